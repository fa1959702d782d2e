"""One table of a pack, read strictly: what is missing, of another kind or unknown is named with its place."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NoReturn

from brazier.rules import exact
from brazier.terms import Broken


class Entry:
    """A table whose keys are taken one by one; `done` refuses what nobody took."""

    def __init__(self, where: str, table: Mapping[str, Any]) -> None:
        self.where = where
        self.table = table
        self.left = dict(table)

    def fail(self, what: str) -> NoReturn:
        """Refuse the pack, with the place and a clear word."""
        sentence = "This law pack can not be used. %(where)s: %(what)s."
        raise Broken("rules.pack", sentence, where=self.where, what=what)

    def done(self) -> None:
        """Nothing may be left over: a key nobody knows is a slip of the hand."""
        if self.left:
            self.fail(f"nobody knows the key {min(self.left)}")

    def take(self, key: str, kind: type, default: Any = ...) -> Any:
        """The value under a key. Without a default it must be there."""
        if key not in self.left:
            if default is ...:
                self.fail(f"{key} is missing")
            return default
        value = self.left.pop(key)
        if type(value) is not kind:
            self.fail(f"{key} must be {SAID[kind]}")
        return value

    def text(self, key: str, default: Any = ...) -> str:
        """Words that are not empty."""
        value = self.take(key, str, default)
        if value is not default and not value.strip():
            self.fail(f"{key} is empty")
        return str(value)

    def one_of(self, key: str, words: Sequence[str], default: Any = ...) -> str:
        """One of some words."""
        value = self.text(key, default)
        if value not in words:
            self.fail(f"{key} must be one of {', '.join(words)}")
        return value

    def day(self, key: str, default: Any = ...) -> Any:
        """A day."""
        return self.take(key, date, default)

    def whole(self, key: str, default: Any = ...) -> int:
        """A whole number, 0 or more."""
        value = self.take(key, int, default)
        if value < 0:
            self.fail(f"{key} is below 0")
        return int(value)

    def share(self, key: str) -> Fraction:
        """A share, written as a fraction so that it is exact."""
        value = self.text(key)
        try:
            return exact.fraction(value)
        except ValueError:
            self.fail(f"{key} must be a fraction like 3/10, not {value}")

    def texts(self, key: str, default: Any = ...) -> tuple[str, ...]:
        """A list of words."""
        value = self.take(key, list, default)
        if not all(isinstance(one, str) and one.strip() for one in value):
            self.fail(f"{key} must be a list of words")
        return tuple(value)

    def inner(self, key: str, default: Any = ...) -> "Entry":
        """A table within."""
        return Entry(f"{self.where}, {key}", self.take(key, dict, default))

    def inners(self, key: str, default: Any = ...) -> tuple["Entry", ...]:
        """A list of tables within, each with its number."""
        value = self.take(key, list, default)
        if not all(isinstance(one, dict) for one in value):
            self.fail(f"{key} must be a list of tables")
        return tuple(Entry(f"{self.where}, {key} {n}", one) for n, one in enumerate(value, 1))


SAID: dict[type, str] = {
    str: "words in quotes",
    int: "a whole number",
    bool: "true or false",
    date: "a day like 2026-03-02, without quotes",
    list: "a list",
    dict: "a table",
}
