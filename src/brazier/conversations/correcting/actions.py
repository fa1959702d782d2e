"""Write a talk down anew: what was wrong is withdrawn, all that came with it comes along."""

from dataclasses import replace
from datetime import date, datetime

from django.db.models import QuerySet

from brazier.access.gate import allow
from brazier.conversations import actions as conversations
from brazier.conversations.correcting import queries as read
from brazier.conversations.correcting.changed import Changed, Parts, as_changed, corrected, upon, with_parts
from brazier.conversations.models import Ask, Assessment, Concern, Conversation, FollowUp, Naming, Withdrawal
from brazier.conversations.talk import Step, Talk, Told
from brazier.ledger import actions as ledger
from brazier.people.reach import queries as reach
from brazier.people.turf import queries as turf
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."
CORRECTED = "corrected"


def correct(actor: Actor, *, talk: int, changed: Changed, now: datetime, today: date) -> int:
    """A talk was otherwise than it was written down. It stays as it was, withdrawn; one that corrects it stands
    beside it and counts, with its concerns, asks and namings. Gives its number.

    talk: as whoever asks knew it. If somebody else has corrected it since, neither correction is lost, see
    `changed.upon`; where both said the same, it is the number of theirs. Errors: Wrong if there is none, it was
    taken back, nothing is different, it can not be so, or the level is not of whoever asks to say.
    """
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.correct", f"talk:{talk}", now):
        seen, old = _reached(actor, talk), _live(actor, read.newest(actor, talk=talk))
        was = _as_talk(actor, old, FollowUp.objects.filter(conversation=old, state="open"))
        both = False
        if seen != old:
            before = FollowUp.objects.filter(conversation=seen, state__in=("open", CORRECTED))
            base = as_changed(_as_talk(actor, seen, before))
            changed, both = upon(as_changed(was), base=base, mine=changed)
            if changed == as_changed(was):
                return old.pk  # the other said the same
        may_rate = actor.id in (seen.organizer, seen.written_by)
        return _write_anew(actor, old, corrected(was, changed, may_rate=may_rate), now, today, both=both)


def correct_parts(actor: Actor, *, talk: int, parts: Parts, now: datetime, today: date) -> int:
    """As `correct`, for whoever can not read the talk any more and says only what was otherwise. Of a talk with
    several, its day and time were otherwise for all. Gives the number of the one that counts now.

    talk: as it was told first, however often it was corrected since. Errors: as in `correct`.
    """
    allow(actor, "conversations.write")
    known = read.known(actor, talk=talk)
    with ledger.entry(actor, "conversation.correct", f"talk:{known}", now):
        had = _reached(actor, known)
        number = correct(actor, talk=known, changed=_otherwise(actor, had, parts), now=now, today=today)
        moved = replace(parts, level=None, step="", by=None, drops_step=False)
        others = Conversation.objects.filter(gathering=had.gathering, withdrawal=None).exclude(pk=number)
        for other in list(others) if had.gathering and moved != Parts() else []:
            correct(actor, talk=other.pk, changed=_otherwise(actor, other, moved), now=now, today=today)
        return number


def _otherwise(actor: Actor, had: Conversation, parts: Parts) -> Changed:
    steps = FollowUp.objects.filter(conversation=had, state__in=("open", CORRECTED))
    return with_parts(as_changed(_as_talk(actor, had, steps)), parts)


def uncorrect(actor: Actor, *, talk: int, now: datetime, today: date) -> int:
    """Take a correction back: the talk is written down once more as it was before. Gives the new number.

    Errors: Wrong if it corrects nothing, and as in `correct`.
    """
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.uncorrect", f"talk:{talk}", now):
        new = _live(actor, talk)
        if new.corrects is None:
            raise Wrong("conversations.no_correction", NOTHING)
        steps = FollowUp.objects.filter(conversation=new.corrects, state=CORRECTED)
        before = as_changed(_as_talk(actor, new.corrects, steps))
        return correct(actor, talk=talk, changed=before, now=now, today=today)


