"""Write talks down and what people did; keep where they stand beside the facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice

from django.db.models import Model, Q, QuerySet

from brazier.access.gate import allow
from brazier.conversations import queries as read
from brazier.conversations.facts import ABOUT, ASKS, Kept
from brazier.conversations.leading import actions as leading
from brazier.conversations.models import (
    NOTE_LENGTH,
    Act,
    Ask,
    Assessment,
    ChartDay,
    Concern,
    Conversation,
    FollowUp,
    Foretold,
    Issue,
    LeaderMap,
    Myself,
    Naming,
    Pass,
    Tried,
    Withdrawal,
)
from brazier.conversations.talk import Step, Talk, Told, check
from brazier.keeping.spans import Due, Held, Went
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.reach import queries as reach
from brazier.people.standing import Rating, Standing, merged, rated
from brazier.terms import LEVELS, Actor, Wrong

NOTHING = "There is nothing here."
WAITING = ("open", "expired")
QUIET = timedelta(days=14)
NOTES: tuple[tuple[type[Conversation | Ask | FollowUp], str, str, str], ...] = (
    (Conversation, "quote", "had_on", "record"),
    (Ask, "text", "conversation__had_on", "conversation__record"),
    (FollowUp, "what", "closed_on", "record"),
)
"""Every place with free words that go: table, words, the day they are counted from, whose they are."""
SHREDDED: tuple[type[Model], ...] = (
    Withdrawal, Assessment, Tried, Foretold, FollowUp, Concern, Ask, Naming, Act, Conversation, Pass, Myself,
    ChartDay, LeaderMap, Issue,
)  # fmt: skip
"""Every table, in the order in which they go when the campaign is over."""
FIRST_ISSUES = ("pay", "rate", "no human to talk to", "sick child", "pain", "heat")


def offer_issues(actor: Actor, *, names: Iterable[str], now: datetime) -> None:
    """Put chips on the talk form, after those that are there."""
    allow(actor, "conversations.chips")
    with ledger.entry(actor, "conversations.issues", "", now):
        for name in names:
            shown = " ".join(name.split())[:60]
            if shown:
                Issue.objects.get_or_create(
                    key=shown.casefold(), defaults={"name": shown, "place": Issue.objects.count()}
                )


def record(
    actor: Actor,
    *,
    talk: Talk,
    now: datetime,
    today: date,
    new_worker: str = "",
    new_issue: str = "",
    left_out: str = "",
    names: int = 0,
) -> Kept:
    """Keep one talk and what follows from it, all or nothing.

    new_worker: a name, if it was somebody nobody had written down; talk.worker does not count then; left_out:
    as `people.actions.add`. new_issue: something she cares about that has no chip yet. names: the worker she says
    people go to, 0 if that was not asked. Errors: see `record_all`, and `leading.actions.name`.
    """
    with ledger.entry(actor, "conversation.record", f"worker:{talk.worker}", now):
        worker = people.add(actor, name=new_worker, left_out=left_out, now=now) if new_worker else talk.worker
        issues = talk.issues + issues_named(actor, name=new_issue, now=now)
        [had] = record_all(actor, talks=[replace(talk, worker=worker, issues=issues)], now=now, today=today)
        if names:
            leading.name(actor, namer=worker, named=names, talk=had, now=now)
        return Kept(worker, had)


def record_all(actor: Actor, *, talks: Sequence[Talk], now: datetime, today: date) -> list[int]:
    """Keep talks and what follows from them, all or none. Gives their numbers, in order.

    Errors: Wrong if one can not be so, or is with nobody we know.
    """
    allow(actor, "conversations.write")
    for talk in talks:
        check(talk, today)
    about = f"worker:{talks[0].worker}" if len(talks) == 1 else ""
    with ledger.entry(actor, "conversation.record", about, now):
        hooks = people.anchors(actor, workers=[t.worker for t in talks], now=now)
        had = Conversation.objects.bulk_create(
            Conversation(
                record_id=hooks[t.worker],
                organizer=t.organizer,
                had_on=t.had_on,
                had_at=t.had_at,
                kind=t.kind,
                quote=t.quote.strip()[:NOTE_LENGTH],
                written_by=actor.id,
                written_at=now,
                **_place(t.told, now),
            )
            for t in talks
        )
        _details(talks, had)
        _assess_all(actor, [(t, h) for t, h in zip(talks, had, strict=True) if t.level], now)
        return [h.pk for h in had]


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody did. kind: as asks are; level: where it shows her to stand, 0 for nothing said; asked_by: the
    worker whose asking moved her, 0 where nobody says; told: when it was told, if not now at the desk."""

    worker: int
    kind: str
    text: str
    day: date
    is_public: bool = True
    level: int = 0
    asked_by: int = 0
    told: Told | None = None


