"""Write attempts down that did not become a talk, and take them back."""

from datetime import datetime

from django.utils.translation import gettext

from brazier.access.gate import allow
from brazier.conversations import actions as conversations
from brazier.conversations.attempting.attempt import Attempt, check
from brazier.conversations.facts import Kept
from brazier.conversations.models import FollowUp, Tried
from brazier.conversations.outcomes import CALL_BACK, LANGUAGE_BARRIER, REFUSED, WRONG_NUMBER
from brazier.conversations.suggesting import actions as suggesting
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."


def record(actor: Actor, *, attempt: Attempt, now: datetime, new_worker: str = "", left_out: str = "") -> Kept:
    """Keep one attempt and what follows from it, all or nothing: a next step where something is to be done;
    whoever refused does not come back to this organizer for a while. Gives whose it is, and its number.

    new_worker, left_out: as in `conversations.actions.record`. Errors: Wrong if it can not be so, or is with
    nobody we know.
    """
    allow(actor, "conversations.write")
    check(attempt, now.date())
    with ledger.entry(actor, "conversation.try", f"worker:{attempt.worker}", now):
        worker = attempt.worker
        if new_worker:
            worker = people.add(actor, name=new_worker, left_out=left_out, now=now)
        hook = people.anchor(actor, worker=worker, now=now)
        row = Tried.objects.create(
            record_id=hook,
            organizer=attempt.organizer,
            day=attempt.tried_on,
            kind=attempt.kind,
            outcome=attempt.outcome,
            follow_up=_step(hook, attempt),
            noted_by=actor.id,
            noted_at=now,
        )
        if attempt.outcome == REFUSED:
            suggesting.pass_on(actor, worker=worker, whose="worker", now=now, today=now.date())
        return Kept(worker, row.pk)


def take_back(actor: Actor, *, tried: int, now: datetime) -> None:
    """It was written down by mistake: it stays, and what follows from it ends. Errors: Wrong if there is none."""
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.untry", f"tried:{tried}", now):
        row = Tried.objects.filter(pk=tried, ended_on=None).select_related("record").first()
        if row is None:
            raise Wrong("conversations.no_attempt", NOTHING)
        reach.require(actor, "conversations.write", [row.record_id])
        Tried.objects.filter(pk=tried).update(ended_by=actor.id, ended_on=now.date())
        waiting = FollowUp.objects.filter(tried=row, state="open").values_list("pk", flat=True)
        if waiting:
            conversations.close_follow_ups(actor, follow_ups=list(waiting), state="taken_back", now=now)
        if row.outcome == REFUSED and row.noted_by == actor.id and row.record.worker_id:
            _let_back(actor, row.record.worker_id, now)


def _let_back(actor: Actor, worker: int, now: datetime) -> None:
    try:
        suggesting.take_again(actor, worker=worker, now=now, today=now.date())
    except Wrong:
        return  # the name may come again anyway: its two weeks are over, or somebody let it back before


def _step(hook: int, attempt: Attempt) -> FollowUp | None:
    """What is to be done, as a next step of whoever tried."""
    if attempt.due is None:
        return None
    return FollowUp.objects.create(
        record_id=hook, owner=attempt.organizer, what=_words(attempt)[:120], due=attempt.due
    )


def _words(attempt: Attempt) -> str:
    if attempt.outcome == CALL_BACK:
        at = attempt.again_at
        return gettext("call back at %(time)s") % {"time": f"{at:%H:%M}"} if at else gettext("call back")
    if attempt.outcome == LANGUAGE_BARRIER:
        if attempt.tongue.strip():
            return gettext("find somebody who speaks %(language)s") % {"language": attempt.tongue.strip()}
        return gettext("find somebody who speaks their language")
    if attempt.outcome == WRONG_NUMBER:
        return gettext("find the right number")
    return gettext("see whether they still work here")
