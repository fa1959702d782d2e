"""The life of a test: planned, running, closed, debriefed; and one step back each time. Pure."""

from collections.abc import Mapping

from brazier.terms import Wrong

PLANNED, RUNNING, CLOSED, DEBRIEFED, DROPPED = "planned", "running", "closed", "debriefed", "dropped"
STATES = [PLANNED, RUNNING, CLOSED, DEBRIEFED, DROPPED]
GOES_TO: Mapping[str, tuple[str, ...]] = {
    PLANNED: (RUNNING, DROPPED),
    RUNNING: (CLOSED, PLANNED),
    CLOSED: (DEBRIEFED, RUNNING),
    DEBRIEFED: (CLOSED,),
    DROPPED: (PLANNED,),
}
"""By state: where a test may go, the way on first and the way back last."""
COUNTS = (RUNNING, CLOSED)
"""While what people did is written down: papers come in after the last day, too."""
OVER = (CLOSED, DEBRIEFED)


def check_step(at: str, to: str, *, anything_noted: bool) -> None:
    """Errors: Wrong where a test can not go from here, or would be planned anew although people took part."""
    if to not in GOES_TO.get(at, ()):
        raise Wrong("strength.step", "The test is at another point by now. Look once more. Nothing was changed.")
    if to == PLANNED and at == RUNNING and anything_noted:
        raise Wrong(
            "strength.has_begun",
            "People took part already, so the test has begun. Close it instead. Nothing was changed.",
        )


def check_counts(state: str) -> None:
    """Errors: Wrong where nothing is written down any more, or yet."""
    if state not in COUNTS:
        raise Wrong(
            "strength.not_running",
            "This test does not run now, so nothing is counted. Start it, or open it again. Nothing was changed.",
        )
