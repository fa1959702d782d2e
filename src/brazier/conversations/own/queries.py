"""Read one's own people: a few lines of each, and never everybody's."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import F, Max, Min, Q

from brazier.access import queries as access
from brazier.access.gate import STANDING, allow
from brazier.conversations.facts import Due
from brazier.conversations.models import Concern, Conversation, FollowUp
from brazier.conversations.own.facts import Own
from brazier.people.reach import queries as reach
from brazier.terms import Actor, Reach

MOST = 150
WORKER = "record__worker__"


def own_people(actor: Actor, *, today: date, most: int = MOST) -> tuple[Own, ...]:
    """Who is in the own care of whoever asks and has an open next step or was talked with: the soonest step first,
    then the newest talk.

    At a table, where everybody may look at everybody, also whose step is theirs and whom they talked with. What is
    open for minutes only, and what a lead gave others, is not their own.
    """
    told = allow(actor, "conversations.look").tier
    if told < STANDING:
        return ()
    workers = _whom(actor, today, most)
    talked, cared, steps = _talked(workers), _concerns(workers), _steps(workers)
    return tuple(
        Own(
            worker=n,
            talked_on=talked.get(n),
            concerns=cared.get(n, ()),
            step=next((d for d in steps[n] if not d.is_owed), None),
            owed=tuple(d for d in steps[n] if d.is_owed),
        )
        for n in workers
    )


def _whom(actor: Actor, today: date, most: int) -> list[int]:
    near = reach.within(actor, "conversations.look", WORKER) & Q(**{f"{WORKER}state": "here"})
    care = reach.cared_for(actor, _care(actor, today), WORKER)
    theirs, told_by = (care | Q(owner=actor.id), care | Q(organizer=actor.id))
    if actor.level != "table":
        theirs = told_by = care
    steps = FollowUp.objects.filter(near, theirs, state="open").order_by().values_list("record__worker")
    soonest = steps.annotate(first=Min("due")).order_by("first", "record__worker")[:most]
    talks = Conversation.objects.filter(near, told_by, withdrawal=None).order_by().values_list("record__worker")
    newest = talks.annotate(last=Max("had_on")).order_by("-last", "record__worker")[:most]
    return list(dict.fromkeys(worker for worker, _ in [*soonest, *newest]))[:most]


def _care(actor: Actor, today: date) -> Reach:
    """What is in nobody's care but their own, for longer than minutes."""
    held = access.turf(actor, today=today, organizer=actor.id)
    people = [care for care in held if care.kind == "person"]
    return Reach(
        cells=frozenset(care.thing for care in held if care.kind == "cell"),
        records=frozenset(care.thing for care in people if not care.is_written),
        languages=frozenset(care.name for care in held if care.kind == "language"),
        written=frozenset(care.thing for care in people if care.is_written),
    )


def _talked(workers: list[int]) -> dict[int, date]:
    rows = Conversation.objects.filter(record__worker__in=workers, withdrawal=None).order_by()
    return dict(rows.values_list("record__worker").annotate(last=Max("had_on")))


def _concerns(workers: list[int]) -> dict[int, tuple[str, ...]]:
    rows = Concern.objects.filter(conversation__record__worker__in=workers, conversation__withdrawal=None)
    said: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for worker, name in rows.order_by("-pk").values_list("conversation__record__worker", "issue__name"):
        said[worker][name] += 1
    return {worker: tuple(name for name, _ in names.most_common()) for worker, names in said.items()}


def _steps(workers: list[int]) -> defaultdict[int, list[Due]]:
    found: defaultdict[int, list[Due]] = defaultdict(list)
    rows = FollowUp.objects.filter(record__worker__in=workers, state="open").annotate(worker=F("record__worker"))
    for f in rows.order_by("due", "pk"):
        found[f.worker].append(Due(f.pk, f.record_id, f.what, f.due, f.owner, f.is_owed, f.state))
    return found
