"""Say how an organizer is, hand over what they have, remove somebody whole. One visible table, REMOVE."""

from collections.abc import Callable
from datetime import date, datetime

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.changes import actions as changes
from brazier.access.changes import queries as changes_read
from brazier.access.facts import Offered
from brazier.access.gate import allow
from brazier.access.signin import actions as signin
from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations.suggesting import actions as suggesting
from brazier.learning import actions as learning
from brazier.ledger import actions as ledger
from brazier.people.turf import queries as turf
from brazier.terms import Actor, Wrong
from brazier.upkeep.exports import actions as exports
from brazier.upkeep.handing import handover, queries, room
from brazier.workplaces.holes import actions as holes

LEAD = "lead"

# What of somebody's ends when they are removed, and who ends it. Follow-ups and turf are handed over before.
REMOVE: dict[str, Callable[..., None]] = {
    "rights and sessions": changes.end_rights,
    "PIN, passphrase, passkeys, codes and recovery": signin.shut_out,
    "device keys": changes.end_devices,
    "numbers for sealed boxes": changes.end_drops,
    "invitations that wait": changes.end_invitations,
    "vouching that waits": changes.end_vouching,
    "turf": changes.end_turf,
    "turf they gave": changes.end_given,
    "charting circles": changes.end_circles,
    "break-glass": changes.end_glass,
    "proposals that wait": changes.end_proposals,
    "exports that wait": changes.end_exports,
    "lists they may fetch": exports.end_parcels,
    "offers that wait": changes.end_offers,
    "grants": changes.end_grants,
    "holes they took": holes.free_all,
    "their path and their buddies": learning.end_path,
}


def set_state(actor: Actor, *, organizer: str, state: str, now: datetime, today: date) -> int:
    """Fired, resting, away, or back. Still a member; what they had is offered the same moment to whoever is tied
    next. Gives how many pieces were offered.

    Errors: as `access.changes.actions.set_state`.
    """
    if organizer == actor.id:
        allow(actor, "access.own")
    else:
        allow(actor, "access.state")
    with ledger.entry(actor, "access.state", f"organizer:{organizer}:{state}", now):
        changes.set_state(actor, organizer=organizer, state=state, now=now, today=today)
        if state == "active":
            return 0
        _pass_on(actor, organizer, now, today)
        plan = _plan(actor, organizer, today)
        changes.offer(actor, of=organizer, plan=plan, now=now)
        return len(plan)


def _plan(actor: Actor, organizer: str, today: date) -> tuple[tuple[handover.Key, str], ...]:
    pieces = queries.pieces_of(actor, organizer=organizer, today=today)
    near, known = queries.who_is_near(actor, besides=organizer, today=today, pieces=pieces)
    return handover.plan(pieces, near, known)


def _pass_on(actor: Actor, organizer: str, now: datetime, today: date) -> None:
    """What was offered to somebody who is not at work themselves now goes to the next."""
    for waits in changes_read.offers(actor, to=organizer):
        changes.turn_down(actor, offer=waits.id, now=now)
        _offer_next(actor, waits, now, today)


def _offer_next(actor: Actor, waits: Offered, now: datetime, today: date) -> None:
    key, tried = (waits.kind, waits.thing, waits.name), [*waits.tried, waits.to]
    pieces = [p for p in queries.pieces_of(actor, organizer=waits.of, today=today) if p.key == key]
    near, known = queries.who_is_near(actor, besides=waits.of, today=today, pieces=pieces)
    to = handover.next_for(pieces[0], near, known, tried) if pieces else ""
    if to:
        changes.offer(actor, of=waits.of, plan=[(key, to)], now=now, tried=tried)


