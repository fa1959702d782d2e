"""Read what is open for minutes."""

from datetime import datetime, timedelta

from django.db.models import Count

from brazier.access.facts import Opening
from brazier.access.gate import allow, may
from brazier.access.models import Charted, Organizer, Proposal, Window
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


def charted(actor: Actor, *, organizer: str, since: datetime) -> frozenset[int]:
    """Records of everybody that charting circles opened to an organizer since then."""
    allow(actor, "access.look")
    rows = Charted.objects.filter(window__organizer=int(organizer), window__since__gt=since)
    return frozenset(rows.values_list("thing", flat=True))


def charted_lately(actor: Actor, *, since: datetime) -> dict[str, int]:
    """How many people charting circles opened to each organizer since then."""
    allow(actor, "access.grant")
    rows = Charted.objects.filter(window__since__gt=since).values("window__organizer")
    counted = rows.annotate(people=Count("thing", distinct=True)).order_by()
    return {str(row["window__organizer"]): row["people"] for row in counted}


def last_charted(actor: Actor, *, cell: int, since: datetime) -> dict[int, datetime]:
    """When each part of a cell was charted last, of those that were since then."""
    allow(actor, "access.look")
    rows = Window.objects.filter(why="circle", kind="cell", thing=cell, since__gt=since).order_by("since", "pk")
    return dict(rows.values_list("part", "since"))


def more(actor: Actor, *, organizer: str, since: datetime) -> int:
    """How often two others let circles show an organizer more people since then; both are still here."""
    allow(actor, "access.look")
    here = {str(pk) for pk in Organizer.objects.filter(until=None).values_list("pk", flat=True)}
    rows = Proposal.objects.filter(kind="circle_more", ended_at__gt=since).exclude(agreed_by="")
    return sum(
        row.payload.get("organizer") == organizer and {row.proposed_by, row.agreed_by} <= here for row in rows
    )


def _told(w: Window) -> Opening:
    people = Charted.objects.filter(window=w).count() if w.why == "circle" else 0
    return Opening(
        str(w.organizer_id), w.why, w.kind, w.thing, w.other, w.reason, w.since, w.until, w.part, w.parts, people
    )
