"""Open a part of a cell to two; let circles show somebody more, where two others want it."""

from datetime import datetime

from brazier.access import queries as access_read
from brazier.access.gate import allow
from brazier.access.turf import actions as windows
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong
from brazier.upkeep.circles import parts, queries

LEADS = ("lead", "committee")


def open_circle(actor: Actor, *, thing: int, by: str, now: datetime) -> datetime:
    """Two open a part of a cell to each other for 45 minutes, at one place: at most twenty people, which part it
    is goes by turn. by: who asked. Gives when it ends by itself.

    To each of the two it opens as many as circles may still show them in thirty days. Errors: Wrong without two;
    where neither has anybody there in care or leads; and if there is nobody to show to either.
    """
    allow(actor, "access.circle")
    today = now.date()
    with ledger.entry(actor, "access.circle", f"cell:{thing}", now):
        one, other = (queries.sitter(actor, organizer=who, now=now, today=today) for who in (by, actor.id))
        part = queries.next_part(actor, cell=thing, now=now)
        if not _leads(by, actor.id) and not parts.has_turf((one, other), part.everybody):
            raise Wrong(
                "access.circle_turf",
                "Neither of you has anybody of this cell in care. Sit down with somebody who has, or with a lead. "
                "Nothing was opened.",
            )
        open_to = {
            me.organizer: parts.shown(part.people, me, beside) for me, beside in ((one, other), (other, one))
        }
        if not any(open_to.values()):
            raise Wrong(
                "access.circle_room",
                "There is nobody here whom a circle may show you: you have them in care, or it was enough for 30 "
                "days. A lead and one more can let you see %(more)s more. Nothing was opened.",
                more=parts.ROOM,
            )
        return windows.open_circle(actor, thing=thing, by=by, people=open_to, part=(part.number, part.of), now=now)


def _leads(*organizers: str) -> bool:
    found = (access_read.organizer(Actor.clock, who) for who in organizers)
    return any(who is not None and who.role in LEADS for who in found)


def let_see_more(actor: Actor, *, organizer: str, by: str, now: datetime) -> None:
    """Two others let circles show an organizer twenty more people in the next thirty days. by: who asked for it.

    That it was agreed to is what counts. Errors: Wrong for nobody of ours, and for one of the two.
    """
    allow(actor, "access.grant")
    if organizer in (by, actor.id) or access_read.organizer(Actor.clock, organizer) is None:
        raise Wrong("access.grant", "There is nothing here.")
    with ledger.entry(actor, "access.circle_more", f"organizer:{organizer}", now):
        return
