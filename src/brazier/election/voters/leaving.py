"""What a challenge of so many names leaves: ballots that count at once, and what the sealed ones decide. Pure."""

from dataclasses import dataclass
from datetime import date

from brazier.election import law as law_here
from brazier.rules.law import Law, Place

RULE = "tally.result"


@dataclass(frozen=True, slots=True)
class Left:
    """listed: voters on the list; ours, theirs: names challenged by us, and by the company; yes: rated 1 or 2.

    The worst is taken for true: everybody votes, each of ours the company challenges is one of our yes votes, and
    everybody else votes no. counted: ballots that count at once; sealed: that wait; yes_left: of ours among the
    counted; needed: a majority of these; decides: whether the sealed ballots could turn it, None where the law of
    the place does not say.
    """

    listed: int
    ours: int
    theirs: int
    yes: int
    decides: bool | None = None
    source: str = ""

    @property
    def sealed(self) -> int:
        """Ballots that wait until somebody decides."""
        return min(self.listed, self.ours + self.theirs)

    @property
    def counted(self) -> int:
        """Ballots that count at once."""
        return self.listed - self.sealed

    @property
    def yes_left(self) -> int:
        """Yes votes among them, at worst."""
        return min(self.counted, max(0, self.yes - self.theirs))

    @property
    def needed(self) -> int:
        """Yes votes that are a majority of them."""
        return self.counted // 2 + 1


def left(law: Law, place: Place | None, *, day: date, listed: int, ours: int, theirs: int, yes: int) -> Left:
    """What so many challenged names leave, with what the law says of the sealed ballots."""
    found = Left(listed, ours, theirs, yes)
    if place is None or RULE not in place.rules:
        return found
    inputs = {"yes": found.yes_left, "no": found.counted - found.yes_left, "challenged": found.sealed}
    told = law_here.ask(law, place, RULE, as_of=day, inputs=inputs)
    decides = told.outputs.get("determinative")
    if not isinstance(decides, bool):
        return found
    return Left(listed, ours, theirs, yes, decides, told.citation)
