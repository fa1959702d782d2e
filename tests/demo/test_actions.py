"""Harbor is lived through by the same actions as people use, and looks like a real campaign afterwards."""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection, transaction
from tests.demo.conftest import Made
from tests.harbor.cast import NOW, TODAY

from brazier.conversations import actions as conversations_write
from brazier.conversations import queries as conversations
from brazier.conversations.leaders import PRIORITY
from brazier.conversations.leading import queries as leading
from brazier.demo import followed, story
from brazier.demo.building import WORKERS
from brazier.handbook import book
from brazier.ledger import queries as ledger
from brazier.lists import queries as lists
from brazier.people.models import Record, Worker
from brazier.terms import Actor
from brazier.upkeep.passing import actions as passing
from brazier.upkeep.passing.method import packed
from brazier.wallchart import queries, reckon
from brazier.wallchart.facts import CellCount, Chart
from brazier.workplaces import queries as workplaces

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a second hub beside the tests' own needs a file"),
]


@dataclass(frozen=True, slots=True)
class Lived:
    """Harbor after its ninety days. heard: what was told on the way; before: ledger lines there were first."""

    founder: Actor
    chart: Chart
    heard: list[tuple[str, int, int]]
    before: int

    def on(self, shift: str) -> reckon.Count:
        """All cells of a shift together."""
        return reckon.total(c.count for c in self.chart.cells if c.facts.shift and c.facts.shift.name == shift)


@pytest.fixture(scope="module")
def lived(harbor_here: Made) -> Lived:
    """Harbor, and its chart."""
    chart = queries.chart(harbor_here.founder, TODAY)
    return Lived(harbor_here.founder, chart, harbor_here.heard, harbor_here.before)


def test_every_invented_day_is_one_line_of_the_ledger_and_the_chain_is_whole(lived: Lived) -> None:
    taken_holes = 2
    assert ledger.head(lived.founder) == lived.before + story.DAYS + taken_holes
    assert ledger.broken_at(lived.founder) is None


def test_whoever_waits_hears_how_many_days_are_done(lived: Lived) -> None:
    assert [(done, whole) for _, done, whole in lived.heard] == [(n, 90) for n in range(1, 91)]


def test_everybody_who_works_there_is_on_the_chart_and_not_all_are_known(lived: Lived) -> None:
    whole = lived.chart.whole
    assert WORKERS <= whole.n < 1.02 * WORKERS
    assert 0.85 * WORKERS < whole.known < 0.98 * WORKERS
    assert len({c.facts.department for c in lived.chart.cells if c.facts.department}) == 14


def test_a_part_is_assessed_lately_a_part_long_ago_and_most_never(lived: Lived) -> None:
    whole = lived.chart.whole
    assert 0.3 < reckon.coverage(whole) < 0.5
    assert 0.1 < whole.stale / whole.n < 0.25
    assert reckon.pessimistic(whole) < whole.for_it < reckon.optimistic(whole) < 0.5 * whole.n


def test_of_thirty_to_sixty_one_is_on_the_committee(lived: Lived) -> None:
    assert 30 < lived.chart.whole.n / lived.chart.whole.committee < 60


def test_the_nights_at_the_back_of_the_week_are_weaker_than_the_days_at_the_front(lived: Lived) -> None:
    days, nights = lived.on("Front days"), lived.on("Back nights")
    assert reckon.coverage(nights) < 0.6 * reckon.coverage(days)
    assert nights.committee / nights.n < 0.5 * days.committee / days.n


def test_arrows_point_up_and_down_against_two_weeks_ago(lived: Lived) -> None:
    big = [c.arrow for c in lived.chart.cells if c.arrow is not None and c.count.n >= 50]
    assert lived.chart.since == TODAY - timedelta(days=14)
    assert sum(arrow > 0 for arrow in big) > 10
    assert sum(arrow < 0 for arrow in big) > 3


def test_the_worst_holes_are_big_and_cold_and_one_waits_for_an_owner(lived: Lived) -> None:
    worst = queries.holes(lived.founder, lived.chart, today=TODAY, most=3)
    assert all(h.hole.count.n > 150 and reckon.hard_support(h.hole.count) < 0.3 for h in worst)
    assert [bool(h.owner) for h in worst].count(False) == 1
    assert sum(len(h.bridges) for h in worst) > 3


