"""Batches of ballots as counters say them: what two agree on counts, and nothing else does. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

ONE, APART, AGREED = "one", "apart", "agreed"


@dataclass(frozen=True, slots=True)
class Figures:
    """What lies in a batch. void: spoiled, counts nowhere; challenged: sealed until somebody decides."""

    yes: int = 0
    no: int = 0
    void: int = 0
    challenged: int = 0

    @property
    def ballots(self) -> int:
        """All of them."""
        return self.yes + self.no + self.void + self.challenged

    @property
    def lead(self) -> int:
        """By how many yes is ahead; below 0 if it is behind."""
        return self.yes - self.no

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.yes + other.yes, self.no + other.no, self.void + other.void, self.challenged + other.challenged
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What one counter says of one batch."""

    batch: int
    counter: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch. said: each counter's last word, in the order they first spoke. agreed: what counts; None unless
    two or more say the same and nobody says otherwise."""

    number: int
    said: tuple[Said, ...]
    agreed: Figures | None

    @property
    def state(self) -> str:
        """AGREED, ONE while a second counter is missing, or APART."""
        if self.agreed is not None:
            return AGREED
        return ONE if len(self.said) < 2 else APART

    def by(self, counter: str) -> Figures | None:
        """What this counter said; None if nothing yet."""
        return next((said.figures for said in self.said if said.counter == counter), None)

    def is_shown_to(self, counter: str) -> bool:
        """Whether the figures may be shown to somebody: once they agree, or once that counter said their own. A
        second counter who sees the first one's figures is none."""
        return self.agreed is not None or self.by(counter) is not None


def batches(said: Iterable[Said]) -> tuple[Batch, ...]:
    """All batches by number. said: in the order it was said; a counter's later word takes the place of the
    earlier."""
    found: dict[int, dict[str, Said]] = {}
    for one in said:
        found.setdefault(one.batch, {})[one.counter] = one
    return tuple(_batch(number, tuple(found[number].values())) for number in sorted(found))


def _batch(number: int, said: tuple[Said, ...]) -> Batch:
    figures = {one.figures for one in said}
    is_agreed = len(said) >= 2 and len(figures) == 1
    return Batch(number, said, said[0].figures if is_agreed else None)


def total(batches: Iterable[Batch]) -> Figures:
    """What is agreed, together."""
    return sum((batch.agreed for batch in batches if batch.agreed), Figures())


def running(batches: Iterable[Batch]) -> tuple[tuple[Batch, Figures], ...]:
    """Each agreed batch with the total after it, in the order of their numbers."""
    found, so_far = [], Figures()
    for batch in batches:
        if batch.agreed:
            so_far += batch.agreed
            found.append((batch, so_far))
    return tuple(found)


def changed_minds(figures: Figures) -> int:
    """How many who voted no would have had to vote yes, for yes to be ahead: 28 votes short are 15 minds."""
    return max(0, -figures.lead // 2 + 1) if figures.lead <= 0 else 0
