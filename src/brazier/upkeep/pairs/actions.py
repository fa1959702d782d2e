"""Ask for a second person, agree and carry out, or say no. One visible table, DEEDS."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.changes import actions as changes
from brazier.access.facts import PROPOSED_BY
from brazier.access.gate import allow
from brazier.access.looking import actions as looking
from brazier.access.turf import actions as windows
from brazier.keeping import actions as keeping
from brazier.ledger import actions as ledger
from brazier.ledger.chain import SIGNED
from brazier.terms import Actor, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep.circles import actions as circles
from brazier.upkeep.exports import actions as exports
from brazier.upkeep.handing import actions as handing
from brazier.upkeep.packets import actions as packets
from brazier.upkeep.stepping import actions as stepping
from brazier.upkeep.sweeping import actions as sweeping


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done once two want it. act: an action that takes what was proposed, and the time, by name; by:
    whether it is told who proposed it; never_alone: even where nobody else could agree, one is not enough;
    alone_at_table: one is enough where nobody else could agree, but only at table level. What lets somebody see
    more waits elsewhere until there is a second person."""

    act: Callable[..., object]
    by: bool = False
    never_alone: bool = False
    alone_at_table: bool = False


DEEDS: dict[str, Deed] = {
    "step_up": Deed(stepping.step_up, by=True),
    "step_down": Deed(stepping.step_down, by=True),
    "tree": Deed(stepping.look_at_tree, by=True, alone_at_table=True),
    "role": Deed(access.set_role),
    "remove": Deed(handing.remove, by=True),
    "pause": Deed(changes.pause),
    "turf_end": Deed(access.end, by=True),
    "turf_give": Deed(handing.give_together, by=True, alone_at_table=True),
    "glass": Deed(windows.open_glass, by=True, never_alone=True),
    "circle": Deed(circles.open_circle, by=True, never_alone=True),
    "circle_more": Deed(circles.let_see_more, by=True, never_alone=True),
    "leave_out": Deed(upkeep.forget_together),
    "hold": Deed(sweeping.put_hold),
    "release": Deed(keeping.release),
    "keeps": Deed(keeping.choose),
    "catch_up": Deed(sweeping.sweep_anyway),
    "wind_down": Deed(sweeping.end_campaign),
    "go_on": Deed(sweeping.go_on),
    "shares": Deed(upkeep.permit_shares),
    "export": Deed(exports.make, by=True, alone_at_table=True),
    "packet": Deed(packets.make, by=True, alone_at_table=True),
}
"""By the kinds of access.facts.PROPOSED_BY; what each says on the page stands in web/templatetags/paired.py."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of it. done: carried out, and result is what the action gave; otherwise `proposal` waits."""

    done: bool
    kind: str = ""
    proposal: int = 0
    result: object = None


def propose(actor: Actor, *, kind: str, payload: dict[str, object], reason: str = "", now: datetime) -> Asked:
    """Ask a second person; while nobody else who may do this can sign in, one is enough and it is done at once.

    payload: what the deed takes by name, as JSON can hold it. Errors: Wrong for a kind without a deed, and as the
    deed; Refused where the policy does.
    """
    allow(actor, "access.pair")
    if kind not in DEEDS:
        raise Wrong("access.proposal", access.GONE)
    two = DEEDS[kind].never_alone or (DEEDS[kind].alone_at_table and actor.level != "table")
    if two or access_read.needs_two(actor, PROPOSED_BY[kind]):
        return Asked(
            done=False,
            proposal=access.propose(actor, kind=kind, payload=payload, reason=reason, now=now),
        )
    allow(actor, PROPOSED_BY[kind])
    with ledger.entry(actor, PROPOSED_BY[kind], kind, now):
        return Asked(done=True, result=_do(actor, kind, payload, actor.id, now))


def agree(actor: Actor, *, proposal: int, now: datetime) -> Asked:
    """Be the second person: it is marked and carried out together, or neither. What is done is what was stored
    when it was asked for; nobody can widen it in between.

    Errors: as `access.actions.agree`, and as the deed.
    """
    allow(actor, "access.pair")
    if access_read.proposed(actor, proposal).mine:
        looking.miss(actor, what=f"proposal:{proposal}", now=now)  # it is refused below, and that is written down
    with ledger.entry(actor, _verb(actor, proposal), f"proposal:{proposal}", now):
        agreed = access.agree(actor, proposal=proposal, now=now)
        if agreed.kind not in DEEDS:
            raise Wrong("access.proposal", access.GONE)
        return Asked(
            done=True,
            kind=agreed.kind,
            proposal=proposal,
            result=_do(actor, agreed.kind, agreed.payload, agreed.by, now),
        )


def _verb(actor: Actor, proposal: int) -> str:
    """What the line says. What drops details of the ledger must be in a line that says so for ever."""
    wanted = PROPOSED_BY[access_read.proposed(actor, proposal).kind]
    return wanted if wanted in SIGNED else "access.agree"


def _do(actor: Actor, kind: str, payload: dict[str, object], by: str, now: datetime) -> object:
    deed = DEEDS[kind]
    told = {"by": by} if deed.by else {}
    return deed.act(actor, **payload, **told, now=now)
