"""How many people a charting circle has room for, which part of a cell it opens, and to whom. Pure.

What an organizer is shown in circles counts for thirty days, each person once, beside whom she has in care: so
what one login reads by care and by circles together stays one in a hundred of a large list.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from brazier.upkeep.handing.room import LEAST

ROOM = 20
"""People two can talk through in 45 minutes."""
COUNTS_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Sitter:
    """One of the two. near: whom she reaches in her own care; seen: whom circles showed her in thirty days; left:
    how many others they may show her still."""

    organizer: str
    near: frozenset[int]
    seen: frozenset[int]
    left: int


def most(*, held: int, listed: int, level: str, role: str) -> int:
    """How many people outside her own care circles may show somebody in thirty days.

    held: people in her care; listed: on the whole list. Whoever leads holds more than one in a hundred by her
    part, so of her only what circles add is counted.
    """
    if level != "site" or role != "organizer":
        return ROOM
    return max(0, max(LEAST + ROOM, listed // 100) - held)


def parts_of(people: int) -> int:
    """In how many parts a cell of so many people is charted."""
    return max(1, -(-people // ROOM))


def turn(parts: int, last: Mapping[int, datetime]) -> int:
    """Which part is next, counted from 1: one that was not charted lately, else the one that waits longest. Nobody
    chooses, so nobody picks whom to see. last: when each was charted."""
    fresh = [part for part in range(1, parts + 1) if part not in last]
    return fresh[0] if fresh else min(range(1, parts + 1), key=lambda part: last[part])


def part_of(people: Sequence[int], part: int, parts: int) -> tuple[int, ...]:
    """The people of this part; all parts are as large as each other, but for one."""
    return tuple(people[len(people) * (part - 1) // parts : len(people) * part // parts])


def has_turf(sitters: Collection[Sitter], people: Collection[int]) -> bool:
    """Whether one of the two has anybody of these in care."""
    return any(not sitter.near.isdisjoint(people) for sitter in sitters)


def shown(people: Sequence[int], me: Sitter, other: Sitter) -> tuple[int, ...]:
    """Whom of this part a circle opens to one of the two: those she was shown already, then those in the other's
    care, then the rest, until nothing is left. Whom she has in care she sees anyway."""
    strange = [n for n in people if n not in me.near and n not in me.seen]
    opened = {*sorted(strange, key=lambda n: n not in other.near)[: me.left], *(me.seen - me.near)}
    return tuple(n for n in people if n in opened)
