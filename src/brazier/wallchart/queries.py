"""Gather what the wall chart shows: a handful of reads, whatever the size."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import connection

from brazier.access import queries as access
from brazier.access.gate import ALL, STANDING, allow, may
from brazier.conversations import queries as conversations
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.people.committee import queries as committee
from brazier.people.roster import queries as roster
from brazier.people.telling import queries as telling
from brazier.storage import sight
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.wallchart import reckon
from brazier.wallchart.facts import CellAge, Chart, Freshness, HoleFacts, Knows, Mirror, OwnerFacts, Steps
from brazier.wallchart.layout import Desk, arrange, as_seen, counted
from brazier.wallchart.telling import as_told
from brazier.workplaces import queries as workplaces
from brazier.workplaces.holes import queries as turns_read

HOLES_FIRST = 3
WEEK = timedelta(days=7)
_T = TypeVar("_T")
_one_works = threading.RLock()  # again by the same thread: the desk is made from the chart


@dataclass(frozen=True, slots=True)
class _Held:
    """Something worked out from the whole, with the ledger line and the day it was worked out at."""

    head: int
    today: date
    near: frozenset[int] | None
    thing: Any


def chart(actor: Actor, today: date) -> Chart:
    """The wall chart of today, as whoever asks may see it; counted again when a line came into the ledger since.

    From committee level on a cell under 5 outside one's own care is counted in its neighbor, and how people stand
    outside it is told only when so many moved that none of them is told apart.
    """
    allow(actor, "wallchart.look")
    near = own_cells(actor)
    if near is None:
        return _whole(actor, today)

    def made() -> Chart:
        return as_seen(_told(actor, today, near), near)

    return _kept(actor, f"wall chart of {actor.id}", today, made, near)


def _whole(actor: Actor, today: date) -> Chart:
    return _kept(actor, "wall chart", today, lambda: _draw(actor, today))


def _told(actor: Actor, today: date, near: frozenset[int] | None) -> Chart:
    """The chart whose every cell whoever asks may be told, before small ones are counted in their neighbors."""
    whole = _whole(actor, today)
    if near is None:
        return whole
    told, then = _kept(
        actor,
        f"told of cells to {actor.id}",
        today,
        lambda: (
            telling.shown(actor, near=near, today=today),
            telling.shown_then(actor, near=near, today=today),
        ),
        near,
    )
    return as_told(whole, near, told, then)


def own_cells(actor: Actor) -> frozenset[int] | None:
    """The cells whose split whoever asks may see however small they are; None for all."""
    rule = allow(actor, "people.look") if may(actor, "people.look") else None
    if rule is not None and rule.reach == ALL and rule.tier >= STANDING:
        return None
    roots = workplaces.roots(actor) if actor.reach.cells else {}
    return frozenset(roots.get(cell, cell) for cell in actor.reach.cells)


def desk(actor: Actor, today: date) -> Desk:
    """What the desk looks at first: the chart as a grid, and the worst holes, numbered in it."""
    allow(actor, "wallchart.look")
    near = own_cells(actor)

    def made() -> Desk:
        drawn = chart(actor, today)
        worst = holes(actor, drawn, today=today, most=HOLES_FIRST + 1)
        numbered = [h.hole.cell for h in worst[:HOLES_FIRST]]
        told = _told(actor, today, near)
        grid = arrange(told.cells, numbered, may_split=lambda cell: near is None or cell in near)
        return Desk(drawn, grid, worst[:HOLES_FIRST], len(worst) > HOLES_FIRST)

    name = "wall chart at the desk" if near is None else f"wall chart at the desk of {actor.id}"
    return _kept(actor, name, today, made, near)


def _kept(actor: Actor, name: str, today: date, make: Callable[[], _T], near: frozenset[int] | None = None) -> _T:
    """What was worked out under this name, as long as nobody wrote and the day is the same.

    Fifty who look at the same moment wait for the one who came first, instead of working it out fifty times.
    In the middle of a write it is always worked out again: what is not kept yet has no line either.
    """
    if connection.in_atomic_block:
        return make()
    found = _still_true(actor, name, today, near)
    if found is None:
        with _one_works:
            found = _still_true(actor, name, today, near)
            if found is None:
                # the line is read before the counts: a write in between makes them newer than it, never older
                head = ledger.head_of_writes(actor)
                found = _Held(head, today, near, make())
                here.hold(name, found)
    thing: _T = found.thing
    return thing


def _still_true(actor: Actor, name: str, today: date, near: frozenset[int] | None) -> _Held | None:
    held = here.held.get(name)
    if isinstance(held, _Held) and (held.head, held.today, held.near) == (
        ledger.head_of_writes(actor),
        today,
        near,
    ):
        return held
    return None


@sight.whole()  # worked out once for everybody; `as_seen` masks it before it leaves
def _draw(actor: Actor, today: date) -> Chart:
    then = conversations.two_weeks_ago(actor, today)
    cells = counted(
        workplaces.cells(actor),
        people.tallies(actor, today),
        people.slots(actor),
        workplaces.whole(actor),
        reckon.together(then.counts, workplaces.roots(actor)) if then else None,
    )
    return Chart(
        cells=cells,
        whole=reckon.total(c.count for c in cells),
        median=reckon.median_age(people.ages(actor, today)),
        since=then.day if then else None,
        in_review=people.in_review(actor),
    )


def holes(actor: Actor, drawn: Chart, *, today: date, most: int | None = None) -> tuple[HoleFacts, ...]:
    """The holes of a chart, the worst first, with owner and bridge; all, or at most so many."""
    allow(actor, "wallchart.look")
    found = reckon.holes((c.facts.id, c.count) for c in drawn.cells if c.facts.department or c.facts.shift)[:most]
    facts = {c.facts.id: c.facts for c in drawn.cells}
    owners, bridges = _owners(actor, today), {}
    if may(actor, "people.look"):
        bridges = _bridges(actor, [h.cell for h in found])
    return tuple(HoleFacts(h, facts[h.cell], owners.get(h.cell), bridges.get(h.cell, ())) for h in found)


def _owners(actor: Actor, today: date) -> dict[int, OwnerFacts]:
    """Who takes each hole, by name; whoever is not here any more takes nothing."""
    turns, handles = turns_read.owners(actor), access.handles(actor)
    workers = roster.worker_of(actor, (t.record for t in turns.values() if t.record))
    names = roster.names_of(actor, (w for w in workers.values() if w))
    found = {}
    for cell, turn in turns.items():
        if turn.record is None:
            name, key, code = handles.get(turn.organizer, ""), f"o{turn.organizer}", f"K-{turn.organizer}"
        else:
            worker = workers.get(turn.record) or 0
            name, key = names.get(worker, ""), f"r{turn.record}"
            code = people.code_of(actor, turn.record)
        if name:
            is_late = turn.done_on is None and turn.by_day < today
            found[cell] = OwnerFacts(key, name, code, turn.by_day, turn.done_on, is_late)
    return found


def _bridges(actor: Actor, cells: list[int]) -> dict[int, tuple[Knows, ...]]:
    found = committee.bridges(actor, cells=cells)
    numbers = {n for ways in found.values() for way in ways for n in (way.member, way.via) if n}
    names = roster.names_of(actor, numbers)
    codes = {n: people.code_of(actor, n) for n in numbers}
    return {
        cell: tuple(
            Knows(names[way.member], codes[way.member], names.get(way.via or 0, ""), codes.get(way.via or 0, ""))
            for way in ways
            if way.member in names and (not way.via or way.via in names)
        )
        for cell, ways in found.items()
    }


def steps(actor: Actor, today: date, *, most: int = 3) -> Steps:
    """The next steps of this week, late ones first: of whoever asks, or of everybody if she has none."""
    allow(actor, "wallchart.look")
    week = today + WEEK
    own = conversations.due_count(actor, until=week, owner=actor.id)
    owner = actor.id if own else ""
    due = conversations.due(actor, until=week, owner=owner, most=most)
    rows = people.rows_of(actor, records=[d.record for d in due], today=today)
    handles = access.handles(actor) if due else {}
    return Steps(
        count=own or conversations.due_count(actor, until=week),
        mine=bool(own),
        first=tuple((d, rows[d.record], handles.get(d.owner, "")) for d in due if d.record in rows),
    )


def freshness(actor: Actor, today: date) -> Freshness:
    """Whether the count is still true."""
    allow(actor, "wallchart.look")
    drawn = chart(actor, today)
    support, ages = people.support_ages(actor, today), committee.ages_by_cell(actor, today)
    claimed, effective = sum(n for _, n in support), reckon.effective_support(support)
    if own_cells(actor) is not None:
        claimed, effective = drawn.whole.for_it, reckon.coarse_support(drawn.whole.for_it, claimed, effective)
    told = [
        CellAge(
            c, c.count.assessed + c.count.stale, c.count.stale, reckon.median_age(ages.get(c.facts.id, ())) or 0
        )
        for c in drawn.cells
        if c.count.assessed + c.count.stale
    ]
    return Freshness(
        median=drawn.median,
        rated=drawn.whole.assessed + drawn.whole.stale,
        stale=drawn.whole.stale,
        effective=effective,
        claimed=claimed,
        by_cell=tuple(sorted(told, key=lambda age: (-age.stale / age.rated, -age.median, -age.rated))),
        phones=committee.phones(actor),
    )


def mirrors(actor: Actor, drawn: Chart, today: date) -> tuple[Mirror, ...]:
    """The committee beside the unit: by department, shift, language, and how long people have been here."""
    allow(actor, "wallchart.look")
    named = people.count(actor)
    languages, speak = reckon.by_language(committee.languages(actor))
    tenures, since = reckon.by_tenure(committee.starts(actor), today)
    if own_cells(actor) is not None:
        languages, tenures = reckon.folded(languages), reckon.folded(tenures)
    return (
        _by_part(drawn, "department"),
        _by_part(drawn, "shift"),
        Mirror("language", languages, speak, named),
        Mirror("tenure", tenures, since, named),
    )


def _by_part(drawn: Chart, part: str) -> Mirror:
    groups: dict[str, list[reckon.Count]] = {}
    for c in drawn.cells:
        named = getattr(c.facts, part)
        groups.setdefault(named.name if named else "", []).append(c.count)
    counts = {name: reckon.total(found) for name, found in groups.items()}
    known = sum(count.n for name, count in counts.items() if name)
    return Mirror(part, reckon.mirror(counts.items()), known, drawn.whole.n)
