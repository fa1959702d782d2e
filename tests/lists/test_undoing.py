"""Whatever happened in between: an import that is undone leaves what would be there had it never come.

A history is lived through in one hub with all its imports, then in another without the one that is undone. What
people did in the first is copied to the second as far as it says anything about rows that are there. Who matches
whom is drawn, pair by pair, because true matching would judge otherwise in the hub that never saw the import.
"""

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.harbor.cast import NOW, Harbor

from brazier.lists import actions, matched
from brazier.lists.matched import Matched
from brazier.lists.models import Doubt, Import
from brazier.lists.planning import Link, record_key
from brazier.lists.rows import Line
from brazier.people import actions as people
from brazier.people.facts import Known
from brazier.people.grouping import SAME
from brazier.people.grouping import Statement as Word
from brazier.people.models import Record, Statement, Worker
from brazier.people.roster import actions as roster
from brazier.terms import Wrong

HISTORIES = int(os.environ.get("BRAZIER_UNDO_HISTORIES", "30"))
NAMES = ("Rosa Diaz", "Kwame Asante", "Mei-Lin Zhao", "Abdou Ndiaye")
PLACES = (("Stow", "Days"), ("Stow", "Nights"), ("Pick", "Days"), ("", ""))
Pair = tuple[str, str, str]

picks = st.integers(0, 19)
likes = st.lists(st.tuples(picks, st.sampled_from(["same", "doubt"])), max_size=2)
rows = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(PLACES), likes), min_size=1, max_size=3)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("bring"), rows),
        st.tuples(st.just("bring"), rows),
        st.tuples(st.just("answer"), picks, st.sampled_from(["same", "apart", "unsure"])),
        st.tuples(st.just("unanswer")),
        st.tuples(st.just("talk"), picks, st.integers(1, 5)),
        st.tuples(st.just("edit"), picks, st.sampled_from(NAMES)),
        st.tuples(st.just("join"), picks, picks),
        st.tuples(st.just("part"), picks),
        st.tuples(st.just("undo"), picks),
    ),
    min_size=2,
    max_size=10,
)


@dataclass
class Hub:
    """One of the two hubs, with names for its records that both understand. retold: the one without the import."""

    harbor: Harbor
    retold: bool = False
    number: dict[str, int] = field(default_factory=dict)
    imports: dict[int, int] = field(default_factory=dict)

    @property
    def label(self) -> dict[int, str]:
        return {number: label for label, number in self.number.items()}

    def bring(
        self, at: int, told: list[tuple[str, tuple[str, str], object]], pairs: list[Pair], now: datetime
    ) -> None:
        """Bring and take a list; pairs: by labels, whom matching takes for the same and whom it doubts."""
        lines = [f"{name},{department},{shift}" for name, (department, shift), _ in told]
        body = "Name,Department,Shift\n" + "\n".join(lines) + "\n"
        import_id, unread = actions.bring(self.harbor.amara, files=[("list.csv", body.encode())], now=now)
        assert import_id is not None, unread
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(matched, "match", self._matching(at, pairs))
            actions.take(self.harbor.amara, import_id=import_id, now=now)
        self.imports[at] = import_id
        mine = Record.objects.filter(list_file__in=Import.objects.get(pk=import_id).listfile_set.all())
        self.number |= {f"{at}.{line - 2}": pk for line, pk in mine.values_list("line", "pk")}

    def _matching(self, at: int, pairs: list[Pair]) -> object:
        def match(lines: list[tuple[Line, bytes]], known: tuple[Known, ...], **_: object) -> Matched:
            key = {f"{at}.{line.row.line - 2}": line.key for line, _ in lines}
            seen = {self.label[k.record] for k in known} | key.keys()
            if not self.retold:  # matching can say nothing of records that it is not shown
                pairs[:] = [pair for pair in pairs if pair[1] in seen]
            key = {label: record_key(number) for label, number in self.number.items()} | key
            found = [(key[a], key[b], how) for a, b, how in pairs if b in key]
            links = tuple(Link(a, b, 0.9) for a, b, how in found if how == "same")
            doubts = tuple(Link(a, b, 0.5) for a, b, how in found if how == "doubt")
            placed = {line.key: "new" for line, _ in lines}
            placed |= {link.a: "same" for link in links} | {doubt.a: "review" for doubt in doubts}
            return Matched(placed, links, doubts)

        return match

    def counts(self) -> list[str]:
        """Records that count, by label."""
        there = set(Record.objects.filter(waits=False).values_list("pk", flat=True))
        return sorted(label for label, number in self.number.items() if number in there)

    def doubts(self) -> dict[tuple[str, str], Doubt]:
        label = self.label
        return {(label[d.record_id], label[d.other_id]): d for d in Doubt.objects.order_by("pk") if d.other_id}

    def said(self) -> set[Pair]:
        """What people said of pairs."""
        label = self.label
        return {
            (*sorted((label[a], label[b])), kind)  # type: ignore[misc]
            for a, b, kind in Statement.objects.filter(said_by="person").values_list("a", "b", "kind")
        }

    def notice(self) -> None:
        """Name the records of ours that are new."""
        fresh = Record.objects.filter(list_file=None).exclude(pk__in=self.number.values()).order_by("pk")
        self.number |= {f"t{pk}": pk for pk in fresh.values_list("pk", flat=True)}

    def state(self) -> tuple[object, object, object]:
        """Who is whom, where and how rated; which rows wait; which questions are open."""
        label = self.label
        workers = set()
        for w in Worker.objects.select_related("cell__department", "cell__shift"):
            mine = frozenset(label[pk] for pk in Record.objects.filter(worker=w).values_list("pk", flat=True))
            place = (w.cell.department and w.cell.department.name, w.cell.shift and w.cell.shift.name)
            workers.add((mine, w.name, w.level, place))
        waiting = {label[pk] for pk in Record.objects.filter(waits=True).values_list("pk", flat=True)}
        return workers, waiting, {pair: d.answer for pair, d in self.doubts().items()}


