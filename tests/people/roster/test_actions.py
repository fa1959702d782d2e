"""Rows of lists become workers, and an import can be taken back as if it had never been."""

from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, due

from brazier.people import actions, queries
from brazier.people.grouping import SAME, Statement
from brazier.people.models import Record, Worker
from brazier.people.portrait import TALK
from brazier.people.roster import actions as roster
from brazier.people.roster.actions import Draft
from brazier.terms import Actor, Refused

NAMES = ("Rosa Diaz", "Kwame Asante", "Mei-Lin Zhao", "Abdou Ndiaye", "Marie Jean-Baptiste")
PLACES = (("Stow", "Days"), ("Stow", "Nights"), ("Pick", "Days"), ("", ""))


def draft(list_file: int, line: int, name: str, place: tuple[str, str] = ("", ""), **more: object) -> Draft:
    said = {"name": name, "department": place[0], "shift": place[1]}
    return Draft(list_file, line, TODAY, said, {"birth": "1/2/1990"}, b"", **more)  # type: ignore[arg-type]


def bring(harbor: Harbor, list_file: int, *names: str, **more: object) -> list[int]:
    drafts = [draft(list_file, n, name, **more) for n, name in enumerate(names, 1)]  # type: ignore[arg-type]
    numbers = roster.keep(harbor.amara, drafts=drafts, now=NOW)
    roster.settle(harbor.amara, records=numbers, now=NOW)
    return list(numbers)


def test_rows_become_workers_in_their_cells(harbor: Harbor) -> None:
    bring(harbor, 1, "DIAZ, ROSA", "Kwame Asante", place=("Stow", "Nights"))
    assert {w.name: w.cell_id for w in Worker.objects.all()} == {
        "Rosa Diaz": harbor.cell("Stow", "Nights"),
        "Kwame Asante": harbor.cell("Stow", "Nights"),
    }


def test_a_row_in_review_counts_nowhere(harbor: Harbor) -> None:
    bring(harbor, 1, "Rosa Diaz", waits=True)
    assert (queries.count(harbor.amara), queries.in_review(harbor.amara)) == (0, 1)


def test_people_an_import_alone_brought_are_gone_after_undo_and_others_stay(harbor: Harbor) -> None:
    rosa = harbor.worker("Rosa Diaz")
    row, kwame, mei = bring(harbor, 1, "ROSA DIAZ", "Kwame Asante", "Mei-Lin Zhao")
    roster.note_pairs(harbor.amara, words=[Statement(rosa, row, SAME, score=0.98)], now=NOW)
    roster.settle(harbor.amara, records=[row], now=NOW)
    harbor.talk(mei, 2)
    undone = roster.take_back(harbor.amara, files=[1], now=NOW)
    assert (undone.records, undone.gone) == (3, 1)
    assert {w.name for w in Worker.objects.all()} == {"Rosa Diaz", "Mei-Lin Zhao"}
    assert {harbor.person(n).portrait.name for n in undone.stay} == {"Rosa Diaz", "Mei-Lin Zhao"}
    assert kwame not in undone.stay


def test_record_numbers_are_never_used_twice_so_codes_on_paper_stay_true(harbor: Harbor) -> None:
    first = bring(harbor, 1, "Rosa Diaz", "Kwame Asante")
    roster.take_back(harbor.amara, files=[1], now=NOW)
    assert min(bring(harbor, 2, "Mei-Lin Zhao")) > max(first)
    assert harbor.worker("Abdou") > max(first) + 1


def test_plain_address_and_birth_date_end_with_the_review_or_after_30_days(harbor: Harbor) -> None:
    bring(harbor, 1, "Rosa Diaz")
    bring(harbor, 2, "Kwame Asante")
    assert roster.end_plain(Actor.clock, due=due(30)).gone == 0
    assert roster.drop_plain(harbor.amara, files=[1]) == 1
    assert roster.end_plain(Actor.clock, due=due(30, today=TODAY.replace(month=12, day=21))).gone == 1
    assert not Record.objects.filter(plain__isnull=False).exists()


def test_dev_brings_nothing_and_takes_nothing_back(harbor: Harbor) -> None:
    with pytest.raises(Refused):
        roster.keep(DEV, drafts=[draft(1, 1, "Rosa")], now=NOW)
    with pytest.raises(Refused):
        roster.take_back(DEV, files=[1], now=NOW)


