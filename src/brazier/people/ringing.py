"""The one number somebody is rung by, or that there is none anybody can ring. Pure."""

from collections.abc import Sequence

from brazier.matching.phones import numbers, plan

UNREADABLE = "?"
LONGEST = 20


def to_ring(phones: Sequence[str], region: str) -> str:
    """The first number that can be rung, as digits; `UNREADABLE` if there are only others; "" without any.

    region: the country whose numbers are written without a code. A number of there that is too long or too short
    can not be rung.
    """
    if not phones:
        return ""
    lengths = plan(region).lengths
    can_be = (n for n in numbers(tuple(phones), region) if n.startswith("+") or len(n) in lengths)
    return next(can_be, UNREADABLE)[:LONGEST]
