"""What waits for a second person, in words."""

from dataclasses import dataclass
from datetime import datetime

from brazier.access import queries as access
from brazier.access.gate import allow, may
from brazier.access.recovery import queries as recovery
from brazier.keeping import queries as keeping
from brazier.people import queries as people
from brazier.people.roster import queries as roster
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts


@dataclass(frozen=True, slots=True)
class Waits:
    """A proposal as the page tells it. by: a handle; who: the organizer it is about; cell, name: the cell, the
    language or the person it is about, by code for whoever may not know the name; mine: proposed by whoever
    asks; after: of a step up, who would be what, and the cells in their care."""

    id: int
    kind: str
    payload: dict[str, object]
    reason: str
    by: str
    until: datetime
    mine: bool
    who: str = ""
    cell: CellFacts | None = None
    name: str = ""
    after: tuple[tuple[str, str, tuple[CellFacts, ...]], ...] = ()


def waiting(actor: Actor, *, now: datetime) -> tuple[Waits, ...]:
    """What waits and whoever asks may agree to or take back; oldest first."""
    allow(actor, "access.pair")
    rows = access.waiting(actor, now=now)
    handles = access.handles(actor) if rows else {}
    told_of = {name for row in rows for name in row.payload}
    holds = {hold.id: hold for hold in keeping.holds(actor)} if "hold" in told_of else {}
    cells = {c.id: c for c in workplaces.cells(actor)} if told_of & {"thing", "hold", "care"} else {}
    found = []
    for row in rows:
        told = row.payload
        over = holds.get(_number(told.get("hold")))
        if over:
            told = {**told, "kind": over.kind, "thing": over.thing}
        is_cell = row.kind == "circle" or told.get("kind") == "cell"
        thing = _number(told.get("thing") or told.get("worker"))
        found.append(
            Waits(
                id=row.id,
                kind=row.kind,
                payload=told,
                reason=row.reason,
                by=handles.get(row.by, ""),
                until=row.until,
                mine=row.mine,
                who=handles.get(str(told.get("organizer", "")), ""),
                cell=cells.get(thing) if is_cell else None,
                name=str(told.get("name", "")) if is_cell or not thing else _name(actor, thing),
                after=_after(actor, told, cells) if row.kind == "step_up" else (),
            )
        )
    return tuple(found)


def _after(
    actor: Actor, told: dict[str, object], cells: dict[int, CellFacts]
) -> tuple[tuple[str, str, tuple[CellFacts, ...]], ...]:
    """Everybody after a step up: handle, role, and the cells that come into their care."""
    roles, care = told.get("roles"), told.get("care")
    roles, care = roles if isinstance(roles, dict) else {}, care if isinstance(care, list) else []
    return tuple(
        (
            o.handle,
            "committee" if o.role == "founder" else str(roles.get(o.id, o.role)),
            tuple(cells[int(cell)] for who, cell in care if who == o.id and int(cell) in cells),
        )
        for o in access.organizers(actor)
    )


def _number(told: object) -> int:
    return told if isinstance(told, int) else 0


def _name(actor: Actor, record: int) -> str:
    worker = roster.worker_of(actor, [record]).get(record)
    name = roster.names_of(actor, [worker]).get(worker, "") if worker and may(actor, "people.look") else ""
    return name or people.code_of(actor, record)


def asked_of(actor: Actor, *, now: datetime) -> int:
    """How many proposals of others, and how many people who lost their phone, wait for this person's answer; 0 for
    whoever can not be a second."""
    if not may(actor, "access.pair"):
        return 0
    allow(actor, "access.pair")
    asked = sum(not row.mine for row in access.waiting(actor, now=now))
    return asked + len(recovery.waiting(actor, now=now))
