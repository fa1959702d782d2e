"""Which names are one name: spellings over several alphabets, short forms and pet forms."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Spellings:
    """The packaged table, ready to ask.

    same: name -> numbers of the sets of spellings it belongs to.
    root: full name -> numbers of the pet-form sets it heads (its other spellings head them too).
    pet: pet form -> numbers of the sets it belongs to.
    """

    same: Mapping[str, tuple[int, ...]]
    root: Mapping[str, tuple[int, ...]]
    pet: Mapping[str, tuple[int, ...]]


@cache
def spellings() -> Spellings:
    """The table of names that are one name, read once from the package."""
    text = resources.files("brazier.matching").joinpath("data/spellings.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    same = _numbered([words[1:] for words in lines if words[0] == "="])
    pets = [words[1:] for words in lines if words[0] == "~"]
    heads = [[full, *_respelled(full, lines)] for full, *_ in pets]
    return Spellings(same, _numbered(heads), _numbered([short for _, *short in pets]))


def _respelled(name: str, lines: list[list[str]]) -> list[str]:
    return [other for sign, *names in lines if sign == "=" and name in names for other in names]


def _numbered(sets: list[list[str]]) -> Mapping[str, tuple[int, ...]]:
    found: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for number, names in enumerate(sets):
        for name in names:
            found[name][number] = None
    return MappingProxyType({name: tuple(numbers) for name, numbers in found.items()})
