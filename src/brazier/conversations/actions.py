"""Write talks down and what people did; keep where they stand beside the facts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from brazier.access.gate import allow
from brazier.conversations.facts import ASKS
from brazier.conversations.models import (
    NOTE_LENGTH,
    Act,
    Ask,
    Assessment,
    ChartDay,
    Concern,
    Conversation,
    FollowUp,
    Issue,
)
from brazier.conversations.talk import Step, Talk, check
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.standing import Rating, Standing, merged, rated
from brazier.terms import LEVELS, Actor, Wrong

FIRST_ISSUES = ("pay", "rate", "no human to talk to", "sick child", "pain", "heat")


def offer_issues(actor: Actor, *, names: Iterable[str], now: datetime) -> None:
    """Put chips on the talk form, after those that are there."""
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversations.issues", "", now):
        for name in names:
            shown = " ".join(name.split())[:60]
            if shown:
                Issue.objects.get_or_create(
                    key=shown.casefold(), defaults={"name": shown, "place": Issue.objects.count()}
                )


def record(
    actor: Actor, *, talk: Talk, now: datetime, today: date, new_worker: str = "", new_issue: str = ""
) -> int:
    """Keep one talk and what follows from it, all or nothing. Gives the number of the worker.

    new_worker: a name, if it was somebody nobody had written down; talk.worker does not count then.
    new_issue: something she cares about that has no chip yet. Errors: see `record_all`.
    """
    with ledger.entry(actor, "conversation.record", f"worker:{talk.worker}", now):
        worker = people.add(actor, name=new_worker, now=now) if new_worker else talk.worker
        issues = talk.issues + _issue_named(actor, new_issue, now)
        record_all(actor, talks=[replace(talk, worker=worker, issues=issues)], now=now, today=today)
        return worker


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
                kind=t.kind,
                quote=t.quote.strip()[:NOTE_LENGTH],
                written_by=actor.id,
                written_at=now,
            )
            for t in talks
        )
        _details(talks, had)
        _assess_all(actor, [(t, h) for t, h in zip(talks, had, strict=True) if t.level], now)
        return [h.pk for h in had]


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody did. kind: as asks are; level: where it shows her to stand, 0 for nothing said."""

    worker: int
    kind: str
    text: str
    day: date
    is_public: bool = True
    level: int = 0


def note_acts(actor: Actor, *, acts: Sequence[Seen], now: datetime) -> None:
    """Keep what people did, all or none. A public act makes a 1 or 2 count as proved for 60 days.

    Errors: Wrong for an unknown kind or level, or a day in the future.
    """
    allow(actor, "conversations.write")
    if any(a.kind not in ASKS or a.day > now.date() or a.level not in LEVELS for a in acts):
        raise Wrong("conversations.act", "Choose what they did and on which day. Nothing was lost.")
    about = f"worker:{acts[0].worker}" if len(acts) == 1 else ""
    with ledger.entry(actor, "conversation.act", about, now):
        hooks = people.anchors(actor, workers=[a.worker for a in acts], now=now)
        rows = Act.objects.bulk_create(
            Act(
                record_id=hooks[a.worker],
                kind=a.kind,
                text=a.text.strip()[:120],
                day=a.day,
                is_public=a.is_public,
                noted_by=actor.id,
                noted_at=now,
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
            )
            for a, r in zip(acts, rows, strict=True)
            if a.level
        )
        _restand(actor, rated_rows, [r for r in rows if r.is_public], now)


def keep_promise(actor: Actor, *, ask: int, kept: bool, now: datetime) -> None:
    """Note whether a commitment was kept. Errors: Wrong if there is no such yes."""
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.kept", f"ask:{ask}", now):
        if not Ask.objects.filter(pk=ask, answer="yes").update(kept=kept):
            raise Wrong("conversations.no_ask", "There is nothing here.")


def close_follow_up(actor: Actor, *, follow_up: int, state: str, now: datetime) -> None:
    """Mark a next step done, or handed over. Errors: Wrong if there is none that is open."""
    allow(actor, "conversations.write")
    with ledger.entry(actor, "conversation.follow_up", f"follow_up:{follow_up}", now):
        changed = FollowUp.objects.filter(pk=follow_up, state="open").update(state=state)
        if not changed:
            raise Wrong("conversations.no_follow_up", "There is nothing here.")


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
        FollowUp.objects.filter(record__in=gone).delete()
        Concern.objects.filter(conversation__in=talks).delete()
        Ask.objects.filter(conversation__in=talks).delete()
        Act.objects.filter(record__in=gone).delete()
        talks.delete()


def _issue_named(actor: Actor, name: str, now: datetime) -> tuple[int, ...]:
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
            level=talk.level,
            basis=talk.basis,
            day=talk.had_on,
            author=talk.organizer,
            conversation=had,
            written_at=now,
        )
        for talk, had in pairs
    )
    _restand(actor, rows, [], now)


def _restand(actor: Actor, rows: Sequence[Assessment], acts: Sequence[Act], now: datetime) -> None:
    """Carry new ratings and public acts over to where people stand."""
    standings = people_read.standings(actor, {r.record_id for r in rows} | {a.record_id for a in acts})
    for row in rows:
        rating = Rating(row.level, row.day, row.basis, row.pk)
        standings[row.record_id] = rated(standings[row.record_id], row.author, rating)
    for act in acts:
        standings[act.record_id] = merged([standings[act.record_id], Standing(acted=act.day)])
    people.set_standings(actor, standings=standings, now=now)
