"""From records and statements to the workers that should stand in the table. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from brazier.people.grouping import Statement, partition
from brazier.people.portrait import Portrait, Said, compose
from brazier.people.standing import Current, Standing, current, merged


@dataclass(frozen=True, slots=True)
class Held:
    """A record as regrouping needs it. state: here, left or out_of_unit, as noted on it."""

    said: Said
    standing: Standing
    on_committee: bool
    state: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A worker as she should stand in the table. number: of her oldest record."""

    number: int
    records: tuple[int, ...]
    portrait: Portrait
    standing: Current
    on_committee: bool
    state: str


def regroup(records: Iterable[Held], statements: Iterable[Statement]) -> list[Composed]:
    """The workers that these records are, smallest number first."""
    by_number: Mapping[int, Held] = {held.said.number: held for held in records}
    groups: dict[int, list[int]] = defaultdict(list)
    for record, head in partition(by_number, statements).items():
        groups[head].append(record)
    return [_composed(head, [by_number[n] for n in sorted(groups[head])]) for head in sorted(groups)]


def _composed(head: int, held: list[Held]) -> Composed:
    gone = [h for h in held if h.state != "here"]
    return Composed(
        number=head,
        records=tuple(h.said.number for h in held),
        portrait=compose(h.said for h in held),
        standing=current(merged(h.standing for h in held)),
        on_committee=any(h.on_committee for h in held),
        state=max(gone, key=lambda h: (h.said.day, h.said.number)).state if gone else "here",
    )
