"""Pass on a name, take that back, and say who one is, so that names fit."""

from datetime import date, datetime

from brazier.access.gate import allow
from brazier.conversations.facts import PASSING
from brazier.conversations.models import Myself, Pass
from brazier.conversations.today import PASSED
from brazier.keeping.spans import Due, Went
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."


def pass_on(actor: Actor, *, worker: int, whose: str, now: datetime, today: date) -> None:
    """A name goes to another organizer, and does not come back to this one for 14 days. Twice is once.

    whose: `organizer` would rather not, or the `worker` would rather talk with somebody else. Errors: Wrong if she
    is out of reach, or for another word.
    """
    allow(actor, "conversations.write")
    if whose not in PASSING:
        raise Wrong("conversations.pass", NOTHING)
    with ledger.entry(actor, "conversation.pass_on", f"worker:{worker}", now):
        hook = people.anchor(actor, worker=worker, now=now)
        if not Pass.objects.filter(record=hook, organizer=actor.id, day=today, ended_on=None).exists():
            Pass.objects.create(record_id=hook, organizer=actor.id, whose=whose, day=today)


def take_again(actor: Actor, *, worker: int, now: datetime, today: date) -> None:
    """Take back that a name was passed on: it may come again. Errors: Wrong if it was not."""
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.take_again", f"worker:{worker}", now):
        live = Pass.objects.filter(
            record__worker=worker, organizer=actor.id, ended_on=None, day__gt=today - PASSED
        )
        reach.require(actor, "conversations.write", live.values_list("record", flat=True))
        if not live.update(ended_on=today):
            raise Wrong("conversations.no_pass", NOTHING)


def say_own(actor: Actor, *, worker: int | None, languages: str, now: datetime) -> None:
    """An organizer says who she is on the list and what she speaks, so that names fit her; or, with neither, takes
    it back. Errors: Wrong if that person is out of reach."""
    allow(actor, "conversations.write")
    words = " ".join(languages.split())[:120]
    with ledger.entry(actor, "conversation.say_own", f"organizer:{actor.id}", now):
        hook = people.anchor(actor, worker=worker, now=now) if worker else None
        if hook is None and not words:
            Myself.objects.filter(organizer=actor.id).delete()
            return
        said = {"record_id": hook, "languages": words}
        Myself.objects.update_or_create(organizer=actor.id, defaults=said)


def drop_own(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Somebody is an organizer no more: what she said of herself and whom she passed on goes."""
    allow(actor, "conversations.tend")
    with ledger.entry(actor, "conversation.drop_own", f"organizer:{organizer}", now):
        Myself.objects.filter(organizer=organizer).delete()
        Pass.objects.filter(organizer=organizer).delete()


def end_passes(actor: Actor, *, due: Due) -> Went:
    """Names that were passed on go once they may come back and their time is over; nothing while a hold lasts."""
    allow(actor, "conversations.tend")
    if due.held.any:
        return Went(0, 0)
    before = min(due.before, due.today - PASSED)
    of = Pass.objects.count()
    return Went(Pass.objects.filter(day__lt=before).delete()[0], of)
