"""What handing on and limits need to know, gathered."""

from collections.abc import Iterable
from datetime import date

from brazier.access import queries as access
from brazier.access.actions import TURF_DAYS
from brazier.access.changes import queries as changes
from brazier.access.facts import Care
from brazier.access.gate import allow
from brazier.conversations import queries as conversations
from brazier.people.turf import queries as turf
from brazier.people.turf.queries import Piece as PieceKey
from brazier.terms import Actor
from brazier.upkeep.handing import handover
from brazier.upkeep.handing.handover import Near, Piece

TAKERS = ("founder", "organizer", "lead", "committee")


def would_have(actor: Actor, *, organizer: str, piece: PieceKey, today: date) -> tuple[int, int]:
    """How many people an organizer would have in care with this piece too, and how many the list has."""
    allow(actor, "people.reckon")
    kept = [_key(c) for c in access.turf(Actor.clock, today=today, organizer=organizer)]
    inside = turf.inside(Actor.clock, pieces=[*kept, piece])
    people = frozenset[int]().union(*(told.people for told in inside.values()))
    return len(people), turf.listed(Actor.clock)


def taken(actor: Actor, *, piece: PieceKey, today: date) -> int:
    """How many people whoever asks would have put within their own reach alone in 30 days, with this piece too; 0
    if it holds nobody they were not given by others."""
    allow(actor, "access.offer")
    noted = access.taken(actor, since=today - TURF_DAYS)
    own = {_key(c) for c in access.turf(Actor.clock, today=today, organizer=actor.id) if not c.is_written} - noted
    inside = turf.inside(Actor.clock, pieces=[*own, *noted, piece])
    near = frozenset[int]().union(*(inside[key].people for key in own))
    if inside[piece].people and inside[piece].people <= near:
        return 0
    alone = frozenset[int]().union(*(inside[key].people for key in {*noted, piece}))
    return max(1, len(alone - near))


def pieces_of(actor: Actor, *, organizer: str, today: date) -> tuple[Piece, ...]:
    """What an organizer hands over: their turf, and everybody they have an open next step with and not in it."""
    allow(actor, "access.look")
    keys = [_key(c) for c in access.turf(Actor.clock, today=today, organizer=organizer)]
    inside = turf.inside(Actor.clock, pieces=keys)
    covered = frozenset[int]().union(*(told.people for told in inside.values()))
    workers = turf.workers_of(Actor.clock, records=conversations.open_records(Actor.clock, owner=organizer))
    loose: dict[int, int] = {}
    for record, worker in workers.items():
        if worker not in covered:
            loose.setdefault(worker, record)
    inside |= turf.inside(Actor.clock, pieces=[("person", record, "") for record in loose.values()])
    return tuple(Piece(key, told.people, told.cells, told.languages) for key, told in inside.items())


def who_is_near(
    actor: Actor, *, besides: str, today: date, pieces: Iterable[Piece]
) -> tuple[tuple[Near, ...], dict[int, frozenset[int]]]:
    """Everybody at work who may take over, with whom they have and know; and who knows whom."""
    allow(actor, "access.look")
    able = [
        o for o in access.organizers(Actor.clock)
        if o.id != besides and o.state == "active" and o.role in TAKERS and not o.is_paused
    ]  # fmt: skip
    own = changes.own_records(Actor.clock)
    me = turf.workers_of(Actor.clock, records=own.values())
    cares = access.turf(Actor.clock, today=today)
    inside = turf.inside(Actor.clock, pieces=map(_key, cares))
    near = []
    for o in able:
        told = [inside[_key(c)] for c in cares if c.organizer == o.id]
        near.append(
            Near(
                o.id,
                frozenset(me[own[o.id]] for _ in [0] if own.get(o.id) in me),
                frozenset[int]().union(*(t.people for t in told)),
                frozenset[int]().union(*(t.cells for t in told)),
                frozenset[str]().union(*(t.languages for t in told)),
            )
        )
    ties = turf.ties(Actor.clock, workers=(w for piece in pieces for w in piece.people))
    return tuple(near), handover.knowing(ties)


def _key(c: Care) -> PieceKey:
    return (c.kind, c.thing, c.name)
