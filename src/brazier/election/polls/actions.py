"""Say where votes are cast, who watches there, and whose ballot was challenged."""

from datetime import date, datetime, time

from brazier.access.gate import allow
from brazier.election.facts import AT_POLLS, SIDES, WHY_CHALLENGED
from brazier.election.models import Challenge, Observer, Polls
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.terms import Actor, Wrong
from brazier.workplaces.names import as_written

NOTHING = "There is nothing here."


def open_polls(
    actor: Actor, *, place: str, shift: str, day: date, opens: time, closes: time, now: datetime
) -> int:
    """Votes are cast here, from one hour to another. Gives its number. Errors: Wrong if the hours can not be."""
    allow(actor, "election.polls")
    where = as_written(place)
    if not where or opens >= closes:
        raise Wrong("election.polls", "Write where people vote, and from when until when. Nothing was changed.")
    with ledger.entry(actor, "election.open_polls", "", now):
        return Polls.objects.create(
            place=where,
            shift=as_written(shift),
            day=day,
            opens=opens,
            closes=closes,
            noted_by=actor.id,
            noted_at=now,
        ).pk


def close_polls(actor: Actor, *, polls: int, is_open: bool, now: datetime) -> None:
    """It does not take place; or it does after all. Errors: Wrong if it is not there."""
    allow(actor, "election.polls")
    with ledger.entry(actor, "election.close_polls", f"polls:{polls}", now):
        if not Polls.objects.filter(pk=polls).update(ended_at=None if is_open else now):
            raise Wrong("election.no_polls", NOTHING)


def post_observer(
    actor: Actor,
    *,
    polls: int,
    worker: int,
    name: str,
    is_relief: bool,
    is_ours: bool,
    is_no_boss: bool,
    now: datetime,
) -> int:
    """Somebody watches here for us, under the name the board gets; said again, it counts anew. Gives its number.

    Errors: Wrong if there is no such place and time, no name, or they are out of reach.
    """
    allow(actor, "election.polls")
    known_as = " ".join(name.split())[:120]
    if not Polls.objects.filter(pk=polls, ended_at=None).exists():
        raise Wrong("election.no_polls", NOTHING)
    if not known_as:
        raise Wrong("election.observer", "Write the name as the board gets it. Nothing was changed.")
    with ledger.entry(actor, "election.post_observer", f"worker:{worker}", now):
        told = {"name": known_as, "is_relief": is_relief, "is_ours": is_ours, "is_no_boss": is_no_boss}
        row, _ = Observer.objects.update_or_create(
            polls_id=polls,
            record_id=people.anchor(actor, worker=worker, now=now),
            defaults=told,
            create_defaults=told | {"noted_by": actor.id, "noted_at": now},
        )
        return row.pk


def check_observer(actor: Actor, *, observer: int, is_ours: bool, is_no_boss: bool, now: datetime) -> None:
    """It was checked that they stand for us, and supervise nobody. Errors: Wrong if they are not there."""
    allow(actor, "election.polls")
    with ledger.entry(actor, "election.check_observer", f"observer:{observer}", now):
        if not Observer.objects.filter(pk=observer).update(is_ours=is_ours, is_no_boss=is_no_boss):
            raise Wrong("election.no_observer", NOTHING)


def release_observer(actor: Actor, *, observer: int, now: datetime) -> None:
    """They do not watch here. Errors: Wrong if they are not there."""
    allow(actor, "election.polls")
    with ledger.entry(actor, "election.release_observer", f"observer:{observer}", now):
        if not Observer.objects.filter(pk=observer).delete()[0]:
            raise Wrong("election.no_observer", NOTHING)


def note_challenge(actor: Actor, *, polls: int, worker: int | None, side: str, why: str, now: datetime) -> int:
    """A ballot was challenged here. worker: None for somebody we do not know; nothing is kept of them. Gives its
    number. Errors: Wrong if place, side or reason are not there, or the voter is out of reach."""
    allow(actor, "election.polls")
    if side not in SIDES or why not in WHY_CHALLENGED:
        raise Wrong("election.challenge", "Choose who challenges the name, and why. Nothing was changed.")
    if not Polls.objects.filter(pk=polls, ended_at=None).exists():
        raise Wrong("election.no_polls", NOTHING)
    with ledger.entry(actor, "election.note_challenge", f"polls:{polls}", now):
        record = people.anchor(actor, worker=worker, now=now) if worker is not None else None
        return Challenge.objects.create(
            record_id=record, side=side, at=AT_POLLS, why=why, polls_id=polls, noted_by=actor.id, noted_at=now
        ).pk


def strike_challenge(actor: Actor, *, challenge: int, now: datetime) -> None:
    """It was withdrawn, or noted by mistake. Errors: Wrong if it is not there."""
    allow(actor, "election.polls")
    with ledger.entry(actor, "election.strike_challenge", f"challenge:{challenge}", now):
        if not Challenge.objects.filter(pk=challenge, at=AT_POLLS, ended_at=None).update(ended_at=now):
            raise Wrong("election.no_challenge", NOTHING)
