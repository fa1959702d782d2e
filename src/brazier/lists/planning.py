"""What becomes of every row of an import: decided before anything is written. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from brazier.lists.facts import Counted
from brazier.lists.rows import Line

NEW, SAME, REVIEW, LEFT_OUT = "new", "same", "review", "left_out"
ROW, KNOWN = "n", "k"


@dataclass(frozen=True, slots=True)
class Link:
    """Two rows or records that are the same person, as sure as the score says (0 to 1)."""

    a: str
    b: str
    score: float


@dataclass(frozen=True, slots=True)
class Plan:
    """decided: by row. links: joined without asking. doubts: to be asked, the most useful first; b is empty
    when the question is whether the row is somebody who asked to be left out."""

    decided: Mapping[str, str]
    links: tuple[Link, ...]
    doubts: tuple[Link, ...]


def row_key(number: int) -> str:
    """The key of the n-th row of an import."""
    return f"{ROW}{number}"


def record_key(record: int) -> str:
    """The key of a record on the roster."""
    return f"{KNOWN}{record}"


def record_of(key: str) -> int | None:
    """The record a key stands for; None if it is a row of this import."""
    return int(key[1:]) if key.startswith(KNOWN) else None


def plan(
    recognized: Mapping[str, str], placed: Mapping[str, str], links: Sequence[Link], doubts: Sequence[Link]
) -> Plan:
    """Put together what matching decided and who asked to be left out.

    recognized: rows that are (`sure`) or may be (`hint`) somebody who asked to be left out; they were not
    handed to matching. placed: new, same or review for every other row.
    """
    hints = tuple(Link(key, "", 1.0) for key, how in recognized.items() if how == "hint")
    decided = {key: LEFT_OUT if how == "sure" else REVIEW for key, how in recognized.items()}
    return Plan(decided | dict(placed), tuple(links), (*hints, *doubts))


def count(
    names: Mapping[int, str],
    lines: Iterable[Line],
    decided: Mapping[str, str],
    unreadable: Mapping[int, Sequence[tuple[int, str]]],
    says: Mapping[int, Mapping[str, int]],
) -> dict[int, Counted]:
    """What each file came to. Every line that holds anything is counted once. says: as `rows.told_by`."""
    by_file: dict[int, Counter[str]] = {number: Counter() for number in names}
    for line in lines:
        by_file[line.list_file][decided[line.key]] += 1
    return {
        number: Counted(
            file=name,
            rows=sum(by_file[number].values()) + len(unreadable.get(number, ())),
            new=by_file[number][NEW],
            same=by_file[number][SAME],
            review=by_file[number][REVIEW],
            left_out=by_file[number][LEFT_OUT],
            unreadable=tuple(unreadable.get(number, ())),
            says=says.get(number, {}),
        )
        for number, name in names.items()
    }
