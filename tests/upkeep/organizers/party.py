"""A group of organizers at any level, and what one of them has."""

from datetime import datetime, timedelta

from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.models import (
    Device,
    Grant,
    Invitation,
    Level,
    Offer,
    Organizer,
    Proposal,
    Turf,
    Window,
)  # fmt: skip
from brazier.conversations.models import FollowUp
from brazier.terms import Actor


def at_level(level: str) -> None:
    """From now on the group is at this level."""
    Level.objects.create(level=level, since=NOW, by="1", agreed_by="1")


def joined(harbor: Harbor, handle: str, role: str = "organizer", *, now: datetime = NOW) -> Actor:
    """An organizer who can sign in."""
    number = access.add_organizer(Actor("1", "founder"), handle=handle, now=now)
    Organizer.objects.filter(pk=number).update(password="set", role=role)
    return again(number, now=now)


def again(organizer: str, *, now: datetime = NOW) -> Actor:
    """The same person at another moment: at every request."""
    return access_read.actor_of(Actor.keeper, organizer=organizer, now=now)


def cares(organizer: str, kind: str, thing: int, by: str = "1") -> Turf:
    """Put something in somebody's care, past all limits."""
    return Turf.objects.create(
        organizer_id=int(organizer), kind=kind, thing=thing, given_by=by, until=TODAY + timedelta(days=30)
    )


def step(owner: str, record: int, what: str = "bring the flyer") -> FollowUp:
    """An open next step."""
    return FollowUp.objects.create(record_id=record, owner=owner, what=what, due=TODAY)


def everything(harbor: Harbor, bo: str) -> None:
    """One of each thing an organizer can have."""
    later = NOW + timedelta(minutes=30)
    cleo = harbor.worker("Cleo Diaz")
    cares(bo, "person", cleo)
    cares(harbor.amara.id, "cell", 9, by=bo)
    step(bo, cleo)
    step(bo, harbor.worker("Fatou Ba"))
    device = Device.objects.create(organizer_id=int(bo), key=b"key", number=77, added_on=TODAY)
    assert device.pk
    for token, became in (("a", None), ("b", None)):
        Invitation.objects.create(
            by_id=int(bo), handle=token, token=token, made_at=NOW, until=later, became_id=became,
            words="one two three four", key=b"key", matched_at=NOW if token == "b" else None,
        )  # fmt: skip
    amara = harbor.amara.id
    for why, me, other in (
        ("circle", bo, amara),
        ("circle", amara, bo),
        ("glass", bo, amara),
        ("glass", amara, bo),
    ):
        Window.objects.create(
            organizer_id=int(me), why=why, kind="cell", thing=9, other=other, since=NOW, until=later
        )
    for kind in ("role", "export"):
        Proposal.objects.create(
            kind=kind, payload={}, proposed_by=bo, proposed_at=NOW, until=NOW + timedelta(days=1)
        )
    Grant.objects.create(organizer_id=int(bo), by=amara, more=25, at=NOW)
    Grant.objects.create(organizer_id=int(amara), by=bo, more=25, at=NOW)
    Offer.objects.create(of_id=int(amara), to_id=int(bo), kind="cell", thing=9, made_at=NOW)
