"""Write down for an organizer what somebody else reported of one of their people."""

from datetime import date, datetime

from brazier.access.gate import allow
from brazier.conversations.models import FollowUp
from brazier.ledger import actions as ledger
from brazier.terms import Actor


def report(actor: Actor, *, record: int, what: str, due: date, owner: str, now: datetime) -> int:
    """A next step without a talk of ours: somebody else talked, and the owner goes on from there. It is no rating
    and no answer to an ask of ours. Gives its number."""
    allow(actor, "conversations.report")
    with ledger.entry(actor, "conversation.report", f"record:{record}", now):
        return FollowUp.objects.create(record_id=record, owner=owner, what=what.strip()[:120], due=due).pk


def unreport(actor: Actor, *, step: int, now: datetime) -> None:
    """It was reported by mistake: the step is taken back, unless somebody saw to it meanwhile."""
    allow(actor, "conversations.report")
    with ledger.entry(actor, "conversation.unreport", f"follow_up:{step}", now):
        waits = FollowUp.objects.filter(pk=step, conversation=None, state="open")
        waits.update(state="taken_back", closed_by=actor.id, closed_on=now.date())
