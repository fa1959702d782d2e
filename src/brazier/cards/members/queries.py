"""Members within reach, and what members and supporters come to."""

from dataclasses import dataclass
from datetime import date

from brazier.access.gate import allow
from brazier.cards import life
from brazier.cards import queries as cards
from brazier.cards.facts import COUNTS
from brazier.cards.members import standing
from brazier.cards.members.standing import Members
from brazier.cards.models import Membership
from brazier.people.reach import queries as reach
from brazier.people.roster import queries as roster
from brazier.rules.loading import packaged
from brazier.storage import sight
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."
PAGE = 50


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """One membership. record: what it hangs on; unit: employer and bargaining unit; why: it ended, of WHY_ENDED;
    is_here: whether she is here and in the unit today."""

    id: int
    record: int
    unit: str
    joined_on: date
    ended_on: date | None
    why: str
    is_here: bool


def counts_members(actor: Actor) -> bool:
    """Whether the law that holds here counts members and not cards."""
    allow(actor, "cards.wordings")
    return life.counts_members(packaged(), cards.law_of(actor))


def members(actor: Actor, *, page: int) -> tuple[tuple[MemberFacts, ...], int]:
    """A page of memberships within reach, the newest first, and how many pages there are."""
    rows = Membership.objects.filter(reach.within(actor, "cards.look", "record__worker__")).exclude(why="mistake")
    rows = rows.order_by("-joined_on", "-pk")
    pages = max(1, -(-rows.count() // PAGE))
    at = min(max(1, page), pages)
    return _facts(list(rows.select_related("record__worker")[(at - 1) * PAGE : at * PAGE])), pages


def membership(actor: Actor, *, membership: int) -> MemberFacts:
    """One. Errors: Wrong if there is none, or it is out of reach."""
    rows = Membership.objects.filter(reach.within(actor, "cards.look", "record__worker__"), pk=membership)
    found = _facts(list(rows.select_related("record__worker")))
    if not found:
        raise Wrong("cards.nothing", NOTHING)
    return found[0]


@sight.whole()
def counted(actor: Actor, *, today: date) -> Members:
    """What members and supporters come to; numbers without names."""
    allow(actor, "cards.count")
    signers = {held.worker for _, held, _ in cards.held(Actor.clock, today=today) if held.standing == COUNTS}
    return standing.counted(
        packaged(),
        cards.law_of(actor),
        members=cards.members_here(actor, today=today).keys(),
        signers=signers,
        people=roster.size_of_unit(actor),
        ended=Membership.objects.exclude(ended_on=None).exclude(why="mistake").count(),
        today=today,
    )


def _facts(rows: list[Membership]) -> tuple[MemberFacts, ...]:
    return tuple(
        MemberFacts(
            row.pk, row.record_id, row.unit, row.joined_on, row.ended_on, row.why,
            row.record.worker is not None and row.record.worker.state == "here",
        )
        for row in rows
    )  # fmt: skip
