"""Traits of many rows as columns of numbers, so that millions of pairs can be compared at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from brazier.matching.names import MOST_WORDS
from brazier.matching.phones import MOST_PHONES
from brazier.matching.traits import HEAD, PART, VERSION, Traits
from brazier.terms import Broken, Wrong

Ints = NDArray[np.int32]
Wide = NDArray[np.int64]
Hashes = NDArray[np.uint32]
Small = NDArray[np.int8]
Bytes = NDArray[np.uint8]

CHUNK = 50_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows side by side; every array has one line a row, -1 (words, texts) or 0 (hashes) where a row is silent.

    words (n, 7) and roles: numbers into `vocabulary`; phones (n, 4): digits packed as in traits;
    emails (n, 3): numbers into `mailboxes`; street (n, 4), days (n, 2), parts (n, 6): keyed hashes;
    department, shift, site, badge: numbers into `labels`; source: numbers into `sources`.
    """

    sources: tuple[str, ...]
    vocabulary: tuple[str, ...]
    mailboxes: tuple[str, ...]
    labels: tuple[str, ...]
    source: Ints
    words: Ints
    roles: Small
    generation: Small
    phones: Wide
    emails: Ints
    house: Hashes
    unit: Hashes
    postcode: Hashes
    year: Hashes
    street: Hashes
    days: Hashes
    parts: Hashes
    department: Ints
    shift: Ints
    site: Ints
    badge: Ints

    def __len__(self) -> int:
        return len(self.source)


class _Numbering(defaultdict[str, int]):
    """Gives each new text the next number."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number

    def of(self, texts: Sequence[str]) -> Ints:
        return np.fromiter(map(self.__getitem__, texts), np.int32, len(texts))


def columns(traits: Sequence[Traits]) -> Columns:
    """The rows as columns, in the same order.

    Errors: Broken if stored bytes are damaged; Wrong if hashes of two secrets are mixed.
    """
    numbering = _Texts(_Numbering(), _Numbering(), _Numbering(), _Numbering())
    seals: set[int] = set()
    pieces = [_piece(chunk, numbering, seals) for chunk in _chunks(traits)]
    if len(seals) > 1:
        raise Wrong(
            "matching.secrets", "These records were hashed with two different keys and can not be compared."
        )
    merged = (
        {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
        if pieces
        else _piece((), numbering, seals)
    )
    texts = (numbering.sources, numbering.words, numbering.emails, numbering.labels)
    return Columns(*(tuple(names) for names in texts), **merged)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Texts:
    sources: _Numbering
    words: _Numbering
    emails: _Numbering
    labels: _Numbering


def _chunks(traits: Sequence[Traits]) -> Iterator[Sequence[Traits]]:
    rows = iter(traits)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _piece(traits: Sequence[Traits], texts: _Texts, seals: set[int]) -> dict[str, NDArray[np.generic]]:
    packed = [row.packed for row in traits]
    lengths = np.fromiter(map(len, packed), np.int64, len(packed))
    starts = np.cumsum(lengths) - lengths
    raw = np.frombuffer(b"".join(packed) or b"\0", np.uint8)
    if packed and (lengths.min() < HEAD.size or np.any(raw[starts] != VERSION)):
        raise Broken("matching.traits", "Stored traits of a record can not be read.")
    head = (
        raw[starts[:, None] + np.arange(HEAD.size)].astype(np.int64)
        if packed
        else np.zeros((0, HEAD.size), np.int64)
    )
    seals.update(np.unique(head[:, 2] + 256 * head[:, 3]).tolist())
    numbers, text_at = _numbers(raw, starts, head)
    if packed and np.any(text_at > lengths):
        raise Broken("matching.traits", "Stored traits of a record can not be read.")
    written = _texts(packed, text_at.tolist(), texts)
    source = texts.sources.of([row.source for row in traits])
    return {"source": source, "generation": head[:, 1].astype(np.int8), **numbers, **written}


def _numbers(raw: Bytes, starts: Wide, head: Wide) -> tuple[dict[str, NDArray[np.generic]], Wide]:
    words, phones, street, days, parts = (head[:, place] for place in (4, 5, 7, 8, 9))
    at = starts + HEAD.size
    roles = _ragged(raw, at, words, MOST_WORDS, 1).view(np.int8)[:, :, 0]
    at = at + words
    found: dict[str, NDArray[np.generic]] = {"roles": roles}
    single = _ragged(raw, at, np.full(len(at), 4), 4, 4).view("<u4")[:, :, 0]
    found |= {name: single[:, place].copy() for place, name in enumerate(("house", "unit", "postcode", "year"))}
    at = at + 16
    for name, count, most in (("street", street, 4), ("days", days, 2), ("parts", parts, 6)):
        found[name] = _ragged(raw, at, count, most, 4).view("<u4")[:, :, 0]
        at = at + 4 * count
    found["phones"] = _ragged(raw, at, phones, MOST_PHONES, 8).view("<i8")[:, :, 0]
    return found, at + 8 * phones - starts


def _ragged(raw: Bytes, at: Wide, count: Wide, most: int, size: int) -> Bytes:
    """The first `count` items of `size` bytes from each place, zero beyond; shape (rows, most, size)."""
    slots = np.arange(most)
    inside = slots < count[:, None]
    places = at[:, None] + slots * size
    bytes_at = np.where(inside, places, 0)[:, :, None] + np.arange(size)
    return np.where(inside[:, :, None], raw[np.minimum(bytes_at, len(raw) - 1)], 0).astype(np.uint8)


def _texts(packed: Sequence[bytes], text_at: Sequence[int], texts: _Texts) -> dict[str, NDArray[np.generic]]:
    try:
        split = [row[at:].decode().split(PART) for row, at in zip(packed, text_at, strict=True)]
        names, mails, *labels = zip(*split, strict=True) if split else ((), (), (), (), (), ())
        department, shift, site, badge = labels
    except ValueError as damage:
        raise Broken("matching.traits", "Stored traits of a record can not be read.") from damage
    return {
        "words": _filled([name.split() for name in names], texts.words, MOST_WORDS),
        "emails": _filled([mail.split() for mail in mails], texts.emails, 3),
        "department": _labels(department, texts.labels),
        "shift": _labels(shift, texts.labels),
        "site": _labels(site, texts.labels),
        "badge": _labels(badge, texts.labels),
    }


def _filled(many: Sequence[list[str]], numbering: _Numbering, most: int) -> Ints:
    count = np.fromiter(map(len, many), np.int64, len(many))
    table = np.full((len(many), most), -1, np.int32)
    inside = np.arange(most) < count[:, None]
    table[inside] = numbering.of([text for texts in many for text in texts])
    return table


def _labels(texts: Sequence[str], numbering: _Numbering) -> Ints:
    return np.fromiter((numbering[text] if text else -1 for text in texts), np.int32, len(texts))
