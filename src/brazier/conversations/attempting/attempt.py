"""One attempt as it is handed in, and what follows from it. Pure."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from brazier.conversations.facts import KINDS, OUTCOMES
from brazier.conversations.talk import OLDEST
from brazier.terms import Wrong

FOLLOWS = {"call_back": 1, "wrong_number": 7, "language_barrier": 3, "moved_or_left": 3}
"""Outcomes that leave something to do, and in how many days it is due where nobody says."""
LATEST = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What an organizer tells of one attempt. worker: her number; again_on, again_at: when to call back, as far as
    she says; tongue: the language she speaks, as typed."""

    worker: int
    outcome: str
    tried_on: date
    organizer: str
    kind: str = "phone"
    again_on: date | None = None
    again_at: time | None = None
    tongue: str = ""

    @property
    def due(self) -> date | None:
        """By when somebody does what follows; None where nothing does."""
        if self.outcome not in FOLLOWS:
            return None
        return self.again_on or self.tried_on + timedelta(days=FOLLOWS[self.outcome])


def check(attempt: Attempt, today: date) -> None:
    """Errors: Wrong, naming the first thing that can not be."""
    if attempt.outcome not in OUTCOMES or attempt.kind not in KINDS:
        raise Wrong("conversations.outcome", "Choose what came of it. Nothing was lost.")
    if not today - OLDEST <= attempt.tried_on <= today:
        raise Wrong("conversations.tried", "Check the day on which it was tried. Nothing was lost.")
    if attempt.again_on and not attempt.tried_on <= attempt.again_on <= attempt.tried_on + LATEST:
        raise Wrong("conversations.again", "Check the day on which to call back. Nothing was lost.")
