"""Read where votes are cast, who watches there, and whose ballot was challenged."""

from collections import defaultdict
from datetime import date

from brazier.access.gate import allow
from brazier.election import queries as known
from brazier.election.facts import AT_POLLS
from brazier.election.models import Challenge, Observer, Polls
from brazier.election.polls.facts import AtPolls, ObserverFacts, PollsFacts, Watched
from brazier.people import queries as people
from brazier.storage import sight
from brazier.terms import Actor


def polls(actor: Actor, *, today: date) -> tuple[PollsFacts, ...]:
    """Where and when votes are cast, in the order of the hours; not those of a vote that is over."""
    allow(actor, "election.follow")
    until = known.polls_until(actor, today=today)
    rows = Polls.objects.filter(ended_at=None).order_by("day", "opens", "place", "pk")
    here = rows.filter(day__gt=until) if until else rows
    return tuple(PollsFacts(p.pk, p.place, p.shift, p.day, p.opens, p.closes) for p in here)


def earlier(actor: Actor, *, today: date) -> int:
    """How many polls of a vote that is over stay written down."""
    allow(actor, "election.follow")
    until = known.polls_until(actor, today=today)
    return Polls.objects.filter(ended_at=None, day__lte=until).count() if until else 0


def watched(actor: Actor, *, today: date) -> tuple[Watched, ...]:
    """Every place and time of the vote that runs, with its observers and the challenges they noted.

    Observers stand in public, so whoever may read this reads the names they go by there; whose ballot was
    challenged is told as people are elsewhere.
    """
    allow(actor, "election.observe")
    with sight.whole():
        observers = list(Observer.objects.order_by("is_relief", "pk"))
        challenged = list(Challenge.objects.filter(at=AT_POLLS, ended_at=None).order_by("pk"))
    records = {o.record_id for o in observers} | {c.record_id for c in challenged if c.record_id}
    rows = people.rows_of(actor, records=records, today=today)
    watching: dict[int, list[ObserverFacts]] = defaultdict(list)
    for o in observers:
        code = rows[o.record_id].code if o.record_id in rows else ""
        watching[o.polls_id].append(ObserverFacts(o.pk, o.name, code, o.is_relief, o.is_ours, o.is_no_boss))
    noted: dict[int | None, list[AtPolls]] = defaultdict(list)
    for c in challenged:
        row = rows.get(c.record_id or 0)
        noted[c.polls_id].append(AtPolls(c.pk, c.side, c.why, row.name if row else "", row.code if row else ""))
    return tuple(Watched(p, tuple(watching[p.id]), tuple(noted[p.id])) for p in polls(actor, today=today))