def test_the_committee_does_not_mirror_the_unit(lived: Lived) -> None:
    by_part = {m.part: m for m in queries.mirrors(lived.founder, lived.chart, TODAY)}
    shifts = {group.name: group for group in by_part["shift"].groups}
    assert shifts["Back nights"].is_low
    assert not shifts["Front days"].is_low


def test_some_are_followed_some_of_them_confirmed_and_not_all_are_for_it(lived: Lived) -> None:
    found = leading.leader_map(lived.founder, today=TODAY)
    parts = dict(found.quadrants)
    assert 5 < sum(map(len, parts.values())) <= followed.CELLS
    assert parts[PRIORITY]
    assert 0 < found.cells.confirmed < found.cells.cells


def test_headcounts_came_from_a_guess_and_from_counting_and_their_range_shows(lived: Lived) -> None:
    estimates = [c.estimate for c in workplaces.cells(lived.founder) if c.estimate]
    assert {e.source for e in estimates} == {"stand_up"}
    assert sum(e.low < e.people or e.people < e.high for e in estimates) > 60


def test_lists_left_some_rows_to_look_at_and_most_were_clear(lived: Lived) -> None:
    assert 20 < lived.chart.in_review < 400
    files = [f for brought in lists.imports(lived.founder) for f in brought.files]
    by_name = {f.file: f for f in files}
    assert by_name["badge list.csv"].same > 0.85 * by_name["roster in spring.csv"].new
    assert sum(len(f.unreadable) for f in files) == 0


def test_the_desk_has_steps_that_are_due_and_none_is_forgotten_for_months(lived: Lived) -> None:
    due = conversations.due(lived.founder, until=TODAY)
    assert 10 < len(due) < 200
    assert all(TODAY - step.due < timedelta(days=21) for step in due)


def test_what_is_stored_of_everybody_follows_from_what_was_said(lived: Lived) -> None:
    assert conversations.astray(Actor.clock) == ()


def unplaced(chart: Chart) -> list[CellCount]:
    return [c for c in chart.cells if c.facts.department is None and c.facts.shift is None]


def test_friends_of_friends_without_a_department_are_few(lived: Lived) -> None:
    assert sum(c.count.n for c in unplaced(lived.chart)) < 150


def test_the_method_of_harbor_is_passed_on_with_nobody_in_it(lived: Lived) -> None:
    """Canaries: a name, a part of one, a phone, a place typed as issues stay; nobody is in the file."""
    names = list(Worker.objects.values_list("name", flat=True))
    canary = max(names, key=len)
    typed = [
        canary,
        f"{canary.split()[-1].lower()} again",
        "917 555 0148",
        "stow is cold",
        "no water",
    ]
    with transaction.atomic():
        conversations_write.offer_issues(lived.founder, names=typed, now=NOW)
        found = passing.pass_on(lived.founder, lessons="Eat together. You may rest.", own={}, now=NOW)
        transaction.set_rollback(True)
    assert found.method.issues == (*conversations_write.FIRST_ISSUES, "no water")
    with zipfile.ZipFile(io.BytesIO(packed(found.method))) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    book_of_all = {
        f"handbook/{lang}/{n}": text for lang, files in book.sources().items() for n, text in files.items()
    }
    assert {
        name: text for name, text in texts.items() if name in book_of_all
    } == book_of_all  # the same for everybody
    rest = " ".join(text for name, text in texts.items() if name not in book_of_all).casefold()
    said = Record.objects.values_list("said", flat=True)
    phones = {
        digits for one in said for phone in one.get("phones", ()) if len(digits := re.sub(r"\D", "", phone)) > 6
    }
    assert len(names) > 5000
    assert len(phones) > 1000
    assert [name for name in names if name.casefold() in rest] == []
    assert [phone for phone in phones if phone in re.sub(r"\D", "", rest)] == []
    assert [p.name for p in workplaces.departments(lived.founder) if f'"{p.name.casefold()}' in rest] == []
