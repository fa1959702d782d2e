"""Two names that people said are one department, shift or worksite. Pure.

Nothing is thrown away when names are joined: a part only points at the one it is the same as, so that taking
it back is exact, whatever was joined before or after.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Spot: TypeAlias = tuple[int, int | None, int | None]
"""Worksite, department and shift of a cell, by number; None while unknown."""


def heads(same_as: Mapping[int, int | None]) -> dict[int, int]:
    """The part that each part counts as; itself if it is the same as no other.

    same_as: by part, the one it was said to be the same as. Rings can not be made: see `would_ring`.
    """
    found = {}
    for part in same_as:
        head, following = part, same_as[part]
        while following is not None:
            head, following = following, same_as[following]
        found[part] = head
    return found


def would_ring(same_as: Mapping[int, int | None], part: int, into: int) -> bool:
    """Whether saying that `part` is the same as `into` would lead in a circle."""
    return heads(same_as)[into] == part


def roots(
    cells: Iterable[tuple[int, Spot]],
    sites: Mapping[int, int],
    departments: Mapping[int, int],
    shifts: Mapping[int, int],
) -> tuple[dict[int, int], set[Spot]]:
    """The cell that each cell counts as, and the spots for which there is no cell yet.

    sites, departments, shifts: `heads` of each. A cell whose spot is missing stands for itself until it is made.
    """
    by_spot = {spot: cell for cell, spot in cells}
    found, missing = {}, set()
    for (site, department, shift), cell in by_spot.items():
        spot = (
            sites[site],
            None if department is None else departments[department],
            None if shift is None else shifts[shift],
        )
        found[cell] = by_spot.get(spot, cell)
        if spot not in by_spot:
            missing.add(spot)
    return found, missing
