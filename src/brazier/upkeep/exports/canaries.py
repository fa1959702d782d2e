"""Invented people who stand in lists that leave and nowhere else, in each copy a little otherwise. Pure."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brazier.people.codes import SPACE, code_of

LEAST, MOST = 3, 5
_INITIALS = "ABCDEFGHJKLMNPRS"


@dataclass(frozen=True, slots=True)
class Canary:
    """Somebody who is not. first, last: the name; start: a phone without its last two digits."""

    number: int
    first: str
    last: str
    start: str


def _drawn(canary: Canary, copy: int, key: bytes) -> tuple[str, str]:
    """The middle initial and the last two digits that this copy has."""
    told = hashlib.blake2b(f"canary\0{canary.number}\0{copy}".encode(), key=key[:64], digest_size=8).digest()
    drawn = int.from_bytes(told, "big")
    return _INITIALS[drawn % 16], f"{drawn // 16 % 100:02}"


def put_in(
    rows: Sequence[Sequence[object]], columns: Sequence[str], canaries: Iterable[Canary], *, copy: int, key: bytes
) -> list[list[object]]:
    """The rows and these people among them. They work where somebody of the list works, and nobody rated them."""
    found = [list(row) for row in rows]
    for canary in canaries if rows else ():
        initial, digits = _drawn(canary, copy, key)
        like = found[
            int(hashlib.blake2b(f"{copy}\0{canary.number}".encode(), key=key[:64]).hexdigest(), 16) % len(rows)
        ]
        said: dict[str, object] = {
            "code": code_of(SPACE - 1 - canary.number, key),
            "name": f"{canary.first} {initial}. {canary.last}",
            "phones": canary.start + digits,
            "emails": "",
            "level": "0",
            "rated on": "",
            "committee": "",
        }
        found.append([said.get(column, like[n]) for n, column in enumerate(columns)])
    return found


def singing(
    rows: Iterable[Sequence[str]], canaries: Sequence[Canary], copies: Iterable[int], *, key: bytes
) -> tuple[tuple[str, ...], frozenset[int]]:
    """Which of these people stand in a list, and which copies have all of them just so.

    Somebody counts only if name and phone stand in one row: another may be called the same.
    """
    fit, found = set(copies), []
    for text in (" ".join(str(cell) for cell in row) for row in rows):
        for canary in canaries:
            digits = re.search(rf"{_digits(canary.start)}(\d\d)", _digits(text))
            names = {canary.first.casefold(), canary.last.casefold()}
            words = re.findall(r"[^\W\d_]+", text.casefold())
            if digits and names <= set(words):
                initials = {w.upper() for w in words if len(w) == 1 and w.upper() in _INITIALS}
                found.append(f"{canary.first} {canary.last}")
                fit = {c for c in fit if _fits(_drawn(canary, c, key), initials, digits[1])}
    return tuple(dict.fromkeys(found)), frozenset(fit if found else ())


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _fits(drawn: tuple[str, str], initials: set[str], digits: str) -> bool:
    return drawn[1] == digits and (not initials or drawn[0] in initials)
