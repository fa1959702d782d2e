"""Open one cell or one person for minutes; two always want it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from brazier.access.gate import allow
from brazier.access.models import Charted, Organizer, Window
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

CIRCLE = timedelta(minutes=45)
GLASS = timedelta(hours=1)
OPENED = ["cell", "person"]


def open_circle(
    actor: Actor,
    *,
    thing: int,
    by: str,
    people: Mapping[str, Iterable[int]],
    part: tuple[int, int],
    now: datetime,
) -> datetime:
    """Two open a part of a cell to each other for 45 minutes, at one place. Gives when it ends by itself.

    by: who asked. people: by organizer, whom it opens to each. part: which of how many. Errors: Wrong without two.
    """
    allow(actor, "access.circle")
    with ledger.entry(actor, "access.circle", f"cell:{thing}", now):
        one, other = _two(actor, by)
        for me, beside in ((one, other), (other, one)):
            window = _open(me, beside, _Pane("circle", "cell", thing, now, now + CIRCLE, part=part))
            Charted.objects.bulk_create(Charted(window=window, thing=n) for n in people.get(me, ()))
    return now + CIRCLE


def open_glass(actor: Actor, *, kind: str, thing: int, reason: str, by: str, now: datetime) -> datetime:
    """Break-glass: one cell or one person is open for an hour to whoever asked for it. Every lead is told. Gives
    when it ends by itself.

    Errors: Wrong without a reason or without two.
    """
    allow(actor, "access.glass")
    if kind not in OPENED or not reason.strip():
        raise Wrong("access.glass", "Say in a few words why it must be opened now. Nothing was opened.")
    with ledger.entry(actor, "access.glass", f"{kind}:{thing}", now):
        one, other = _two(actor, by)
        _open(one, other, _Pane("glass", kind, thing, now, now + GLASS, reason.strip()[:200]))
    return now + GLASS


def _two(actor: Actor, by: str) -> tuple[str, str]:
    here = Organizer.objects.filter(pk__in=[n for n in (by, actor.id) if n.isdecimal()], until=None)
    if by == actor.id or here.count() != len({by, actor.id}):
        raise Wrong("access.two_people", "This takes two people. Nothing was opened.")
    return by, actor.id


@dataclass(frozen=True, slots=True)
class _Pane:
    """What is open to one of two. kind, thing: what; part: which part of how many, of a circle."""

    why: str
    kind: str
    thing: int
    since: datetime
    until: datetime
    reason: str = ""
    part: tuple[int, int] = (0, 0)


def _open(me: str, other: str, pane: _Pane) -> Window:
    return Window.objects.create(
        organizer_id=int(me),
        why=pane.why,
        kind=pane.kind,
        thing=pane.thing,
        other=other,
        reason=pane.reason,
        part=pane.part[0],
        parts=pane.part[1],
        since=pane.since,
        until=pane.until,
    )


def close(actor: Actor, *, now: datetime) -> None:
    """What is open to whoever asks is shut before its time, for the other of a circle too."""
    allow(actor, "access.own")
    with ledger.entry(actor, "access.close", "", now):
        mine = Window.objects.filter(organizer=int(actor.id)) | Window.objects.filter(other=actor.id, why="circle")
        mine.filter(until__gt=now).update(until=now)
