"""What people did after somebody rated them: how far our numbers are to be trusted. Pure.

A rating is answered by an act that others could see, within 30 days. Only ratings that had their 30 days count,
and of each person only the newest of those, so that nobody counts twice. Source: docs/formulae.md (screen 10).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from statistics import median

WITHIN = timedelta(days=30)
OLDEST = timedelta(days=365)
FIRM = 10
"""Fewer people than this say little: drawn in gray, and told to nobody outside."""
GOALS = {1: (0.9, True), 2: (0.7, True), 3: (0.25, False)}
"""By level: the share that should have acted, at least (True) or at most."""
EIGHTY = 1.2816
"""How many standard errors lie between the tenth and the ninetieth in a hundred."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the ratings of one level. n: people; did: of them, those who acted; age: of the ratings,
    median days; low, high: between these the true share lies four times in five. is_coarse: told to somebody
    outside, n and share rounded."""

    level: int
    n: int
    did: int
    age: int | None
    share: float
    low: float
    high: float
    is_coarse: bool = False

    @property
    def is_firm(self) -> bool:
        """Whether there are enough to say anything."""
        return self.n >= FIRM

    @property
    def goal(self) -> float:
        """The share this level should show."""
        return GOALS[self.level][0]

    @property
    def is_good(self) -> bool:
        """Whether the level holds what it says."""
        goal, at_least = GOALS[self.level]
        return self.share >= goal if at_least else self.share <= goal


def answers(
    ratings: Mapping[int, tuple[int, date]], acts: Mapping[int, Iterable[date]], today: date
) -> tuple[Answer, ...]:
    """What became of 1s, 2s and 3s.

    ratings: by worker, level and day of the newest that had its 30 days; see `is_ripe`. acts: days of public acts.
    """
    found = []
    for level in GOALS:
        days = {worker: day for worker, (said, day) in ratings.items() if said == level}
        did = sum(any(day <= act <= day + WITHIN for act in acts.get(worker, ())) for worker, day in days.items())
        found.append(answer(level, did, [(today - day).days for day in days.values()]))
    return tuple(found)


def answer(level: int, did: int, ages: Sequence[int]) -> Answer:
    """What became of the ratings of one level. did: people who acted; ages: of all ratings, in days."""
    n = len(ages)
    low, high = between(did, n)
    return Answer(level, n, did, round(median(ages)) if ages else None, did / n if n else 0.0, low, high)


def is_ripe(day: date, today: date) -> bool:
    """Whether a rating of this day had its 30 days, and is not too old to say anything of us today."""
    return WITHIN <= today - day <= OLDEST


def between(did: int, n: int) -> tuple[float, float]:
    """Between what the true share lies four times in five (Wilson); from 0 to 1 where nothing is known."""
    if not n:
        return 0.0, 1.0
    share, z2 = did / n, EIGHTY**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = EIGHTY / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))


def coarse(answer: Answer) -> Answer:
    """For those outside: people in tens, shares in steps of five points, nothing under ten. Finer steps would move
    with one person, and tell where she stood."""
    if answer.n < FIRM:
        return Answer(answer.level, 0, 0, None, 0.0, 0.0, 1.0, True)

    def step(share: float) -> float:
        return round(20 * share) / 20

    n = answer.n // 10 * 10
    share = step(answer.share)
    return Answer(answer.level, n, round(n * share), answer.age, share, step(answer.low), step(answer.high), True)


@dataclass(frozen=True, slots=True)
class Inflation:
    """What is claimed beside what was seen. people: all we know; claimed: rated 1 or 2 in 30 days; acted: of
    them, with a public act in 60; likely: the 1s, 2s and 3s of today, each counted as much as its level acted
    before, None while too little is known."""

    people: int
    claimed: int
    acted: int
    likely: int | None

    @property
    def points(self) -> int:
        """Points of everybody that are claimed and not seen."""
        return round(100 * (self.claimed - self.acted) / self.people) if self.people else 0


def inflation(people: int, fresh: Mapping[int, int], acted: int, told: Iterable[Answer]) -> Inflation:
    """Claimed beside seen. fresh: people by level, rated in 30 days."""
    known = {answer.level: answer for answer in told}
    enough = all(known[level].is_firm for level in GOALS if fresh.get(level))
    likely = sum(fresh.get(level, 0) * known[level].share for level in GOALS)
    return Inflation(people, fresh.get(1, 0) + fresh.get(2, 0), acted, round(likely) if enough else None)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line of the picture, in hundredths of its width."""

    answer: Answer
    width: float
    goal: float
    low: float
    span: float


def drawn(told: Iterable[Answer]) -> tuple[Drawn, ...]:
    """The picture: a bar, its goal, and between what the truth may lie."""
    return tuple(
        Drawn(a, _hundredths(a.share), _hundredths(a.goal), _hundredths(a.low), _hundredths(a.high - a.low))
        for a in told
    )


def _hundredths(share: float) -> float:
    return round(100 * share, 2)
