"""Write down one talk with several people, and take it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from brazier.access.gate import allow
from brazier.conversations import actions as conversations
from brazier.conversations.facts import Kept
from brazier.conversations.leading import actions as leading
from brazier.conversations.models import Conversation
from brazier.conversations.talk import Talk
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.terms import Actor, Wrong

MOST = 6
"""With more at once it is a meeting, and where each stands is a guess."""
NOTHING = "There is nothing here."


@dataclass(frozen=True, slots=True)
class There:
    """One of those who were there. new_worker: a name, for somebody nobody had written down; talk: what is to be
    kept of her, with her number 0 then; left_out, names: as in `conversations.actions.record`."""

    talk: Talk
    new_worker: str = ""
    left_out: str = ""
    names: int = 0

    @property
    def who(self) -> int | str:
        """The same for the same person, as far as anybody can tell."""
        return self.talk.worker or " ".join(self.new_worker.split()).casefold()


def record(actor: Actor, *, there: Sequence[There], now: datetime, today: date, new_issue: str = "") -> list[Kept]:
    """Keep one talk with several people, all or nothing: one line each, all under one number, that of
    the first. Gives whose each line is and its number, in order.

    Errors: Wrong if they are fewer than two, more than six or twice the same, and as in
    `conversations.actions.record_all`.
    """
    allow(actor, "conversations.write")
    if not 2 <= len(there) <= MOST:
        raise Wrong(
            "conversations.gathering",
            "A talk with several is with two to six different people. Nothing was lost.",
        )
    if len({one.who for one in there}) < len(there):
        raise Wrong("conversations.twice", "One person stands here twice. Nothing was lost.")
    with ledger.entry(actor, "conversation.gather", "", now):
        issues = conversations.issues_named(actor, name=new_issue, now=now)
        talks = [
            replace(one.talk, worker=_worker(actor, one, now), issues=one.talk.issues + issues, kind="group")
            for one in there
        ]
        had = conversations.record_all(actor, talks=talks, now=now, today=today)
        Conversation.objects.filter(pk__in=had).update(gathering=had[0])
        for one, talk, number in zip(there, talks, had, strict=True):
            if one.names:
                leading.name(actor, namer=talk.worker, named=one.names, talk=number, now=now)
        return [Kept(talk.worker, number) for talk, number in zip(talks, had, strict=True)]


def _worker(actor: Actor, one: There, now: datetime) -> int:
    if not one.new_worker:
        return one.talk.worker
    return people.add(actor, name=one.new_worker, left_out=one.left_out, now=now)


def take_back(actor: Actor, *, gathering: int, now: datetime) -> None:
    """A talk with several was written down by mistake: what still counts of it is taken back for all, or for none.

    gathering: the number they share. Errors: Wrong if nothing of it counts, or one of them is out of reach.
    """
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.take_back_all", f"gathering:{gathering}", now):
        rows = dict(
            Conversation.objects.filter(gathering=gathering, withdrawal=None).values_list("pk", "record_id")
        )
        if not rows:
            raise Wrong("conversations.no_talk", NOTHING)
        reach.require(actor, "conversations.write", rows.values())
        for talk in rows:
            conversations.take_back_talk(actor, talk=talk, now=now)
