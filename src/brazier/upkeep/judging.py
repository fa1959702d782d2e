"""Whether a sweep may do what it would do, or people are asked first. Pure.

The clock of a laptop is the one thing that lets everything go at once: somebody sets it ten years ahead, or its
battery dies. So a sweep is believed only if the clock is believable and what goes is what goes on other days.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from brazier.keeping.spans import Went
from brazier.ledger.chain import hour_of

BACK, JUMPED, MANY, ENDS = "back", "jumped", "many", "ends"
WHYS: Final = (BACK, JUMPED, MANY, ENDS)
"""Why people are asked: the clock went back; it jumped, or the hub was closed for long; far more would go than on
other days; the campaign is over and everything would go."""
SLACK = timedelta(hours=1)
LONGEST_GAP = timedelta(days=14)
FEW = 200


def judge(
    went: Iterable[Went], *, last: date | None, newest_hour: str, now: datetime, today: date, ends: bool
) -> str:
    """One of WHYS if people are to be asked, or nothing.

    went: what each part would do; last: the day of the last sweep that went through, or of the newest line of the
    ledger if there was none; newest_hour: of that line, as `hour_of`; ends: whether everything would go.
    """
    parts = tuple(went)
    if newest_hour > hour_of(now + SLACK):
        return BACK
    if not any(part.gone for part in parts):
        return ""
    if ends:
        return ENDS
    if last is not None and today - last > LONGEST_GAP:
        return JUMPED
    return MANY if any(part.gone > FEW and part.gone * 2 > part.of for part in parts) else ""
