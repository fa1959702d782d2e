"""Which talk counts now, of one that was written down anew, and what of it somebody knew; and whom it was with."""

from brazier.access.gate import allow
from brazier.conversations.models import Conversation
from brazier.people.reach import queries as reach
from brazier.people.turf import queries as turf
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."


def newest(actor: Actor, *, talk: int) -> int:
    """The number under which a talk counts now. Errors: Wrong if there is none within reach."""
    allow(actor, "conversations.write")
    had = _within_reach(actor, talk)
    while anew := Conversation.objects.filter(corrects=had).first():
        had = anew
    return had.pk


def known(actor: Actor, *, talk: int) -> int:
    """Of a talk somebody told and can not read any more: what they last made of it themselves, or as it was told.
    Errors: Wrong if there is none within reach."""
    allow(actor, "conversations.write")
    had = mine = _within_reach(actor, talk)
    while anew := Conversation.objects.filter(corrects=had).first():
        had = anew
        mine = had if had.written_by == actor.id else mine
    return mine.pk


def whose(actor: Actor, *, talk: int) -> int:
    """The worker a talk was with, by her number. Errors: Wrong if there is none within reach."""
    allow(actor, "conversations.write")
    [worker] = turf.workers_of(actor, records=[_within_reach(actor, talk).record_id]).values()
    return worker


def _within_reach(actor: Actor, talk: int) -> Conversation:
    had = Conversation.objects.filter(pk=talk).first()
    if had is None:
        raise Wrong("conversations.no_talk", NOTHING)
    reach.require(actor, "conversations.write", [had.record_id])
    return had