def note_acts(actor: Actor, *, acts: Sequence[Seen], now: datetime) -> list[int]:
    """Keep what people did, all or none. A public act makes a 1 or 2 count as proved for 60 days. Gives their
    numbers, in order.

    Errors: Wrong for an unknown kind or level, or a day in the future.
    """
    allow(actor, "conversations.write")
    if any(a.kind not in ASKS or a.day > now.date() or a.level not in LEVELS for a in acts):
        raise Wrong("conversations.act", "Choose what they did and on which day. Nothing was lost.")
    about = f"worker:{acts[0].worker}" if len(acts) == 1 else ""
    with ledger.entry(actor, "conversation.act", about, now):
        askers = [a.asked_by for a in acts if a.asked_by]
        hooks = people.anchors(actor, workers=[*(a.worker for a in acts), *askers], now=now)
        rows = Act.objects.bulk_create(
            Act(
                record_id=hooks[a.worker],
                kind=a.kind,
                text=a.text.strip()[:120],
                day=a.day,
                is_public=a.is_public,
                asked_by_id=hooks.get(a.asked_by),
                noted_by=actor.id,
                noted_at=now,
                **_place(a.told, now),
            )
            for a in acts
        )
        rated_rows = Assessment.objects.bulk_create(
            Assessment(
                record_id=r.record_id,
                level=a.level,
                basis="did",
                day=a.day,
                author=actor.id,
                act=r,
                written_at=now,
                told_at=r.told_at,
                nth=r.nth,
            )
            for a, r in zip(acts, rows, strict=True)
            if a.level
        )
        _restand(actor, rated_rows, [r for r in rows if r.is_public], now)
        return [r.pk for r in rows]


def take_back_talk(actor: Actor, *, talk: int, now: datetime) -> None:
    """A talk was written down by mistake: it stays, and neither it nor what came with it counts any more.

    Errors: Wrong if there is none, or it was taken back already.
    """
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.take_back", f"talk:{talk}", now):
        had = Conversation.objects.filter(pk=talk, withdrawal=None).first()
        if had is None:
            raise Wrong("conversations.no_talk", NOTHING)
        _reach(actor, had.record_id)
        Withdrawal.objects.create(conversation=had, author=actor.id, written_at=now)
        _close(actor, FollowUp.objects.filter(conversation=had, state="open"), "taken_back", now.date())
        restand(actor, record=had.record_id, now=now)


def take_back_act(actor: Actor, *, act: int, now: datetime) -> None:
    """An act was written down by mistake: it stays, and neither it nor its rating counts any more.

    Errors: Wrong if there is none, or it was taken back already.
    """
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.take_back_act", f"act:{act}", now):
        seen = Act.objects.filter(pk=act, withdrawal=None).first()
        if seen is None:
            raise Wrong("conversations.no_act", NOTHING)
        _reach(actor, seen.record_id)
        Withdrawal.objects.create(act=seen, author=actor.id, written_at=now)
        restand(actor, record=seen.record_id, now=now)


