"""Which test comes next: one rung up after an honest pass, else the same again or a step back. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from brazier.tests_of_strength.ladder import Rung

FIRST, UP, AGAIN, BACK = "first", "up", "again", "back"
GOES_ON, DEBRIEF, LOOK, TOP, FEWER = "goes_on", "debrief", "look", "top", "fewer"
"""Why: no test yet; passed; not passed; not passed twice. A test goes on; its debrief is missing; what is said
would pass, and nobody looked; the last rung is passed; passed with fewer people than the test before."""


@dataclass(frozen=True, slots=True)
class Past:
    """A test and what came of it, oldest first in a row. goes_on: planned or running."""

    rung: str
    goes_on: bool = False
    is_debriefed: bool = True
    is_passed: bool = False
    would_pass: bool = False
    verified: int = 0


@dataclass(frozen=True, slots=True)
class Next:
    """What is suggested. rung: None where something else comes first."""

    why: str
    rung: Rung | None


def suggested(past: Sequence[Past], rungs: Sequence[Rung]) -> Next:
    """The next test. A rung that is not on the ladder any more counts as the first one."""
    if any(test.goes_on for test in past):
        return Next(GOES_ON, None)
    if not past:
        return Next(FIRST, rungs[0])
    last = past[-1]
    at = next((n for n, rung in enumerate(rungs) if rung.key == last.rung), 0)
    if not last.is_debriefed:
        return Next(DEBRIEF, None)
    if not last.is_passed:
        return _not_passed(past, at, rungs)
    if len(past) > 1 and last.verified < past[-2].verified:
        return Next(FEWER, rungs[at])
    if at + 1 == len(rungs):
        return Next(TOP, rungs[at])
    return Next(UP, rungs[at + 1])


def _not_passed(past: Sequence[Past], at: int, rungs: Sequence[Rung]) -> Next:
    if past[-1].would_pass:
        return Next(LOOK, rungs[at])
    failed_before = len(past) > 1 and past[-2].rung == past[-1].rung and not past[-2].is_passed
    return Next(BACK, rungs[at - 1]) if failed_before and at else Next(AGAIN, rungs[at])
