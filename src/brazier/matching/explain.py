"""Why two records may be one worker and why not, in plain words a tired organizer understands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from rapidfuzz.distance import OSA

from brazier.matching.columns import columns
from brazier.matching.lexicon import Flags, lexicon
from brazier.matching.likeness import Kinds, Like, compare, words
from brazier.matching.traits import Marks, Traits

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "badge_same": "The employer's number is the same.",
        "phone_same": "The phone number is the same.",
        "email_same": "The e-mail is the same.",
        "birth_same": "The date of birth is the same.",
        "address_same": "The address is the same.",
        "name_same": "The names are the same.",
        "name_spelled": "It may be one name, spelled two ways.",
        "name_short": "One name may be the short form of the other.",
        "name_initial": "The first letters of the names fit.",
        "phone_near": "The phone numbers differ by one digit.",
        "email_near": "The e-mails differ by a letter or two.",
        "birth_near": "The dates of birth differ in one part.",
        "work_same": "Department and shift are the same.",
        "generation_differs": "One is a senior and the other a junior: father and son?",
        "birth_differs": "The dates of birth are not the same.",
        "badge_differs": "The employer's numbers are not the same.",
        "name_differs": "Each has a name that the other does not have.",
        "name_partly": "Only a part of the name is known.",
        "no_name": "One of them has no name.",
        "phone_differs": "The phone numbers are not the same.",
        "email_differs": "The e-mails are not the same.",
        "address_differs": "The addresses are not the same.",
        "work_differs": "They work in another department or shift.",
        "little_known": "There is little to go by.",
    }
)
"""What each code says, a gettext id each; the order is how much it tells."""
_FOR = frozenset(code for code in SENTENCES if code.endswith(("_same", "_near")))
_FOR_TOO = frozenset(("name_spelled", "name_short", "name_initial"))


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for one worker, or against. code: a key of `SENTENCES`."""

    code: str
    speaks_for: bool


def explain(one: Traits, other: Traits) -> tuple[Reason, ...]:
    """What speaks for and against these two being one worker; the most telling first.

    Errors: Broken if stored traits are damaged, Wrong if they were hashed with two secrets.
    """
    left, right = one.marks, other.marks
    found = {code for rule in _RULES for code in rule(left, right)} | set(_of_names(one, other))
    if not found & (_FOR - {"name_same", "work_same"}):
        found.add("little_known")
    return tuple(Reason(code, code in _FOR or code in _FOR_TOO) for code in SENTENCES if code in found)


def _of_names(one: Traits, other: Traits) -> Iterator[str]:
    rows = columns([one, other])
    left, right = rows.words[0][rows.words[0] >= 0], rows.words[1][rows.words[1] >= 0]
    if not len(left) or not len(right):
        yield "no_name"
        return
    one_way, other_way = np.broadcast_arrays(left[:, None], right[None, :])
    kinds = compare(one_way, other_way, words(lexicon(rows)))
    met = (kinds > Like.NOT) & (kinds != Like.ENDING) & (kinds != Like.FAINT)
    yield from _how_names_meet(kinds, met)


def _how_names_meet(kinds: Kinds, met: Flags) -> Iterator[str]:
    if not met.any(axis=1).all() and not met.any(axis=0).all():
        yield "name_differs"
    elif kinds.shape[0] != kinds.shape[1] or min(kinds.shape) == 1:
        yield "name_partly"
    best = np.where(met, kinds, 99).min(axis=1)
    if not met.any():
        return
    if (best == Like.EXACT).all() and kinds.shape[0] == kinds.shape[1]:
        yield "name_same"
    for code, likes in _LIKES.items():
        if np.isin(best, likes).any():
            yield code


_LIKES = {
    "name_spelled": (Like.SAME, Like.SOUND, Like.SLIP),
    "name_short": (Like.PET, Like.CUT),
    "name_initial": (Like.INITIAL,),
}


def _contacts(one: Marks, other: Marks) -> Iterator[str]:
    for name, mine, theirs, most in (
        ("phone", one.phones, other.phones, 1),
        ("email", one.emails, other.emails, 2),
    ):
        if mine and theirs:
            nearest = min(OSA.distance(a, b) for a in mine for b in theirs)
            yield f"{name}_same" if not nearest else f"{name}_near" if nearest <= most else f"{name}_differs"


def _births(one: Marks, other: Marks) -> Iterator[str]:
    if one.days and other.days:
        if set(one.days) & set(other.days):
            yield "birth_same"
        else:
            yield "birth_near" if set(one.parts) & set(other.parts) else "birth_differs"


def _homes(one: Marks, other: Marks) -> Iterator[str]:
    if one.house and other.house and one.street and other.street:
        same = one.house == other.house and bool(set(one.street) & set(other.street))
        same = same and not (one.unit and other.unit and one.unit != other.unit)
        yield "address_same" if same else "address_differs"


def _work(one: Marks, other: Marks) -> Iterator[str]:
    if one.badge and other.badge:
        yield "badge_same" if one.badge == other.badge else "badge_differs"
    both = [(a, b) for a, b in ((one.department, other.department), (one.shift, other.shift)) if a and b]
    if any(a != b for a, b in both):
        yield "work_differs"
    elif len(both) == 2:
        yield "work_same"
    if one.generation and other.generation and one.generation != other.generation:
        yield "generation_differs"


_RULES: Sequence[Callable[[Marks, Marks], Iterator[str]]] = (_contacts, _births, _homes, _work)
