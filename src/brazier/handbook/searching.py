"""Find pages by words, in any script, without minding accents or case. Pure."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that says all the words."""

    name: str
    title: str


def found(asked: str, pages: Iterable[tuple[str, str, str]]) -> tuple[Hit, ...]:
    """Pages that hold every word, those that say one in their title first. pages: name, title, all that is
    said."""
    words = flat(asked).split()
    if not words:
        return ()
    hits = [(name, title) for name, title, text in pages if all(word in flat(text) for word in words)]
    hits.sort(key=lambda hit: not any(word in flat(hit[1]) for word in words))
    return tuple(Hit(*hit) for hit in hits[:MOST])


def flat(text: str) -> str:
    """Small letters without marks."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M")).casefold()
