"""Rows as typed become traits that can be compared and kept; address and birth only as keyed hashes."""

import hmac
from collections.abc import Iterable
from functools import lru_cache

from brazier.matching import births, emails, names, phones, places
from brazier.matching.entry import Entry
from brazier.matching.traits import Marks, Traits
from brazier.terms import Wrong

SHORTEST_SECRET = 16


def describe(entries: Iterable[Entry], *, secret: bytes, region: str = "US") -> list[Traits]:
    """The traits of each row, in the same order.

    secret: at least 16 bytes, the same for all rows that shall ever be compared.
    region: two letters; how numbers without a country code are read.
    Rows may come from a generator, so that the plain text never stands in memory as a whole.
    Errors: Wrong if the secret is too short.
    """
    if len(secret) < SHORTEST_SECRET:
        raise Wrong("matching.secret", "The key for hashing must have at least 16 bytes.")
    sealer = _Sealer(secret)
    return [Traits.of(entry.key, entry.source, sealer.marks(entry, region)) for entry in entries]


class _Sealer:
    """Hashes with one secret and remembers what it hashed."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._hash = lru_cache(maxsize=1 << 17)(self._keyed)
        self._born = lru_cache(maxsize=1 << 15)(self._birth)
        self.seal = self._keyed("seal") & 0xFFFF

    def _keyed(self, text: str) -> int:
        digest = hmac.digest(self._secret, text.encode("utf-8", "replace"), "sha256")
        return int.from_bytes(digest[:4], "little") or 1

    def _birth(self, text: str) -> tuple[tuple[int, ...], tuple[int, ...], int]:
        found = births.days(text)
        years = {year for year, _, _ in found}
        year = self._keyed(f"year:{years.pop()}") if len(years) == 1 else 0
        full = [day for day in found if day[1]]
        parts = [
            f"{kind}:{a}-{b}" for y, m, d in full for kind, a, b in (("ym", y, m), ("yd", y, d), ("md", m, d))
        ]
        days = tuple(self._keyed(f"day:{y}-{m}-{d}") for y, m, d in full)
        return days, tuple(self._keyed(part) for part in parts), year

    def marks(self, entry: Entry, region: str) -> Marks:
        name = names.read(entry.name, entry.first, entry.last)
        home = (
            places.address(entry.address, entry.postcode) if entry.address or entry.postcode else places.Address()
        )
        days, parts, year = self._born(entry.birth) if entry.birth else ((), (), 0)
        sealed = self._hash
        return Marks(
            name.words, name.roles, name.generation,
            phones.numbers(entry.phones, region) if entry.phones else (),
            emails.addresses(entry.emails) if entry.emails else (),
            sealed("house:" + home.house) if home.house else 0,
            sealed("unit:" + home.unit) if home.unit else 0,
            sealed("code:" + home.postcode) if home.postcode else 0,
            tuple([sealed("street:" + word) for word in home.street]),
            days, parts, year,
            places.place(entry.department), places.place(entry.shift), places.site(entry.site),
            places.badge(entry.badge), self.seal,
        )  # fmt: skip
