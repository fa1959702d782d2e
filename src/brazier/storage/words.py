"""The words of a passphrase: drawn by the hub, never chosen, checked one by one when typed back."""

import math
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from brazier.terms import Wrong

WORDS_DRAWN = 6


@cache
def word_list() -> tuple[str, ...]:
    """7,772 plain English words, one a line. Source: EFF long word list, CC BY 3.0 US, without hyphens."""
    return tuple((files("brazier.storage") / "data" / "words.txt").read_text("utf-8").split())


def draw(below: Callable[[int], int], count: int = WORDS_DRAWN) -> str:
    """A fresh passphrase, words parted by one space.

    below: gives a uniform whole number under its argument; `secrets.randbelow` outside tests.
    """
    words = word_list()
    return " ".join(words[below(len(words))] for _ in range(count))


def bits(count: int = WORDS_DRAWN) -> float:
    """Strength of a drawn passphrase in bits: 77.5 for six words."""
    return count * math.log2(len(word_list()))


def as_typed(text: str) -> str:
    """The passphrase in one form, whatever spacing, line breaks, hyphens or capitals it was typed with."""
    return " ".join(text.replace("-", " ").lower().split())


def check_words(text: str) -> str:
    """The passphrase in one form, every word on the list.

    Errors: Wrong, naming the first word that is not on the list and the nearest one that is.
    """
    words = as_typed(text).split()
    known = set(word_list())
    for place, word in enumerate(words, 1):
        if word in known:
            continue
        near = get_close_matches(word, word_list(), n=1, cutoff=0.6)
        if near:
            raise Wrong(
                "storage.word",
                "Word %(place)s is not on the word list. Did you mean “%(near)s”? Nothing was lost.",
                place=place,
                near=near[0],
            )
        raise Wrong("storage.word", "Word %(place)s is not on the word list. Nothing was lost.", place=place)
    return " ".join(words)
