"""The copies that were made, and what joining two names would move."""

from dataclasses import dataclass
from datetime import date, datetime

from brazier.access import queries as access
from brazier.access.facts import A_DAY
from brazier.access.gate import allow, may
from brazier.people.roster import queries as roster
from brazier.storage import queries as storage
from brazier.terms import Actor
from brazier.upkeep.models import Copy
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts, Joining


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """A tested copy. folder: where it was put."""

    name: str
    folder: str
    size: int
    tested_at: datetime


def copies(actor: Actor) -> tuple[CopyFacts, ...]:
    """Tested copies, newest first."""
    allow(actor, "upkeep.look")
    rows = Copy.objects.order_by("-tested_at", "-pk")[:50]
    return tuple(CopyFacts(c.name, c.folder, c.size, c.tested_at) for c in rows)


@dataclass(frozen=True, slots=True)
class WayIn:
    """What opens this hub: any `enough` of `whole` shares of set `number`; with words all three are 0."""

    number: int = 0
    enough: int = 0
    whole: int = 0

    @property
    def is_shares(self) -> bool:
        """Whether it is shares."""
        return self.enough > 0


def way_in(actor: Actor) -> WayIn:
    """What opens this hub, for whoever may change it."""
    allow(actor, "upkeep.shares")
    found = storage.committee(actor)
    return WayIn(found.number, found.enough, found.whole) if found else WayIn()


def wants_second_for_shares(actor: Actor, *, now: datetime) -> bool:
    """Whether somebody else must agree before shares take the place of the six words. Agreeing counts for a day.
    Later sets prove themselves by the shares of today, which nobody has alone."""
    allow(actor, "upkeep.shares")
    if storage.committee(actor) is not None or not access.needs_two(actor, "upkeep.shares"):
        return False
    return not access.agreed(actor, kind="shares", since=now - A_DAY)


def opens_with_shares(actor: Actor) -> bool:
    """Whether a committee's shares open this hub, and not six words."""
    allow(actor, "upkeep.look")
    return storage.committee(actor) is not None


def has_envelope(actor: Actor) -> bool:
    """Whether a second person has words in an envelope that open this hub."""
    allow(actor, "upkeep.keys")
    return storage.has_envelope(actor)


@dataclass(frozen=True, slots=True)
class JoinFacts:
    """What joining two names would move. rows: each cell, the one it counts as (None: a new one), its people."""

    told: Joining
    rows: tuple[tuple[CellFacts, CellFacts | None, int], ...]
    people: int


def joining(actor: Actor, *, kind: str, part: int, into: int) -> JoinFacts:
    """A look before two names are joined. Errors: as `workplaces.queries.joining`."""
    allow(actor, "upkeep.look")
    told = workplaces.joining(actor, kind=kind, part=part, into=into)
    facts = {c.id: c for c in workplaces.cells(actor)}
    people = roster.count_in(actor, [cell for cell, _ in told.cells])
    rows = tuple((facts[cell], facts.get(root or 0), people.get(cell, 0)) for cell, root in told.cells)
    return JoinFacts(told, rows, sum(people.values()))


@dataclass(frozen=True, slots=True)
class CareFacts:
    """A cell or a person in an organizer's care. cell: None for a person; name: empty for a cell."""

    id: int
    handle: str
    cell: CellFacts | None
    name: str
    until: date


def in_care(actor: Actor, *, today: date) -> tuple[CareFacts, ...]:
    """What is in whose care, by name; what ends soonest first. What is not there any more is left out."""
    allow(actor, "upkeep.look")
    if not may(actor, "workplaces.look"):
        return ()
    cares, handles, roots = access.turf(actor, today=today), access.handles(actor), workplaces.roots(actor)
    cells = {c.id: c for c in workplaces.cells(actor)}
    workers = roster.worker_of(actor, (c.thing for c in cares if c.kind == "person"))
    names = roster.names_of(actor, (w for w in workers.values() if w)) if may(actor, "people.look") else {}
    found = []
    for c in cares:
        cell = cells.get(roots.get(c.thing, c.thing)) if c.kind == "cell" else None
        name = names.get(workers.get(c.thing) or 0, "") if c.kind == "person" else ""
        if cell or name:
            found.append(CareFacts(c.id, handles.get(c.organizer, ""), cell, name, c.until))
    return tuple(found)
