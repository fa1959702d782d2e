"""Read vote plans: of one person, and what is left to do."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from django.db.models import Max, QuerySet

from brazier.access import queries as access
from brazier.access.gate import allow, may
from brazier.election import queries as known
from brazier.election.facts import MAIL, POSTS, WAYS
from brazier.election.models import Plan, VotePlan
from brazier.election.plans import covering
from brazier.election.plans.facts import Board, Covered, PlanOf
from brazier.election.polls import queries as polls_read
from brazier.election.voters import queries as voters
from brazier.people import queries as people
from brazier.people.beside import queries as beside
from brazier.people.facts import Row
from brazier.people.reach import queries as reach
from brazier.people.roster import queries as roster
from brazier.storage import sight
from brazier.terms import Actor
from brazier.wallchart import queries as wallchart
from brazier.workplaces import queries as workplaces

LISTED = 30
MIDNIGHT = time(23, 59)


def ways(actor: Actor) -> tuple[str, ...]:
    """How people may get to the vote here: by mail they post it themselves, and there is no other way."""
    allow(actor, "election.plans")
    plan = Plan.objects.order_by("-pk").first()
    by_mail = plan is not None and plan.method == MAIL
    return (POSTS,) if by_mail else tuple(way for way in WAYS if way != POSTS)


def of_worker(actor: Actor, *, worker: int, today: date) -> tuple[PlanOf, ...]:
    """The plans of one person, the newest first; that one counts unless it is ended.

    Errors: Wrong if they are out of reach.
    """
    records = list(roster.records_of(actor, [worker]))
    reach.require(actor, "election.plans", records)
    rows = list(VotePlan.objects.filter(record__in=records).order_by("-pk"))
    return tuple(_facts(actor, rows, dict.fromkeys(records, worker), today))


def board(actor: Actor, *, today: date, unknown: tuple[str, str]) -> Board:
    """What is left to do. unknown: what a department, and a shift, is called that nobody knows."""
    allow(actor, "election.plans")
    votes = beside.those_for_it(actor)
    since, election = known.around_the_vote(actor, today=today)
    plans = _standing(actor, votes, since, today)
    counted: dict[int, Covered] = {}
    for worker, cell in votes.items():
        counted[cell] = counted.get(cell, Covered()) + covering.of_worker(plans.get(worker))
    shifts, lines = covering.grid(workplaces.cells(actor), counted, unknown=unknown)
    open_plans = sorted(
        (plan for plan in plans.values() if plan.done_on is None),
        key=lambda plan: (plan.day, plan.at or MIDNIGHT, plan.id),
    )
    bare = [worker for worker in votes if worker not in plans]
    due = [plan for plan in open_plans if plan.day <= today]
    later = open_plans[len(due) :]
    shown = [*due[:LISTED], *later[:LISTED]]
    rows = _rows(actor, [*(plan.worker for plan in shown), *bare[:LISTED]], today)
    return Board(
        whole=_whole(actor, since),
        near=sum(counted.values(), Covered()),
        shifts=shifts,
        lines=lines,
        due=_named(due, rows),
        later=_named(later, rows),
        due_all=len(due),
        later_all=len(later),
        bare=tuple(rows[worker] for worker in bare[:LISTED] if worker in rows),
        election=election,
        people=_may_vote(actor, today),
    )


def _may_vote(actor: Actor, today: date) -> int:
    """How many: as the list of voters says, or, without one, as we count."""
    listed = voters.size(actor, today=today) if may(actor, "election.voters") else None
    return wallchart.chart(actor, today).whole.n if listed is None else listed


def _named(plans: Sequence[PlanOf], rows: Mapping[int, Row]) -> tuple[tuple[PlanOf, Row], ...]:
    return tuple((plan, rows[plan.worker]) for plan in plans[:LISTED] if plan.worker in rows)


def _rows(actor: Actor, workers: Iterable[int], today: date) -> Mapping[int, Row]:
    return {row.number: row for row in people.listed(actor, workers=workers, today=today)}


def _of_this_vote(since: date | None) -> QuerySet[VotePlan]:
    """Plans that count; those of a vote that is over do not."""
    rows = VotePlan.objects.filter(ended_at=None)
    return rows if since is None else rows.filter(day__gte=since)


def _standing(actor: Actor, workers: Iterable[int], since: date | None, today: date) -> dict[int, PlanOf]:
    """The plan that counts of each of these who have one."""
    asked = set(workers)
    rows = list(_of_this_vote(since).order_by("pk"))
    worker_of = roster.worker_of(actor, [row.record_id for row in rows])
    near = {row.record_id: w for row in rows if (w := worker_of.get(row.record_id)) in asked and w is not None}
    found = _facts(actor, [row for row in rows if row.record_id in near], near, today)
    return {plan.worker: plan for plan in found}


@sight.whole()
def _whole(actor: Actor, since: date | None) -> Covered | None:
    """Of everybody, for whoever may look at the count; numbers without names."""
    if not may(actor, "election.look"):
        return None
    votes = beside.those_for_it(Actor.clock)
    rows = _of_this_vote(since).values("record").annotate(newest=Max("pk")).values("newest")
    plans = VotePlan.objects.filter(pk__in=rows).values_list("record", "friend", "friend_record", "done_on")
    worker_of = roster.worker_of(actor, [record for record, *_ in plans])
    told = {
        worker: Covered(0, 1, int(bool(friend) or other is not None), int(done is not None))
        for record, friend, other, done in plans
        if (worker := worker_of.get(record)) in votes
    }
    return Covered(len(votes)) + sum(told.values(), Covered())


def _facts(actor: Actor, rows: list[VotePlan], worker_of: Mapping[int, int], today: date) -> list[PlanOf]:
    handles = access.handles(actor)
    places = {p.id: p for p in polls_read.polls(actor, today=today)}
    friends = people.rows_of(actor, records={r.friend_record_id for r in rows if r.friend_record_id}, today=today)
    found = []
    for row in rows:
        other = friends.get(row.friend_record_id or 0)
        found.append(
            PlanOf(
                id=row.pk,
                worker=worker_of[row.record_id],
                day=row.day,
                at=row.at,
                polls=places.get(row.polls_id or 0),
                way=row.way,
                friend=handles.get(row.friend, "") or (other.name if other else ""),
                friend_code=other.code if other else "",
                friend_key=f"o:{row.friend}" if row.friend else f"p:{other.code}" if other else "",
                has_friend=bool(row.friend) or row.friend_record_id is not None,
                comes_along=row.comes_along,
                done_on=row.done_on,
                noted_by=row.noted_by,
                noted_at=row.noted_at,
                is_ended=row.ended_at is not None,
            )
        )
    return found
