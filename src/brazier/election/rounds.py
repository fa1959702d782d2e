"""Which noted days belong to the vote that runs now, and which to one that is over; and what else does. Pure.

A campaign may vote more than once: what was noted of each kind last stands beside what was noted of the others,
also where one is of last year's vote and the other of this one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from brazier.election.facts import EVENTS

OPENING = ("application", "petition_filed")
"""The paper that opens a vote. What comes after one in EVENTS and lies before it in time is of an earlier vote."""
PENDING = "petition_filed"
"""It stays before the board until its vote is over, so it also answers what began while it was pending."""
ENDING = ("tally", "declaration", "certification")
HELD_AGAIN = ("direction", "election")
"""What also begins a vote once another is over: it is held again, and the old petition lives."""


def earlier(events: Mapping[str, date], *, today: date) -> frozenset[str]:
    """What was noted of a vote that is over: days before the paper that opened the one that runs now.

    A paper still to be filed opens nothing yet.
    """
    began = [(EVENTS.index(kind), events[kind]) for kind in OPENING if kind in events and events[kind] <= today]
    return frozenset(
        kind for kind, day in events.items() if any(at < EVENTS.index(kind) and day < since for at, since in began)
    )


def opened(events: Mapping[str, date], *, today: date) -> date | None:
    """The day of the paper that opened the vote that runs now; None as long as there is none."""
    return max((events[kind] for kind in OPENING if kind in events and events[kind] <= today), default=None)


def undecided(events: Mapping[str, date], *, today: date) -> date | None:
    """The day of the paper that opened a vote whose ballots are not counted yet; None if there is no such vote."""
    since = opened(events, today=today)
    ended = (events[end] for end in ENDING if end in events)
    return None if since is None or any(since <= day <= today for day in ended) else since


def running(events: Mapping[str, date], *, today: date) -> dict[str, date]:
    """What was noted of the vote that runs now."""
    return {kind: day for kind, day in events.items() if kind not in earlier(events, today=today)}


def over(noted: Iterable[tuple[str, date | None]], *, today: date) -> date | None:
    """The last day of the votes that are over; None if there was none. What is of that day or before is of them.

    noted: everything that was ever noted, in that order; without a day, the one noted before it did not happen.
    """
    days: dict[str, list[date]] = defaultdict(list)
    for kind, day in noted:
        if day is not None:
            days[kind].append(day)
        elif days[kind]:
            days[kind].pop()
    newest = {kind: found[-1] for kind, found in days.items() if found}
    began = [opened(newest, today=today), *(newest.get(kind) for kind in HELD_AGAIN)]
    since = max((day for day in began if day is not None), default=None)
    ends = [day for kind in ENDING for day in days.get(kind, ())]
    return max((day for day in ends if since is not None and day < since), default=None)


def answers(kind: str, since: date, happened: Mapping[str, date], *, today: date) -> bool:
    """Whether this happened as an answer to what began on a day: then or later, and not only in the future.

    An answer from before is none, but for a petition whose vote was not over yet.
    """
    day = happened.get(kind)
    if day is None or day > today:
        return False
    is_open = kind == PENDING and not any(day <= happened[end] <= since for end in ENDING if end in happened)
    return day >= since or is_open
