"""Shares without rounding: a threshold is a whole number, found with fractions and never with decimals."""

import math
from fractions import Fraction

COMPARATORS = ("ge", "gt")
"""At least, and more than."""


def fraction(text: str) -> Fraction:
    """A share as packs write it: `3/10`. Errors: ValueError for anything else."""
    above, slash, below = text.partition("/")
    if not (slash and above.isascii() and above.isdigit() and below.isascii() and below.isdigit()):
        raise ValueError(text)
    if int(below) == 0:
        raise ValueError(text)
    return Fraction(int(above), int(below))


def least(comparator: str, share: Fraction, whole: int | Fraction) -> int:
    """The smallest whole number that is at least (or more than) this share of the whole."""
    if comparator == "ge":
        return math.ceil(share * whole)
    return math.floor(share * whole) + 1


def reaches(part: int, comparator: str, share: Fraction, whole: int) -> bool:
    """Whether a part is at least (or more than) this share of the whole, by multiplying across."""
    left, right = part * share.denominator, whole * share.numerator
    return left >= right if comparator == "ge" else left > right


def percent(part: int, whole: int) -> float | None:
    """A part in per cent with two decimals, halves to the even digit; None where there is no whole."""
    return float(round(Fraction(100 * part, whole), 2)) if whole else None
