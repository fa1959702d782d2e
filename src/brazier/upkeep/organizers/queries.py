"""Organizers as their pages tell them; gathered for handing over."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from brazier.access import queries as access
from brazier.access.changes import queries as changes
from brazier.access.facts import Care, Named, Offered, Opening, Removed
from brazier.access.gate import allow, may
from brazier.access.turf import queries as windows
from brazier.conversations import queries as conversations
from brazier.people import queries as people
from brazier.people.roster import queries as roster
from brazier.people.turf import queries as turf
from brazier.people.turf.queries import Piece as PieceKey
from brazier.terms import Actor, Wrong
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts


@dataclass(frozen=True, slots=True)
class Line:
    """An organizer in the list. people: in their care today; steps: their open next steps; offered: what of theirs
    is offered to others and not answered."""

    who: Named
    people: int
    steps: int
    offered: int


@dataclass(frozen=True, slots=True)
class Held:
    """A piece of turf in words, as far as whoever asks may know. id: of the care, or of the offer; whose: a
    handle; until: None for an offer; is_written, code: of somebody they wrote down and nobody else said yes to,
    the code for whoever may say it."""

    id: int
    kind: str
    cell: CellFacts | None
    name: str
    people: int
    whose: str = ""
    until: date | None = None
    is_written: bool = False
    code: str = ""


def all_of_us(actor: Actor, *, today: date) -> tuple[Line, ...]:
    """Everybody who was not removed, by handle. When somebody was here last is not kept and not told."""
    allow(actor, "access.look")
    steps, cares = conversations.open_counts(Actor.clock), access.turf(actor, today=today)
    held = _people(actor, cares)
    offered = Counter(o.of for o in changes.offers(actor))
    return tuple(
        Line(o, len(held.get(o.id, frozenset())), steps.get(o.id, 0), offered[o.id])
        for o in access.organizers(actor)
    )


def _people(actor: Actor, cares: Iterable[Care]) -> dict[str, frozenset[int]]:
    kept = tuple(cares)
    inside = turf.inside(Actor.clock, pieces=(_key(c) for c in kept))
    found: dict[str, frozenset[int]] = {}
    for c in kept:
        found[c.organizer] = found.get(c.organizer, frozenset()) | inside[_key(c)].people
    return found


def _key(c: Care | Offered) -> PieceKey:
    return (c.kind, c.thing, c.name)


def one(actor: Actor, *, organizer: str, today: date) -> tuple[Line, tuple[Held, ...]]:
    """One organizer with their turf. Errors: Wrong if there is none."""
    allow(actor, "access.look")
    found = [line for line in all_of_us(actor, today=today) if line.who.id == organizer]
    if not found:
        raise Wrong("access.organizer", "There is nothing here.")
    return found[0], _held(actor, access.turf(actor, today=today, organizer=organizer))


def offered_to(actor: Actor) -> tuple[Held, ...]:
    """What is offered to whoever asks, and not answered yet."""
    allow(actor, "access.offer")
    return _held(actor, changes.offers(actor, to=actor.id))


def _held(actor: Actor, rows: Iterable[Care | Offered]) -> tuple[Held, ...]:
    kept = tuple(rows)
    handles, roots = access.handles(actor), workplaces.roots(Actor.clock)
    cells = {c.id: c for c in workplaces.cells(actor)} if may(actor, "workplaces.look") else {}
    inside = turf.inside(Actor.clock, pieces=map(_key, kept))
    workers = roster.worker_of(Actor.clock, (c.thing for c in kept if c.kind == "person"))
    asked = [w for w in workers.values() if w] if may(actor, "people.look") else []
    names = roster.names_of(actor, asked) if asked else {}
    written = {c.id for c in kept if isinstance(c, Care) and c.is_written}
    return tuple(
        Held(
            id=c.id,
            kind=c.kind,
            cell=cells.get(roots.get(c.thing, c.thing)) if c.kind == "cell" else None,
            name=c.name if c.kind == "language" else names.get(workers.get(c.thing) or 0, ""),
            people=len(inside[_key(c)].people),
            whose=handles.get(c.of, "") if isinstance(c, Offered) else "",
            until=c.until if isinstance(c, Care) else None,
            is_written=c.id in written and isinstance(c, Care),
            code=people.code_of(actor, c.thing) if c.id in written and may(actor, "access.turf") else "",
        )
        for c in kept
    )


def openings(actor: Actor, *, now: datetime) -> tuple[tuple[Opening, str, str, CellFacts | None], ...]:
    """Circles and break-glass of the last 30 days, each with the handles of the two, and the cell."""
    allow(actor, "access.turf")
    handles, cells = access.handles(actor), {c.id: c for c in workplaces.cells(actor)}
    return tuple(
        (
            _coded(actor, w),
            handles.get(w.organizer, ""),
            handles.get(w.other, ""),
            cells.get(w.thing) if w.kind == "cell" else None,
        )
        for w in windows.lately(actor, now=now)
    )


def _coded(actor: Actor, w: Opening) -> Opening:
    return replace(w, code=people.code_of(actor, w.thing)) if w.kind == "person" else w


def own_openings(actor: Actor, *, now: datetime) -> tuple[Opening, ...]:
    """What is open to whoever asks, what ends soonest first."""
    allow(actor, "access.own")
    return tuple(_coded(actor, w) for w in windows.own(actor, now=now))


def broken(actor: Actor, *, now: datetime) -> tuple[tuple[str, str, datetime], ...]:
    """For leads and committee, on every page: who has broken the glass, why, until when."""
    if not may(actor, "access.turf"):
        return ()
    allow(actor, "access.turf")
    rows = windows.broken(actor, now=now)
    handles = access.handles(actor) if rows else {}
    return tuple((handles.get(w.organizer, ""), w.reason, w.until) for w in rows)


def removed(actor: Actor) -> tuple[Removed, ...]:
    """Everybody who was removed, with what they saw; newest first."""
    allow(actor, "access.remove")
    return changes.removed(actor)
