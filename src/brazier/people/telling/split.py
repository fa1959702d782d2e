"""How people stand, in numbers, and when those outside are told other ones. Pure.

Whoever watches a chart from day to day knows at work who left yesterday and who was talked with. If one number
goes down by one, that person's rating is told. So numbers for those outside move once a day at most, and only when
at least five fell, or five rose, and not all but one of them at the same level. Until then they stay what they
were.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from brazier.people.facts import Tally

LEAST, ELSEWHERE = 5, 2
"""So many people move together, and so many of them at another level than most."""
FIELDS = 9


@dataclass(frozen=True, slots=True)
class Split:
    """levels: people by level 1 to 5, rated within 30 days; acted: of the 1s and 2s, with a public act lately;
    stale: rated longer ago; did, said: of the rated, by basis."""

    levels: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    acted: int = 0
    stale: int = 0
    did: int = 0
    said: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        """As it is stored."""
        return (*self.levels, self.acted, self.stale, self.did, self.said)


NOTHING = Split()


def from_numbers(numbers: Sequence[int]) -> Split:
    """What `Split.numbers` gave; nothing for what can not be one."""
    if len(numbers) != FIELDS:
        return NOTHING
    one, two, three, four, five, acted, stale, did, said = numbers
    return Split((one, two, three, four, five), acted, stale, did, said)


def splits(tallies: Iterable[Tally]) -> dict[int, Split]:
    """How people stand in each cell where anybody was ever rated."""
    found: dict[int, list[int]] = {}
    for t in tallies:
        if t.level:
            numbers = found.setdefault(t.cell, [0] * FIELDS)
            numbers[t.level - 1] += t.fresh
            for place, people in (
                (5, t.acted if t.level <= 2 else 0),
                (6, t.people - t.fresh),
                (7, t.did),
                (8, t.said),
            ):
                numbers[place] += people
    return {cell: from_numbers(numbers) for cell, numbers in found.items()}


def plus(one: Split, other: Split) -> Split:
    """Both."""
    return from_numbers([a + b for a, b in zip(one.numbers, other.numbers, strict=True)])


def minus(whole: Split, part: Split) -> Split:
    """What is left; never less than nothing."""
    return from_numbers([max(0, a - b) for a, b in zip(whole.numbers, part.numbers, strict=True)])


def gathered(by_cell: Mapping[int, Split], units: Mapping[int, str]) -> dict[str, Split]:
    """The same by unit. A cell without one is left out."""
    found: dict[str, Split] = {}
    for cell, split in by_cell.items():
        if cell in units:
            found[units[cell]] = plus(found.get(units[cell], NOTHING), split)
    return found


def is_crowd(moved: Sequence[int]) -> bool:
    """Whether so many moved, at so many levels, that none of them is told apart."""
    return sum(moved) >= LEAST and sum(moved) - max(moved) >= ELSEWHERE


def next_told(told: Split, true: Split) -> Split:
    """What those outside are told next of a cell. What fell and what rose go apart: somebody who left must not
    hide behind others who were rated, because she is the only one who is fewer."""
    falls = is_crowd([max(0, a - b) for a, b in zip(told.levels, true.levels, strict=True)])
    rises = is_crowd([max(0, b - a) for a, b in zip(told.levels, true.levels, strict=True)])
    if falls and rises:
        return true

    def moved(a: int, b: int) -> int:
        return b if (falls and b < a) or (rises and b > a) else a

    return _sound(*map(moved, told.numbers, true.numbers))


def _sound(*numbers: int) -> Split:
    """No part is more than what it is a part of."""
    found = from_numbers(numbers)
    rated = sum(found.levels)
    did = min(found.did, rated)
    return Split(
        found.levels, min(found.acted, sum(found.levels[:2])), found.stale, did, min(found.said, rated - did)
    )
