"""Whom people at Harbor go to: a few in the larger cells, whatever they think of the union. Pure."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from brazier.demo.world import Invented

DAY = 74
"""The day of the second structure test, on which it showed who moves whom."""
CELLS = 14


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody others follow. who, namers, moved: places in the list of people."""

    who: int
    namers: tuple[int, ...]
    moved: tuple[int, ...]


def followed(
    people: Sequence[Invented], known: Sequence[int], took_part: Sequence[int], seed: int
) -> list[Followed]:
    """One in each of the largest cells; half of them moved three or more, the others are only named.

    known: whom we know; took_part: who was in the test.
    """
    chance = random.Random(f"followed {seed}")  # noqa: S311  # a story, not a secret
    there: dict[tuple[str, str], list[int]] = defaultdict(list)
    for who in known:
        there[people[who].department, people[who].shift].append(who)
    found = []
    for _, beside in sorted(there.items(), key=lambda cell: (-len(cell[1]), cell[0]))[:CELLS]:
        who = chance.choice(beside)
        others = [n for n in beside if n != who]
        strangers = chance.sample([n for n in known if n != who], chance.choice((0, 1, 3)))
        namers = chance.sample(others, min(len(others), chance.choice((2, 4, 6)))) + strangers
        moved = [n for n in took_part if n in set(others)][: chance.choice((0, 0, 3, 5))]
        found.append(Followed(who, tuple(dict.fromkeys(namers)), tuple(moved)))
    return found
