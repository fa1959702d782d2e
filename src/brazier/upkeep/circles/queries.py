"""What opening a charting circle needs to know of the two, and of the cell."""

from dataclasses import dataclass
from datetime import date, datetime

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.access.turf import queries as windows
from brazier.people import queries as people
from brazier.people.turf import queries as turf
from brazier.people.turf.queries import Piece
from brazier.terms import Actor
from brazier.upkeep.circles import parts
from brazier.upkeep.circles.parts import Sitter


def sitter(actor: Actor, *, organizer: str, now: datetime, today: date) -> Sitter:
    """One of the two: whom they reach, whom circles showed them, and how many more these may."""
    allow(actor, "access.circle")
    who = access.organizer(Actor.clock, organizer)
    role = who.role if who else ""
    own, given = _pieces(organizer, today, is_lead=role == "lead")
    inside = turf.inside(Actor.clock, pieces={*own, *given})
    held = frozenset[int]().union(*(inside[piece].people for piece in own))
    near = held.union(*(inside[piece].people for piece in given))
    records = windows.charted(Actor.clock, organizer=organizer, since=now - parts.COUNTS_FOR)
    seen = frozenset(turf.workers_of(Actor.clock, records=records).values())
    room = parts.most(held=len(held), listed=turf.listed(Actor.clock), level=actor.level, role=role)
    room += parts.ROOM * windows.more(Actor.clock, organizer=organizer, since=now - parts.COUNTS_FOR)
    return Sitter(organizer, near, seen, max(0, room - len(seen - near)))


def _pieces(organizer: str, today: date, *, is_lead: bool) -> tuple[list[Piece], list[Piece]]:
    """What is in their care, and what a lead put in the care of others, which she reaches too."""
    cares = access.turf(Actor.clock, today=today)
    own = [(c.kind, c.thing, c.name) for c in cares if c.organizer == organizer and not c.is_written]
    given = [(c.kind, c.thing, c.name) for c in cares if is_lead and c.given_by == organizer]
    return own, given


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a cell that a circle opens now. number, of: which part of how many, counted from 1; people: who
    is in it, everybody: in the whole cell; both by code, as on paper, so that the order tells nothing."""

    number: int
    of: int
    people: tuple[int, ...]
    everybody: tuple[int, ...]


def next_part(actor: Actor, *, cell: int, now: datetime) -> Part:
    """Whose turn it is in a cell."""
    allow(actor, "access.circle")
    inside = turf.inside(Actor.clock, pieces=[("cell", cell, "")])["cell", cell, ""].people
    by_code = tuple(sorted(inside, key=lambda n: people.code_of(actor, n)))
    whole = parts.parts_of(len(by_code))
    last = windows.last_charted(Actor.clock, cell=cell, since=now - parts.COUNTS_FOR)
    number = parts.turn(whole, last)
    return Part(number, whole, parts.part_of(by_code, number, whole), by_code)


def own_room(actor: Actor, *, now: datetime) -> int:
    """How many people outside their own care circles may still show whoever asks."""
    allow(actor, "access.circle")
    return sitter(actor, organizer=actor.id, now=now, today=now.date()).left
