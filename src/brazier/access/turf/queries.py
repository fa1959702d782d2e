"""Read what is open for minutes."""

from datetime import datetime, timedelta

from brazier.access.facts import Opening
from brazier.access.gate import allow, may
from brazier.access.models import Window
from brazier.terms import Actor

TOLD_FOR = timedelta(days=30)


def own(actor: Actor, *, now: datetime) -> tuple[Opening, ...]:
    """What is open to whoever asks, what ends soonest first."""
    allow(actor, "access.own")
    rows = Window.objects.filter(organizer=int(actor.id), since__lte=now, until__gt=now).order_by("until", "pk")
    return tuple(map(_told, rows))


def broken(actor: Actor, *, now: datetime) -> tuple[Opening, ...]:
    """Every break-glass that goes on, for the frame of leads and committee; none for others."""
    if not may(actor, "access.turf") or actor.level == "table":
        return ()
    allow(actor, "access.turf")
    return tuple(map(_told, Window.objects.filter(why="glass", until__gt=now).order_by("-since", "-pk")))


def lately(actor: Actor, *, now: datetime) -> tuple[Opening, ...]:
    """Every circle and break-glass of the last 30 days, newest first."""
    allow(actor, "access.turf")
    return tuple(map(_told, Window.objects.filter(since__gt=now - TOLD_FOR).order_by("-since", "-pk")))


def _told(w: Window) -> Opening:
    return Opening(str(w.organizer_id), w.why, w.kind, w.thing, w.other, w.reason, w.since, w.until)
