"""Invite somebody we wrote down, take a newcomer in with a PIN, step up and down; do what two agreed to."""

import re
from collections.abc import Callable
from datetime import date, datetime

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.gate import LEVELS, allow
from brazier.access.joining import actions as joining
from brazier.ledger import actions as ledger
from brazier.people import queries as people
from brazier.terms import Actor, Wrong
from brazier.workplaces import queries as workplaces


def invite(
    actor: Actor, *, handle: str, code: str, person: str, organizer: str, now: datetime, today: date
) -> int:
    """Make an invitation to show a co-worker. Gives its number.

    person: the code of their record, empty for nobody we wrote down; organizer: somebody on paper so far. Errors:
    as `access.joining.actions.invite`; Wrong, the same as for nobody, for a code outside the inviter's reach.
    """
    allow(actor, "access.invite")
    spots: list[joining.Spot] = []
    thing = 0
    if person:
        found = people.person(actor, worker=people.worker_of(actor, person), today=today)
        thing = min(r.number for r in found.records)
        spots = [("person", r.number, "") for r in found.records]
        spots += [("cell", cell, "") for cell in workplaces.group_of(actor, found.cell)]
        spots += [("language", 0, word) for word in re.split(r"[,;/ ]+", found.portrait.languages) if word]
    return joining.invite(
        actor, handle=handle, code=code, spots=spots, thing=thing, organizer=organizer, now=now, today=today
    )


def come_in(actor: Actor, *, invitation: int, key: bytes, pin: str, now: datetime, today: date) -> str:
    """The newcomer chose a PIN: they are in, with this browser as their device. Gives the id.

    Errors: as `take_in` and `give_way_in`; then nothing was kept.
    """
    allow(actor, "access.join")
    with ledger.entry(actor, "access.join", f"invitation:{invitation}", now):
        organizer = joining.take_in(actor, invitation=invitation, key=key, now=now, today=today)
        joining.give_way_in(actor, organizer=organizer, key=key, secret=pin, now=now, today=today)
    return organizer


def step_up(
    actor: Actor,
    *,
    level: str,
    roles: dict[str, str],
    care: list[list[str]],
    by: str,
    now: datetime,
    today: date,
) -> None:
    """Go to a higher level, with who is what from then on and what is in whose care.

    by: who proposed it. roles: by organizer. care: organizer and cell, each pair as texts. Errors: Wrong for a
    level that is not higher.
    """
    allow(actor, "access.level")
    if level not in LEVELS or LEVELS.index(level) <= LEVELS.index(access_read.level(actor)):
        raise Wrong("access.level", "Choose another level. Nothing was changed.")
    with ledger.entry(actor, "access.step_up", level, now):
        access.set_level(actor, level=level, by=by, now=now)
        for organizer, role in roles.items():
            access.set_role(actor, organizer=organizer, role=role, now=now)
        for organizer, cell in care:
            access.assign(actor, organizer=organizer, kind="cell", thing=int(cell), now=now, today=today)


def step_down(actor: Actor, *, level: str, by: str, now: datetime, today: date) -> None:
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


def look_at_tree(actor: Actor, *, organizer: str, by: str, now: datetime, today: date) -> None:
    """Two look together who came through somebody and what they saw; that they did stands in the ledger."""
    allow(actor, "access.tree")
    with ledger.entry(actor, "access.tree", f"organizer:{organizer}", now):
        if organizer not in access_read.handles(actor):
            raise Wrong("access.turf", "Choose one of the organizers. Nothing was changed.")


# What is done when the second person agrees; each is handed who proposed it, the time and what was proposed.
DEEDS: dict[str, Callable[..., None]] = {"step_up": step_up, "step_down": step_down, "tree": look_at_tree}


def do_or_propose(
    actor: Actor, *, kind: str, payload: dict[str, object], now: datetime, today: date
) -> int | None:
    """Do it at once where only one person signs in; otherwise it waits for a second. Gives the number it waits
    under."""
    allow(actor, "access.pair")
    if access_read.needs_two(actor):
        return access.propose(actor, kind=kind, payload=payload, reason="", now=now)
    DEEDS[kind](actor, by=actor.id, now=now, today=today, **payload)
    return None


def agree(actor: Actor, *, proposal: int, now: datetime, today: date) -> str:
    """Be the second person; what was proposed is done in the same moment, or not at all. Gives what it was.

    Errors: as `access.actions.agree`, and as the deed itself.
    """
    allow(actor, "access.pair")
    with ledger.entry(actor, "access.agree", f"proposal:{proposal}", now):
        found = access.agree(actor, proposal=proposal, now=now)
        if found.kind not in DEEDS:
            raise Wrong("access.proposal", "There is nothing here.")
        DEEDS[found.kind](actor, by=found.by, now=now, today=today, **found.payload)
    return found.kind
