"""Many numbers in portions that every database takes in one statement. Pure."""

from collections.abc import Iterable, Iterator

SIZE = 20_000


def chunks(numbers: Iterable[int | None]) -> Iterator[list[int]]:
    """The numbers without gaps and doubles, smallest first, at most 20,000 at a time."""
    ordered = sorted({n for n in numbers if n is not None})
    return (ordered[at : at + SIZE] for at in range(0, len(ordered), SIZE))
