"""What a packet of cards holds: the list by the alphabet, its counts, a number for each card, a sample without
names. Pure."""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from brazier.cards.filing.facts import Countable, Ready

SAMPLE = 12
"""Rows of the sample without names."""
FEWEST = 5
"""A sample of fewer would say who."""


@dataclass(frozen=True, slots=True)
class Line:
    """One card of the list. number: its own, see `number_of`; custody: in whose hands it was, in words."""

    name: str
    signed_on: date
    medium: str
    witness: str
    number: str
    text: str
    photo: str
    custody: str


@dataclass(frozen=True, slots=True)
class Packet:
    """lines: by the alphabet; others: how many people's cards are not in it, by standing; people: how many are in
    the unit; months: how many were signed in which; salt: what makes the numbers of the cards, hex; copy: its
    name."""

    lines: tuple[Line, ...]
    others: tuple[tuple[str, int], ...]
    people: int
    months: tuple[tuple[date, int], ...]
    salt: str
    copy: str
    day: date


def number_of(salt: str, *, name: str, day: date, medium: str, text: str, photo: str, signature: str) -> str:
    """The number of one card: HMAC-SHA-256 under the packet's salt over what stands on it, with bars between.

    Without the salt nobody finds out by trying names whose card a number is: so a sample may show it.
    """
    told = "|".join((name, day.isoformat(), medium, text, photo, hashlib.sha256(signature.encode()).hexdigest()))
    return hmac.new(bytes.fromhex(salt), told.encode(), hashlib.sha256).hexdigest()


def put_together(
    ready: Ready,
    names: dict[int, str],
    *,
    custody: Callable[[Countable], str],
    people: int,
    salt: str,
    copy: str,
    day: date,
) -> Packet:
    """The packet of cards that count. names: by worker; custody: of a card, in words."""
    lines = []
    for card in ready.cards:
        name = card.name or names.get(card.worker, "")
        number = number_of(
            salt, name=name, day=card.signed_on, medium=card.medium, text=card.text, photo=card.photo,
            signature=card.signature,
        )  # fmt: skip
        lines.append(
            Line(name, card.signed_on, card.medium, card.witness, number, card.text, card.photo, custody(card))
        )
    months: dict[date, int] = {}
    for line in lines:
        first = line.signed_on.replace(day=1)
        months[first] = months.get(first, 0) + 1
    return Packet(
        tuple(sorted(lines, key=lambda line: (by_alphabet(line.name), line.signed_on, line.number))),
        ready.others, people, tuple(sorted(months.items())), salt, copy, day,
    )  # fmt: skip


def by_alphabet(name: str) -> tuple[str, str]:
    """Where a name stands in the list: by its last word, then by the rest, without accents and capitals."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = plain.split() or [""]
    return words[-1], " ".join(words[:-1])


def sample(packet: Packet, draw: Callable[[int], int]) -> tuple[Line, ...]:
    """Some rows without a name, a day or a hand, in an order of their own, to show what the packet is like; none
    where so few signed that it would say who. draw: a number under the one it is given, by chance."""
    if len(packet.lines) < FEWEST:
        return ()
    left = list(packet.lines)
    drawn = [left.pop(draw(len(left))) for _ in range(min(SAMPLE, len(left)))]
    return tuple(
        Line("", line.signed_on.replace(day=1), line.medium, "", line.number, "", "", "") for line in drawn
    )


def rows(packet: Packet, *, head: Sequence[str], told: Iterable[Sequence[object]]) -> list[list[object]]:
    """The list as a spreadsheet has it. told: what stands above it; head: names of the columns."""
    lines: list[list[object]] = [
        [n, line.name, line.signed_on.isoformat(), line.medium, line.witness, line.number, line.text, line.photo,
         line.custody]
        for n, line in enumerate(packet.lines, 1)
    ]  # fmt: skip
    return [*(list(row) for row in told), [], list(head), *lines]
