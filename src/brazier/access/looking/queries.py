"""Read how much organizers looked at outside their own assignment."""

from datetime import datetime

from django.db.models import Count, Q, Sum

from brazier.access.gate import allow
from brazier.access.looking.budget import ROLLING, Load
from brazier.access.models import Grant, Opened
from brazier.terms import Actor


def own_load(actor: Actor, *, now: datetime) -> Load:
    """What whoever asks looked at in the last 24 hours."""
    allow(actor, "people.look")
    return _loads(now, organizer=actor.id).get(actor.id, Load())


def loads(actor: Actor, *, now: datetime) -> dict[str, Load]:
    """The load of every organizer who looked outside their own assignment in the last 24 hours, by id."""
    allow(actor, "access.grant")
    return _loads(now)


def _loads(now: datetime, **whose: str) -> dict[str, Load]:
    lately = Opened.objects.filter(at__gt=now - ROLLING, **whose).values("organizer").order_by()
    told = lately.annotate(
        records=Count("thing", distinct=True, filter=Q(kind="record", exempt=False)),
        rows=Count("thing", distinct=True, filter=Q(kind="row", exempt=False)),
        free=Count("thing", distinct=True, filter=Q(exempt=True)),
    )
    grants = Grant.objects.filter(at__gt=now - ROLLING, **whose).values("organizer").order_by()
    granted = {row["organizer"]: row["more"] for row in grants.annotate(more=Sum("more"))}
    seen = {row["organizer"]: row for row in told}
    nothing = {"records": 0, "rows": 0, "free": 0}
    return {
        str(who): Load(records=row["records"], rows=row["rows"], exempt=row["free"], granted=granted.get(who, 0))
        for who in seen.keys() | granted.keys()
        for row in (seen.get(who, nothing),)
    }
