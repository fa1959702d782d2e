"""Make a plan with somebody, note that they voted, take it back."""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.election.facts import POSTS
from brazier.election.models import Polls, VotePlan
from brazier.election.plans import queries
from brazier.election.plans.facts import Planned
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.people.roster import queries as roster
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."
A_DAY_AHEAD = timedelta(days=1)  # somewhere it is tomorrow already
HANDS_OFF = (
    "A ballot by mail is theirs alone: they post it themselves, and nobody goes along. Nothing was changed."
)


def make(actor: Actor, *, worker: int, plan: Planned, now: datetime) -> int:
    """Somebody said how they get to the vote; what was planned before is replaced and stays. Gives its number.

    Errors: Wrong if they, or whom they trust, are out of reach, the day is over, the way is none of here, or
    somebody would go along with a ballot by mail.
    """
    allow(actor, "election.plan")
    _check(actor, worker, plan, now)
    with ledger.entry(actor, "election.vote_plan", f"worker:{worker}", now):
        record = people.anchor(actor, worker=worker, now=now)
        _of(actor, worker).update(ended_at=now)
        friend = people.anchor(actor, worker=plan.friend_worker, now=now) if plan.friend_worker else None
        return VotePlan.objects.create(
            record_id=record,
            day=plan.day,
            at=plan.at,
            polls_id=plan.polls,
            way=plan.way,
            friend="" if friend else plan.friend,
            friend_record_id=friend,
            comes_along=plan.comes_along and bool(friend or plan.friend),
            noted_by=actor.id,
            noted_at=now,
        ).pk


def say_voted(actor: Actor, *, worker: int, on: date | None, now: datetime) -> None:
    """They told us that they voted, or whoever went along did; None: not yet after all. How, nobody asks.

    Errors: Wrong if they are out of reach, have no plan, or the day is still to come.
    """
    allow(actor, "election.plan")
    reach.require(actor, "election.plan", list(roster.records_of(actor, [worker])))
    if on is not None and on > now.date() + A_DAY_AHEAD:
        raise Wrong("election.voted", "This day is still to come. Nothing was changed.")
    with ledger.entry(actor, "election.say_voted", f"worker:{worker}", now):
        newest = _of(actor, worker).order_by("-pk").first()
        if newest is None:
            raise Wrong("election.no_plan", NOTHING)
        newest.done_on = on
        newest.save(update_fields=["done_on"])


def take_back(actor: Actor, *, worker: int, now: datetime) -> None:
    """The newest plan is taken back, and the one before it counts again. Errors: Wrong if there is none."""
    allow(actor, "election.plan")
    records = list(roster.records_of(actor, [worker]))
    reach.require(actor, "election.plan", records)
    with ledger.entry(actor, "election.take_back_plan", f"worker:{worker}", now):
        newest = _of(actor, worker).order_by("-pk").first()
        if newest is None:
            raise Wrong("election.no_plan", NOTHING)
        VotePlan.objects.filter(record__in=records, ended_at=newest.noted_at).update(ended_at=None)
        newest.ended_at = now
        newest.save(update_fields=["ended_at"])


def _of(actor: Actor, worker: int) -> QuerySet[VotePlan]:
    return VotePlan.objects.filter(record__in=list(roster.records_of(actor, [worker])), ended_at=None)


def _check(actor: Actor, worker: int, plan: Planned, now: datetime) -> None:
    asked = [n for n in (worker, plan.friend_worker) if n]
    reach.require(actor, "election.plan", [r for n in asked for r in roster.records_of(actor, [n])])
    if plan.way == POSTS and plan.comes_along:
        raise Wrong("election.hands_off", HANDS_OFF)
    if plan.way not in queries.ways(actor):
        raise Wrong("election.way", "Choose how they get to the vote. Nothing was changed.")
    if plan.day < now.date() - A_DAY_AHEAD:
        raise Wrong("election.plan_day", "That day is over. Choose another day. Nothing was changed.")
    if plan.friend and access.organizer(actor, plan.friend) is None:
        raise Wrong("election.friend", "Choose whom they trust, or nobody yet. Nothing was changed.")
    if plan.friend_worker == worker:
        raise Wrong("election.friend", "Choose whom they trust, or nobody yet. Nothing was changed.")
    if plan.polls is not None and not Polls.objects.filter(pk=plan.polls, ended_at=None).exists():
        raise Wrong("election.no_polls", NOTHING)