def accept(actor: Actor, *, offer: int, now: datetime, today: date) -> int:
    """Take over a piece of turf and every open next step with the people in it. Gives how many steps.

    Errors: Wrong if it is not offered to whoever asks, or is more than one organizer may have.
    """
    allow(actor, "access.offer")
    with ledger.entry(actor, "access.accept", f"offer:{offer}", now):
        found = changes_read.offer(actor, offer)
        piece = (found.kind, found.thing, found.name)
        _require_room(actor, actor.id, piece, today)
        _take(actor, actor.id, piece, now, today)
        changes.answer(actor, offer=offer, accepted=True, now=now, today=today)
        return _hand_steps(found.of, actor.id, piece, now)


def accept_all(actor: Actor, *, now: datetime, today: date) -> int:
    """Take over everything that is offered to whoever asks. Gives how many next steps came with it.

    Errors: as `accept`; then nothing is taken over.
    """
    allow(actor, "access.offer")
    with ledger.entry(actor, "access.accept", "", now):
        mine = changes_read.offers(actor, to=actor.id)
        return sum(accept(actor, offer=o.id, now=now, today=today) for o in mine)


def decline(actor: Actor, *, offer: int, now: datetime, today: date) -> None:
    """Say no; it is offered to the next. Errors: Wrong if it is not offered to whoever asks."""
    allow(actor, "access.offer")
    with ledger.entry(actor, "access.decline_offer", f"offer:{offer}", now):
        found = changes.answer(actor, offer=offer, accepted=False, now=now, today=today)
        _offer_next(actor, found, now, today)


def _hand_steps(of: str, to: str, piece: handover.Key, now: datetime) -> int:
    inside = turf.inside(Actor.clock, pieces=[piece])[piece].people
    records = conversations_read.open_records(Actor.clock, owner=of)
    workers = turf.workers_of(Actor.clock, records=records)
    about = [record for record, worker in workers.items() if worker in inside]
    return conversations.hand_on(Actor.clock, of=of, to=to, records=about, now=now)


def give(
    actor: Actor, *, organizer: str, kind: str, thing: int, name: str = "", now: datetime, today: date
) -> date:
    """Put a cell, a person or a language group in somebody's care for 30 days; once more renews it. Gives the last
    day.

    Errors: as `access.actions.assign`; Wrong if it is more than one organizer may have at Site level; Wrong
    (`access.take_two`) if whoever gives it would reach more people by it than one may give herself.
    """
    allow(actor, "access.turf")
    piece = (kind, thing, name.casefold())
    with ledger.entry(actor, "access.assign", f"{kind}:{thing}", now):
        _require_room(actor, organizer, piece, today)
        _take(actor, organizer, piece, now, today)
        return access.assign(actor, organizer=organizer, kind=kind, thing=thing, name=name, now=now, today=today)


def give_together(
    actor: Actor, *, organizer: str, kind: str, thing: int, name: str = "", by: str, now: datetime
) -> date:
    """The same where two want it. by: who asked, and reaches it if they lead. Gives the last day.

    Errors: as `give`, but for the last; Wrong if the second of the two is who gets it.
    """
    allow(actor, "access.turf")
    today = now.date()
    if actor.id == organizer != by:
        raise Wrong("access.own_word", "Somebody else must say yes to this. Nothing was changed.")
    with ledger.entry(actor, "access.assign", f"{kind}:{thing}", now):
        _require_room(actor, organizer, (kind, thing, name.casefold()), today)
        return access.assign(
            actor, organizer=organizer, kind=kind, thing=thing, name=name, by=by, now=now, today=today
        )


def _take(actor: Actor, organizer: str, piece: handover.Key, now: datetime, today: date) -> None:
    """Count what a lead or one of the committee comes to reach by her own deed: in her own care, and for a lead in
    that of others whom she gives it to."""
    if actor.level == "table" or actor.role not in (LEAD, "committee"):
        return
    if organizer != actor.id and actor.role != LEAD:
        return
    people = queries.taken(actor, piece=piece, today=today)
    if not people:
        return
    if people > room.ALONE:
        raise Wrong(
            "access.take_two",
            "You would reach %(people)s people by what you gave yourself in 30 days. More than %(most)s takes "
            "two: a lead or somebody of the committee must agree, too. Nothing was changed.",
            people=people,
            most=room.ALONE,
        )
    kind, thing, name = piece
    access.note_taken(actor, kind=kind, thing=thing, name=name, now=now, today=today)


