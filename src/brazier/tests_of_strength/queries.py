"""Read tests: the ladder, each test with its cells, who took part, and which test comes next."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from zlib import crc32

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.conversations import queries as conversations
from brazier.people.reach.queries import within
from brazier.people.roster import queries as roster
from brazier.storage import sight
from brazier.terms import Actor, Wrong
from brazier.tests_of_strength import climbing, counting
from brazier.tests_of_strength.climbing import Past
from brazier.tests_of_strength.counting import Aim, Took, Total
from brazier.tests_of_strength.facts import Counts, LadderFacts, Last, ResultFacts, Standings, TestFacts
from brazier.tests_of_strength.ladder import SHIPPED, from_plain
from brazier.tests_of_strength.life import DEBRIEFED, DROPPED, OVER, RUNNING
from brazier.tests_of_strength.models import Goal, Ladder, Result, StructureTest, Turn
from brazier.wallchart import queries as wallchart
from brazier.workplaces import queries as workplaces
from brazier.workplaces.holes import queries as turns

NOTHING = "There is nothing here."


def ladder(actor: Actor) -> LadderFacts:
    """The ladder as it is now."""
    allow(actor, "tests_of_strength.look")
    rows = list(Ladder.objects.order_by("-pk")[:2])
    if not rows:
        return LadderFacts(SHIPPED)
    before = rows[1].pk if len(rows) > 1 else 0
    return LadderFacts(from_plain(rows[0].rungs) or SHIPPED, rows[0].pk, before)


def test(actor: Actor, number: int) -> TestFacts:
    """One test. Errors: Wrong if there is none."""
    allow(actor, "tests_of_strength.look")
    row = StructureTest.objects.filter(pk=number).first()
    if row is None:
        raise Wrong("strength.no_test", NOTHING)
    return _told([row])[0]


def _told(rows: Iterable[StructureTest]) -> list[TestFacts]:
    known = list(rows)
    began = {}
    for turn in Turn.objects.filter(test__in=known, state=RUNNING).order_by("-pk"):
        began[turn.test_id] = turn.at
    return [
        TestFacts(
            t.pk, t.rung, t.name, t.ask, t.kind, t.is_public, t.share, t.starts_on, t.ends_on, t.state,
            began.get(t.pk), t.learned,
        )
        for t in known
    ]  # fmt: skip


def standings(actor: Actor) -> Standings:
    """All tests that were not dropped, newest first, and which one comes next."""
    allow(actor, "tests_of_strength.look")
    rows = _told(StructureTest.objects.exclude(state=DROPPED).order_by("-starts_on", "-pk"))
    known, now_at = [(t, _total(actor, t)) for t in rows], ladder(actor)
    past = [
        Past(
            rung=t.rung,
            goes_on=t.state not in OVER,
            is_debriefed=t.state == DEBRIEFED,
            is_passed=total.is_passed,
            would_pass=total.would_pass,
            verified=total.verified,
        )
        for t, total in reversed(known)
    ]
    return Standings(tuple(known), climbing.suggested(past, now_at.rungs), now_at)


def last(actor: Actor) -> Last | None:
    """The newest test that is over, with what it came to; None while there is none."""
    allow(actor, "tests_of_strength.look")
    row = StructureTest.objects.filter(state__in=OVER).order_by("-ends_on", "-pk").first()
    if row is None:
        return None
    [told] = _told([row])
    return Last(told, _total(actor, told))


def counts(actor: Actor, *, number: int) -> Counts:
    """A test with its cells, in the order of the chart. Outside one's care small cells are counted together."""
    allow(actor, "tests_of_strength.look")
    return _counts(actor, test(actor, number))


def _counts(actor: Actor, told: TestFacts) -> Counts:
    aims, people = _aims(actor, told.id), took(actor, number=told.id)
    every = counting.lines(aims, people)
    lines = counting.told(every, wallchart.own_cells(actor))
    whole = counting.total_told(counting.total(every, people, told.began), lines)
    return Counts(told, whole, lines, _mark(told, aims, people))


def _total(actor: Actor, told: TestFacts) -> Total:
    return _counts(actor, told).total


def _mark(told: TestFacts, aims: list[Aim], people: tuple[Took, ...]) -> str:
    return f"{told.state}-{crc32(repr((aims, people)).encode()):x}"


