"""The week on one page: where we stand and what changed, in numbers without names. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from brazier.bag.texts import Part
from brazier.wallchart.reckon import Count, seats_needed

NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of a week. whole: everybody, as whoever prints it is told; points: of support since that day, None
    without an earlier day; cards, cards_new, talks, leaflets: None where nobody knows,
    or whoever prints it is not told; gates: holes among gates and shifts,
    and how many there are; holes: the worst cells in words."""

    whole: Count
    median: int | None
    since: date | None
    points: int | None
    cards: int | None
    cards_new: int | None
    talks: int | None
    leaflets: int | None
    gates: tuple[int, int]
    holes: tuple[str, ...] = ()
    number: Callable[[int], str] = field(default=str)

    def told(self, words: Part) -> dict[str, str]:
        """Each figure by the name of its words. Whoever is not assessed is part of everybody."""
        w, number = self.whole, self.number
        missing = words[NOT_KNOWN]
        return {
            "everyone": number(w.n),
            "coverage": self._of(w.assessed, w.n),
            "support": self._of(w.for_it, w.n),
            "acted": self._of(w.acted, w.for_it),
            "committee": f"{number(w.committee)} / {number(seats_needed(w))}",
            "basis": " / ".join(number(n) for n in (w.did, w.said, w.other)) if w.assessed else missing,
            "age": missing if self.median is None else number(self.median),
            "cards": missing if self.cards is None else self._of(self.cards, w.n),
            "cards_new": missing if self.cards_new is None else number(self.cards_new),
            "talks": missing if self.talks is None else number(self.talks),
            "leaflets": missing if self.leaflets is None else number(self.leaflets),
            "gates": f"{number(self.gates[0])} / {number(self.gates[1])}" if self.gates[1] else missing,
            "change": missing if self.points is None else words["points"] % {"points": f"{self.points:+d}"},
        }

    def _of(self, part: int, whole: int) -> str:
        if not whole:
            return self.number(part)
        share = min(round(100 * part / whole), 99 if part < whole else 100)
        return f"{self.number(part)} / {self.number(whole)} = {share}%"
