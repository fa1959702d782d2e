"""To whom the turf of an organizer who is fired, resting, away or gone is offered. Pure.

Next-tied first: whoever's own people, or who themselves, are tied to most of those in it; then whoever has people
in the same cell; then whoever shares a language with them; then whoever has fewest. Who has twenty people already
is asked only when everybody has. Nothing is left to nobody while there is somebody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

FULL = 20
"""People an organizer looks after at most, if it can be helped; ten is good."""
Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something in care: see access.models.Turf. people, cells, languages: whom it holds."""

    key: Key
    people: frozenset[int] = frozenset()
    cells: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody who may take over. me: their own worker, if known, else empty; people, cells, languages: of those
    in their care."""

    organizer: str
    me: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    cells: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()


def knowing(ties: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    """Ties of both sides, by worker."""
    found: dict[int, set[int]] = defaultdict(set)
    for a, b in ties:
        found[a].add(b)
        found[b].add(a)
    return {worker: frozenset(known) for worker, known in found.items()}


def next_for(
    piece: Piece, near: Iterable[Near], known: Mapping[int, frozenset[int]], tried: Collection[str] = ()
) -> str:
    """The organizer this is offered to; empty if there is nobody who was not asked."""

    def rank(one: Near) -> tuple[bool, int, bool, bool, int, int]:
        tied = sum(bool(known.get(worker, frozenset()) & (one.me | one.people)) for worker in piece.people)
        return (
            len(one.people) >= FULL,
            -tied,
            not (one.cells & piece.cells),
            not (one.languages & piece.languages),
            len(one.people),
            int(one.organizer),
        )

    left = [one for one in near if one.organizer not in tried]
    return min(left, key=rank).organizer if left else ""


def plan(
    pieces: Iterable[Piece], near: Iterable[Near], known: Mapping[int, frozenset[int]]
) -> tuple[tuple[Key, str], ...]:
    """Who is offered what. Each offer counts as taken for the next one, so that nobody gets everything."""
    now = {one.organizer: one for one in near}
    found = []
    for piece in sorted(pieces, key=lambda p: (-len(p.people), p.key)):
        to = next_for(piece, now.values(), known)
        if to:
            found.append((piece.key, to))
            now[to] = replace(
                now[to],
                people=now[to].people | piece.people,
                cells=now[to].cells | piece.cells,
                languages=now[to].languages | piece.languages,
            )
    return tuple(found)
