"""Read one's own path, and the path of whoever chose one as a buddy; nobody else's, whatever one's role."""

from django.db.models import QuerySet

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.learning import facts
from brazier.learning.models import Buddy, Learned
from brazier.storage.days import day_of
from brazier.terms import Actor, Refused


def own(actor: Actor) -> facts.Path:
    """The path of whoever asks."""
    allow(actor, "learning.own")
    return _path(actor.id)


def of(actor: Actor, *, organizer: str) -> facts.Path:
    """The path of somebody whose buddy whoever asks is today.

    Errors: Refused, in the words of what is not there, whether there is no such path or it is not theirs to see.
    """
    allow(actor, "learning.look")
    if not _standing().filter(organizer=organizer, buddy=actor.id).exists():
        raise Refused("learning.denied", "There is nothing here.")
    return _path(organizer)


def buddy(actor: Actor) -> facts.Pair | None:
    """Who sees the path of whoever asks; None for nobody."""
    allow(actor, "learning.own")
    row = _standing().filter(organizer=actor.id).first()
    return _pair(row) if row else None


def offered(actor: Actor) -> tuple[facts.Pair, ...]:
    """Who offered to be the buddy of whoever asks, and waits for an answer; the oldest first."""
    allow(actor, "learning.own")
    rows = Buddy.objects.filter(organizer=actor.id, since=None, until=None).order_by("pk")
    return tuple(_pair(row) for row in rows if row.buddy in _here(Actor.clock))


def buddy_of(actor: Actor) -> tuple[facts.Pair, ...]:
    """Whose buddy whoever asks is, or has offered to be."""
    allow(actor, "learning.look")
    rows = Buddy.objects.filter(buddy=actor.id, until=None).order_by("pk")
    return tuple(_pair(row) for row in rows if row.organizer in _here(Actor.clock))


def names(actor: Actor, *, ids: frozenset[str]) -> dict[str, str]:
    """What the organizers are called who stand on this path or are its buddy: whoever asks wrote them there, let
    them see it, or was let in by them."""
    allow(actor, "learning.own")
    found = access.handles(Actor.clock)
    return {one: found[one] for one in ids if one in found}


def _here(actor: Actor) -> frozenset[str]:
    return frozenset(one.id for one in access.organizers(actor))


def _standing() -> QuerySet[Buddy]:
    return Buddy.objects.filter(until=None).exclude(since=None)


def _pair(row: Buddy) -> facts.Pair:
    return facts.Pair(row.pk, row.organizer, row.buddy, day_of(row.since) if row.since else None)


def _path(organizer: str) -> facts.Path:
    rows = Learned.objects.filter(organizer=organizer, taken_back_at=None)
    return facts.path(organizer, (facts.Happened(r.pk, r.kind, r.day, r.with_whom, r.initials) for r in rows))
