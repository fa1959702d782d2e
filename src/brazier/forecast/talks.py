"""The next hundred talks: thirty random names nobody rated, and seventy where a talk moves most votes.

Which department is asked hardly matters; the random names do, because they alone say how cold the unrated are.
"""

from collections.abc import Callable
from dataclasses import dataclass

from brazier.forecast.cells import Cell, Unit, shared_out
from brazier.forecast.defaults import Defaults

TALKS = 100
AUDIT_SHARE = 0.30
LIFT = {1: 0.02, 2: 0.05, 3: 0.10}
"""How far a talk moves the chance of a yes; a no that becomes a yes counts twice. Guesses, to be compared
later."""
TURNOUT_LIFT = 0.04
SMALLEST_SHOWN = 10
SMALL_CELLS = "groups of fewer than 10 people"


@dataclass(frozen=True, slots=True)
class Group:
    """So many talks with people of one rating in one cell; rating 0 is nobody rated, audit: names by lot."""

    department: str
    shift: str
    rating: int
    audit: bool
    talks: int
    votes_a_talk: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The talks in order. votes: how many votes they move, a guess. at_random: what as many random talks would
    move.

    holes: cells in which nobody has a rating.
    """

    groups: tuple[Group, ...]
    votes: float
    at_random: float
    holes: tuple[tuple[str, str, int], ...]

    @property
    def talks(self) -> int:
        """All of them."""
        return sum(group.talks for group in self.groups)

    @property
    def audit(self) -> int:
        """Random names among them."""
        return sum(group.talks for group in self.groups if group.audit)


def votes_a_talk(rating: int, assumed: Defaults) -> float:
    """How many votes of margin a talk with somebody of this rating moves, a guess."""
    if rating not in LIFT:
        return 0.0
    turnout = assumed.turnout_by_rating[rating - 1]
    return 2 * turnout * LIFT[rating] + (TURNOUT_LIFT if turnout < assumed.usual_turnout else 0.0)


def unrated_votes(unit: Unit, assumed: Defaults) -> float:
    """The same for somebody without a rating: what ratings are like here, a few guessed ones mixed in."""
    seen = unit.rated.sum(axis=0) + assumed.first_look
    weights = [float(count) / float(seen.sum()) for count in seen]
    return sum(weight * votes_a_talk(rating, assumed) for rating, weight in enumerate(weights, 1))


def plan(unit: Unit, talks: int = TALKS, assumed: Defaults | None = None) -> Plan:
    """Whom to talk with next. Fewer talks than asked for where there are fewer people."""
    assumed = assumed or Defaults()
    talks = min(talks, unit.eligible)
    unknown = [cell.unrated for cell in unit.cells]
    audit = min(round(AUDIT_SHARE * talks), sum(unknown))
    mixture = unrated_votes(unit, assumed)
    asked = shared_out(audit, unknown)
    found = _groups(unit, 0, asked, mixture, audit=True)
    kinds: list[tuple[float, int, Callable[[int, Cell], int]]] = [
        (votes_a_talk(rating, assumed), rating, lambda _, cell, r=rating: cell.rated[r - 1])  # type: ignore[misc]
        for rating in (1, 2, 3, 4, 5)
    ]
    kinds.append((mixture, 0, lambda place, cell: cell.unrated - asked[place]))
    left = talks - audit
    for worth, rating, people in sorted(kinds, key=lambda kind: (-kind[0], kind[1])):
        here = [people(place, cell) for place, cell in enumerate(unit.cells)]
        given = shared_out(min(left, sum(here)), here)
        found += _groups(unit, rating, given, worth, audit=False)
        left -= sum(given)
    everybody = sum(
        sum(cell.rated[r - 1] for cell in unit.cells) * votes_a_talk(r, assumed) for r in (1, 2, 3, 4, 5)
    )
    at_random = talks * (everybody + sum(unknown) * mixture) / unit.eligible
    holes = tuple(
        (c.department, c.shift, c.headcount)
        for c in unit.cells
        if not sum(c.rated) and c.headcount >= SMALLEST_SHOWN
    )
    return Plan(tuple(found), sum(group.talks * group.votes_a_talk for group in found), at_random, holes)


def _groups(unit: Unit, rating: int, given: list[int], worth: float, *, audit: bool) -> list[Group]:
    """Cells with their talks. Lines of fewer than ten people are put together: a list that gets out must not point
    at anybody, and two undecided of a large department are two people too."""
    shown, small = [], 0
    for cell, talks in zip(unit.cells, given, strict=True):
        people = cell.unrated if rating == 0 else cell.rated[rating - 1]
        if people < SMALLEST_SHOWN:
            small += talks
        elif talks:
            shown.append(Group(cell.department, cell.shift, rating, audit, talks, worth))
    if small:
        shown.append(Group(SMALL_CELLS, "", rating, audit, small, worth))
    return shown
