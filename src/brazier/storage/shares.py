"""The committee's key in shares: 33 words each, any so many of them open the hub together. Pure.

SLIP-39 in one group, without a passphrase of its own. Three words of every share are a checksum, so a slip of the
pen is found, and where it is. Random bytes come from `secrets`, inside `shamir_mnemonic`.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from shamir_mnemonic import rs1024
from shamir_mnemonic.constants import CUSTOMIZATION_STRING_EXTENDABLE
from shamir_mnemonic.shamir import EncryptedMasterSecret, ShareGroup, recover_ems, split_ems
from shamir_mnemonic.share import Share
from shamir_mnemonic.utils import MnemonicError
from shamir_mnemonic.wordlist import WORD_INDEX_MAP, WORDLIST

from brazier.terms import Wrong

WORDS = 33
LEAST, MOST = 2, 9
"""So many shares are needed at least, and so many are made at most."""

SECRET_BYTES = 32
UNIQUE = 4
"""No two words of the list share their first four letters, so four are enough to type."""

SLIPS = frozenset({"storage.share_length", "storage.share_word", "storage.share_slip", "storage.share_slips"})
"""Codes of what is said of a share that was only mistyped."""

SETS = 1 << 15
LONGEST = 2000
"""Characters; the longest 33 words of the list are under 300."""


@dataclass(frozen=True, slots=True, repr=False)
class Split:
    """One secret in shares. Never printed. number: of the set, in every share; enough: so many open; texts: the
    words of each share."""

    secret: bytes
    number: int
    enough: int
    texts: tuple[str, ...]


def split(enough: int, whole: int, *, past: Iterable[int] = ()) -> Split:
    """A fresh secret in so many shares. past: numbers of earlier sets. Errors: Wrong if so many can not be."""
    check(enough, whole)
    secret, number = secrets.token_bytes(SECRET_BYTES), secrets.choice(sorted(set(range(SETS)) - set(past)))
    # no stretching: the secret is 32 random bytes and no passphrase
    sealed = EncryptedMasterSecret.from_master_secret(secret, b"", number, True, 0)
    [group] = split_ems(1, [(enough, whole)], sealed)
    return Split(secret, number, enough, tuple(share.mnemonic() for share in group))


def check(enough: int, whole: int) -> None:
    """Errors: Wrong if so many shares can not be."""
    if not LEAST <= enough <= whole <= MOST:
        raise Wrong(
            "storage.share_count",
            "Choose 2 to 9 shares, and how many of them open the hub: at least 2. Nothing was changed.",
        )


def as_typed(text: str) -> list[str]:
    """The words, whatever numbers, marks, line breaks or capitals they were typed with."""
    return "".join(sign if sign.isalpha() else " " for sign in text[:LONGEST].lower()).split()


def read(text: str, *, words: int = WORDS) -> Share:
    """The share that somebody typed or pasted. Four letters of a word are enough.

    Errors: Wrong, naming the place of the word that is not on the list or does not fit the others.
    """
    typed = as_typed(text)
    numbers = [_number(word, place) for place, word in enumerate(typed, 1)]
    if len(numbers) != words:
        raise Wrong(
            "storage.share_length",
            "A share has %(words)s words; these are %(typed)s. Look whether one is missing or twice there. "
            "Nothing was lost.",
            words=words,
            typed=len(numbers),
        )
    try:
        return Share.from_mnemonic(" ".join(WORDLIST[number] for number in numbers))
    except MnemonicError as error:
        raise _slip(numbers) from error


@cache
def _starts() -> dict[str, int]:
    return {word[:UNIQUE]: number for word, number in WORD_INDEX_MAP.items()}


def _number(word: str, place: int) -> int:
    number = _starts().get(word[:UNIQUE])
    if number is not None and WORDLIST[number].startswith(word):
        return number
    near = get_close_matches(word[:20], WORDLIST, n=1, cutoff=0.6)
    if near:
        raise Wrong(
            "storage.share_word",
            "Word %(place)s is not a word of any share. Does your paper say “%(near)s”? Nothing was lost.",
            place=place,
            near=near[0],
        )
    raise Wrong("storage.share_word", "Word %(place)s is not a word of any share. Nothing was lost.", place=place)


def _slip(numbers: Sequence[int]) -> Wrong:
    """What to say when all words are known and do not fit together: where, if it is one word or two neighbors."""
    place = misplaced(numbers)
    if place:
        return Wrong(
            "storage.share_slip",
            "Word %(place)s does not fit the others. Compare it with your paper. Nothing was lost.",
            place=place,
        )
    first = swapped(numbers)
    if first:
        return Wrong(
            "storage.share_slip",
            "Words %(place)s and %(next)s seem to be swapped. Compare them with your paper. Nothing was lost.",
            place=first,
            next=first + 1,
        )
    return Wrong(
        "storage.share_slips",
        "More than one word does not fit. Compare all of them with your paper. Nothing was lost.",
    )


def misplaced(numbers: Sequence[int]) -> int:
    """Which word is wrong, counted from 1, if it is one alone; else 0.

    The checksum tells any single wrong word from any two: its distance is 4. It is linear, so the trace that each
    bit of each word leaves is worked out once, and one place alone explains what is seen.
    """
    seen = _checked(numbers) ^ 1
    for place in range(len(numbers)):
        reach = {0}
        for bit in range(10):
            trace = _trace(len(numbers), place, bit)
            reach |= {one ^ trace for one in reach}
        if seen in reach:
            return place + 1
    return 0


def swapped(numbers: Sequence[int]) -> int:
    """The first of two neighbors that fit when they change places, counted from 1; else 0."""
    for place in range(len(numbers) - 1):
        tried = list(numbers)
        tried[place], tried[place + 1] = tried[place + 1], tried[place]
        if _checked(tried) == 1:
            return place + 1
    return 0


def _checked(numbers: Sequence[int]) -> int:
    return int(rs1024._polymod([*CUSTOMIZATION_STRING_EXTENDABLE, *numbers]))


@cache
def _trace(length: int, place: int, bit: int) -> int:
    empty = [0] * length
    return _checked(empty) ^ _checked([*empty[:place], 1 << bit, *empty[place + 1 :]])


def together(shares: Sequence[Share], passphrase: bytes = b"") -> bytes:
    """The secret that these shares hold together.

    Errors: Wrong if they are too few, too many, of different sets, or not true.
    """
    groups: dict[int, ShareGroup] = {}
    try:
        if len({share.common_parameters() for share in shares}) != 1:
            raise MnemonicError
        for share in shares:
            groups.setdefault(share.group_index, ShareGroup()).add(share)
        return bytes(recover_ems(groups).decrypt(passphrase))
    except (MnemonicError, ValueError) as error:
        raise untrue() from error


def untrue() -> Wrong:
    """What is said of enough shares that open nothing together: which one is not true can not be known."""
    return Wrong(
        "storage.shares_apart",
        "These shares do not open the hub together: one of them is not a true share. All were put away. "
        "Begin again; nothing was lost.",
    )
