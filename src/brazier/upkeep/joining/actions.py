"""Invite somebody we wrote down, and take a newcomer in with a PIN."""

import re
from datetime import date, datetime

from brazier.access import queries as access_read
from brazier.access.gate import allow
from brazier.access.joining import actions as joining
from brazier.access.recovery import actions as recovery
from brazier.access.recovery import queries as recovery_read
from brazier.access.signin import actions as signin
from brazier.access.signin.facts import PIN, KnownDevice
from brazier.ledger import actions as ledger
from brazier.people import queries as people
from brazier.terms import Actor, Refused, Wrong
from brazier.workplaces import queries as workplaces


def invite(
    actor: Actor, *, handle: str, code: str, person: str, organizer: str, now: datetime, today: date
) -> int:
    """Make an invitation to show a co-worker. Gives its number.

    person: the code of their record, empty for nobody we wrote down; organizer: somebody on paper so far. Errors:
    as `access.joining.actions.invite`; Wrong, the same as for nobody, for a code outside the inviter's reach;
    Wrong where only people in the inviter's turf count, for somebody whom nobody but the inviter wrote down.
    """
    allow(actor, "access.invite")
    spots: list[joining.Spot] = []
    thing, is_own_word = 0, False
    if person:
        found = people.person(actor, worker=people.worker_of(actor, person), today=today)
        thing = min(r.number for r in found.records)
        spots = [("person", r.number, "") for r in found.records]
        is_own_word = all(r.written_by == actor.id for r in found.records)
        if not is_own_word:  # where somebody stands and what they speak is only worth as much as who says it
            spots += [("cell", cell, "") for cell in workplaces.group_of(actor, found.cell)]
            spots += [("language", 0, word) for word in re.split(r"[,;/ ]+", found.portrait.languages) if word]
    try:
        return joining.invite(
            actor, handle=handle, code=code, spots=spots, thing=thing, organizer=organizer, now=now, today=today
        )
    except Refused:
        if not is_own_word:
            raise
        raise Wrong(
            "access.own_word",
            "Nobody but you wrote this person down. First a lead must say yes, on your page under Organizers. "
            "Then you can bring them in. Nothing was lost.",
        ) from None


def come_in(actor: Actor, *, invitation: int, key: bytes, pin: str, now: datetime, today: date) -> KnownDevice:
    """The newcomer chose a PIN: they are in, with this browser as their device, which whoever invited them vouches
    for; or they are back in, after others saw that they lost the one they had. Gives the device.

    Errors: as `access.joining.actions.take_in` or `access.recovery.actions.come_back`, `register_device` and
    `set_secret`; then nothing was kept.
    """
    allow(actor, "access.join")
    with ledger.entry(actor, "access.join", f"invitation:{invitation}", now):
        counts_from = None
        if recovery_read.brings_back(actor, invitation=invitation):
            organizer, by, counts_from = recovery.come_back(actor, invitation=invitation, key=key, now=now)
        else:
            organizer, by = joining.take_in(actor, invitation=invitation, key=key, now=now, today=today)
        inviter = access_read.actor_of(actor, organizer=by, now=now)
        made = signin.register_device(
            inviter, organizer=organizer, key=key, now=now, today=today, counts_from=counts_from
        )
        signin.set_secret(inviter, organizer=organizer, secret=pin, kind=PIN, now=now)
    return made
