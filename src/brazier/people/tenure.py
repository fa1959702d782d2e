"""Since when somebody works here, as far as lists and the desk say. Pure."""

import re
from datetime import date

_YEAR_FIRST = re.compile(r"\b(19[5-9]\d|20\d\d)(?:[-/.](0?[1-9]|1[0-2]))?\b")
_MONTH_FIRST = re.compile(r"\b(0?[1-9]|1[0-2])[-/.](19[5-9]\d|20\d\d)\b")


def month_of(text: str) -> date | None:
    """The first day of the month somebody started, from 2024-03-05, 2024-03, 03/2024 or 2024 (January); None for
    anything else: a wrong guess would put a newcomer among the old hands."""
    if found := _MONTH_FIRST.search(text):
        return date(int(found[2]), int(found[1]), 1)
    if found := _YEAR_FIRST.search(text):
        return date(int(found[1]), int(found[2] or 1), 1)
    return None
