"""Step up and down, and look at the vouch tree, once two want it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.gate import LEVELS, allow
from brazier.access.signin import queries as signin
from brazier.access.signin.actions import FOUNDER_FIRST
from brazier.conversations import queries as conversations
from brazier.ledger import actions as ledger
from brazier.people.telling import actions as telling
from brazier.terms import Actor, Wrong


def step_up(
    actor: Actor,
    *,
    level: str,
    by: str,
    now: datetime,
    roles: Mapping[str, str] = MappingProxyType({}),
    care: Sequence[Sequence[str]] = (),
) -> None:
    """Go to a higher level, with who is what from then on and what is in whose care. Whoever has a next step with
    somebody has them in care too: what was promised at the table is not lost from sight.

    by: who proposed it. roles: by organizer. care: organizer and cell, each pair as texts. Errors: Wrong for a
    level that is not higher, and while the founder has no way in but the six words, which seat nobody from then
    on.
    """
    allow(actor, "access.level")
    if level not in LEVELS or LEVELS.index(level) <= LEVELS.index(access_read.level(actor)):
        raise Wrong("access.level", "Choose another level. Nothing was changed.")
    founders = [o.id for o in access_read.organizers(actor) if o.role == "founder"]
    if not all(signin.can_enter(actor, organizer=o) for o in founders):
        raise Wrong("signin.founder_first", FOUNDER_FIRST)
    with ledger.entry(actor, "access.step_up", level, now):
        telling.tell(Actor.clock, today=now.date())  # up to here everybody could see all; from here on it waits
        access.set_level(actor, level=level, by=by, now=now)
        for organizer, role in roles.items():
            access.set_role(actor, organizer=organizer, role=role, now=now)
        for organizer, cell in care:
            access.assign(actor, organizer=organizer, kind="cell", thing=int(cell), now=now, today=now.date())
        for one in access_read.organizers(actor):
            for record in conversations.open_records(Actor.clock, owner=one.id):
                access.assign(actor, organizer=one.id, kind="person", thing=record, now=now, today=now.date())


def step_down(actor: Actor, *, level: str, by: str, now: datetime) -> None:
    """Go to a lower level; everybody is told on their next page. At a table there are no special roles.

    Errors: Wrong for a level that is not lower.
    """
    allow(actor, "access.level")
    if level not in LEVELS or LEVELS.index(level) >= LEVELS.index(access_read.level(actor)):
        raise Wrong("access.level", "Choose another level. Nothing was changed.")
    with ledger.entry(actor, "access.step_down", level, now):
        access.set_level(actor, level=level, by=by, now=now)
        special = [o for o in access_read.organizers(actor) if o.role not in ("founder", "organizer", "newcomer")]
        for one in special if level == "table" else ():
            access.set_role(actor, organizer=one.id, role="organizer", now=now)


def look_at_tree(actor: Actor, *, organizer: str, by: str, now: datetime) -> None:
    """Two look together who came through somebody and what they saw; that they did stands in the ledger."""
    allow(actor, "access.tree")
    with ledger.entry(actor, "access.tree", f"organizer:{organizer}", now):
        if organizer not in access_read.handles(actor):
            raise Wrong("access.turf", "Choose one of the organizers. Nothing was changed.")