def _live(actor: Actor, talk: int) -> Conversation:
    return _reached(actor, talk, withdrawal=None)


def _reached(actor: Actor, talk: int, **which: None) -> Conversation:
    had = Conversation.objects.filter(pk=talk, **which).first()
    if had is None:
        raise Wrong("conversations.no_talk", NOTHING)
    reach.require(actor, "conversations.write", [had.record_id])
    return had


def _as_talk(actor: Actor, had: Conversation, steps: QuerySet[FollowUp]) -> Talk:
    """The talk as it would be handed in. steps: those that go on, or went on until it was corrected."""
    ask = Ask.objects.filter(conversation=had).order_by("pk").first()
    rating = Assessment.objects.filter(conversation=had).order_by("pk").last()
    agreed = {s.is_owed: Step(s.what, s.due, s.owner) for s in steps.order_by("pk")}
    [worker] = turf.workers_of(actor, records=[had.record_id]).values()
    return Talk(
        worker=worker,
        had_on=had.had_on,
        had_at=had.had_at,
        organizer=had.organizer,
        kind=had.kind,
        issues=tuple(Concern.objects.filter(conversation=had).order_by("pk").values_list("issue", flat=True)),
        quote=had.quote,
        ask=ask.kind if ask else "",
        ask_text=ask.text if ask else "",
        answer=ask.answer if ask else "",
        level=rating.level if rating else 0,
        basis=rating.basis if rating else "said",
        about=rating.kind if rating else "union",
        step=agreed.get(False),
        owed=agreed.get(True),
        told=Told(had.told_at, had.nth),
    )


def _write_anew(
    actor: Actor, old: Conversation, talk: Talk, now: datetime, today: date, *, both: bool = False
) -> int:
    """both: what somebody else says happens next stays open beside it, each with who said it as its owner."""
    steps = list(FollowUp.objects.filter(conversation=old, state="open").order_by("pk"))
    last = {step.is_owed: step for step in steps}
    theirs = last.pop(False) if both else None
    [number] = conversations.record_all(actor, talks=[talk], now=now, today=today)
    Withdrawal.objects.create(conversation=old, author=actor.id, written_at=now)
    Conversation.objects.filter(pk=number).update(corrects=old, gathering=old.gathering)
    for ask in Ask.objects.filter(conversation=old).exclude(kept=None):
        Ask.objects.filter(conversation=number, kind=ask.kind, answer="yes").update(kept=ask.kept)
    for new in FollowUp.objects.filter(conversation=number):
        _carry(actor, new, last.get(new.is_owed))
    if theirs:
        FollowUp.objects.filter(conversation=number, is_owed=False).update(owner=actor.id)
        FollowUp.objects.filter(pk=theirs.pk).update(owner=theirs.said_by or theirs.owner)
    over = FollowUp.objects.filter(pk__in=[step.pk for step in last.values()])
    over.update(state=CORRECTED, closed_by=actor.id, closed_on=now.date())
    beside = [step.pk for step in steps if step not in last.values()]
    FollowUp.objects.filter(pk__in=beside).update(conversation=number)
    for naming in Naming.objects.filter(conversation=old, ended_on=None):
        Naming.objects.create(
            record_id=naming.record_id,
            namer_id=naming.namer_id,
            conversation_id=number,
            noted_by=naming.noted_by,
            day=naming.day,
        )
    conversations.restand(actor, record=old.record_id, now=now)
    return number


def _carry(actor: Actor, new: FollowUp, old: FollowUp | None) -> None:
    """A step of the talk as it stands now, and who said it: whoever said the old one, if it is the same."""
    is_same = old is not None and (new.what, new.due) == (old.what, old.due)
    new.follows, new.said_by = old, old.said_by if old is not None and is_same else actor.id
    new.save(update_fields=["follows", "said_by"])