def unadd(actor: Actor, *, worker: int, now: datetime) -> None:
    """Take back that somebody was written down by hand. Errors: Wrong if anything more than that is known."""
    _reach(actor, worker)
    tables: tuple[type[Conversation | Act | FollowUp | Tried], ...] = (Conversation, Act, FollowUp, Tried)
    if any(table._default_manager.filter(record=worker).exists() for table in tables):
        raise Wrong("people.not_bare", people.NOT_BARE)
    people.unadd(actor, worker=worker, now=now)


def owe(actor: Actor, *, worker: int, step: Step, now: datetime) -> int:
    """We promised her something, beside any talk; a phone may tell it late. Gives the number of the step. Errors:
    Wrong for a promise without words."""
    allow(actor, "conversations.write")
    if not step.what.strip():
        raise Wrong("conversations.step", "Say what happens next, or choose “nothing”. Nothing was lost.")
    with ledger.entry(actor, "conversation.owe", f"worker:{worker}", now):
        hook = people.anchor(actor, worker=worker, now=now)
        made = FollowUp(record_id=hook, owner=step.owner, what=step.what.strip()[:120], due=step.due, is_owed=True)
        made.save()
        return made.pk


def keep_promise(actor: Actor, *, ask: int, kept: bool | None, now: datetime) -> None:
    """Note whether a commitment was kept; None: that is open again. Errors: Wrong if there is no such yes."""
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.kept", f"ask:{ask}", now):
        rows = Ask.objects.filter(pk=ask, answer="yes")
        _reach(actor, *rows.values_list("conversation__record", flat=True))
        if not rows.update(kept=kept):
            raise Wrong("conversations.no_ask", NOTHING)


def close_follow_ups(actor: Actor, *, follow_ups: Sequence[int], state: str, now: datetime) -> None:
    """Next steps are `done`, or were written down by mistake (`taken_back`), all or none.

    Errors: Wrong if one of them is not waiting.
    """
    allow(actor, "conversations.write")
    about = f"follow_up:{follow_ups[0]}" if len(follow_ups) == 1 else ""
    with ledger.entry(actor, f"conversation.step_{state}", about, now):
        rows = FollowUp.objects.filter(pk__in=follow_ups, state__in=WAITING)
        _reach(actor, *rows.values_list("record", flat=True))
        if state not in {"done", "taken_back"} or _close(actor, rows, state, now.date()) != len(set(follow_ups)):
            raise Wrong("conversations.no_follow_up", NOTHING)


def move_follow_up(actor: Actor, *, follow_up: int, due: date, owner: str = "", now: datetime) -> int:
    """Give a next step another day, or another owner: it closes, and one that follows it opens. Gives that one.

    owner: an organizer's id; empty for the same. Errors: Wrong if it is not waiting, or the day is over.
    """
    allow(actor, "conversations.write")
    if due < now.date():
        raise Wrong("conversations.step_day", "That day is over. Choose another day. Nothing was changed.")
    with ledger.entry(actor, "conversation.step_moved", f"follow_up:{follow_up}", now):
        old = FollowUp.objects.filter(pk=follow_up, state__in=WAITING).first()
        if old is None:
            raise Wrong("conversations.no_follow_up", NOTHING)
        _reach(actor, old.record_id)
        state = "handed_over" if owner and owner != old.owner else "moved"
        _close(actor, FollowUp.objects.filter(pk=follow_up), state, now.date())
        new = FollowUp(
            record_id=old.record_id,
            conversation_id=old.conversation_id,
            owner=owner or old.owner,
            what=old.what,
            due=due,
            is_owed=old.is_owed,
            said_by=old.said_by,
            follows=old,
        )
        new.save()
        return new.pk


