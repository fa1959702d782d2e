"""Write one's own path, take back what was a mistake; choose a buddy, offer to be one, say yes or no, end it."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.learning.facts import KINDS, LONGEST_INITIALS
from brazier.learning.models import Buddy, Learned
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."


def note(actor: Actor, *, kind: str, day: date, with_whom: str = "", initials: str = "", now: datetime) -> int:
    """Write on one's own path what happened. Gives its number; of the same written twice, that of the first.

    with_whom: another organizer; initials: theirs, for whoever sees no list of organizers.
    Errors: Wrong without a known step or somebody else, or for a day to come.
    """
    allow(actor, "learning.own")
    signs = "".join(initials.split())
    others = {one.id for one in access.organizers(actor)} - {actor.id}
    if kind not in KINDS:
        raise Wrong("learning.kind", "Choose what happened. Nothing was lost.")
    if bool(with_whom) == bool(signs) or (with_whom and with_whom not in others) or len(signs) > LONGEST_INITIALS:
        raise Wrong("learning.with", "Say with whom: another organizer, or their initials. Nothing was lost.")
    if day > now.date():
        raise Wrong("learning.day", "This day is still to come. Nothing was lost.")
    told = {"organizer": actor.id, "kind": kind, "day": day, "with_whom": with_whom, "initials": signs}
    with ledger.entry(actor, "learning.note", "", now):
        row = Learned.objects.filter(taken_back_at=None, **told).first()
        return (row or Learned.objects.create(written_at=now, **told)).pk


def take_back(actor: Actor, *, happened: int, now: datetime) -> None:
    """It was written by mistake. Errors: Wrong for nothing of one's own."""
    allow(actor, "learning.own")
    _turn(actor, happened, "learning.take_back", None, now)


def stands(actor: Actor, *, happened: int, now: datetime) -> None:
    """It happened after all. Errors: Wrong for nothing of one's own."""
    allow(actor, "learning.own")
    _turn(actor, happened, "learning.stands", now, now)


def _turn(actor: Actor, happened: int, verb: str, was: datetime | None, now: datetime) -> None:
    with ledger.entry(actor, verb, "", now):
        mine = Learned.objects.filter(pk=happened, organizer=actor.id, taken_back_at__isnull=was is None)
        if not mine.update(taken_back_at=now if was is None else None):
            raise Wrong("learning.nothing", NOTHING)


def choose_buddy(actor: Actor, *, buddy: str, now: datetime) -> int:
    """From now on this organizer, and no other, sees one's path. Gives the number of the pair.

    Errors: Wrong unless it is another organizer who is here.
    """
    allow(actor, "learning.own")
    if buddy == actor.id or access.organizer(actor, buddy) is None:
        raise Wrong("learning.buddy", "Choose another organizer. Nothing was changed.")
    with ledger.entry(actor, "learning.choose_buddy", "", now):
        if standing := _mine(actor).filter(buddy=buddy).first():
            return standing.pk
        return _begin(actor, buddy, now)


def offer(actor: Actor, *, organizer: str, now: datetime) -> int:
    """Offer another to be their buddy: until they say yes nothing of theirs is shown. Gives the pair's number.

    Errors: Wrong unless it is another organizer who is here.
    """
    allow(actor, "learning.look")
    if organizer == actor.id or access.organizer(actor, organizer) is None:
        raise Wrong("learning.nothing", NOTHING)
    with ledger.entry(actor, "learning.offer", "", now):
        known = Buddy.objects.filter(organizer=organizer, buddy=actor.id, until=None).first()
        fresh = known or Buddy.objects.create(organizer=organizer, buddy=actor.id, offered_at=now)
        return fresh.pk


def accept(actor: Actor, *, pair: int, now: datetime) -> int:
    """Yes: whoever offered it sees one's path from now on. Gives the pair's number.

    Errors: Wrong for an offer that is not to oneself.
    """
    allow(actor, "learning.own")
    with ledger.entry(actor, "learning.accept", "", now):
        found = Buddy.objects.filter(pk=pair, organizer=actor.id, since=None, until=None).first()
        if found is None:
            raise Wrong("learning.nothing", NOTHING)
        return _begin(actor, found.buddy, now)


def end(actor: Actor, *, pair: int, now: datetime) -> None:
    """No more, or not at all: either of the two says so. Errors: Wrong for a pair of others."""
    allow(actor, "learning.own")
    with ledger.entry(actor, "learning.end", "", now):
        ours = Buddy.objects.filter(Q(organizer=actor.id) | Q(buddy=actor.id), pk=pair, until=None)
        if not ours.update(until=now):
            raise Wrong("learning.nothing", NOTHING)


def take_buddy_back(actor: Actor, *, pair: int, now: datetime) -> None:
    """It was a mistake: whoever saw one's path before sees it again, or nobody. Errors: Wrong for a pair that is
    not one's own."""
    allow(actor, "learning.own")
    with ledger.entry(actor, "learning.take_buddy_back", "", now):
        found = Buddy.objects.filter(pk=pair, organizer=actor.id).exclude(since=None).first()
        if found is None:
            raise Wrong("learning.nothing", NOTHING)
        if found.until is not None:  # they had said: no more
            _begin(actor, found.buddy, now)
            return
        found.until = now
        found.save(update_fields=["until"])
        before = Buddy.objects.filter(organizer=actor.id, until=found.since).exclude(since=None).first()
        if before is not None and access.organizer(Actor.clock, before.buddy) is not None:
            _begin(actor, before.buddy, now)


def _mine(actor: Actor) -> QuerySet[Buddy]:
    return Buddy.objects.filter(organizer=actor.id, until=None).exclude(since=None)


def _begin(actor: Actor, buddy: str, now: datetime) -> int:
    """Ends what goes on with others, and what this one had only offered."""
    _mine(actor).update(until=now)
    Buddy.objects.filter(organizer=actor.id, buddy=buddy, until=None).update(until=now)
    return Buddy.objects.create(organizer=actor.id, buddy=buddy, offered_at=now, since=now).pk


def end_path(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Somebody was removed: their path goes, and nobody is their buddy or has them for one."""
    allow(actor, "access.remove")
    with ledger.entry(actor, "learning.end_path", f"organizer:{organizer}", now):
        Learned.objects.filter(organizer=organizer).delete()
        Buddy.objects.filter(Q(organizer=organizer) | Q(buddy=organizer)).delete()


def shred(actor: Actor) -> int:
    """The campaign is over: every path goes. Gives how many rows."""
    allow(actor, "people.shred")
    return sum(table._default_manager.all().delete()[0] for table in (Learned, Buddy))
