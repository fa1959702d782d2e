"""Say that an organizer is fired, resting, away or back; offer what they had; end everything of somebody's."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import QuerySet

from brazier.access import actions as access
from brazier.access.changes import queries
from brazier.access.dropping import actions as dropping
from brazier.access.facts import A_DAY, STATES, Offered
from brazier.access.gate import allow
from brazier.access.models import (
    Device,
    Grant,
    Invitation,
    Leaving,
    Offer,
    Organizer,
    Proposal,
    Recovery,
    Removal,
    Turf,
    Vouch,
    Window,
)
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

NOBODY = "Choose one of the organizers. Nothing was changed."
Piece = tuple[str, int, str]
"""kind, thing and name of something in care, as in Turf."""


def set_state(actor: Actor, *, organizer: str, state: str, now: datetime, today: date) -> None:
    """active, fired, resting or away. It is a state: still a member, nothing is taken. Anybody says it of
    themselves. Back: devices are open again, and what was offered and nobody took is theirs alone.

    Errors: Wrong for nobody of ours or an unknown state.
    """
    if organizer == actor.id:
        allow(actor, "access.own")
    else:
        allow(actor, "access.state")
    rows = Organizer.objects.filter(pk=organizer if organizer.isdecimal() else 0, until=None)
    with ledger.entry(actor, "access.state", f"organizer:{organizer}:{state}", now):
        if state not in STATES or not rows.update(state=state, state_since=today):
            raise Wrong("access.state", NOBODY)
        if state == "active":
            rows.update(paused_at=None)
            Offer.objects.filter(of=int(organizer), ended_at=None).update(ended_at=now, how="withdrawn")


def pause(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Their devices wait until they are back; nothing of theirs is gone. Errors: Wrong for nobody of ours."""
    allow(actor, "access.state")
    with ledger.entry(actor, "access.pause", f"organizer:{organizer}", now):
        rows = Organizer.objects.filter(pk=organizer if organizer.isdecimal() else 0, until=None)
        if organizer == actor.id or not rows.exclude(state="active").update(paused_at=now):
            raise Wrong("access.pause", "Say first that they are fired, resting or away. Nothing was changed.")