def hand_on(actor: Actor, *, of: str, to: str, records: Iterable[int] | None, now: datetime) -> int:
    """Every open next step of one organizer becomes another's; those about some records, or all. What the steps
    say is shown to nobody by this, so that reach does not matter. Gives how many.
    """
    allow(actor, "conversations.tend")
    with ledger.entry(actor, "conversation.hand_on", f"organizer:{of}", now):
        rows = FollowUp.objects.filter(owner=of, state="open")
        old = list(rows if records is None else rows.filter(record__in=list(records)))
        for step in old:
            FollowUp.objects.create(
                record_id=step.record_id,
                conversation_id=step.conversation_id,
                owner=to,
                what=step.what,
                due=step.due,
                is_owed=step.is_owed,
                said_by=step.said_by,
                follows=step,
            )
        _close(actor, FollowUp.objects.filter(pk__in=[step.pk for step in old]), "handed_over", now.date())
        return len(old)


def reopen_follow_up(actor: Actor, *, follow_up: int, now: datetime) -> None:
    """Take back that a next step was closed: it waits again, and the one that followed it is taken back.

    Errors: Wrong if it is open, or its talk was taken back.
    """
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.step_reopened", f"follow_up:{follow_up}", now):
        closed = FollowUp.objects.filter(pk=follow_up, conversation__withdrawal=None).exclude(state="open")
        _reach(actor, *closed.values_list("record", flat=True))
        if not closed.update(state="open", closed_by="", closed_on=None):
            raise Wrong("conversations.no_follow_up", NOTHING)
        _close(actor, FollowUp.objects.filter(follows=follow_up, state="open"), "taken_back", now.date())


def expire_steps(actor: Actor, *, today: date) -> int:
    """Next steps nobody came back to for two weeks expire, so that the list stays true; what we owe never does.
    Gives how many."""
    allow(actor, "conversations.tend")
    quiet = FollowUp.objects.filter(state="open", is_owed=False, due__lt=today - QUIET)
    return _close(actor, quiet, "expired", today)


def to_chips(actor: Actor, *, due: Due) -> Went:
    """Free words of talks, of asks and of steps that are closed go; what was cared about, asked and said stays.

    Words of a step that waits stay as long as it waits. Acts keep theirs: they are what people did in public.
    """
    allow(actor, "conversations.tend")
    if due.held.everything:
        return Went(0, 0)
    gone = of = 0
    for table, word, day, record in NOTES:
        wordy = table._default_manager.exclude(**{word: ""}).filter(**{f"{day}__isnull": False})
        of += wordy.count()
        for chunk in _chunks(wordy.filter(**{f"{day}__lt": due.before}).values_list("pk", record), due.held):
            gone += table._default_manager.filter(pk__in=chunk).update(**{word: ""})
    return Went(gone, of)


def _chunks(found: Iterable[tuple[int, int]], held: Held) -> Iterator[list[int]]:
    """The numbers of rows whose record is not held, some at a time."""
    left = iter([pk for pk, record in found if record not in held.records])
    while some := list(islice(left, 500)):
        yield some


def shred(actor: Actor) -> int:
    """The campaign is over: everything of talks goes. Gives how many rows."""
    allow(actor, "people.shred")
    return sum(table._default_manager.all().delete()[0] for table in SHREDDED)


def _place(told: Told | None, now: datetime) -> dict[str, int]:
    told = told or Told.here(now)
    return {"told_at": told.at, "nth": told.nth}


def _reach(actor: Actor, *records: int) -> None:
    """Nobody changes what is written of people out of their reach; it looks as if it were not there."""
    reach.require(actor, "conversations.write", records)


def _close(actor: Actor, rows: QuerySet[FollowUp], state: str, today: date) -> int:
    return rows.update(state=state, closed_by=actor.id, closed_on=today)


