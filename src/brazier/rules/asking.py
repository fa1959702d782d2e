"""What a rule is asked with: each input read as the kind the pack says it is, or refused in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from brazier.terms import Wrong

LARGEST = 10**15
"""No count of people or money here is larger; a number beyond it is a slip of the hand."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
HOUR = re.compile(r"T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kind:
    """What an input must be. words: what it may be, if it is one of some. open: it may be left out or null."""

    name: str
    words: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the local time as it was written, if it was."""

    day: date
    hour: str = ""

    def __str__(self) -> str:
        return f"{self.day}{self.hour}"


def read(inputs: Mapping[str, object], kinds: Mapping[str, Kind]) -> dict[str, object]:
    """The inputs a rule needs, read; None where one may be left out and is.

    Errors: Wrong names the input that is missing, of another kind, or can not be so.
    """
    return {key: _one(key, inputs.get(key), kind, key in inputs) for key, kind in kinds.items()}


def day(text: object) -> date | None:
    """A day written as 2026-03-02; None for anything else."""
    if not isinstance(text, str) or not DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def whole(value: object) -> int | None:
    """A whole number that is not negative and no slip; None for anything else, True and False among it."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(value, Decimal) and not (value.is_finite() and value.adjusted() < len(str(LARGEST))):
        return None
    return int(value) if 0 <= value <= LARGEST and value == int(value) else None


def exact(value: object) -> Fraction | None:
    """A number that is not negative, exactly as it was written; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(value, Decimal) and not (value.is_finite() and abs(value.adjusted()) < len(str(LARGEST))):
        return None
    return Fraction(value) if 0 <= value <= LARGEST else None


def _one(key: str, value: object, kind: Kind, given: bool) -> object:
    if value is None:
        if kind.open:
            return None
        if given:
            raise Wrong("rules.null", "%(key)s is null, and this rule needs it.", key=key)
        raise Wrong("rules.missing", "This rule needs %(key)s.", key=key)
    found = READERS[kind.name](value) if not kind.words else _word(value, kind.words)
    if found is None:
        raise _unlike(key, kind)
    return found


def _unlike(key: str, kind: Kind) -> Wrong:
    if kind.words:
        words = ", ".join(kind.words)
        return Wrong("rules.word", "%(key)s must be one of these: %(words)s.", key=key, words=words)
    return Wrong("rules.kind", "%(key)s must be %(kind)s.", key=key, kind=SAID[kind.name])


def _word(value: object, words: tuple[str, ...]) -> str | None:
    said = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return said if said in words else None


def _people(value: object) -> int | None:
    return whole(value) or None


def _share(value: object) -> Fraction | None:
    found = exact(value)
    return found if found is not None and 0 < found <= 1 else None


def _moment(value: object) -> Moment | None:
    if not isinstance(value, str):
        return None
    written, hour, rest = value.partition("T")
    found = day(written)
    if found is None or (hour and not HOUR.fullmatch(hour + rest)):
        return None
    return Moment(found, hour + rest)


def _date(value: object) -> Moment | None:
    found = day(value)
    return None if found is None else Moment(found)


def _yesno(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _names(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return None
    return tuple(value)


def _list(value: object) -> str | tuple[str, ...] | None:
    return value if isinstance(value, str) else _names(value)


def _votes(value: object) -> dict[str, int] | None:
    if not isinstance(value, dict) or len(value) < 2:
        return None
    read = {choice: whole(votes) for choice, votes in value.items()}
    return {c: v for c, v in read.items() if v is not None} if None not in read.values() else None


READERS = {
    "count": whole, "people": _people, "number": exact, "share": _share, "date": _date, "moment": _moment,
    "yesno": _yesno, "text": _text, "names": _names, "list": _list, "votes": _votes,
}  # fmt: skip
SAID = {
    "count": "a whole number, 0 or more",
    "people": "a whole number, 1 or more",
    "number": "a number, 0 or more",
    "share": "a number above 0 and at most 1",
    "date": "a day like 2026-03-02",
    "moment": "a day like 2026-03-02, or with the time: 2026-03-02T07:00",
    "yesno": "true or false",
    "text": "text in quotes",
    "names": "a list of names",
    "list": "a list of names, or the words: all, none, all but A, B",
    "votes": 'the votes of two choices or more, like {"one": 3, "none": 2}',
}