@dataclass
class Deed:
    """One step as it was lived: what to do, and what people had said and written when it was over."""

    step: tuple[object, ...]
    now: datetime
    at: int = -1
    pairs: list[Pair] = field(default_factory=list)
    pair: tuple[str, str] | None = None
    said: set[Pair] = field(default_factory=set)
    ours: dict[str, dict[str, object]] = field(default_factory=dict)


OURS = ("source", "day", "said", "standing", "traits")


def live(hub: Hub, told: list[tuple[object, ...]]) -> list[Deed]:
    """Live through a history with all its imports."""
    deeds = []
    for number, step in enumerate(told):
        deed = Deed(step, NOW + timedelta(minutes=number))
        try:
            with transaction.atomic():
                _DO[str(step[0])](hub, deed, *step[1:])
        except Wrong:
            continue  # what is refused changes nothing
        hub.notice()
        deed.said = hub.said()
        label = hub.label
        own = Record.objects.filter(list_file=None).order_by("pk")
        deed.ours = {label[row["pk"]]: {f: row[f] for f in OURS} for row in own.values("pk", *OURS)}
        deeds.append(deed)
    return deeds


def _bring(hub: Hub, deed: Deed, told: list[tuple[str, tuple[str, str], list[tuple[int, str]]]]) -> None:
    deed.at = len(hub.imports)
    known = hub.counts()
    for n, (_, _, like) in enumerate(told):
        others = [*known, *(f"{deed.at}.{before}" for before in range(n))]
        wanted = {others[pick % len(others)]: how for pick, how in like if others}
        deed.pairs += [(f"{deed.at}.{n}", other, how) for other, how in wanted.items()]
    hub.bring(deed.at, told, deed.pairs, deed.now)


def _answer(hub: Hub, deed: Deed, pick: int, how: str) -> None:
    still = [pair for pair, d in hub.doubts().items() if d.answer in {"open", "unsure"}]
    if still:
        deed.pair = still[pick % len(still)]
        actions.answer(hub.harbor.amara, doubt=hub.doubts()[deed.pair].pk, answer=how, now=deed.now)


def _unanswer(hub: Hub, deed: Deed) -> None:
    before = {pair: d.answer for pair, d in hub.doubts().items()}
    actions.undo_answer(hub.harbor.amara, now=deed.now)
    changed = {p for p, d in hub.doubts().items() if before[p] in {"same", "apart"} and d.answer == "open"}
    [deed.pair] = changed


def _person(hub: Hub, pick: int) -> int:
    there = hub.counts()
    if not there:
        raise Wrong("test.nobody", "Nobody is there.")
    return hub.number[there[pick % len(there)]]


