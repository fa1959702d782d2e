"""The days of Harbor's petition, and the list of voters as the company wrote it. Pure."""

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from brazier.demo.world import Invented

LIST_BEFORE = 13
"""Days the list of voters is here before the first day of the vote, which is today; the second is tomorrow."""
FORGOTTEN, LEFT_OUT = "Cleaning", 0.015
"""A department the company says is none of the unit, and how many of the others are missing by accident."""
MOVED, HAS_PHONE = 0.03, 0.62
"""Of how many the company writes another department, and of how many it gives a phone."""
BOSSES = 38
"""Area managers the company put on the list as if they were voters."""
HEAD = (
    "Last name",
    "First name",
    "Department",
    "Shift",
    "Job title",
    "Work location",
    "Home address",
    "Cell phone",
)
STREETS = ("Elm St", "Canal St", "Harbor Rd", "Foundry Ave", "Union Tpke", "Mill Ln", "Grand Ave", "Depot St")
JOBS = {"Stow": "Stower", "Pick": "Picker", "Counts": "Counter", "Yard": "Yard marshal", "Returns": "Grader"}
LONG = Invented(
    "Abdoulaye Ndiaye", "Fernández de la Concepción y Villanueva", "+1 555 010 0199", "", "Inbound dock",
    "Front days", "Spanish", 3, 0.5,
)  # fmt: skip
"""Somebody new with a name that is longer than any column."""


@dataclass(frozen=True, slots=True)
class Polled:
    """Where votes are cast. shift: for whom; later: days from today."""

    place: str
    shift: str
    later: int
    opens: time
    closes: time


POLLS = (
    Polled("Break room A, by the turnstiles", "Front days", 0, time(6), time(9, 30)),
    Polled("Break room A, by the turnstiles", "Front nights", 0, time(17), time(20)),
    Polled("Tent on the east parking lot", "Back days", 1, time(6), time(9, 30)),
    Polled("Tent on the east parking lot", "Back nights, Weekend and Flex", 1, time(17), time(20, 30)),
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What happened on which day, and the last day of the vote."""

    petition_filed: date
    notice_served: date
    direction: date
    list_received: date
    election: date

    @classmethod
    def around(cls, today: date) -> "Calendar":
        """The days as the Board's pace makes them: an agreement comes before the hearing, the list two working
        days after it, and the vote no sooner than ten days after the list."""
        received = working(today - timedelta(days=LIST_BEFORE))
        direction = working(received, 2)
        served = working(direction, 6)
        return cls(working(served, 1), served, direction, received, today + timedelta(days=1))


def working(day: date, back: int = 0) -> date:
    """So many days from Monday to Friday before this one; with none, this one or the Friday before it."""
    while back or day.weekday() > 4:
        day -= timedelta(days=1)
        back -= bool(back) and day.weekday() < 5
    return day


@dataclass(frozen=True, slots=True)
class Listed:
    """The list of voters. file: name and bytes; bosses: lines of managers in it, the heading being line 1."""

    file: tuple[str, bytes]
    bosses: tuple[int, ...]


def voter_list(people: Sequence[Invented], seed: int) -> Listed:
    """Everybody the company calls a voter, by last name, with what is wrong about it."""
    chance = random.Random(f"voters {seed}")  # noqa: S311  # a story, not a secret
    departments = sorted({p.department for p in people} - {FORGOTTEN})
    names = chance.sample(range(len(people)), 2 * BOSSES)
    rows = [
        _row(p, chance.choice(departments) if chance.random() < MOVED else p.department, _job(p), chance)
        for p in (*people, LONG)
        if p.department != FORGOTTEN and chance.random() >= LEFT_OUT
    ]
    bosses = [
        _row(_boss(people[one], people[other]), chance.choice(departments), "Area manager", chance)
        for one, other in zip(names[:BOSSES], names[BOSSES:], strict=True)
    ]
    rows = sorted(rows + bosses)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows(rows)
    is_boss = set(map(tuple, bosses))
    return Listed(
        ("Harbor voter list.csv", out.getvalue().encode()),
        tuple(at for at, row in enumerate(rows, start=2) if tuple(row) in is_boss),
    )


def _boss(one: Invented, other: Invented) -> Invented:
    """A manager: the first name of one worker and the last of another, so nobody of the floor."""
    return Invented(one.first, f"{other.last}-{one.last}", "", "", one.department, one.shift, "English", 5, 0)


def _row(p: Invented, department: str, job: str, chance: random.Random) -> list[str]:
    home = f"{chance.randrange(1, 900)} {chance.choice(STREETS)}, Eastport NY {chance.randrange(10_001, 10_060)}"
    phone = p.phone if chance.random() < HAS_PHONE else ""
    return [p.last.upper(), p.first.upper(), department, p.shift, job, "Harbor", home, phone]


def _job(p: Invented) -> str:
    return JOBS.get(p.department, "Associate")
