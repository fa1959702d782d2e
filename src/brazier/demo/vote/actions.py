"""Live through Harbor's last weeks before the vote with the same actions as people use."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.demo import world
from brazier.demo.vote.papers import POLLS, Calendar, Listed, Polled, voter_list
from brazier.election.chances import actions as chances
from brazier.election.days import actions as days
from brazier.election.facts import IN_PERSON, OURS, POSTS, THEIRS, WAYS
from brazier.election.plans import actions as plans
from brazier.election.plans.facts import Planned
from brazier.election.polls import actions as polls
from brazier.election.stress import actions as stress
from brazier.election.stress.forms import months_before
from brazier.election.voters import actions as voters
from brazier.ledger import actions as ledger
from brazier.lists import actions as lists
from brazier.lists import queries as lists_read
from brazier.people import queries as people_read
from brazier.people.beside import queries as beside
from brazier.people.roster import queries as roster
from brazier.terms import Actor

PLANNED, FRIEND, ALONG, VOTED = 0.38, 0.8, 0.45, 0.55
"""Of the yes votes, how many have a plan; of these with somebody they trust, and with that one going along; of
those who vote today, how many said that they did."""
OUR_CHALLENGES, THEIR_CHALLENGES = 11, 14
CARDS = (0.25, 0.35, 0.4)
"""Shares of SIGNED, by the month they were signed in: that of the petition, and those before it."""
SIGNED = 3_120
"""Two counted them before they were handed in; the hub keeps only those somebody typed in."""
WHY_THEIRS = ("left", "other_job", "hired_late", "supervisor")


def come_to_the_vote(actor: Actor, *, today: date, now: datetime, seed: int) -> None:
    """File, receive the list of voters, and make half of the plans, as of today; one ledger line a step.

    seed: the one the ninety days before were told with.
    """
    allow(actor, "election.write")
    chance, calendar = random.Random(f"vote {seed}"), Calendar.around(today)  # noqa: S311  # a story, not a secret
    with ledger.entry(actor, "demo.day", "petition", now):
        _file(actor, calendar, today, now)
    with ledger.entry(actor, "demo.day", "list", now):
        bosses = _receive(actor, voter_list(world.invent(seed), seed), calendar, now)
    votes = list(beside.those_for_it(actor))
    with ledger.entry(actor, "demo.day", "challenges", now):
        _challenge(actor, bosses, votes, chance, now)
    with ledger.entry(actor, "demo.day", "polls", now):
        opened = _open_polls(actor, bosses, today, now)
    with ledger.entry(actor, "demo.day", "plans", now):
        _plan(actor, opened, chance, today, now)


def _file(actor: Actor, calendar: Calendar, today: date, now: datetime) -> None:
    chances.plan(
        actor, route="ballot", method=IN_PERSON, state="NY", union="Harbor Workers United",
        filing_on=calendar.petition_filed, goal=65, now=now, today=today,
    )  # fmt: skip
    stress.count_cards(
        actor,
        rungs=[
            (month, round(share * SIGNED))
            for month, share in zip(months_before(calendar.petition_filed), CARDS, strict=False)
        ],
        as_of=calendar.petition_filed,
        source="two_of_us",
        is_looked_up=True,
        now=now,
    )
    for kind in ("petition_filed", "notice_served", "direction", "election"):
        days.note(actor, kind=kind, day=getattr(calendar, kind), now=now)


def _receive(actor: Actor, listed: Listed, calendar: Calendar, now: datetime) -> list[int]:
    """Take the list in like any other; gives the managers on it, by number."""
    brought, _ = voters.receive(
        actor, files=[listed.file], given_by="company", received_on=calendar.list_received, now=now
    )
    assert brought is not None
    [table] = lists_read.waiting(actor, import_id=brought)
    lists.take(actor, import_id=brought, now=now)
    lines = people_read.lines_of(actor, list_file=table.id)
    found = roster.worker_of(actor, [lines[at] for at in listed.bosses if at in lines])
    return [worker for worker in found.values() if worker is not None]


def _challenge(
    actor: Actor, bosses: Sequence[int], votes: Sequence[int], chance: random.Random, now: datetime
) -> None:
    for worker in bosses[:OUR_CHALLENGES]:
        voters.challenge(actor, worker=worker, side=OURS, why="supervisor", now=now)
    for worker in chance.sample(votes, THEIR_CHALLENGES):
        voters.challenge(actor, worker=worker, side=THEIRS, why=chance.choice(WHY_THEIRS), now=now)


def _open_polls(actor: Actor, bosses: Sequence[int], today: date, now: datetime) -> dict[int, Polled]:
    """Four times at two places; all but the last have somebody who watches, the first also somebody to relieve
    them, and two ballots are challenged there."""
    watching = people_read.committee(actor, today=today)
    opened = {}
    for at, polled in enumerate(POLLS):
        day = today + timedelta(days=polled.later)
        here = polls.open_polls(
            actor,
            place=polled.place,
            shift=polled.shift,
            day=day,
            opens=polled.opens,
            closes=polled.closes,
            now=now,
        )
        opened[here] = polled
        for n, row in enumerate(watching[3 * at : 3 * at + 2 - (at > 0)] if polled is not POLLS[-1] else ()):
            name = people_read.person(actor, worker=row.number, today=today).portrait.name
            polls.post_observer(
                actor, polls=here, worker=row.number, name=name, is_relief=n > 0, is_ours=True, is_no_boss=at != 1,
                now=now,
            )  # fmt: skip
    first = next(iter(opened))
    polls.note_challenge(actor, polls=first, worker=bosses[-1], side=OURS, why="supervisor", now=now)
    polls.note_challenge(actor, polls=first, worker=None, side=THEIRS, why="not_listed", now=now)
    return opened


def _plan(actor: Actor, opened: Mapping[int, Polled], chance: random.Random, today: date, now: datetime) -> None:
    who, ways = [named.id for named in access.organizers(actor)], [way for way in WAYS if way != POSTS]
    for worker in beside.those_for_it(actor):
        if chance.random() > PLANNED:
            continue
        here, polled = chance.choice(list(opened.items()))
        plan = Planned(
            day=today + timedelta(days=polled.later),
            way=chance.choice(ways),
            at=polled.opens.replace(minute=chance.choice((0, 15, 30, 45))),
            polls=here,
            friend=chance.choice(who) if chance.random() < FRIEND else "",
            comes_along=chance.random() < ALONG,
        )
        plans.make(actor, worker=worker, plan=plan, now=now)
        if polled is POLLS[0] and chance.random() < VOTED:
            plans.say_voted(actor, worker=worker, on=today, now=now)
