"""Which records are one worker: decided from what was said of pairs, and from nothing else. Pure.

The result is a function of the live records and the live statements, never of the order in which they came.
That is what makes undo exact.
"""

from collections.abc import Iterable
from dataclasses import dataclass

SAME, APART = "same", "apart"


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said of two records. said_by: `person` or `machine`; score: of the machine, 0 to 1."""

    a: int
    b: int
    kind: str
    said_by: str = "machine"
    score: float = 0.0


def partition(records: Iterable[int], statements: Iterable[Statement]) -> dict[int, int]:
    """The group of each record, named by its smallest record.

    What people said comes before what the machine said; a stronger score before a weaker one. Two records
    that a person parted never meet in a group by what the machine says. A statement about a record that is
    not here counts for nothing.
    """
    head = {record: record for record in records}
    members = {record: [record] for record in head}
    live = [s for s in statements if s.a in head and s.b in head]
    parted = _parted(live)
    same = sorted(
        (s for s in live if s.kind == SAME),
        key=lambda s: (s.said_by != "person", -s.score, min(s.a, s.b), max(s.a, s.b)),
    )
    for statement in same:
        one, other = sorted((head[statement.a], head[statement.b]))
        if one == other:
            continue
        if statement.said_by != "person" and _kept_apart(members[one], members[other], parted):
            continue
        for record in members[other]:
            head[record] = one
        members[one] += members.pop(other)
    return head


def _parted(statements: Iterable[Statement]) -> dict[int, set[int]]:
    apart: dict[int, set[int]] = {}
    for s in statements:
        if s.kind == APART:
            apart.setdefault(s.a, set()).add(s.b)
            apart.setdefault(s.b, set()).add(s.a)
    return apart


def _kept_apart(these: list[int], those: list[int], parted: dict[int, set[int]]) -> bool:
    if not parted:
        return False
    few, many = sorted((these, those), key=len)
    wanted = set(many)
    return any(not parted.get(record, frozenset()).isdisjoint(wanted) for record in few)
