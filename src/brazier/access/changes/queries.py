"""Read who is offered what, who was removed, and what somebody could see."""

from collections import Counter
from datetime import datetime, timedelta

from brazier.access.facts import Offered, Removed
from brazier.access.gate import allow
from brazier.access.models import Invitation, Leaving, Offer, Opened, Organizer, Removal, Turf, Window
from brazier.terms import Actor, Wrong

A_MINUTE = timedelta(minutes=1)
MOST_A_MINUTE = 10


def offers(actor: Actor, *, of: str = "", to: str = "") -> tuple[Offered, ...]:
    """What is offered and not answered yet; of one organizer, or to one; oldest first."""
    allow(actor, "access.look")
    rows = Offer.objects.filter(ended_at=None).order_by("pk")
    rows = rows.filter(of=int(of)) if of.isdecimal() else rows
    rows = rows.filter(to=int(to)) if to.isdecimal() else rows
    return tuple(map(_offered, rows))


def offer(actor: Actor, offer: int) -> Offered:
    """One offer that is not answered yet. Errors: Wrong if there is none to whoever asks."""
    allow(actor, "access.offer")
    row = Offer.objects.filter(pk=offer, to=int(actor.id), ended_at=None).first()
    if row is None:
        raise Wrong("access.offer", "There is nothing here.")
    return _offered(row)


def _offered(o: Offer) -> Offered:
    return Offered(o.pk, str(o.of_id), str(o.to_id), o.kind, o.thing, o.name, tuple(o.tried))


def own_records(actor: Actor) -> dict[str, int]:
    """The record of each organizer who came in by an invitation to somebody we wrote down."""
    allow(actor, "access.look")
    rows = Invitation.objects.exclude(became=None).exclude(thing=0)
    return {str(became): thing for became, thing in rows.values_list("became", "thing")}


def saw(actor: Actor, *, organizer: str, now: datetime) -> dict[str, object]:
    """What an organizer could see today and opened lately, by numbers: cells, records, languages in care; records
    opened outside it in two days; what was opened for minutes; whom they invited."""
    allow(actor, "access.remove")
    care = Turf.objects.filter(organizer=int(organizer), until__gte=now.date())
    opened = Counter(Opened.objects.filter(organizer=int(organizer)).values_list("kind", "thing"))
    windows = Window.objects.filter(organizer=int(organizer)).order_by("since")
    came = Invitation.objects.filter(by=int(organizer), recovery=None).exclude(became=None)
    return {
        "cells": [c.thing for c in care if c.kind == "cell"],
        "records": [c.thing for c in care if c.kind == "person"],
        "languages": [c.name for c in care if c.kind == "language"],
        "opened": sorted(thing for kind, thing in opened if kind == "record"),
        "listed": len([thing for kind, thing in opened if kind == "row"]),
        "windows": [[w.why, w.kind, w.thing, w.since.isoformat()] for w in windows],
        "invited": [str(n) for n in came.values_list("became", flat=True)],
    }


def removed(actor: Actor) -> tuple[Removed, ...]:
    """Everybody who was removed, newest first."""
    allow(actor, "access.remove")
    rows = Removal.objects.select_related("organizer").order_by("-at", "-pk")
    return tuple(Removed(str(r.organizer_id), r.organizer.handle, r.by, r.agreed_by, r.at, r.saw) for r in rows)


def may_leave_out_alone(actor: Actor, *, now: datetime) -> bool:
    """Whether one person may leave somebody out without a second: up to ten a minute."""
    allow(actor, "people.forget")
    if not actor.id:
        return True
    lately = Leaving.objects.filter(organizer=int(actor.id), at__gt=now - A_MINUTE)
    return lately.count() < MOST_A_MINUTE


def state_of(actor: Actor, *, organizer: str) -> str:
    """active, fired, resting or away; empty for nobody of ours."""
    allow(actor, "access.look")
    rows = (
        Organizer.objects.filter(pk=organizer, until=None) if organizer.isdecimal() else Organizer.objects.none()
    )
    return rows.values_list("state", flat=True).first() or ""
