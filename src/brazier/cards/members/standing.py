"""What members and supporters come to, and what the law of the place asks of them. Pure."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from brazier.cards.life import MEMBERS_RULE, place_of
from brazier.rules import deciding
from brazier.rules.law import Law
from brazier.terms import Wrong

NO_BALLOT_RULE = "recognition.without_ballot_min"
WHY_ENDED = ["left_union", "left_work", "lapsed", "mistake"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the law. rule: which; needed: how many members; short: how many are missing; note: what the pack
    says beside it, in English; citation: where it stands."""

    rule: str
    needed: int
    short: int
    note: str
    citation: str


@dataclass(frozen=True, slots=True)
class Members:
    """members: of people who are here; supporters: here, with a card that counts, and no members; people: in the
    unit, 0 where nobody said; ended: memberships that ended; lines: what the law asks today."""

    members: int
    supporters: int
    people: int
    ended: int
    lines: tuple[Line, ...] = ()

    @property
    def together(self) -> int:
        """Members and supporters: what there is to show that a majority is likely to favor recognition."""
        return self.members + self.supporters

    @property
    def is_majority(self) -> bool | None:
        """Whether that is more than half of the unit; None where nobody knows how many there are."""
        return 2 * self.together > self.people if self.people else None


def counted(
    law: Law, campaign: str, *, members: Set[int], signers: Set[int], people: int, ended: int, today: date
) -> Members:
    """What they come to. members, signers: workers who are here."""
    place = place_of(law, campaign)
    lines = []
    for rule in (MEMBERS_RULE, NO_BALLOT_RULE):
        if place is None or rule not in place.rules or not people:
            continue
        inputs = {"unit": people, "application": today.isoformat()}
        try:
            found = deciding.decide(law, rule=rule, place=place.code, as_of=today, inputs=inputs)
        except Wrong:
            continue
        needed = int(str(found.outputs["min_members"]))
        lines.append(Line(rule, needed, max(0, needed - len(members)), found.value.note, found.value.citation))
    return Members(len(members), len(signers - members), people, ended, tuple(lines))
