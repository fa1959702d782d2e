"""How easily a text is read: what to say of it to whoever wrote it. Pure. It advises and refuses nothing.

English by Flesch and Kincaid, Spanish by Fernández Huerta, as the handbook is measured; other languages by the
length of sentences alone.
"""

import re

from brazier.bag.message import sentences

LONG_SENTENCE, HARD_GRADE, HARD_EASE = 18, 6.0, 70.0
LONG, HARD = "long", "hard"
FEWEST = 8
"""A measure of fewer words says nothing."""
_ENGLISH, _SPANISH = re.compile(r"[A-Za-z']+"), re.compile(r"[\wáéíóúüñ]+")


def hints(text: str, language: str) -> tuple[str, ...]:
    """LONG if a sentence is too long, HARD if its words are; for a child of eleven."""
    said = sentences(text)
    found = []
    if any(len(one.split()) > LONG_SENTENCE for one in said):
        found.append(LONG)
    if (language == "en" and _grade(said) > HARD_GRADE) or (language == "es" and _ease(said) < HARD_EASE):
        found.append(HARD)
    return tuple(found)


def _grade(said: tuple[str, ...]) -> float:
    """The school year that reads it with ease."""
    words = [word for one in said for word in _ENGLISH.findall(one)]
    if len(words) < FEWEST:
        return 0.0
    groups = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e")))) for word in words)
    return 0.39 * len(words) / len(said) + 11.8 * groups / len(words) - 15.59


def _ease(said: tuple[str, ...]) -> float:
    """100 is easiest; 70 and more is what an eleven-year-old reads."""
    words = [word for one in said for word in _SPANISH.findall(one)]
    if len(words) < FEWEST:
        return 100.0
    groups = sum(max(1, len(re.findall(r"[aeiouáéíóúü]+", word.lower()))) for word in words)
    return 206.84 - 60 * groups / len(words) - 1.02 * len(words) / len(said)
