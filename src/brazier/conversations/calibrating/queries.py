"""Gather what was said of people and what they did afterwards; numbers only, no names."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from brazier.access.gate import ALL, STANDING, allow, may
from brazier.conversations import calibration
from brazier.conversations.calibration import Answer, Drawn, Inflation
from brazier.conversations.facts import ABOUT
from brazier.conversations.models import AS_TOLD, THAT_COUNT, Act, Assessment
from brazier.people import queries as people
from brazier.storage import sight
from brazier.terms import Actor


@dataclass(frozen=True, slots=True)
class Calibration:
    """The page. inflation: None for those outside, to whom the chart tells it in crowds."""

    lines: tuple[Drawn, ...]
    inflation: Inflation | None
    is_coarse: bool

    @property
    def n(self) -> int:
        """People whose rating had its 30 days."""
        return sum(line.answer.n for line in self.lines)


@sight.whole()
def calibration_of(actor: Actor, *, today: date) -> Calibration:
    """How far to trust our numbers. From committee level on in coarse steps."""
    allow(actor, "conversations.count")
    rule = allow(actor, "people.look") if may(actor, "people.look") else None
    sees_all = rule is not None and rule.reach == ALL and rule.tier >= STANDING
    told = calibration.answers(_ratings(today), _acts(today), today)
    if not sees_all:
        return Calibration(calibration.drawn(map(calibration.coarse, told)), None, True)
    return Calibration(calibration.drawn(told), _inflation(actor, told, today), False)


@sight.whole()
def rated_before(actor: Actor, *, day: date) -> dict[int, tuple[int, date]]:
    """By worker: level and day of the newest rating from before this day, at most a year older, that does not rest
    on an act. Numbers, to hold against what people did then; shown to nobody as they are."""
    allow(actor, "conversations.count")
    rows = Assessment.objects.filter(THAT_COUNT, kind=ABOUT[0]).exclude(basis="did").order_by("day", "pk")
    rows = rows.filter(day__gte=day - calibration.OLDEST, day__lt=day).exclude(record__worker=None)
    return {w: (n, on) for w, n, on in rows.values_list("record__worker", "level", "day").iterator(5000) if w}


def _ratings(today: date) -> dict[int, tuple[int, date]]:
    """By worker: level and day of the newest rating that had its 30 days and does not rest on an act itself."""
    rows = Assessment.objects.filter(THAT_COUNT, kind=ABOUT[0]).exclude(basis="did").order_by("day", *AS_TOLD)
    rows = rows.filter(day__gte=today - calibration.OLDEST, day__lte=today - calibration.WITHIN)
    found = {}
    for worker, level, day in rows.values_list("record__worker", "level", "day").iterator(5000):
        if worker is not None and calibration.is_ripe(day, today):
            found[worker] = (level, day)
    return found


def _acts(today: date) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    rows = Act.objects.filter(is_public=True, withdrawal=None, day__gte=today - calibration.OLDEST)
    for worker, day in rows.values_list("record__worker", "day").iterator(5000):
        if worker is not None:
            found[worker].append(day)
    return found


def _inflation(actor: Actor, told: tuple[Answer, ...], today: date) -> Inflation:
    fresh: Counter[int] = Counter()
    everybody = acted = 0
    for tally in people.tallies(actor, today):
        everybody += tally.people
        fresh[tally.level] += tally.fresh
        acted += tally.acted if tally.level in (1, 2) else 0
    return calibration.inflation(everybody, fresh, acted, told)
