"""What was noted of the plan, of claims, of whose law holds: what several pages of the count read."""

from datetime import date, timedelta

from brazier.access.gate import allow
from brazier.election import law as law_here
from brazier.election import rounds
from brazier.election.facts import NO_PLAN, TWICE, ClaimFacts, PlanFacts
from brazier.election.models import Claim, ContestedName, Night, Plan, Polls, Step
from brazier.rules import loading
from brazier.rules.law import Place
from brazier.storage import sight
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

NEWEST = 20


def plans(actor: Actor) -> tuple[PlanFacts, ...]:
    """How the vote would be held: what was noted, newest first."""
    allow(actor, "election.look")
    return tuple(
        PlanFacts(
            p.route, p.method, p.state, p.union, p.people, p.filing_on, p.goal, p.noted_by, p.noted_at, p.is_redone
        )
        for p in Plan.objects.order_by("-pk")[:NEWEST]
    )


def plan(actor: Actor) -> PlanFacts:
    """The plan that counts; what holds without one if there is none."""
    allow(actor, "election.look")
    return next(iter(plans(actor)), NO_PLAN)


def claims(actor: Actor) -> tuple[ClaimFacts, ...]:
    """How large others say the unit is, newest first; all that was ever noted."""
    allow(actor, "election.look")
    rows = Claim.objects.order_by("-as_of", "-pk")
    return tuple(ClaimFacts(c.people, c.by, c.as_of, c.noted_by) for c in rows)


def place(actor: Actor) -> Place | None:
    """Whose law holds, as the campaign says; None if it says nothing, or there is no pack of it."""
    allow(actor, "election.look")
    campaign = workplaces.campaign(actor)
    return law_here.place_of(loading.packaged(), campaign.jurisdiction) if campaign else None


def around_the_list(actor: Actor, *, on: date) -> tuple[Place | None, dict[str, date]]:
    """Whose law holds, and what was noted to have happened on which day in the vote that runs on this one: what
    the clocks of a list of voters run from, for whoever may look at it."""
    allow(actor, "election.voters")
    campaign = workplaces.campaign(actor)
    place = law_here.place_of(loading.packaged(), campaign.jurisdiction) if campaign else None
    return place, rounds.running(_noted(), today=on)


def around_the_vote(actor: Actor, *, today: date) -> tuple[date | None, date | None]:
    """When the paper that opened the vote of today was handed in, and the day of that vote; None where nobody
    noted it. For whoever makes vote plans."""
    allow(actor, "election.plans")
    noted = _noted()
    return rounds.opened(noted, today=today), rounds.running(noted, today=today).get("election")


def filed(actor: Actor, *, today: date) -> date | None:
    """When the paper was handed in whose vote is not decided yet; None while nobody filed."""
    allow(actor, "election.look")
    return rounds.undecided(_noted(), today=today)


def voted_until(actor: Actor, *, today: date) -> date | None:
    """The last day of votes that are over: lists of voters and challenges of that day or before are of them. None
    if there was none. For whoever may look at the list."""
    allow(actor, "election.voters")
    return _over(today)


def polls_until(actor: Actor, *, today: date) -> date | None:
    """The last day whose polls are of a vote that is over; none is held before its paper was handed in."""
    allow(actor, "election.follow")
    opened = rounds.opened(_noted(), today=today)
    before = opened - timedelta(days=1) if opened else None
    return max((day for day in (before, _over(today)) if day is not None), default=None)


def _over(today: date) -> date | None:
    counted = Night.objects.filter(closed_at__isnull=False).order_by("day").values_list("day", flat=True)
    ever = Step.objects.order_by("pk").values_list("kind", "day")
    return rounds.over([*(("tally", day) for day in counted), *ever], today=today)


def _noted() -> dict[str, date]:
    noted = {row.kind: row.day for row in Step.objects.order_by("pk")}
    return {kind: day for kind, day in noted.items() if day is not None}


@sight.whole()
def named(actor: Actor) -> frozenset[str]:
    """Names the company handed in, also of those we do not know, and where votes are cast: never leaves in a
    text."""
    allow(actor, "people.reckon")
    handed_in = ContestedName.objects.values_list("name", flat=True)
    return frozenset(handed_in.union(Polls.objects.values_list("place", flat=True))) - {""}


@sight.whole()
def contested(actor: Actor) -> tuple[int, int]:
    """How many names were handed in against our cards, each once; and of how many we can show that they work
    there."""
    allow(actor, "election.look")
    live = ContestedName.objects.filter(handed_in__ended_at=None).exclude(state=TWICE)
    return live.count(), live.filter(answered_at__isnull=False).count()
