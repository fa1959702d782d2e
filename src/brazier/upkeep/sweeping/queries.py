"""What is kept and for how long, what went last, what is held, and who nobody came to know."""

from dataclasses import dataclass
from datetime import date, timedelta

from brazier.access import queries as access
from brazier.access.facts import PROPOSED_BY
from brazier.access.gate import allow
from brazier.keeping import queries as keeping
from brazier.keeping.queries import HoldFacts
from brazier.keeping.spans import CELL, EVERYTHING, PERSON, SCOPES, SPANS
from brazier.people import queries as people
from brazier.people.holding import queries as holding
from brazier.people.holding.queries import Unknown
from brazier.people.roster import queries as roster
from brazier.terms import Actor, Wrong
from brazier.upkeep.models import Ending, Sweep
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts


@dataclass(frozen=True, slots=True)
class LifeFacts:
    """How long one kind of thing is kept. kind: as `keeping.spans`; before: what is older than this day is gone or
    goes with the next sweep, None for the campaign, which is counted from its end."""

    kind: str
    days: int
    least: int
    most: int
    ours: int
    before: date | None


@dataclass(frozen=True, slots=True)
class SweptFacts:
    """A sweep. went: how many things by kind; asks: why people are asked first, or empty; would: what would go."""

    day: date
    went: tuple[tuple[str, int], ...]
    asks: str
    would: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class HeldFacts:
    """A hold, with what it is about. by: what whoever put it on is called."""

    hold: HoldFacts
    cell: CellFacts | None
    name: str
    by: str


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """All of the page. goes_on: the day everything about people goes, if the campaign has ended."""

    lives: tuple[LifeFacts, ...]
    swept: SweptFacts | None
    holds: tuple[HeldFacts, ...]
    ended_on: date | None
    goes_on: date | None
    unknown_count: int
    unknown: tuple[tuple[Unknown, str], ...]
    cells: tuple[CellFacts, ...]


def kept(actor: Actor, *, today: date) -> KeptFacts:
    """What is kept and for how long, with dates."""
    allow(actor, "upkeep.kept")
    days = keeping.lives(actor)
    lives = tuple(_life(kind, days[kind], today) for kind in days)
    newest, ending = Sweep.objects.order_by("-at").first(), Ending.objects.first()
    count, unknown = holding.never_known(actor, before=today - timedelta(days=days["contact"]))
    return KeptFacts(
        lives=lives,
        swept=_swept(newest) if newest else None,
        holds=_holds(actor),
        ended_on=ending.ended_on if ending else None,
        goes_on=ending.ended_on + timedelta(days=days["campaign"] + 1) if ending else None,
        unknown_count=count,
        unknown=tuple((one, people.code_of(actor, one.number)) for one in unknown),
        cells=tuple(workplaces.cells(actor)),
    )


def scope(actor: Actor, *, kind: str, thing: int | None) -> tuple[int, ...]:
    """The records a hold on this would keep; none for everything.

    Errors: Wrong if there is no such cell or person.
    """
    allow(actor, "keeping.hold")
    if kind not in SCOPES or (kind == EVERYTHING) != (thing is None):
        raise Wrong("keeping.scope", "Choose everything, one cell, or one person. Nothing was changed.")
    records = holding.within(actor, kind=kind, thing=thing)
    if kind != EVERYTHING and not records:
        raise Wrong("keeping.nobody", "Nobody is found there, so nothing is held. Choose again. Nothing was lost.")
    return records


def waits(actor: Actor) -> None:
    """Errors: Wrong unless the newest sweep asked people before letting anything go."""
    allow(actor, "upkeep.sweep")
    newest = Sweep.objects.order_by("-at").first()
    if newest is None or not newest.asks:
        raise Wrong("upkeep.no_sweep", "Nothing waits to go. Nothing was changed.")


def seconds(actor: Actor) -> dict[str, str]:
    """Who else must agree to what is done on this page, by kind of deed: handles in one line, empty if nobody else
    could."""
    allow(actor, "upkeep.kept")
    kinds = ("hold", "keeps", "catch_up", "wind_down")
    return {kind: ", ".join(access.seconds(actor, PROPOSED_BY[kind])) for kind in kinds}


def _life(kind: str, days: int, today: date) -> LifeFacts:
    span = SPANS[kind]
    before = None if kind == "campaign" else today - timedelta(days=days)
    return LifeFacts(kind, days, span.least, span.most, span.days or 0, before)


def _swept(row: Sweep) -> SweptFacts:
    went = tuple((kind, n) for kind, n in row.gone.items() if n)
    return SweptFacts(row.day, went, row.asks, tuple((kind, n) for kind, n in row.would.items() if n))


def _holds(actor: Actor) -> tuple[HeldFacts, ...]:
    holds, handles = keeping.holds(actor), access.handles(actor)
    cells = {c.id: c for c in workplaces.cells(actor)}
    workers = roster.worker_of(actor, (h.thing for h in holds if h.kind == PERSON and h.thing))
    names = roster.names_of(actor, (w for w in workers.values() if w))
    return tuple(
        HeldFacts(
            hold,
            cells.get(hold.thing or 0) if hold.kind == CELL else None,
            names.get(workers.get(hold.thing or 0) or 0, "") if hold.kind == PERSON else "",
            handles.get(hold.put_by, ""),
        )
        for hold in holds
    )
