"""The readiness sheet: each benchmark with what there is, the gap, and where the benchmark comes from. Pure.

Benchmarks are guides and no gates: a union won after breaking four of them. What is not known is not reached.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from brazier.election.facts import JUDGED, MotionFacts
from brazier.wallchart.facts import CellCount, Chart
from brazier.wallchart.reckon import Mirrored

CELL_FROM = 10
"""A cell of so many people should have somebody on the committee."""
OLD_DAYS = 30
"""So long a judgment of the committee is fresh."""
PAPER_MAJORITY = 50
MANUAL, PRACTICE, OURS = "manual", "practice", "ours"
"""Where a benchmark comes from: organizing manuals (OPEIU, Labor Notes), what organizers usually say, or a
proposal of ours."""
SHORT, OPEN, SET_ASIDE, REACHED = "short", "open", "set_aside", "reached"
WITHOUT_CARDS = ("minority_union", "strike_first", "works_council")
"""Ways that need no cards."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One benchmark. at_most: the number must not be passed; unit: percent, points or groups."""

    number: int
    source: str
    at_most: bool = False
    unit: str = "percent"


MARKS: Mapping[str, Mark] = {
    "issues": Mark(100, MANUAL),
    "list": Mark(90, PRACTICE),
    "committee": Mark(10, MANUAL),
    "everywhere": Mark(100, MANUAL),
    "mirror": Mark(0, OURS, at_most=True, unit="groups"),
    "contacted": Mark(90, MANUAL),
    "assessed": Mark(75, PRACTICE),
    "fresh": Mark(20, OURS, at_most=True),
    "support": Mark(65, MANUAL),
    "acted": Mark(60, PRACTICE),
    "tested": Mark(80, PRACTICE),
    "apart": Mark(25, OURS, at_most=True, unit="points"),
    "cards": Mark(65, MANUAL),
    "momentum": Mark(0, MANUAL, unit="points"),
    "inoculated": Mark(80, MANUAL),
    "community": Mark(100, MANUAL),
}


