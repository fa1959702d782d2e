"""Receive a list of voters, take it back, and say whose names are challenged."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from brazier.access.gate import allow
from brazier.election import queries as known
from brazier.election.facts import GIVEN_BY, ON_LIST, SIDES, WHY_CHALLENGED
from brazier.election.models import Challenge, Step, VoterList
from brazier.election.voters.facts import TAKEN, WAITS
from brazier.ledger import actions as ledger
from brazier.lists import actions as lists
from brazier.lists import queries as lists_read
from brazier.lists.facts import Unread
from brazier.people import actions as people
from brazier.storage.jobs import Report, nobody_listens
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."
RECEIVED = "list_received"
A_DAY_AHEAD = timedelta(days=1)  # somewhere it is tomorrow already


def receive(
    actor: Actor,
    *,
    files: Sequence[tuple[str, bytes]],
    given_by: str,
    received_on: date,
    now: datetime,
    report: Report = nobody_listens,
) -> tuple[int | None, tuple[Unread, ...]]:
    """Read the files of a list of voters, as any list, and note who gave it and when. It counts once somebody
    looked at its columns and took it. Gives the import (None if no file could be read), and which files were not.

    Errors: Wrong if the day is still to come, or nobody of the list gave it.
    """
    allow(actor, "election.receive")
    _check(given_by, received_on, now)
    with ledger.entry(actor, "election.receive", given_by, now):
        brought, unread = lists.bring(actor, files=files, now=now, report=report, official=True)
        if brought is not None:
            _note(actor, brought, given_by, received_on, now)
    return brought, unread


def recognize(actor: Actor, *, brought: int, given_by: str, received_on: date, now: datetime) -> None:
    """A list that was brought in as any other is the list of voters.

    Errors: Wrong if it is not there, is one already, or the day is still to come.
    """
    allow(actor, "election.receive")
    _check(given_by, received_on, now)
    state, _ = lists_read.papers(actor, import_id=brought)
    if state not in (WAITS, TAKEN) or VoterList.objects.filter(brought=brought, ended_at=None).exists():
        raise Wrong("election.no_list", NOTHING)
    with ledger.entry(actor, "election.recognize", f"import:{brought}", now):
        _note(actor, brought, given_by, received_on, now)


def take_back(actor: Actor, *, voter_list: int, keeps_rows: bool, now: datetime) -> None:
    """The list of voters is taken back with all it said; or it is none, and stays as a list like any other.

    Errors: Wrong if it is not there, or a hold is about anybody on it.
    """
    allow(actor, "election.receive")
    row = VoterList.objects.filter(pk=voter_list, ended_at=None).first()
    if row is None:
        raise Wrong("election.no_list", NOTHING)
    state, _ = lists_read.papers(actor, import_id=row.brought)
    with ledger.entry(actor, "election.take_back_list", f"import:{row.brought}", now):
        if not keeps_rows and state == TAKEN:
            lists.undo(actor, import_id=row.brought, now=now)
        elif not keeps_rows and state == WAITS:
            lists.drop(actor, import_id=row.brought, now=now)
        VoterList.objects.filter(pk=voter_list).update(ended_at=now)
        latest = Step.objects.filter(kind=RECEIVED).order_by("-pk").first()
        if latest is not None and latest.day == row.received_on:
            Step.objects.create(kind=RECEIVED, day=_newest_day(), noted_by=actor.id, noted_at=now)


def challenge(actor: Actor, *, worker: int, side: str, why: str, now: datetime) -> int:
    """We challenge this name on the list, or the company does or may. Gives its number; the same again is one, but
    for a vote that is over.

    Errors: Wrong for another side or reason, or somebody out of reach.
    """
    allow(actor, "election.challenge")
    if side not in SIDES or why not in WHY_CHALLENGED:
        raise Wrong("election.challenge", "Choose who challenges the name, and why. Nothing was changed.")
    with ledger.entry(actor, "election.challenge", f"worker:{worker}", now):
        record = people.anchor(actor, worker=worker, now=now)
        until = known.voted_until(actor, today=now.date())
        row, _ = Challenge.objects.update_or_create(
            record_id=record,
            side=side,
            at=ON_LIST,
            ended_at=None,
            defaults={"why": why},
            create_defaults={"why": why, "noted_by": actor.id, "noted_at": now},
            **({"noted_at__date__gt": until} if until else {}),
        )
        return row.pk


def withdraw(actor: Actor, *, challenge: int, now: datetime) -> None:
    """A challenge is withdrawn, or was noted by mistake. It stays written down.

    Errors: Wrong if it is not there.
    """
    allow(actor, "election.challenge")
    with ledger.entry(actor, "election.withdraw", f"challenge:{challenge}", now):
        if not Challenge.objects.filter(pk=challenge, at=ON_LIST, ended_at=None).update(ended_at=now):
            raise Wrong("election.no_challenge", NOTHING)


def _check(given_by: str, received_on: date, now: datetime) -> None:
    if given_by not in GIVEN_BY or received_on > now.date() + A_DAY_AHEAD:
        raise Wrong(
            "election.receive", "Say who gave the list, and on which day it came. It can not come tomorrow."
        )


def _note(actor: Actor, brought: int, given_by: str, received_on: date, now: datetime) -> None:
    VoterList.objects.create(
        brought=brought, given_by=given_by, received_on=received_on, noted_by=actor.id, noted_at=now
    )
    Step.objects.create(kind=RECEIVED, day=_newest_day(), noted_by=actor.id, noted_at=now)


def _newest_day() -> date | None:
    """The day of the newest list of voters: clocks of the law run from the list that counts."""
    row = VoterList.objects.filter(ended_at=None).order_by("-received_on", "-pk").first()
    return row.received_on if row else None