def cells(actor: Actor, *, number: int) -> frozenset[int]:
    """The cells that take part in a test."""
    allow(actor, "tests_of_strength.look")
    return frozenset(aim.cell for aim in _aims(actor, number))


def goals(actor: Actor, *, number: int) -> dict[int, Aim]:
    """What is wanted of each cell of a test, by cell."""
    allow(actor, "tests_of_strength.look")
    return {aim.cell: aim for aim in _aims(actor, number)}


def proposed(actor: Actor, *, share: int, today: date) -> dict[int, tuple[int, str]]:
    """A first goal for every cell where somebody works, by this share; and who sees to it: in whose care the cell
    is, or who takes it as a hole."""
    allow(actor, "tests_of_strength.plan")
    there = workplaces.cells(actor)
    named = roster.count_in(actor, [c.id for c in there])
    holes = {cell: owner.organizer for cell, owner in turns.owners(actor).items() if owner.done_on is None}
    care = {c.thing: c.organizer for c in access.turf(actor, today=today) if c.kind == "cell"}
    active = {o.id for o in access.organizers(actor)}
    found = {}
    for c in there:
        goal = counting.goal_of(max(named.get(c.id, 0), c.estimate.people if c.estimate else 0), share)
        owner = care.get(c.id) or holes.get(c.id, "")
        if goal:
            found[c.id] = (goal, owner if owner in active else "")
    return found


def _aims(actor: Actor, number: int) -> list[Aim]:
    """What is wanted of each cell; of cells that were joined since then, together."""
    roots, found = workplaces.roots(actor), dict[int, Aim]()
    for row in Goal.objects.filter(test=number).order_by("pk"):
        cell = roots.get(row.cell_id, row.cell_id)
        had = found.get(cell, Aim(cell, 0, 0))
        found[cell] = Aim(cell, had.people + row.people, had.goal + row.goal, had.owner or row.owner)
    return list(found.values())


@sight.whole()
def took(actor: Actor, *, number: int) -> tuple[Took, ...]:
    """Everybody who took part in a test, by the cell they stand in now; numbers, shown to nobody as they are."""
    allow(actor, "tests_of_strength.look")
    rows = list(
        Result.objects.filter(test=number, taken_back_at=None)
        .exclude(record__worker=None)
        .values_list("record__worker", "record__worker__cell", "noted_at", "act")
    )
    good = conversations.acts_that_count(actor, acts=[act for *_, act in rows if act])
    return tuple(Took(w, cell, at, act in good) for w, cell, at, act in rows if w is not None)


def mark_of(actor: Actor, *, number: int) -> str:
    """Changes whenever what the board of this test shows may have changed."""
    allow(actor, "tests_of_strength.look")
    return _mark(test(actor, number), _aims(actor, number), took(actor, number=number))


def results(actor: Actor, *, number: int, cell: int) -> dict[int, ResultFacts]:
    """Those of a cell who took part and are within reach, by worker. What was seen comes before what is said."""
    allow(actor, "tests_of_strength.write")
    near = within(actor, "tests_of_strength.write", "record__worker__")
    rows = list(
        Result.objects.filter(near, test=number, taken_back_at=None, record__worker__cell=cell)
        .select_related("record")
        .order_by("pk")
    )
    good = conversations.acts_that_count(actor, acts=[row.act for row in rows if row.act])
    found: dict[int, ResultFacts] = {}
    for row in sorted(rows, key=lambda r: r.act in good):
        worker = row.record.worker_id
        if worker is not None:
            proof = row.proof if row.act in good else ""
            is_mine = row.noted_by == actor.id
            found[worker] = ResultFacts(row.pk, worker, row.day, row.noted_by, proof, row.verified_by, is_mine)
    return found


def brought(actor: Actor, *, number: int) -> dict[int, int]:
    """By worker: how many of those who were seen in this test came because she asked them; within reach."""
    allow(actor, "tests_of_strength.write")
    near = within(actor, "tests_of_strength.write", "brought_by__worker__")
    rows = Result.objects.filter(near, test=number, taken_back_at=None).exclude(act=None).exclude(brought_by=None)
    pairs = list(rows.values_list("brought_by__worker", "act"))
    good = conversations.acts_that_count(actor, acts=[act for _, act in pairs if act])
    found: defaultdict[int, int] = defaultdict(int)
    for worker, act in pairs:
        if worker is not None and act in good:
            found[worker] += 1
    return dict(found)
