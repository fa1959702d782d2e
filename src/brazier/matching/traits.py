"""What is kept of a row for years: traits without the plain address or date of birth, packed small.

Names, telephones, e-mails and workplace words stand as plain normalized text and need an encrypted home.
Address words and dates are only keyed hashes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Self

from brazier.matching.names import Role
from brazier.terms import Broken

VERSION = 1
HEAD = Struct("<BBHBBBBBBBB")
TEXTS = ("words", "emails", "department", "shift", "site", "badge")
PART = "\x1f"


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything a row says, normalized; the unpacked form of `Traits`.

    words and roles run side by side. phones: digits, "+" before a foreign one.
    house, unit, postcode, street, days, parts, year: keyed hashes of 32 bits.
    days: each day the birth date can mean; parts: its (year, month), (year, day) and (month, day).
    seal: tells which secret made the hashes; hashes of two secrets can not be compared.
    """

    words: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    generation: int = 0
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    house: int = 0
    unit: int = 0
    postcode: int = 0
    street: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    year: int = 0
    department: str = ""
    shift: str = ""
    site: str = ""
    badge: str = ""
    seal: int = 0


@dataclass(frozen=True, slots=True)
class Traits:
    """One row, boiled down for matching. `packed` is about a hundred bytes and opens without the secret.

    key and source are the row's; they stand outside so that a database can index them.
    """

    key: str
    source: str
    packed: bytes

    @classmethod
    def of(cls, key: str, source: str, marks: Marks) -> Self:
        """The traits that hold these marks."""
        return cls(key, source, _pack(marks))

    @classmethod
    def unpack(cls, key: str, source: str, packed: bytes) -> Self:
        """Stored traits, checked. Errors: Broken if the bytes are damaged or of an unknown version."""
        traits = cls(key, source, packed)
        _ = traits.marks
        return traits

    @property
    def marks(self) -> Marks:
        """What the row says. Errors: Broken if the bytes are damaged or of an unknown version."""
        try:
            return _unpack(self.packed)
        except (ValueError, IndexError, ArithmeticError) as damage:
            raise Broken("matching.traits", "Stored traits of a record can not be read.") from damage


def _pack(marks: Marks) -> bytes:
    singles = (marks.house, marks.unit, marks.postcode, marks.year)
    hashes = [*singles, *marks.street, *marks.days, *marks.parts]
    texts = (" ".join(marks.words), " ".join(marks.emails), marks.department, marks.shift, marks.site, marks.badge)
    text = PART.join(texts).encode()
    head = HEAD.pack(
        VERSION, marks.generation, marks.seal, len(marks.words), len(marks.phones), len(marks.emails),
        len(marks.street), len(marks.days), len(marks.parts), 0, 0,
    )  # fmt: skip
    numbers = b"".join([_number(phone).to_bytes(8, "little") for phone in marks.phones])
    return b"".join((head, bytes(marks.roles), _u32(hashes), numbers, text))


def _u32(values: Sequence[int]) -> bytes:
    return b"".join([value.to_bytes(4, "little") for value in values])


def _number(phone: str) -> int:
    return int("2" + phone[1:]) if phone[0] == "+" else int("1" + phone)


def phone_text(number: int) -> str:
    """A packed number as its digits, "+" before a foreign one."""
    digits = str(number)
    return ("+" if digits[0] == "2" else "") + digits[1:]


def _unpack(packed: bytes) -> Marks:
    if len(packed) < HEAD.size or packed[0] != VERSION:
        raise ValueError(packed[:1])
    _, generation, seal, words, phones, _, street, days, parts, _, _ = HEAD.unpack_from(packed)
    at = HEAD.size + words
    hashes_end = at + 4 * (4 + street + days + parts)
    hashes = [int.from_bytes(packed[place : place + 4], "little") for place in range(at, hashes_end, 4)]
    text_at = hashes_end + 8 * phones
    numbers = [int.from_bytes(packed[place : place + 8], "little") for place in range(hashes_end, text_at, 8)]
    names, emails, *rest = packed[text_at:].decode().split(PART)
    department, shift, site, badge = rest
    many = hashes[4:]
    return Marks(
        tuple(names.split()), tuple(Role(role) for role in packed[HEAD.size : at]), generation,
        tuple(phone_text(number) for number in numbers), tuple(emails.split()),
        hashes[0], hashes[1], hashes[2], tuple(many[:street]), tuple(many[street : street + days]),
        tuple(many[street + days :]), hashes[3], department, shift, site, badge, seal,
    )  # fmt: skip
