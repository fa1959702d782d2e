"""What may be asked for, which copies were made, and whose copy a list is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from brazier.access import queries as access
from brazier.access.gate import allow, may
from brazier.people.portrait import initials
from brazier.press import watermark
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.upkeep.exports import canaries, columns
from brazier.upkeep.exports.canaries import Canary
from brazier.upkeep.exports.columns import FETCH_WITHIN, Made
from brazier.upkeep.models import Canary as CanaryRow
from brazier.upkeep.models import Issued, Parcel


@dataclass(frozen=True, slots=True)
class Traced:
    """Whose copy a list is. made: None if nothing says so; by_canaries: invented people in it, and the copies that
    have them just so."""

    made: Made | None
    marks: watermark.Found
    canaries: tuple[str, ...]
    by_canaries: tuple[Made, ...]


def on_offer(actor: Actor) -> list[str]:
    """The columns whoever asks may have."""
    allow(actor, "upkeep.export")
    return columns.allowed(allow(actor, "people.look").tier)


def as_asked(actor: Actor, *, wanted: list[str], kind: str, reason: str) -> dict[str, object]:
    """What a proposal of kind export keeps: what, of whom, and in which role it was asked for."""
    allow(actor, "upkeep.export")
    return {
        "wanted": wanted,
        "kind": kind,
        "reach": columns.reach_as_asked(actor.reach),
        "role": actor.role,
        "level": actor.level,
        "reason": reason,
    }


def parcel(actor: Actor, *, copy: int, now: datetime) -> Parcel | None:
    """A list that waits for whoever asks, for a day; None if there is none."""
    allow(actor, "upkeep.export")
    fresh = Parcel.objects.filter(made_at__gt=now - FETCH_WITHIN, made_at__lte=now)
    return fresh.filter(issued=copy, issued__by=actor.id).select_related("issued").first()


def made(actor: Actor, *, now: datetime) -> tuple[Made, ...]:
    """Copies that were made, newest first: one's own, and for leads and the committee all."""
    allow(actor, "upkeep.export")
    rows = Issued.objects.all() if may(actor, "access.turf") else Issued.objects.filter(by=actor.id)
    fresh = Parcel.objects.filter(made_at__gt=now - FETCH_WITHIN, issued__by=actor.id)
    waits = dict(fresh.values_list("issued", "is_sealed"))
    return tuple(_made(row, waits) for row in rows.order_by("-made_at", "number"))


def _made(row: Issued, waits: dict[int, bool]) -> Made:
    return Made(
        row.number, row.by, row.agreed_by, row.made_at, tuple(row.columns), row.people, row.reason,
        row.number in waits, waits.get(row.number, False),
    )  # fmt: skip


def left(actor: Actor, *, now: datetime) -> tuple[tuple[str, int, str], ...]:
    """For leads and committee, on every page for a day: for whom lists were made, of how many people, which copy.
    At a table nobody is told more than whoever agreed."""
    if actor.level == "table" or not may(actor, "access.turf"):
        return ()
    allow(actor, "access.turf")
    rows = Issued.objects.filter(made_at__gt=now - FETCH_WITHIN).order_by("made_at")
    handles = access.handles(actor) if rows else {}
    return tuple((handles.get(row.by, ""), row.people, watermark.name_of(row.number)) for row in rows)


def line_of(actor: Actor, *, copy: int) -> str:
    """The line on a copy that says which it is and whose."""
    allow(actor, "upkeep.look")
    row = Issued.objects.get(number=copy)
    handle = access.handles(Actor.clock).get(row.by, "")
    return f"copy {watermark.name_of(copy)}, for {initials(handle)}, {row.made_at.day} {row.made_at:%b}"


def invented(actor: Actor) -> tuple[Canary, ...]:
    """The people who are not: for whoever may invent them, and for the clock that puts them in."""
    if actor != Actor.clock:
        allow(actor, "upkeep.invent")
    allow(actor, "upkeep.look")
    return tuple(Canary(c.pk, c.first, c.last, c.start) for c in CanaryRow.objects.order_by("pk"))


def traced(actor: Actor, *, rows: Sequence[Sequence[str]]) -> Traced:
    """Whose copy a list is that turned up, by its marks and by the people who are not."""
    allow(actor, "upkeep.trace")
    key = here.opened_keys().marks
    issued = {row.number: _made(row, {}) for row in Issued.objects.exclude(kind="zip")}  # packets bear no mark
    marks = watermark.whose(rows, issued, key=key)
    names, fit = canaries.singing(rows, invented(Actor.clock), issued, key=key)
    sung = tuple(issued[copy] for copy in sorted(fit))
    alone = sung[0] if len(sung) == 1 else None
    return Traced(issued[marks.copy] if marks.copy is not None else alone, marks, names, sung)
