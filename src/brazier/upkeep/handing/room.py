"""How many people one organizer may have in care at Site level, and how many one gives herself. Pure."""

LEAST = 25
ALONE = 25
"""People whom a lead or one of the committee may put within her own reach in 30 days without a second person."""


def most(listed: int) -> int:
    """25 people, or one in a hundred of a list of more than 2,500."""
    return max(LEAST, listed // 100)


def fits(*, people: int, listed: int, level: str) -> bool:
    """Whether this many may be in one organizer's care: at Site level there is a limit, so that one login never
    holds more than one in a hundred of a large list."""
    return level != "site" or people <= most(listed)