def keep_access(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Their devices stay open, or are open again. Errors: Wrong for nobody of ours."""
    allow(actor, "access.state")
    with ledger.entry(actor, "access.keep_access", f"organizer:{organizer}", now):
        rows = Organizer.objects.filter(pk=organizer if organizer.isdecimal() else 0, until=None)
        if not rows.update(paused_at=None):
            raise Wrong("access.state", NOBODY)


def offer(
    actor: Actor, *, of: str, plan: Iterable[tuple[Piece, str]], now: datetime, tried: Sequence[str] = ()
) -> None:
    """Offer pieces of somebody's turf, each to one other. tried: who said no already. What is offered already
    stays with whom it is offered to."""
    allow(actor, "access.own")
    with ledger.entry(actor, "access.offer", f"organizer:{of}", now):
        rows = [
            Offer(of_id=int(of), to_id=int(to), kind=kind, thing=thing, name=name, tried=[*tried], made_at=now)
            for (kind, thing, name), to in plan
        ]
        Offer.objects.bulk_create(rows, ignore_conflicts=True)


def answer(actor: Actor, *, offer: int, accepted: bool, now: datetime, today: date) -> Offered:
    """Take over what is offered, for 30 days, or not. Whoever had it keeps it too until it ends.

    Errors: Wrong if it is not offered to whoever asks.
    """
    allow(actor, "access.offer")
    found = queries.offer(actor, offer)
    with ledger.entry(actor, "access.answer", f"offer:{offer}", now):
        how = "accepted" if accepted else "declined"
        Offer.objects.filter(pk=offer, ended_at=None).update(ended_at=now, how=how)
        if accepted:
            entrust(
                actor, organizer=actor.id, piece=(found.kind, found.thing, found.name), of=found.of, today=today
            )
    return found


def turn_down(actor: Actor, *, offer: int, now: datetime) -> None:
    """Somebody it was offered to is not at work any more."""
    allow(actor, "access.own")
    Offer.objects.filter(pk=offer, ended_at=None).update(ended_at=now, how="declined")


def entrust(actor: Actor, *, organizer: str, piece: Piece, of: str, today: date) -> None:
    """What another had goes into somebody's care for 30 days; a lead who gave it reaches it still."""
    allow(actor, "access.offer")
    kind, thing, name = piece
    rows = Turf.objects.filter(kind=kind, thing=thing, name=name)
    had, has = rows.filter(organizer=int(of)).first(), rows.filter(organizer=int(organizer)).first()
    by = had.given_by if had else actor.id
    Turf.objects.update_or_create(
        organizer_id=int(organizer),
        kind=kind,
        thing=thing,
        name=name,
        defaults={"given_by": by or (has.given_by if has else ""), "until": today + access.TURF_DAYS},
    )


def count_leaving(actor: Actor, *, now: datetime) -> None:
    """Note that somebody is being left out. Errors: Wrong (`access.too_many_out`) from the eleventh in a minute on
    by one person."""
    allow(actor, "people.forget")
    with ledger.entry(actor, "access.count_leaving", "", now):
        if not queries.may_leave_out_alone(actor, now=now):
            raise Wrong(
                "access.too_many_out",
                "You left out ten people in a minute. From here on a second person must agree, so that nobody "
                "empties the list alone. Nothing more was changed.",
            )
        if actor.id:
            Leaving.objects.create(organizer_id=int(actor.id), at=now)


def tend(actor: Actor, *, now: datetime) -> None:
    """What counted who left out whom is not kept longer than two days."""
    allow(actor, "upkeep.tend")
    Leaving.objects.filter(at__lt=now - 2 * A_DAY).delete()


def let_go(actor: Actor, *, before: date) -> tuple[int, int]:
    """Devices that were ended before this day are forgotten. Gives how many, and of how many there were."""
    allow(actor, "upkeep.tend")
    known, over = Device.objects.count(), Device.objects.filter(ended_at__date__lt=before)
    dropping.remember_keys(Actor.keeper, devices=over)
    return over.delete()[0], known


# What ends when somebody is removed, one deed each; upkeep.handing.actions.REMOVE calls them all.


def end_rights(actor: Actor, *, organizer: str, now: datetime) -> None:
    """They are an organizer no more; every session of theirs is nobody's from the next request on."""
    allow(actor, "access.remove")
    Organizer.objects.filter(pk=organizer).update(until=now, state="active", paused_at=None)


def end_devices(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Keys of their devices open nothing."""
    allow(actor, "access.remove")
    dropping.remember_keys(Actor.keeper, devices=Device.objects.filter(organizer=int(organizer)))
    Device.objects.filter(organizer=int(organizer)).update(key=b"")
    Device.objects.filter(organizer=int(organizer), ended_at=None).update(ended_at=now, ended_by=actor.id)


def end_drops(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Nothing they drop into a sealed hub is opened."""
    allow(actor, "access.remove")
    Device.objects.filter(organizer=int(organizer)).update(number=0)
    dropping.let_drop_later(actor)


def end_invitations(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Codes they showed let nobody in."""
    allow(actor, "access.remove")
    Invitation.objects.filter(by=int(organizer), ended_at=None).update(ended_at=now)


def end_vouching(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Their word that waits, for a newcomer who is not in yet or for somebody who lost their phone, counts no
    more; nor does anybody's for them."""
    allow(actor, "access.remove")
    Invitation.objects.filter(by=int(organizer), became=None).update(matched_at=None, words="", key=b"")
    word = Recovery.objects.filter(first=organizer) | Recovery.objects.filter(second=organizer)
    word.filter(ended_at=None).update(ended_at=now, ended_by=actor.id, how="doubt")
    Vouch.objects.filter(newcomer=int(organizer), newcomer__role="newcomer").delete()


def end_turf(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Nothing is in their care."""
    allow(actor, "access.remove")
    Turf.objects.filter(organizer=int(organizer)).delete()


def end_given(actor: Actor, *, organizer: str, now: datetime) -> None:
    """What they put in the care of others stays there, and is given by whoever removes them."""
    allow(actor, "access.remove")
    Turf.objects.filter(given_by=organizer).update(given_by=actor.id)


def end_circles(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Charting circles of theirs are over, for the other too."""
    allow(actor, "access.remove")
    mine = Window.objects.filter(organizer=int(organizer)) | Window.objects.filter(other=organizer)
    mine.filter(why="circle", until__gt=now).update(until=now)


def end_glass(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Break-glass of theirs, or that they agreed to, is over."""
    allow(actor, "access.remove")
    mine = Window.objects.filter(organizer=int(organizer)) | Window.objects.filter(other=organizer)
    mine.filter(why="glass", until__gt=now).update(until=now)


def end_proposals(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Nobody can agree to what they proposed."""
    allow(actor, "access.remove")
    _end_proposals(actor, Proposal.objects.exclude(kind="export").filter(proposed_by=organizer), now)


def end_exports(actor: Actor, *, organizer: str, now: datetime) -> None:
    """An export of theirs that waits is made for nobody."""
    allow(actor, "access.remove")
    _end_proposals(actor, Proposal.objects.filter(kind="export", proposed_by=organizer), now)


def _end_proposals(actor: Actor, rows: QuerySet[Proposal], now: datetime) -> None:
    rows.filter(ended_at=None).update(ended_at=now, ended_by=actor.id)


def end_offers(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Nothing is offered to them, and nothing of theirs: it is handed over at once."""
    allow(actor, "access.remove")
    mine = Offer.objects.filter(to=int(organizer)) | Offer.objects.filter(of=int(organizer))
    mine.filter(ended_at=None).update(ended_at=now, how="withdrawn")


def end_grants(actor: Actor, *, organizer: str, now: datetime) -> None:
    """No more looks outside an assignment, for them or by their leave."""
    allow(actor, "access.remove")
    (Grant.objects.filter(organizer=int(organizer)) | Grant.objects.filter(by=organizer)).delete()


def note_removal(actor: Actor, *, organizer: str, by: str, saw: dict[str, object], now: datetime) -> None:
    """Keep who removed whom, and what they saw. Errors: Wrong for nobody of ours, or the last who may do this."""
    allow(actor, "access.remove")
    if not Organizer.objects.filter(pk=organizer if organizer.isdecimal() else 0, until=None).exists():
        raise Wrong("access.remove", NOBODY)
    Removal.objects.create(organizer_id=int(organizer), by=by, agreed_by=actor.id, at=now, saw=saw)
