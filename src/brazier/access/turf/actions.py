"""Open one cell or one person for minutes; two always want it."""

from datetime import datetime, timedelta

from brazier.access.gate import allow
from brazier.access.models import Organizer, Window
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

CIRCLE = timedelta(minutes=45)
GLASS = timedelta(hours=1)
OPENED = ["cell", "person"]


def open_circle(actor: Actor, *, thing: int, by: str, now: datetime) -> datetime:
    """Two open one cell to each other for 45 minutes, at one place. by: who asked. Gives when it ends by itself.

    Errors: Wrong without two.
    """
    allow(actor, "access.circle")
    with ledger.entry(actor, "access.circle", f"cell:{thing}", now):
        one, other = _two(actor, by)
        for me, beside in ((one, other), (other, one)):
            _open((me, beside), "circle", ("cell", thing), (now, now + CIRCLE), "")
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
        _open((one, other), "glass", (kind, thing), (now, now + GLASS), reason.strip()[:200])
    return now + GLASS


def _two(actor: Actor, by: str) -> tuple[str, str]:
    here = Organizer.objects.filter(pk__in=[n for n in (by, actor.id) if n.isdecimal()], until=None)
    if by == actor.id or here.count() != len({by, actor.id}):
        raise Wrong("access.two_people", "This takes two people. Nothing was opened.")
    return by, actor.id


def _open(
    two: tuple[str, str], why: str, what: tuple[str, int], times: tuple[datetime, datetime], reason: str
) -> None:
    Window.objects.create(
        organizer_id=int(two[0]),
        why=why,
        kind=what[0],
        thing=what[1],
        other=two[1],
        reason=reason,
        since=times[0],
        until=times[1],
    )


def close(actor: Actor, *, now: datetime) -> None:
    """What is open to whoever asks is shut before its time, for the other of a circle too."""
    allow(actor, "access.own")
    with ledger.entry(actor, "access.close", "", now):
        mine = Window.objects.filter(organizer=int(actor.id)) | Window.objects.filter(other=actor.id, why="circle")
        mine.filter(until__gt=now).update(until=now)
