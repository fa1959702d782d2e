"""Which texts hold a name that is known here, or something that reaches somebody. Pure.

It errs on the side of silence: a word that is also somebody's name counts, whatever it was meant to say. Where
thousands are known that would leave nothing (may, long, rose): words everybody uses in the language of the text
count only where they are written as a name, with a capital where no sentence begins, or beside the rest of that
name. How a text is read: `letters`. What it does not find: docs/decisions/0043-a-method-without-people.md.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from brazier.access.likeness import skeleton
from brazier.matching.latin import romanize
from brazier.matching.spellings import spellings
from brazier.people.naming import letters
from brazier.people.naming.letters import UNSPACED, Word

MOST = 6
"""So many words of a name are looked for side by side."""
LEAST_ENDED = 4
"""A name of fewer letters is not looked for within a longer word."""
MOST_ENDING, MOST_CLINGING = 3, 4
_DIGITS = re.compile(r"\d(?:[^\S\n]{0,2}[().\-/–—‑‐_·]{0,2}\s?\d){6,}")
_NUMBER = re.compile(r"\d{4,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\b(?:(?:19|20)\d\d-\d\d-\d\d|\d\d?[./]\d\d?[./](?:19|20)\d\d)\b")
_ADDRESS = re.compile(r"\S@\S|(?<!\S)@\w|\bwww\.|://|\b(?:t|wa|fb|m)\.(?:me|com)/")
_ENDS = re.compile(r"[.!?…。؟\n]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_GIVEN = re.compile("[\u3400-\u9fff\uac00-\ud7af]{3,4}")
_CASELESS = re.compile("[\u0590-\u08ff\u0900-\u0dff\u1200-\u139f]")
_CLINGS = re.compile("[وفبكل]{0,2}(?:ال)?|[ובלמהשכ]{1,2}")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Known:
    """All names here, in small letters without marks. words: each word of them; whole: names of two words and
    more; inside: names of scripts without spaces, which may stand within a longer word; given: the part of these
    by which somebody is called; looks: how each word looks; kin: other spellings and short forms of them; numbers:
    numbers that are somebody's."""

    words: frozenset[str]
    whole: frozenset[tuple[str, ...]]
    inside: tuple[str, ...]
    given: frozenset[str]
    looks: frozenset[str]
    kin: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Usual:
    """What everybody says in one language. words: those that stand in small letters; text: all of it, where a
    script has no spaces."""

    words: frozenset[str]
    text: str = ""


def known(names: Iterable[str], numbers: Iterable[str] = ()) -> Known:
    """From names as they were written, and numbers of people."""
    words: set[str] = set()
    whole: set[tuple[str, ...]] = set()
    inside: set[str] = set()
    for name in names:
        found = tuple(word.text for word in letters.words(letters.bare(name)))[:MOST]
        close = {word for word in found if _UNSPACED.search(word)}
        inside |= close
        words |= {*found} - close
        if len(found) > 1:
            whole |= {found}
            words |= {"".join(found)} if not close else set()
    given = {name[-2:] for name in inside if _GIVEN.fullmatch(name)}
    return Known(
        frozenset(words),
        frozenset(whole),
        tuple(sorted(inside)),
        frozenset(given),
        frozenset(skeleton(word) for word in words if len(word) > LEAST_ENDED - 2),
        frozenset(_kin(words)),
        frozenset(numbers),
    )


def tells(text: str, names: Known, *, usual: Sequence[Usual] = ()) -> bool:
    """Whether a text holds a name, seven digits in a row that are no day, somebody's number, or an address.

    usual: for each language what everybody says. A text of one line is no sentence: there a capital at its
    beginning counts.
    """
    plain = letters.bare(text)
    if _reaches(plain, names):
        return True
    if not _ENDS.search(text):
        plain = f"x {plain}"
    language = _spoken(plain, usual)
    return any(
        _names_somebody(part, names, usual, _spoken(part, usual) | language) for part in _PARAGRAPH.split(plain)
    )


def names_in_full(text: str, names: Known) -> bool:
    """Whether a text holds somebody's whole name, of two words or more, or reaches them. One word alone may be a
    name and any other word, so for words that stay here it says nothing of those."""
    plain = letters.bare(text)
    said = tuple(word.text for word in letters.words(plain))
    return _reaches(plain, names) or any(
        said[at : at + len(name)] == name for name in names.whole for at in range(len(said) - len(name) + 1)
    )


