"""Two records side by side: what agrees, what differs, what is missing. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from brazier.matching.explain import Reason, explain
from brazier.matching.traits import Traits
from brazier.people.portrait import Said, spoken
from brazier.workplaces.names import key_of

ALIKE = 0.6
FIELDS = ("name", "phone", "email", "department", "shift", "worksite", "job", "start")


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of both. how: same, spelled (two ways), different, missing (on one side)."""

    field: str
    one: str
    other: str
    how: str


def side_by_side(one: Said, other: Said) -> tuple[Compared, ...]:
    """Every field that at least one of them fills, names first."""
    rows = [_compared(field, _text(one, field), _text(other, field)) for field in FIELDS]
    return tuple(row for row in rows if row.one or row.other)


def reasons(one: bytes, other: bytes) -> tuple[Reason, ...]:
    """Why it is not clear, in codes; strongest first."""
    return explain(Traits("a", "", one), Traits("b", "", other))


def _text(said: Said, field: str) -> str:
    if field == "name":
        return spoken(said.name, said.first, said.last)
    if field in {"phone", "email"}:
        return ", ".join(said.phones if field == "phone" else said.emails)
    return str(getattr(said, field))


def _compared(field: str, one: str, other: str) -> Compared:
    if not one or not other:
        return Compared(field, one, other, "missing")
    if field == "phone":
        same = {_digits(p) for p in one.split(",")} & {_digits(p) for p in other.split(",")}
        return Compared(field, one, other, "same" if same else "different")
    if one.casefold() == other.casefold():
        return Compared(field, one, other, "same")
    alike = _are_alike(one, other) if field == "name" else key_of(one) == key_of(other)
    return Compared(field, one, other, "spelled" if alike else "different")


def words_apart(one: str, other: str) -> tuple[tuple[str, bool], ...]:
    """The words of the first, each with whether the second lacks it."""
    known = {word.casefold() for word in _words(other)}
    return tuple((word, word.casefold() not in known) for word in one.split())


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s,]+", name) if word]


def _are_alike(one: str, other: str) -> bool:
    """Whether two names may be one, spelled two ways: a word in common, or most letters in the same order."""
    first, second = one.casefold(), other.casefold()
    return bool({*_words(first)} & {*_words(second)}) or SequenceMatcher(None, first, second).ratio() >= ALIKE


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)[-9:]
