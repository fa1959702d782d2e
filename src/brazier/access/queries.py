"""Who the organizers are."""

from dataclasses import dataclass

from brazier.access.gate import allow
from brazier.access.models import Organizer
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
