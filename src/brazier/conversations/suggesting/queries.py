"""What is open with whom, how talks between two went, who passed on whom; and what was said last time."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.db.models import Count, Q

from brazier.access.gate import NOTES, allow
from brazier.conversations.facts import LastTime, Lately, Own, Said
from brazier.conversations.models import (
    NEWEST,
    ONE_TALK,
    Act,
    Ask,
    Concern,
    Conversation,
    FollowUp,
    Myself,
    Pass,
)
from brazier.people.reach import queries as reach
from brazier.people.roster.chunks import chunks
from brazier.people.roster.queries import among
from brazier.storage import sight
from brazier.terms import Actor

LATELY = timedelta(days=60)


@sight.whole()
def due_workers(actor: Actor, *, until: date) -> frozenset[int]:
    """Workers with whom a next step is open up to a day."""
    allow(actor, "conversations.reckon")
    rows = FollowUp.objects.filter(state="open", due__lte=until).values_list("record__worker", flat=True)
    return frozenset(n for n in rows if n is not None)


@sight.whole()
def lately(actor: Actor, *, workers: Iterable[int]) -> dict[int, Lately]:
    """What is open with each of these workers, and when somebody last talked with her."""
    allow(actor, "conversations.reckon")
    last: dict[int, date] = {}
    promised: dict[int, date] = {}
    steps: dict[tuple[int, bool], tuple[date, str]] = {}
    asked = set(workers)
    for chunk in chunks(asked):
        mine = {"record__worker__in": among(actor, chunk)}
        talks = Conversation.objects.filter(**mine, withdrawal=None).order_by("had_on")
        last.update(talks.values_list("record__worker", "had_on"))
        yes = Ask.objects.filter(conversation__record__worker__in=among(actor, chunk), answer="yes", kept=None)
        yes = yes.filter(conversation__withdrawal=None).order_by("-conversation__had_on")
        promised.update(yes.values_list("conversation__record__worker", "conversation__had_on"))
        waits = FollowUp.objects.filter(**mine, state="open").order_by("-due", "-pk")
        for worker, is_owed, due, owner in waits.values_list("record__worker", "is_owed", "due", "owner"):
            if worker is not None:
                steps[worker, is_owed] = (due, owner)
    return {n: Lately(steps.get((n, False)), steps.get((n, True)), promised.get(n), last.get(n)) for n in asked}


@sight.whole()
def between(actor: Actor, *, workers: Iterable[int]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """With whom the last ask of each organizer came to a yes, and with whom to a no: workers by organizer."""
    allow(actor, "conversations.reckon")
    newest: dict[tuple[str, int], str] = {}
    for chunk in chunks(workers):
        rows = Ask.objects.filter(
            conversation__record__worker__in=among(actor, chunk), conversation__withdrawal=None
        ).order_by("conversation__had_on", "conversation__told_at", "conversation__nth", "pk")
        for organizer, worker, answer in rows.values_list(
            "conversation__organizer", "conversation__record__worker", "answer"
        ):
            if worker is not None:
                newest[organizer, worker] = answer
    well: dict[str, set[int]] = defaultdict(set)
    refused: dict[str, set[int]] = defaultdict(set)
    for (organizer, worker), answer in newest.items():
        if answer != "not_yet":
            (well if answer == "yes" else refused)[organizer].add(worker)
    return well, refused


@sight.whole()
def talks_had(actor: Actor, *, since: date) -> dict[str, int]:
    """How many talks each organizer had from a day on, one with several once; to see how many more fit, never
    shown."""
    allow(actor, "conversations.reckon")
    rows = Conversation.objects.filter(had_on__gte=since, withdrawal=None).order_by().values_list("organizer")
    return dict(rows.annotate(talks=Count(ONE_TALK, distinct=True)))


@sight.whole()
def passed(actor: Actor, *, since: date) -> dict[str, set[int]]:
    """The names that went on to others, by the organizer who had them, from a day on."""
    allow(actor, "conversations.reckon")
    found: dict[str, set[int]] = defaultdict(set)
    rows = Pass.objects.filter(day__gt=since, ended_on=None).values_list("organizer", "record__worker")
    for organizer, worker in rows:
        if worker is not None:
            found[organizer].add(worker)
    return dict(found)


@sight.whole()
def selves(actor: Actor) -> dict[str, Own]:
    """What organizers say of themselves; for ranking, never shown to others."""
    allow(actor, "conversations.reckon")
    rows = Myself.objects.values_list("organizer", "record", "languages")
    return {organizer: Own(record, languages) for organizer, record, languages in rows}


@sight.whole()
def own(actor: Actor) -> Own:
    """What whoever asks says of herself."""
    allow(actor, "conversations.write")
    row = Myself.objects.filter(organizer=actor.id).first()
    return Own(row.record_id, row.languages) if row else Own()


def last_time(actor: Actor, *, workers: Iterable[int], today: date) -> dict[int, LastTime]:
    """What to remember of each of these workers. Whoever may not see everybody's notes gets the words of her own
    talks; who is out of reach is left out."""
    told = allow(actor, "conversations.look").tier
    asked = reach.in_reach(actor, workers, "conversations.look")
    mine = Q(record__worker__in=asked)
    talks: dict[int, list[Conversation]] = defaultdict(list)
    for talk in (
        Conversation.objects.filter(mine, withdrawal=None).select_related("record").order_by("-had_on", *NEWEST)
    ):
        talks[talk.record.worker_id or 0].append(talk)
    asks: dict[int, list[Ask]] = defaultdict(list)
    for ask in Ask.objects.filter(conversation__in=[t.pk for had in talks.values() for t in had]).order_by("pk"):
        asks[ask.conversation_id].append(ask)
    cares, steps, done = _cares(mine), _steps(mine), _done(mine)
    found = {}
    for n in asked:
        answers = [(talk.had_on, ask) for talk in talks[n] for ask in asks[talk.pk]]
        found[n] = LastTime(
            said=_said(talks[n], asks, lambda t: told >= NOTES or actor.id in (t.organizer, t.written_by)),
            cares=cares.get(n, ""),
            step=steps.get((n, False), ""),
            owed=steps.get((n, True), ""),
            promised=next((a.kind for _, a in answers if a.answer == "yes" and a.kept is None), ""),
            done=frozenset(done[n]),
            refused=frozenset(a.kind for day, a in answers if a.answer == "no" and today - day <= LATELY),
        )
    return found


def _said(
    talks: Iterable[Conversation], asks: dict[int, list[Ask]], is_told: Callable[[Conversation], bool]
) -> Said | None:
    """The newest words or answer whoever asks is told."""
    for talk in talks:
        if talk.quote and is_told(talk):
            return Said(talk.had_on, "quote", talk.quote, talk.organizer)
        for ask in asks[talk.pk]:
            text = ask.text if is_told(talk) else ""
            return Said(talk.had_on, f"{ask.kind}.{ask.answer}", text, talk.organizer, ask.pk, ask.kept)
    return None


def _cares(mine: Q) -> dict[int, str]:
    """What each cares about most."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    talks = Conversation.objects.filter(mine, withdrawal=None)
    rows = Concern.objects.filter(conversation__in=talks).order_by("pk")
    for worker, name in rows.values_list("conversation__record__worker", "issue__name"):
        counted[worker or 0][name] += 1
    return {worker: counts.most_common(1)[0][0] for worker, counts in counted.items()}


def _steps(mine: Q) -> dict[tuple[int, bool], str]:
    """The words of the next open step with each, and of the next thing we owe."""
    rows = FollowUp.objects.filter(mine, state="open").order_by("-due", "-pk")
    return {
        (worker or 0, owed): what for worker, owed, what in rows.values_list("record__worker", "is_owed", "what")
    }


def _done(mine: Q) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for worker, kind in Act.objects.filter(mine, withdrawal=None).values_list("record__worker", "kind"):
        found[worker or 0].add(kind)
    return found
