"""Write down one talk with several people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from brazier.access.gate import allow
from brazier.conversations import actions as conversations
from brazier.conversations.models import Conversation
from brazier.conversations.talk import Talk
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.terms import Actor, Wrong

MOST = 6
"""With more at once it is a meeting, and where each stands is a guess."""


@dataclass(frozen=True, slots=True)
class There:
    """One of those who were there. new_worker: a name, for somebody nobody had written down; talk: what is to be
    kept of her, with her number 0 then."""

    talk: Talk
    new_worker: str = ""


def record(actor: Actor, *, there: Sequence[There], now: datetime, today: date, new_issue: str = "") -> list[int]:
    """Keep one talk with several people, all or nothing: one line each, all under one number. Gives the numbers of
    the lines, in order.

    Errors: Wrong if they are fewer than two, more than six or twice the same, and as in
    `conversations.actions.record_all`.
    """
    allow(actor, "conversations.write")
    known = [one.talk.worker for one in there if one.talk.worker]
    if not 2 <= len(there) <= MOST or len(set(known)) < len(known):
        raise Wrong(
            "conversations.gathering",
            "A talk with several is with two to six different people. Nothing was lost.",
        )
    with ledger.entry(actor, "conversation.gather", "", now):
        issues = conversations.issues_named(actor, name=new_issue, now=now)
        talks = [
            replace(
                one.talk,
                worker=people.add(actor, name=one.new_worker, now=now) if one.new_worker else one.talk.worker,
                issues=one.talk.issues + issues,
                kind="group",
            )
            for one in there
        ]
        had = conversations.record_all(actor, talks=talks, now=now, today=today)
        Conversation.objects.filter(pk__in=had).update(gathering=had[0])
        return had