def renew(actor: Actor, *, turf: int, now: datetime, today: date) -> date:
    """Thirty more days. Gives the last day. Errors: as `access.actions.renew`; Wrong as for giving it."""
    allow(actor, "access.turf")
    with ledger.entry(actor, "access.renew", f"turf:{turf}", now):
        for care in access_read.turf(actor, today=today):
            if care.id == turf:
                piece = (care.kind, care.thing, care.name)
                _require_room(actor, care.organizer, piece, today)
                if piece in access_read.taken(actor, since=today - access.TURF_DAYS):
                    access.note_taken(
                        actor, kind=care.kind, thing=care.thing, name=care.name, now=now, today=today
                    )
        return access.renew(actor, turf=turf, now=now, today=today)


def confirm(actor: Actor, *, turf: int, now: datetime, today: date) -> date:
    """Say yes to somebody an organizer wrote down themselves: they are in their care like anybody, also where
    others wrote of the same person. Gives the last day.

    Errors: Wrong if it is not there, is one's own, or is more than one organizer may have.
    """
    allow(actor, "access.turf")
    for care in access_read.turf(actor, today=today):
        if care.id == turf and care.is_written:
            if care.organizer == actor.id:
                raise Wrong("access.own_word", "Somebody else must say yes to this. Nothing was changed.")
            return give(actor, organizer=care.organizer, kind=care.kind, thing=care.thing, now=now, today=today)
    raise Wrong("access.turf_over", access.GONE)


def _require_room(actor: Actor, organizer: str, piece: handover.Key, today: date) -> None:
    who = access_read.organizer(actor, organizer)
    if who is None or piece[0] not in ("cell", "person", "language"):
        raise Wrong("access.turf", access.NOBODY)
    if who.role == LEAD and piece[0] == "cell":
        return  # a lead may hold one whole cell after another; it ends after 30 days like all turf
    people, listed = queries.would_have(actor, organizer=organizer, piece=piece, today=today)
    if not room.fits(people=people, listed=listed, level=actor.level):
        raise Wrong(
            "access.room",
            "That would be %(people)s people in one organizer's care, and the limit is %(most)s. One login must "
            "never open much of the list. Give some of them to somebody else. Nothing was changed.",
            people=people,
            most=room.most(listed),
        )


def remove(actor: Actor, *, organizer: str, by: str, now: datetime) -> int:
    """Remove somebody: everything of theirs ends at once, their open next steps and turf go to whoever is tied
    next, and what they saw is kept as a report. by: who proposed it. Gives how many pieces were handed over.

    Errors: Wrong for nobody of ours, or for oneself.
    """
    allow(actor, "access.remove")
    if organizer == actor.id or access_read.organizer(actor, organizer) is None:
        raise Wrong("access.remove", changes.NOBODY)
    with ledger.entry(actor, "access.remove", f"organizer:{organizer}", now):
        saw = changes_read.saw(actor, organizer=organizer, now=now)
        changes.note_removal(actor, organizer=organizer, by=by, saw=saw, now=now)
        plan = _plan(actor, organizer, now.date())
        for piece, to in plan:
            changes.entrust(actor, organizer=to, piece=piece, of=organizer, today=now.date())
            _hand_steps(organizer, to, piece, now)
        conversations.hand_on(Actor.clock, of=organizer, to=actor.id, records=None, now=now)
        suggesting.drop_own(Actor.clock, organizer=organizer, now=now)
        _pass_on(actor, organizer, now, now.date())
        for end in REMOVE.values():
            end(actor, organizer=organizer, now=now)
    return len(plan)