def usual_of(texts: Iterable[str]) -> Usual:
    """What these texts say, of one language."""
    plain = [letters.bare(text) for text in texts]
    words = {
        word
        for text in plain
        for found in re.findall(r"[^\W\d_]+", text)
        if found == (word := found.casefold()) and len(word) >= letters.LEAST
    }
    spaceless = [word for word in words if _UNSPACED.search(word)]
    return Usual(frozenset(words), "\n".join(sorted(spaceless)))


def _reaches(plain: str, names: Known) -> bool:
    without_days = _DAY.sub("", plain)
    if _DIGITS.search(without_days) or _ADDRESS.search(plain):
        return True
    numbers = {number for number in _NUMBER.findall(without_days) if not _YEAR.fullmatch(number)}
    return not names.numbers.isdisjoint(numbers)


def _spoken(plain: str, usual: Sequence[Usual]) -> frozenset[str]:
    """The usual words of the language a text is in; of what it may be in, those that all have."""
    found = {word.text for word in letters.words(plain)}
    counts = [len(found & one.words) for one in usual]
    likely = [one.words for one, count in zip(usual, counts, strict=True) if count and count == max(counts)]
    return frozenset.intersection(*likely) if likely else frozenset()


def _names_somebody(plain: str, names: Known, usual: Sequence[Usual], spoken: Collection[str]) -> bool:
    stand = letters.words(plain)
    texts = [word.text for word in stand]
    if any(one in text for text in texts for one in names.inside):
        return True
    if any(_calls(text, names.given, usual) for text in texts if _UNSPACED.search(text)):
        return True
    for n in range(2, MOST + 1):
        for at in range(len(stand) - n + 1):
            run = texts[at : at + n]
            if tuple(run) in names.whole or (
                tuple(reversed(run)) in names.whole and all(word.capital for word in stand[at : at + n])
            ):
                return True
    if any(skeleton(token) in names.looks for token in letters.in_two_scripts(plain)):
        return True
    return any(_is_name(word, names, usual, spoken) for word in (*stand, *letters.as_one(plain)))


def _calls(text: str, given: Collection[str], usual: Sequence[Usual]) -> bool:
    parts = {text[at : at + 2] for at in range(len(text) - 1)}
    return any(part in given and not any(part in one.text for one in usual) for part in parts)


def _is_name(word: Word, names: Known, usual: Sequence[Usual], spoken: Collection[str]) -> bool:
    text = word.text
    if text in names.words:
        return word.is_named or text not in spoken
    if any(text in one.words for one in usual):
        return False
    if _CASELESS.search(text):
        forms = _unclung(text)
    elif word.capital:
        forms = (form for spelt in {text, romanize(text)} for form in _ended(spelt))
    else:
        return False
    return any(form in names.words or form in names.kin for form in forms)


def _ended(text: str) -> Iterator[str]:
    """The word, and without an ending of a few letters: Rosas, Kowalskiego."""
    yield text
    yield from (text[:-n] for n in range(1, MOST_ENDING + 1) if len(text) - n >= LEAST_ENDED)


def _unclung(text: str) -> Iterator[str]:
    """The word without small words that cling to its front and without endings, in scripts without capitals, and
    in Latin letters."""
    for front in range(MOST_CLINGING + 1):
        if _CLINGS.fullmatch(text[:front]):
            for end in range(len(text), max(len(text) - MOST_ENDING - 1, front + LEAST_ENDED - 2), -1):
                yield text[front:end]
                yield romanize(text[front:end])


def _kin(words: Collection[str]) -> Iterator[str]:
    """Other spellings and short forms of names, of four letters and more."""
    table = spellings()
    sets: set[int] = {n for word in words if len(word) >= LEAST_ENDED for n in table.same.get(word, ())}
    heads: set[int] = {n for word in words if len(word) >= LEAST_ENDED for n in table.root.get(word, ())}
    yield from (romanize(word) for word in words if not word.isascii())
    yield from _in(table.same, sets)
    yield from _in(table.pet, heads)


def _in(table: Mapping[str, tuple[int, ...]], sets: set[int]) -> Iterator[str]:
    yield from (name for name, ns in table.items() if len(name) >= LEAST_ENDED and not sets.isdisjoint(ns))