def note_day(actor: Actor, *, today: date) -> None:
    """Keep what the chart counts today, once a day, for the arrows two weeks from now."""
    allow(actor, "conversations.count")
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for tally in people_read.tallies(actor, today):
        if tally.level:
            counts[tally.cell][1] += tally.fresh
            if tally.level <= 2:
                counts[tally.cell][0] += tally.fresh
    ChartDay.objects.get_or_create(day=today, defaults={"counts": counts})


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Remove every talk, act, assessment and follow-up of these records."""
    allow(actor, "people.forget")
    gone = list(records)
    with ledger.entry(actor, "conversation.forget", "", now):
        talks = Conversation.objects.filter(record__in=gone)
        Assessment.objects.filter(record__in=gone).delete()
        for table in (Tried, Foretold):
            table._default_manager.filter(record__in=gone).delete()
        FollowUp.objects.filter(record__in=gone).delete()
        Pass.objects.filter(record__in=gone).delete()
        Naming.objects.filter(Q(record__in=gone) | Q(namer__in=gone)).delete()
        Myself.objects.filter(record__in=gone).update(record=None)
        Concern.objects.filter(conversation__in=talks).delete()
        Ask.objects.filter(conversation__in=talks).delete()
        Act.objects.filter(record__in=gone).delete()
        Act.objects.filter(asked_by__in=gone).update(asked_by=None)
        talks.delete()


def issues_named(actor: Actor, *, name: str, now: datetime) -> tuple[int, ...]:
    """The chip of this name, made if there is none; nothing for an empty name."""
    allow(actor, "conversations.write")
    if not name.strip():
        return ()
    offer_issues(actor, names=[name], now=now)
    return tuple(Issue.objects.filter(key=" ".join(name.split())[:60].casefold()).values_list("pk", flat=True))


def _details(talks: Sequence[Talk], had: Sequence[Conversation]) -> None:
    pairs = list(zip(talks, had, strict=True))
    Concern.objects.bulk_create(
        Concern(conversation=h, issue_id=i) for t, h in pairs for i in dict.fromkeys(t.issues)
    )
    Ask.objects.bulk_create(
        Ask(conversation=h, kind=t.ask, text=t.ask_text.strip()[:120], answer=t.answer) for t, h in pairs if t.ask
    )
    FollowUp.objects.bulk_create(
        _follow_up(h, step, is_owed)
        for t, h in pairs
        for step, is_owed in ((t.step, False), (t.owed, True))
        if step
    )


def _follow_up(had: Conversation, step: Step, is_owed: bool) -> FollowUp:
    return FollowUp(
        record_id=had.record_id,
        conversation=had,
        owner=step.owner,
        what=step.what.strip()[:120],
        due=step.due,
        is_owed=is_owed,
    )


def _assess_all(actor: Actor, pairs: Sequence[tuple[Talk, Conversation]], now: datetime) -> None:
    rows = Assessment.objects.bulk_create(
        Assessment(
            record_id=had.record_id,
            kind=talk.about,
            level=talk.level,
            basis=talk.basis,
            day=talk.had_on,
            author=talk.organizer,
            conversation=had,
            written_at=now,
            told_at=had.told_at,
            nth=had.nth,
        )
        for talk, had in pairs
    )
    _restand(actor, rows, [], now)


def _restand(actor: Actor, rows: Sequence[Assessment], acts: Sequence[Act], now: datetime) -> None:
    """Carry new ratings and public acts over to where people stand; only ratings of the union move that."""
    rows = [row for row in rows if row.kind == ABOUT[0]]
    standings = people_read.standings(actor, {r.record_id for r in rows} | {a.record_id for a in acts})
    for row in rows:
        rating = Rating(row.level, row.day, row.basis, row.pk, row.told_at, row.nth)
        standings[row.record_id] = rated(standings[row.record_id], row.author, rating)
    for act in acts:
        standings[act.record_id] = merged([standings[act.record_id], Standing(acted=act.day)])
    people.set_standings(actor, standings=standings, now=now)


def restand(actor: Actor, *, record: int, now: datetime) -> None:
    """Where she stands, once more from all that still counts."""
    allow(actor, "conversations.write")
    told = read.standings_from_facts(actor, records=[record])
    people.set_standings(actor, standings={record: told.get(record, Standing())}, now=now)