def _talk(hub: Hub, deed: Deed, pick: int, level: int) -> None:
    hub.harbor.talk(hub.harbor.person(_person(hub, pick)).number, level)


def _edit(hub: Hub, deed: Deed, pick: int, name: str) -> None:
    worker = hub.harbor.person(_person(hub, pick)).number
    people.edit(hub.harbor.amara, worker=worker, typed={"name": name}, now=deed.now)


def _join(hub: Hub, deed: Deed, one: int, other: int) -> None:
    pair = _person(hub, one), _person(hub, other)
    people.say(hub.harbor.amara, one=pair[0], other=pair[1], kind=SAME, now=deed.now)


def _part(hub: Hub, deed: Deed, pick: int) -> None:
    record = _person(hub, pick)
    worker = hub.harbor.person(record).number
    people.part(hub.harbor.amara, worker=worker, records=[record], now=deed.now)


def _undo(hub: Hub, deed: Deed, pick: int) -> None:
    taken = [at for at, n in hub.imports.items() if Import.objects.get(pk=n).state == "taken"]
    if taken:
        deed.at = taken[pick % len(taken)]
        undo(hub, deed.at, deed.now)


def undo(hub: Hub, at: int, now: datetime) -> None:
    """Take an import back and forget its labels."""
    actions.undo(hub.harbor.amara, import_id=hub.imports[at], now=now)
    hub.number = {label: n for label, n in hub.number.items() if not label.startswith(f"{at}.")}


_DO = {
    "bring": _bring, "answer": _answer, "unanswer": _unanswer, "talk": _talk, "edit": _edit, "join": _join,
    "part": _part, "undo": _undo,
}  # fmt: skip


def live_without(hub: Hub, deeds: list[Deed], gone: int) -> None:
    """Live through the same history in a hub that never sees one of the imports."""
    for deed in deeds:
        kind = deed.step[0]
        if kind == "bring" and deed.at != gone:
            hub.bring(deed.at, deed.step[1], deed.pairs, deed.now)  # type: ignore[arg-type]
        elif kind == "undo" and deed.at in hub.imports:
            undo(hub, deed.at, deed.now)
        elif kind == "answer" and deed.pair in hub.doubts():
            doubt = hub.doubts()[deed.pair].pk
            actions.answer(hub.harbor.amara, doubt=doubt, answer=str(deed.step[2]), now=deed.now)
        elif kind == "unanswer" and deed.pair in hub.doubts():
            actions.undo_answer(hub.harbor.amara, now=deed.now)
        _copy(hub, deed)


def _copy(hub: Hub, deed: Deed) -> None:
    """What people wrote and said, as far as it is about records that are here."""
    for label, row in deed.ours.items():
        if label not in hub.number:
            [hub.number[label]] = people._write_all(hub.harbor.amara, str(row["source"]), [row["said"]], deed.now)  # type: ignore[list-item]
        Record.objects.filter(pk=hub.number[label]).update(**row)
    wanted = {(a, b, kind) for a, b, kind in deed.said if a in hub.number and b in hub.number}
    for a, b, kind in hub.said() - wanted:
        one, other = sorted((hub.number[a], hub.number[b]))
        Statement.objects.filter(a=one, b=other, said_by="person", kind=kind).delete()
    words = [Word(hub.number[a], hub.number[b], kind, "person") for a, b, kind in wanted]
    roster.note_pairs(hub.harbor.amara, words=words, now=deed.now)
    roster.settle(hub.harbor.amara, records=hub.number.values(), now=deed.now)


@pytest.mark.slow
@settings(
    max_examples=HISTORIES,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(told=steps, gone=st.integers(0, 2))
def test_an_undone_import_leaves_what_would_be_there_had_it_never_come(
    harbor: Harbor, told: list[tuple[object, ...]], gone: int
) -> None:
    with transaction.atomic():
        whole = Hub(harbor)
        deeds = live(whole, told)
        if gone in whole.imports and Import.objects.get(pk=whole.imports[gone]).state == "taken":
            undo(whole, gone, NOW + timedelta(hours=1))
        left = whole.state()
        transaction.set_rollback(True)
    with transaction.atomic():
        bare = Hub(harbor, retold=True)
        live_without(bare, deeds, gone)
        assert left == bare.state()
        transaction.set_rollback(True)