@dataclass
class History:
    """A history told in labels, so that it can be told again without one import."""

    harbor: Harbor
    without: int | None = None
    number: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def bring(self, list_file: int, rows: list[tuple[str, tuple[str, str], str]]) -> None:
        if list_file == self.without:
            return
        drafts = [draft(list_file, n, name, place) for n, (name, place, _) in enumerate(rows)]
        made = roster.keep(self.harbor.amara, drafts=drafts, now=NOW)
        labels = [f"{list_file}.{n}" for n in range(len(rows))]
        self.number |= dict(zip(labels, made, strict=True))
        same = [(label, like) for label, (_, _, like) in zip(labels, rows, strict=True) if like in self.number]
        self.say(same, "machine")

    def say(self, same: list[tuple[str, str]], said_by: str = "person") -> None:
        words = [
            Statement(self.number[a], self.number[b], SAME, said_by, 0.9)
            for a, b in same
            if a in self.number and b in self.number and a != b
        ]
        roster.note_pairs(self.harbor.amara, words=words, now=NOW)
        roster.settle(self.harbor.amara, records=self.number.values(), now=NOW)

    def state(self) -> set[tuple[object, ...]]:
        label = {n: name for name, n in self.number.items()}
        found = set()
        for worker in Worker.objects.all():
            mine = Record.objects.filter(worker=worker).values_list("pk", flat=True)
            labels = frozenset(label[pk] for pk in mine if pk in label)
            cell = worker.cell
            place = (cell.department and cell.department.name, cell.shift and cell.shift.name)
            found.add((labels, worker.name, worker.level, place))
        return found


rows = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(PLACES), st.sampled_from(["0.0", "0.1", "1.0", "2.0", "t0", ""])
    ),
    min_size=1,
    max_size=3,
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("bring"), rows),
        st.tuples(st.just("talk"), st.tuples(st.integers(0, 9), st.integers(1, 5))),
        st.tuples(st.just("join"), st.tuples(st.integers(0, 9), st.integers(0, 9))),
    ),
    min_size=2,
    max_size=7,
)


def tell(harbor: Harbor, told: list[tuple[str, object]], gone: int) -> History:
    """Live through a history with all imports; write down what each step meant in records."""
    whole = History(harbor)
    imports = 0
    log: list[tuple[str, object]] = []
    for kind, what in told:
        labels = sorted(whole.number)
        if kind == "bring":
            whole.bring(imports, what)  # type: ignore[arg-type]
            log.append(("bring", (imports, what)))
            imports += 1
        elif not labels:
            continue
        elif kind == "talk":
            log.append(("talk", talk(whole, labels, *what)))  # type: ignore[misc]
        else:
            log.append(("say", join(whole, labels, *what)))  # type: ignore[misc]
    if imports > gone:
        roster.take_back(harbor.amara, files=[gone], now=NOW)
    whole.pairs = log  # type: ignore[assignment]
    return whole


def talk(whole: History, labels: list[str], pick: int, level: int) -> tuple[str, str, int, list[str]]:
    about = labels[pick % len(labels)]
    person = whole.harbor.person(whole.number[about])
    of = {n: label for label, n in whole.number.items()}
    mine = [of[r.number] for r in person.records if r.number in of]
    before = Record.objects.count()
    whole.harbor.talk(person.number, level)
    name = person.portrait.name
    if Record.objects.count() == before:  # she had a record of ours already
        ours = next(r.number for r in person.records if r.list_file is None)
        return of[ours], name, level, []
    label = f"t{sum(name.startswith('t') for name in whole.number)}"
    whole.number[label] = Record.objects.order_by("-pk")[0].pk
    return label, name, level, mine


def join(whole: History, labels: list[str], one: int, other: int) -> list[tuple[str, str]]:
    of = {n: label for label, n in whole.number.items()}
    people = [whole.harbor.person(whole.number[labels[n % len(labels)]]) for n in (one, other)]
    groups = [[of[r.number] for r in p.records] for p in people]
    actions.say(whole.harbor.amara, one=people[0].number, other=people[1].number, kind=SAME, now=NOW)
    return [(a, b) for a in groups[0] for b in groups[1] if people[0].number != people[1].number]


def retell(harbor: Harbor, log: list[tuple[str, object]], gone: int) -> History:
    """Live through the same history in a hub that never saw the import."""
    bare = History(harbor, without=gone)
    for kind, what in log:
        if kind == "bring":
            bare.bring(*what)  # type: ignore[misc]
        elif kind == "say":
            bare.say(what)  # type: ignore[arg-type]
        else:
            label, name, level, mine = what  # type: ignore[misc]
            if label not in bare.number:
                [bare.number[label]] = actions._write_all(harbor.amara, TALK, [{"name": name}], NOW)
                bare.say([(label, other) for other in mine])
            harbor.talk(bare.number[label], level)
    return bare


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=steps, gone=st.integers(0, 2))
def test_undoing_an_import_equals_the_same_history_without_it(
    harbor: Harbor, told: list[tuple[str, object]], gone: int
) -> None:
    with transaction.atomic():
        undone = tell(harbor, told, gone)
        state = undone.state()
        transaction.set_rollback(True)
    with transaction.atomic():
        assert retell(harbor, undone.pairs, gone).state() == state  # type: ignore[arg-type]
        transaction.set_rollback(True)
