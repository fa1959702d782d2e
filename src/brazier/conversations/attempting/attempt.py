"""One attempt as it is handed in, and what follows from it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from brazier.conversations.facts import KINDS
from brazier.conversations.outcomes import (
    CALL_BACK,
    LANGUAGE_BARRIER,
    MOVED_OR_LEFT,
    NO_TALK,
    SPOKE,
    WRONG_NUMBER,
)
from brazier.conversations.talk import OLDEST
from brazier.terms import Wrong

FOLLOWS = {CALL_BACK: 1, WRONG_NUMBER: 7, LANGUAGE_BARRIER: 3, MOVED_OR_LEFT: 3}
"""Outcomes that leave something to do, and in how many days it is due where nobody says."""
LATEST = timedelta(days=90)
WAYS = ("phone", "one_on_one", "house", "message", "gate", "tent", "break_table")
"""How somebody may be tried, of KINDS; what is tried most comes first, and is meant where nobody says."""
NOTHING_SAID = {"level": {"0"}, "when": {"none"}}
"""What may be chosen on the talk form and says nothing of a talk."""
OF_A_TALK = re.compile(
    r"issues|other_issue|ask|ask_text|answer|level|quote|step|ready|when|due|goes_to|owed|owed_by|who_[0-9]+"
)


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
    if attempt.outcome not in NO_TALK or attempt.kind not in KINDS:
        raise Wrong("conversations.outcome", "Choose what came of it. Nothing was lost.")
    if not today - OLDEST <= attempt.tried_on <= today:
        raise Wrong("conversations.tried", "Check the day on which it was tried. Nothing was lost.")
    if attempt.again_on and not attempt.tried_on <= attempt.again_on <= attempt.tried_on + LATEST:
        raise Wrong("conversations.again", "Check the day on which to call back. Nothing was lost.")


def is_attempt(body: Mapping[str, list[str]]) -> bool:
    """Whether what was typed on a talk form says that it came to no talk."""
    return (body.get("outcome") or [""])[0] not in ("", SPOKE)


def tells_of_a_talk(body: Mapping[str, list[str]]) -> bool:
    """Whether something was typed on a talk form that only a talk brings."""
    return any(
        OF_A_TALK.fullmatch(name) and {v.strip() for v in values} - {""} - NOTHING_SAID.get(name, set())
        for name, values in body.items()
    )


def check_apart(body: Mapping[str, list[str]]) -> None:
    """Errors: Wrong if an attempt also brings what only a talk does: one of the two would be lost."""
    if tells_of_a_talk(body):
        raise Wrong(
            "conversations.both",
            "It says that it did not come to a talk, and also what was said. Only one can be. Nothing was lost.",
        )
