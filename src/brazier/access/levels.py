"""Which level fits a group of this size. Pure."""

from collections.abc import Collection, Mapping

from brazier.access.gate import LEVELS

MOST = {"table": (10, 150), "committee": (30, 1_000)}
"""Up to how many organizers and people a level fits."""


def fitting(organizers: int, people: int) -> str:
    """The lowest level that fits."""
    for level, (most_organizers, most_people) in MOST.items():
        if organizers <= most_organizers and people <= most_people:
            return level
    return LEVELS[-1]


def proposed(level: str, organizers: int, people: int) -> str:
    """The level the hub proposes to step up to; empty where the one it is fits, or is higher already."""
    found = fitting(organizers, people)
    return found if LEVELS.index(found) > LEVELS.index(level) else ""


def shared_out(cells: Mapping[int, int], organizers: Collection[str], given: Mapping[int, str]) -> dict[int, str]:
    """A first proposal in whose care each cell could be: whoever has it keeps it, of the others the largest goes
    first, to whoever has the fewest people by then.

    cells: how many people in each. given: in whose care it is today.
    """
    found = {cell: who for cell, who in given.items() if cell in cells and who in organizers}
    if not organizers:
        return found
    load = {who: sum(cells[c] for c, o in found.items() if o == who) for who in organizers}
    for cell in sorted(cells.keys() - found.keys(), key=lambda c: (-cells[c], c)):
        who = min(load, key=lambda o: load[o])
        found[cell] = who
        load[who] += max(cells[cell], 1)
    return found
