"""The first evening: what is suggested, and the words kept in memory until they are typed back. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from brazier.storage import words
from brazier.terms import Wrong

# Things seen on a walk; none says union, work or the company.
NAMES = (
    "Harbor", "Lantern", "Juniper", "Orchard", "Kettle", "Meadow", "Compass", "Willow", "Anchor", "Thistle",
    "Bramble", "Pebble", "Sparrow", "Copper", "Maple", "Ferry", "Quarry", "Clover", "Ember", "Saltmarsh",
)  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """The three answers, held in memory until the words are typed back. Never printed."""

    name: str
    people: int
    trusted: tuple[str, ...]
    words: str


def suggest(below: Callable[[int], int]) -> str:
    """A code name that says nothing. below: gives a whole number under its argument."""
    return NAMES[below(len(NAMES))]


def mistyped(typed: str) -> Wrong | None:
    """The word that is not on the list, if all others are; None otherwise: they are other words altogether."""
    try:
        words.check_words(typed)
    except Wrong as error:
        known = set(words.word_list())
        if sum(word not in known for word in words.as_typed(typed).split()) == 1:
            return error
    return None
