"""Read talks: one person's history, what is due, the chips, and the chart of two weeks ago."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from brazier.access.gate import NOTES, STANDING, allow
from brazier.conversations.facts import Assessed, Chip, Did, Due, History, Noted, Said, Then, at_odds
from brazier.conversations.models import (
    NEWEST,
    ONE_TALK,
    THAT_COUNT,
    Act,
    Ask,
    Assessment,
    ChartDay,
    Concern,
    Conversation,
    FollowUp,
    Issue,
    Withdrawal,
)
from brazier.people import queries as people
from brazier.people.reach import queries as reach
from brazier.people.standing import Rating, Standing, merged, rated
from brazier.storage import sight
from brazier.storage.days import day_of
from brazier.terms import Actor, Wrong

TWO_WEEKS = timedelta(days=14)
NEAR_ENOUGH = timedelta(days=7)
NOTHING_TOLD = History((), (), (), (), (), 0, 0, (), ())


def issues(actor: Actor) -> tuple[Chip, ...]:
    """The chips of the talk form, in their order."""
    allow(actor, "conversations.chips")
    return tuple(Chip(i.pk, i.name) for i in Issue.objects.order_by("place", "pk"))


def history(actor: Actor, *, records: Iterable[int]) -> History:
    """What was said, done and promised by the worker these records are, and what of it was taken back.

    Whoever may not see everybody's notes gets the words of their own; what people did and where they stand is told
    to all who have her in their care. Errors: Wrong if these records are out of reach.
    """
    told = allow(actor, "conversations.look").tier
    mine = list(records)
    reach.require(actor, "conversations.look", mine)
    if told < STANDING:
        return NOTHING_TOLD
    talks = list(Conversation.objects.filter(record__in=mine, withdrawal=None).order_by("-had_on", *NEWEST))
    asks = list(Ask.objects.filter(conversation__record__in=mine, conversation__withdrawal=None).order_by("pk"))

    def words(text: str, *authors: str) -> str:
        return text if told >= NOTES or actor.id in authors else ""

    acts = list(Act.objects.filter(record__in=mine, withdrawal=None).order_by("-day", *NEWEST))
    rows = list(Assessment.objects.filter(THAT_COUNT, record__in=mine).order_by("-day", *NEWEST))
    cared = Counter(
        Concern.objects.filter(conversation__in=[t.pk for t in talks]).values_list("issue__name", flat=True)
    )
    steps = list(FollowUp.objects.select_related("conversation").filter(record__in=mine).order_by("due", "pk"))
    waiting = [f for f in steps if f.state == "open"]
    promised = [a for a in asks if a.kept is not None]
    return History(
        said=tuple(_said(talks, asks, words)),
        did=tuple(Did(a.day, a.kind, a.text, a.is_public) for a in acts),
        assessments=tuple(Assessed(r.day, r.level, r.basis, r.author, r.kind) for r in rows),
        concerns=tuple(name for name, _ in cared.most_common()),
        due=tuple(map(_due, waiting)),
        kept=sum(bool(a.kept) for a in promised),
        promised=len(promised),
        noted=_newest_first(
            replace(n, text=words(n.text, n.by) if n.kind == "talk" else n.text)
            for n in _with_steps(actor, talks, _noted(talks, acts, rows), waiting)
            + [_noted_step(f) for f in waiting]
        ),
        taken_back=_newest_first(
            replace(n, text=words(n.text, n.by) if n.kind == "talk" else n.text)
            for n in _taken_back(mine) + [_noted_step(f) for f in steps if f.state == "taken_back"]
        ),
    )


def _said(talks: list[Conversation], asks: list[Ask], words: Callable[..., str]) -> list[Said]:
    """What was said in these talks, in their order, as far as its words are told; a talk without any is one line
    too."""
    by_talk = defaultdict(list)
    for ask in asks:
        by_talk[ask.conversation_id].append(ask)
    found = []
    for t in talks:
        quote = words(t.quote, t.organizer, t.written_by)
        if quote or not by_talk[t.pk]:
            what = "quote" if quote else "talk"
            found.append(Said(t.had_on, what, quote, t.organizer, gathering=t.gathering))
        for a in by_talk[t.pk]:
            what, text = f"{a.kind}.{a.answer}", words(a.text, t.organizer, t.written_by)
            found.append(Said(t.had_on, what, text, t.organizer, a.pk, a.kept, t.gathering))
    return found


def _noted(talks: Iterable[Conversation], acts: Iterable[Act], rows: Iterable[Assessment]) -> list[Noted]:
    of_talk = {r.conversation_id: r.level for r in rows if r.conversation_id}
    of_act = {r.act_id: r.level for r in rows if r.act_id}
    return [
        Noted(
            "talk",
            t.pk,
            t.had_on,
            t.quote,
            of_talk.get(t.pk, 0),
            t.organizer,
            told=(t.told_at, t.nth),
            gathering=t.gathering,
        )
        for t in talks
    ] + [
        Noted("act", a.pk, a.day, a.text or a.kind, of_act.get(a.pk, 0), a.noted_by, told=(a.told_at, a.nth))
        for a in acts
    ]


def _with_steps(
    actor: Actor, talks: Iterable[Conversation], noted: list[Noted], waiting: Iterable[FollowUp]
) -> list[Noted]:
    """The same, with what the form that corrects a talk begins with."""
    of_talk = {t.pk: t for t in talks}
    steps = {f.conversation_id: f for f in sorted(waiting, key=lambda f: f.pk) if not f.is_owed}

    def whole(n: Noted) -> Noted:
        talk, step = (of_talk[n.number], steps.get(n.number)) if n.kind == "talk" else (None, None)
        if talk is None:
            return n
        may_rate = actor.id in (talk.organizer, talk.written_by)
        agreed = (step.what, step.due) if step else ("", None)
        return replace(n, at=talk.had_at, may_rate=may_rate, step=agreed[0], due=agreed[1])

    return [whole(n) for n in noted]


def _noted_step(step: FollowUp) -> Noted:
    day, by = (step.closed_on, step.closed_by) if step.state == "taken_back" else (None, "")
    return Noted("step", step.pk, step.due, step.what, 0, step.owner, day, by)


def _taken_back(records: list[int]) -> list[Noted]:
    """Talks and acts that somebody withdrew, with the rating they came with."""
    talks = Withdrawal.objects.filter(conversation__record__in=records).select_related("conversation")
    acts = Withdrawal.objects.filter(act__record__in=records).select_related("act")
    rows = Assessment.objects.filter(record__in=records)
    anew = set(Conversation.objects.filter(corrects__record__in=records).values_list("corrects", flat=True))
    found = []
    for w in [*talks, *acts]:
        [one] = _noted([w.conversation] if w.conversation else [], [w.act] if w.act else [], rows)
        is_corrected = w.conversation_id is not None and w.conversation_id in anew
        found.append(
            replace(
                one, taken_back_on=day_of(w.written_at), taken_back_by=w.author, is_corrected=is_corrected,
                at=w.conversation.had_at if w.conversation else None,
            )
        )  # fmt: skip
    return found


def _newest_first(noted: Iterable[Noted]) -> tuple[Noted, ...]:
    return tuple(sorted(noted, key=lambda n: (n.day, n.told, n.number), reverse=True))


def due(actor: Actor, *, until: date, owner: str = "", most: int = 200) -> tuple[Due, ...]:
    """Open next steps up to a day, oldest first; of one organizer, or of all."""
    return tuple(_due(f) for f in _open(actor, until, owner).order_by("due", "pk")[:most])


def due_count(actor: Actor, *, until: date, owner: str = "") -> int:
    """How many next steps are open up to a day; of one organizer, or of all."""
    return _open(actor, until, owner).count()


@sight.whole()
def open_records(actor: Actor, *, owner: str) -> tuple[int, ...]:
    """The records an organizer has open next steps with; numbers, for handing them over."""
    allow(actor, "conversations.tend")
    rows = FollowUp.objects.filter(owner=owner, state="open").order_by("record")
    return tuple(rows.values_list("record", flat=True).distinct())


@sight.whole()
def open_counts(actor: Actor) -> dict[str, int]:
    """How many open next steps each organizer has."""
    allow(actor, "conversations.count")
    rows = FollowUp.objects.filter(state="open").order_by().values_list("owner").annotate(steps=Count("pk"))
    return dict(rows)


def expired(actor: Actor, *, since: date, owner: str = "", most: int = 200) -> tuple[Due, ...]:
    """Next steps that nobody came back to, from this day on, newest first; of one organizer, or of all."""
    rows = _steps(actor).filter(state="expired", closed_on__gte=since).order_by("-due", "pk")
    return tuple(_due(f) for f in (rows.filter(owner=owner) if owner else rows)[:most])


def step(actor: Actor, *, follow_up: int) -> Due:
    """One next step. Errors: Wrong if there is none."""
    row = _steps(actor).filter(pk=follow_up).first()
    if row is None:
        raise Wrong("conversations.no_follow_up", "There is nothing here.")
    return _due(row)


def _steps(actor: Actor) -> QuerySet[FollowUp]:
    steps = FollowUp.objects.select_related("conversation")
    return steps.filter(reach.within(actor, "conversations.look", "record__worker__"))


def _open(actor: Actor, until: date, owner: str) -> QuerySet[FollowUp]:
    rows = _steps(actor).filter(state="open", due__lte=until)
    return rows.filter(owner=owner) if owner else rows


@sight.whole()
def talks_since(actor: Actor, *, day: date) -> int:
    """How many talks were had from that day on, without those taken back, one with several once; a number without
    names."""
    allow(actor, "conversations.count")
    rows = Conversation.objects.filter(had_on__gte=day, withdrawal=None)
    return rows.values_list(ONE_TALK).distinct().count()


def two_weeks_ago(actor: Actor, today: date) -> Then | None:
    """The counts of the day two weeks ago, or of the nearest earlier day within a week; None if nobody
    counted then."""
    allow(actor, "conversations.count")
    row = (
        ChartDay.objects.filter(day__lte=today - TWO_WEEKS, day__gte=today - TWO_WEEKS - NEAR_ENOUGH)
        .order_by("-day")
        .first()
    )
    if row is None:
        return None
    return Then(row.day, {int(cell): (counts[0], counts[1]) for cell, counts in row.counts.items()})


@sight.whole()
def acts_that_count(actor: Actor, *, acts: Iterable[int]) -> frozenset[int]:
    """Of these acts, by number, those that nobody took back."""
    allow(actor, "conversations.reckon")
    rows = Act.objects.filter(withdrawal=None, pk__in=list(acts))
    return frozenset(rows.values_list("pk", flat=True))


@sight.whole()
def standings_from_facts(actor: Actor, *, records: Iterable[int]) -> dict[int, Standing]:
    """Where each of these records stands, rebuilt from the assessments and acts that count; to check what is
    stored, or after something was taken back."""
    allow(actor, "conversations.reckon")
    found: dict[int, Standing] = defaultdict(Standing)
    rows = Assessment.objects.filter(THAT_COUNT, kind="union").order_by("pk")
    acts = Act.objects.filter(is_public=True, withdrawal=None)
    if isinstance(records, range):
        mine = Q(record__gte=records.start, record__lt=records.stop)
    else:
        mine = Q(record__in=list(records))
    rows, acts = rows.filter(mine), acts.filter(mine)
    for pk, record, level, basis, day, author, told_at, nth in rows.values_list(
        "pk", "record_id", "level", "basis", "day", "author", "told_at", "nth"
    ).iterator(5000):
        found[record] = rated(found[record], author, Rating(level, day, basis, pk, told_at, nth))
    for record, day in acts.values_list("record_id", "day").iterator(5000):
        found[record] = merged([found[record], Standing(acted=day)])
    return dict(found)


def astray(actor: Actor) -> tuple[int, ...]:
    """Records whose stored standing is not what the facts say. Should be none; checked every night."""
    return tuple(record for portion in people.portions(actor) for record in _astray(actor, portion))


def _astray(actor: Actor, portion: range) -> list[int]:
    rebuilt, stored = standings_from_facts(actor, records=portion), people.stored_standings(actor, portion)
    nothing = Standing()
    return sorted(n for n in rebuilt.keys() | stored.keys() if rebuilt.get(n, nothing) != stored.get(n, nothing))


def is_counted(actor: Actor, *, day: date) -> bool:
    """Whether the chart of this day is kept already, which is the first thing done on a day."""
    allow(actor, "conversations.count")
    return ChartDay.objects.filter(day=day).exists()


def beside(actor: Actor, *, steps: Iterable[Due]) -> dict[int, tuple[Due, ...]]:
    """Of each of these next steps, the others that stand with the same person and were told by somebody else."""
    mine = {step.id: step for step in steps if not step.is_owed and step.state == "open"}
    workers = dict(_steps(actor).filter(pk__in=mine).values_list("pk", "record__worker"))
    there: dict[int | None, list[Due]] = defaultdict(list)
    rows = _steps(actor).filter(state="open", is_owed=False, record__worker__in=set(workers.values()))
    for worker, row in (
        (row.record.worker_id, row) for row in rows.select_related("record").order_by("due", "pk")
    ):
        there[worker].append(_due(row))
    return {
        number: tuple(d for d in there[worker] if at_odds([d, mine[number]])) for number, worker in workers.items()
    }


def _due(f: FollowUp) -> Due:
    told = f.conversation
    by, said_on = (told.organizer, told.had_on) if told else ("", None)
    return Due(f.pk, f.record_id, f.what, f.due, f.owner, f.is_owed, f.state, f.said_by or by, said_on)
