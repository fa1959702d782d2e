"""Who of the committee reaches a cell, alone or through one other. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bridge:
    """One of us who reaches somebody there. via: the one between them; None for a tie of her own. there: whom she
    reaches."""

    member: int
    via: int | None
    there: int


def across(
    ties: Iterable[tuple[int, int, int]], members: Mapping[int, int], known_by: Mapping[int, Iterable[int]]
) -> dict[int, tuple[Bridge, ...]]:
    """By cell: each of the committee who works elsewhere and reaches somebody there, own ties before borrowed.

    ties: (somebody, a worker there, the cell). members: the cell each of the committee works in. known_by: those
    of the committee who know somebody. A way is never longer than one between.
    """
    own: dict[tuple[int, int], Bridge] = {}
    borrowed: dict[tuple[int, int], Bridge] = {}
    for near, there, cell in sorted(ties):
        if members.get(near) not in (None, cell):
            own.setdefault((cell, near), Bridge(near, None, there))
        for member in known_by.get(near, ()):
            if member not in (near, there) and members[member] != cell:
                borrowed.setdefault((cell, member), Bridge(member, near, there))
    found: dict[int, list[Bridge]] = {}
    for (cell, _), bridge in sorted((borrowed | own).items()):
        found.setdefault(cell, []).append(bridge)
    return {cell: tuple(sorted(b, key=lambda b: (b.via is not None, b.member))) for cell, b in found.items()}
