"""Read talks: one person's history, what is due, the chips, and the chart of two weeks ago."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from brazier.access.gate import allow
from brazier.conversations.facts import Assessed, Chip, Did, Due, History, Said, Then
from brazier.conversations.models import (
    Act,
    Ask,
    Assessment,
    ChartDay,
    Concern,
    Conversation,
    FollowUp,
    Issue,
)
from brazier.people import queries as people
from brazier.people.standing import Rating, Standing, merged, rated
from brazier.terms import Actor

TWO_WEEKS = timedelta(days=14)
NEAR_ENOUGH = timedelta(days=7)


def issues(actor: Actor) -> tuple[Chip, ...]:
    """The chips of the talk form, in their order."""
    allow(actor, "conversations.look")
    return tuple(Chip(i.pk, i.name) for i in Issue.objects.order_by("place", "pk"))


def history(actor: Actor, *, records: Iterable[int]) -> History:
    """What was said, done and promised by the worker these records are."""
    allow(actor, "conversations.look")
    mine = list(records)
    talks = list(Conversation.objects.filter(record__in=mine).order_by("-had_on", "-pk"))
    asks = list(Ask.objects.filter(conversation__record__in=mine).select_related("conversation"))
    quotes = [Said(t.had_on, "quote", t.quote, t.organizer) for t in talks if t.quote]
    answers = [
        Said(a.conversation.had_on, f"{a.kind}.{a.answer}", a.text, a.conversation.organizer, a.pk, a.kept)
        for a in asks
    ]
    acts = Act.objects.filter(record__in=mine).order_by("-day", "-pk")
    rows = Assessment.objects.filter(record__in=mine).order_by("-day", "-pk")
    cared = Counter(Concern.objects.filter(conversation__record__in=mine).values_list("issue__name", flat=True))
    promised = [a for a in asks if a.kept is not None]
    return History(
        said=tuple(sorted(quotes + answers, key=lambda s: s.day, reverse=True)),
        did=tuple(Did(a.day, a.kind, a.text, a.is_public) for a in acts),
        assessments=tuple(Assessed(r.day, r.level, r.basis, r.author, r.kind) for r in rows),
        concerns=tuple(name for name, _ in cared.most_common()),
        due=tuple(_due(f) for f in FollowUp.objects.filter(record__in=mine, state="open").order_by("due", "pk")),
        kept=sum(bool(a.kept) for a in promised),
        promised=len(promised),
    )


def due(actor: Actor, *, until: date, owner: str = "") -> tuple[Due, ...]:
    """Open next steps up to a day, oldest first; of one organizer, or of all."""
    allow(actor, "conversations.look")
    rows = FollowUp.objects.filter(state="open", due__lte=until).order_by("due", "pk")
    return tuple(_due(f) for f in (rows.filter(owner=owner) if owner else rows)[:200])


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


def standings_from_facts(actor: Actor) -> dict[int, Standing]:
    """Where each record stands, rebuilt from assessments and acts alone; to check what is stored."""
    allow(actor, "conversations.count")
    found: dict[int, Standing] = defaultdict(Standing)
    rows = Assessment.objects.filter(kind="union").order_by("pk")
    for pk, record, level, basis, day, author in rows.values_list(
        "pk", "record_id", "level", "basis", "day", "author"
    ).iterator(5000):
        found[record] = rated(found[record], author, Rating(level, day, basis, pk))
    for record, day in Act.objects.filter(is_public=True).values_list("record_id", "day").iterator(5000):
        found[record] = merged([found[record], Standing(acted=day)])
    return dict(found)


def astray(actor: Actor) -> tuple[int, ...]:
    """Records whose stored standing is not what the facts say. Should be none; checked every night."""
    rebuilt = standings_from_facts(actor)
    stored = people.all_standings(actor)
    return tuple(sorted(n for n in rebuilt.keys() | stored.keys() if rebuilt.get(n) != stored.get(n)))


def _due(f: FollowUp) -> Due:
    return Due(f.pk, f.record_id, f.what, f.due, f.owner, f.is_owed)
