"""Who the organizers are, and what is in their care."""

from dataclasses import dataclass
from datetime import date

from brazier.access.gate import allow
from brazier.access.models import Organizer, Turf
from brazier.terms import Actor


@dataclass(frozen=True, slots=True)
class Named:
    """An organizer as others see them. id: opaque; handle: what they are called."""

    id: str
    handle: str
    role: str


def founder(actor: Actor) -> Actor:
    """The one who started the campaign, as an actor. Whoever gives the passphrase of a hub with one
    organizer is that person."""
    row = Organizer.objects.filter(role="founder", until=None).order_by("id").first()
    return Actor(str(row.pk), row.role) if row else Actor.nobody


def organizers(actor: Actor) -> tuple[Named, ...]:
    """Everybody who may own a hole or a follow-up, by handle."""
    allow(actor, "access.look")
    rows = Organizer.objects.filter(until=None).order_by("handle")
    return tuple(Named(str(row.pk), row.handle, row.role) for row in rows)


def handles(actor: Actor) -> dict[str, str]:
    """What each organizer is called, past ones too."""
    allow(actor, "access.look")
    return {str(pk): handle for pk, handle in Organizer.objects.values_list("pk", "handle")}


@dataclass(frozen=True, slots=True)
class Care:
    """What is in an organizer's care. kind: cell or person; thing: its number, for whoever knows what that is."""

    id: int
    organizer: str
    kind: str
    thing: int
    until: date


def turf(actor: Actor, *, today: date, organizer: str = "") -> tuple[Care, ...]:
    """What is in somebody's care today (empty: in anybody's), what ends soonest first."""
    allow(actor, "access.look")
    rows = Turf.objects.filter(until__gte=today).order_by("until", "pk")
    found = (Care(t.pk, str(t.organizer_id), t.kind, t.thing, t.until) for t in rows)
    return tuple(care for care in found if organizer in ("", care.organizer))
