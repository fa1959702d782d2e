"""False alarms of honest organizers, and scrapers, against the budget itself. Pure; chance comes in seeds."""

import random
from bisect import insort
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from brazier.access.looking.budget import MORE, RECORDS, ROLLING, Load

DAY = ROLLING.total_seconds()
DAYS, ORGANIZERS, NIGHTS = 60, 50, 15
HOUR = 3600.0


@dataclass(slots=True)
class Looks:
    """What one organizer opened outside their own assignment, as `access.looking` counts it."""

    records: list[tuple[float, int]] = field(default_factory=list)
    rows: list[tuple[float, int]] = field(default_factory=list)
    grants: list[float] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)

    def load(self, now: float) -> Load:
        """The last 24 hours."""
        self.records = [look for look in self.records if look[0] > now - DAY]
        self.rows = [look for look in self.rows if look[0] > now - DAY]
        granted = MORE * sum(now - DAY < at <= now for at in self.grants)
        return Load(len({n for _, n in self.records}), len({n for _, n in self.rows}), granted=granted)

    def open(self, now: float, record: int) -> bool:
        """Whether this record opens."""
        left = self.load(now).records_left
        if not left and record not in {n for _, n in self.records}:
            self.stops.append(now)
            return False
        insort(self.records, (now, record))
        return True

    def list(self, now: float, people: set[int]) -> bool:
        """Whether this list is shown."""
        left = self.load(now).rows_left
        new = people - {n for _, n in self.rows}
        if len(new) > left:
            self.stops.append(now)
            return False
        self.rows += [(now, n) for n in new]
        return True


def honest(seed: int, *, shifted: float = 0.0, busy: float = 1.0) -> dict[str, object]:
    """Fifty organizers for sixty days. shifted: seconds the whole sixty days are later by the clock;
    busy: times as much looking outside as is assumed here.

    Opens outside one's own assignment follow from the work: a co-worker of a friend, a shift that was swapped, a
    list read aloud. Of the fifty four are registrars, who look up people all day; fifteen work nights; one day in
    twenty somebody has a rush (a walk-out, a day of new hires) with two and a half times as much.
    """
    by_role: dict[str, Counter[str]] = {"organizer": Counter(), "night": Counter(), "registrar": Counter()}
    alerts, most = [], Counter[str]()
    for number in range(ORGANIZERS):
        chance = random.Random(f"{seed} {number}")
        role = "registrar" if number < 4 else "night" if number < 4 + NIGHTS else "organizer"
        looks, daily = Looks(), []
        for day in range(DAYS):
            daily.append(_day(looks, role, day, chance, shifted, busy))
        alerts.append(len(_apart(looks.stops)))
        by_role[role].update(alerts=alerts[-1], organizers=1)
        most[role] = max(most[role], *daily)
    return {
        "organizers": ORGANIZERS,
        "days": DAYS,
        "alerts": sum(alerts),
        "alerts_per_organizer": round(sum(alerts) / ORGANIZERS, 3),
        "most_for_one": max(alerts),
        "over_one_alert": sum(n > 1 for n in alerts),
        "by_role": {role: dict(count) for role, count in by_role.items()},
        "most_records_a_day": dict(most),
    }


def _day(looks: Looks, role: str, day: int, chance: random.Random, shifted: float, busy: float) -> int:
    """One day of honest work. Gives how many records outside were opened."""
    if chance.random() < (0.2 if role == "registrar" else 0.3):
        return 0
    begin = day * DAY + (22 * HOUR if role == "night" else 9 * HOUR) + shifted
    rush = busy * (2.5 if chance.random() < 0.05 else 1.0)
    mean = (7.0 if role == "registrar" else 2.5) * rush
    wanted = _poisson(chance, mean)
    for _ in range(wanted):
        looks.open(begin + chance.random() * 8 * HOUR, chance.randrange(8_325))
    if role == "registrar":
        for _ in range(_poisson(chance, 6 * rush)):
            found = {chance.randrange(8_325) for _ in range(chance.choice((1, 1, 2, 3, 5)))}
            looks.list(begin + chance.random() * 8 * HOUR, found)
    return wanted


def _poisson(chance: random.Random, mean: float) -> int:
    count, room = 0, chance.expovariate(1.0)
    while room < mean:
        count += 1
        room += chance.expovariate(1.0)
    return count


def _apart(stops: list[float]) -> list[float]:
    """Stops an organizer would tell apart: again within an hour is the same one."""
    found: list[float] = []
    for at in sorted(stops):
        if not found or at - found[-1] > HOUR:
            found.append(at)
    return found


def scraper(seed: int) -> dict[str, int]:
    """Somebody who reads at least 100 records a day: in order, by chance or again and again, fast or slow, with no
    grant, one or two. Gives how many went past the budget before the first stop, and the most in any 24 hours past
    what was allowed.
    """
    chance, looks = random.Random(seed), Looks()
    rate, order = chance.randint(100, 3_000), chance.choice(("in order", "by chance", "again"))
    looks.grants = [chance.random() * 2 * DAY for _ in range(chance.randrange(3))]
    pace = chance.choice((DAY / rate, 1.0 if rate > 500 else DAY / rate / 2))
    opened: list[tuple[float, int]] = []
    past = 0
    for at, record in _asked(chance, rate, order, pace):
        # past the budget: asked for somebody new although nothing was left
        spent = not looks.load(at).records_left and record not in {n for _, n in looks.records}
        if looks.open(at, record):
            opened.append((at, record))
            past += spent
    return {
        "rate": rate,
        "stopped": int(bool(looks.stops)),
        "past": past,
        "most_over": _most_over(opened, looks.grants),
    }


def _asked(chance: random.Random, rate: int, order: str, pace: float) -> Iterator[tuple[float, int]]:
    at = 0.0
    for number in range(min(rate * 2, 1_200)):
        at += pace * (0.5 + chance.random())
        yield at, {"in order": number, "by chance": chance.randrange(8_325), "again": number // 2}[order]


def _most_over(opened: list[tuple[float, int]], grants: list[float]) -> int:
    worst = 0
    for place, (at, record) in enumerate(opened):
        if any(n == record and then > at - DAY for then, n in opened[:place]):
            continue  # somebody she had open already
        inside = {n for then, n in opened if at - DAY < then <= at}
        allowed = RECORDS + MORE * sum(at - DAY < given <= at for given in grants)
        worst = max(worst, len(inside) - allowed)
    return worst