@dataclass(frozen=True, slots=True)
class Judgment:
    """What the committee says of something nobody counts here yet. value: in percent; yes is 100."""

    item: str
    value: int
    reason: str
    day: date

    def is_old(self, today: date) -> bool:
        """Whether it was said too long ago."""
        return (today - self.day).days > OLD_DAYS


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the sheet. value: what there is, None if nobody knows; part, of: the counts it was made from;
    by: the motion that counts for it; said: what the committee judged."""

    code: str
    value: int | None
    mark: Mark
    part: int | None = None
    of: int | None = None
    by: MotionFacts | None = None
    said: Judgment | None = None

    @property
    def is_reached(self) -> bool:
        """Whether it is as the benchmark wants it."""
        if self.value is None:
            return False
        return self.value <= self.mark.number if self.mark.at_most else self.value >= self.mark.number

    @property
    def gap(self) -> int:
        """How much is missing, or too much."""
        return 0 if self.value is None or self.is_reached else abs(self.value - self.mark.number)

    @property
    def state(self) -> str:
        """REACHED, SET_ASIDE by a motion, OPEN where nobody knows, or SHORT."""
        if self.is_reached:
            return REACHED
        if self.by and self.by.choice == "go_anyway":
            return SET_ASIDE
        return OPEN if self.value is None else SHORT


@dataclass(frozen=True, slots=True)
class Counted:
    """What the sheet is made from, beside the chart. cards: expected to count on the day of filing; cards_now:
    today; low: groups that are missing at the table; motions: on its lines, newest first; tested: cells that
    reached their goal in the last test of strength by what was seen, and all that took part; None before one."""

    cards: float | None
    cards_now: float | None
    goal: int
    low: int | None
    judged: Mapping[str, Judgment]
    motions: Sequence[MotionFacts]
    tested: tuple[int, int] | None = None


def items(chart: Chart, counted: Counted, route: str) -> tuple[Item, ...]:
    """All lines that this way needs, in the order of the manual."""
    w, n = chart.whole, chart.whole.n
    large = [c for c in chart.cells if c.count.n >= CELL_FROM]
    seated = sum(c.count.committee > 0 for c in large)
    rated = w.assessed + w.stale
    said = 100 * w.for_it // w.assessed if w.assessed >= CELL_FROM else None
    did = _down(w.acted, n)
    found: dict[str, tuple[int | None, int | None, int | None]] = {
        "list": (_down(w.known, n), w.known, n),
        "committee": (_down(w.committee, n), w.committee, n),
        "everywhere": (_down(seated, len(large)), seated, len(large)),
        "mirror": (counted.low, counted.low, None),
        "contacted": (_down(rated, n), rated, n),
        "assessed": (_down(w.assessed, n), w.assessed, n),
        "fresh": (_up(w.stale, rated), w.stale, rated),
        "support": (_down(w.for_it, n), w.for_it, n),
        "acted": (did, w.acted, n),
        "tested": _tested(counted.tested),
        "apart": (None if said is None or did is None else max(0, said - did), said, did),
        "cards": _cards(counted.cards, n),
        "momentum": (arrow(chart.cells), None, None),
    }
    for code in JUDGED:
        judged = counted.judged.get(code)
        found[code] = (judged.value if judged else None, None, None)
    return tuple(
        Item(code, *_in_order(found[code], _mark(code, counted)), by=_motion(code, counted.motions),
             said=counted.judged.get(code))
        for code in MARKS
        if code != "cards" or route not in WITHOUT_CARDS
    )  # fmt: skip


def _in_order(
    found: tuple[int | None, int | None, int | None], mark: Mark
) -> tuple[int | None, Mark, int | None, int | None]:
    value, part, of = found
    return value, mark, part, of


def _tested(tested: tuple[int, int] | None) -> tuple[int | None, int | None, int | None]:
    met, cells = tested or (None, None)
    return (None if met is None or not cells else _down(met, cells), met, cells)


def _cards(cards: float | None, n: int) -> tuple[int | None, int | None, int | None]:
    whole = None if cards is None else int(cards)
    return (None if whole is None else _down(whole, n), whole, n)


def _mark(code: str, counted: Counted) -> Mark:
    """The benchmark that counts: the one of the manuals, our goal for cards, or what a motion put in its place."""
    mark = MARKS[code]
    by = _motion(code, counted.motions)
    number = counted.goal if code == "cards" else mark.number
    if by is not None and by.number is not None:
        number = by.number
    return Mark(number, mark.source, mark.at_most, mark.unit)


def _motion(code: str, motions: Sequence[MotionFacts]) -> MotionFacts | None:
    """The newest motion on a line; motions come newest first."""
    return next((m for m in motions if m.item == code), None)


def arrow(cells: Sequence[CellCount]) -> int | None:
    """Points of hard support in two weeks, each cell by its people; None where nobody counted then."""
    known = [(c.arrow, c.count.n) for c in cells if c.arrow is not None and c.count.n]
    people = sum(n for _, n in known)
    return round(sum(points * n for points, n in known) / people) if people else None


def _down(part: int, of: int) -> int | None:
    """In percent, never told as more than it is."""
    return 100 * part // of if of else None


def _up(part: int, of: int) -> int | None:
    """In percent, never told as less than it is."""
    return -(-100 * part // of) if of else None


def missing_groups(mirrors: Sequence[Sequence[Mirrored]]) -> int:
    """How many groups of the unit are missing at the table."""
    return sum(group.is_low for groups in mirrors for group in groups)


NOT_SUPPORT = ("acted", "everywhere", "inoculated", "fresh", "mirror", "apart")
"""Lines that tell cards from support, in the order the sentence names them."""


def why_cards_are_not_support(items: Sequence[Item], counted: Counted, n: int) -> tuple[Item, ...]:
    """The lines that say why a majority on paper is none; empty where there is no majority on paper, or nothing
    speaks against it."""
    if counted.cards_now is None or not n or 100 * counted.cards_now < PAPER_MAJORITY * n:
        return ()
    by_code = {item.code: item for item in items}
    return tuple(
        by_code[code]
        for code in NOT_SUPPORT
        if code in by_code and by_code[code].value is not None and not by_code[code].is_reached
    )
