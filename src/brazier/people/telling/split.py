"""How people of a cell stand, in numbers, as those outside are told it. Pure.

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


def together(told: Mapping[int, Split], roots: Mapping[int, int]) -> dict[int, Split]:
    """The same once cells were joined. roots: what joined cells count as."""
    found: dict[int, Split] = {}
    for cell, split in told.items():
        root = roots.get(cell, cell)
        found[root] = plus(found.get(root, NOTHING), split)
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


@dataclass(frozen=True, slots=True)
class Beside:
    """What somebody is told of a cell in which she has people in care. others: of all the others; own: her people,
    as they are; size: how many they are."""

    others: Split
    own: Split
    size: int

    @property
    def shown(self) -> Split:
        """Her own and the others."""
        return plus(self.others, self.own)


def next_beside(before: Beside | None, public: Split, true: Split, own: Split, size: int) -> Beside:
    """What she is told next. She knows how her own people moved, so of the others alone a crowd must move.

    before: None if she had nobody there; then she knows what everybody is told (public). true: of the whole cell.
    """
    if before is None:
        others = minus(public, own)
    elif before.size != size:  # somebody came into her care or left it, and is no other any more, or is one
        others = minus(plus(before.others, before.own), own)
    else:
        others = before.others
    return Beside(next_told(others, minus(true, own)), own, size)
