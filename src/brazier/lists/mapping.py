"""From a table and its columns to one row a worker; each line is a row or a fault, none is lost."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from .cleaning import unwrapped
from .columns import Columns
from .contents import emails_in, is_email, is_phone, phones_in, shape_of
from .table import Fault, Table
from .wording import plain

_SHORTENED: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.I)
_NOTHING_WORDS: Final = (
    "|n a|na|none|null|nil|unknown|tbd|tba|no|not known|no phone|no email|ninguno|ninguna|desconocido|"
    "no tiene|sin telefono|aucun|aucune|inconnu|pas de telephone|okenn|pa genyen|brak|nieznany|nie ma|"
    "无|没有|不详|لا يوجد|غير معروف|নেই|অজানা"
)
_NOTHING: Final = frozenset(_NOTHING_WORDS.split("|"))
_VACANT_WORDS: Final = (
    "vacant|vacancy|open|open position|open req|unfilled|to be hired|empty|vacante|puesto vacante|"
    "vacant poste|pos vid|wakat|空缺|شاغر|শূন্য পদ"
)
_VACANT: Final = frozenset(_VACANT_WORDS.split("|"))
_SIGNS: Final = re.compile(r"[\W_]*")
_SIGNATURE_ROWS: Final = 400


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of a list says about one worker, all as typed; "" or () where it says nothing.

    line: in the file. The names stand as they were written; telling them apart is for `matching`.
    """

    line: int
    record_id: str = ""
    name: str = ""
    first: str = ""
    middle: str = ""
    last: str = ""
    suffix: str = ""
    nickname: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    postcode: str = ""
    city: str = ""
    birth: str = ""
    department: str = ""
    shift: str = ""
    site: str = ""
    badge: str = ""
    job: str = ""
    language: str = ""
    start: str = ""
    signed_on: str = ""
    rating: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """rows: one a worker, in the order of the file. faults: of reading and of this step, by line."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


_SINGLE: Final = (
    "record_id", "name", "first", "middle", "last", "suffix", "nickname", "postcode", "city", "birth",
    "department", "shift", "site", "badge", "job", "language", "start", "signed_on", "rating",
)  # fmt: skip


def signature(table: Table) -> str:
    """The same for every file with these columns, so that a corrected mapping can be used again.

    Made of the header words in their order, without case, accents and signs; of the rough contents of the
    columns where there is no header.
    """
    if table.notes.header_line or table.notes.kind in ("pasted", "cards", "chat", "contacts"):
        words = ["headed", *(plain(name) for name in table.header)]
    else:
        sample = [row.cells for row in table.rows[:_SIGNATURE_ROWS]]
        words = ["bare", *(_rough([cells[at] for cells in sample]) for at in range(len(table.header)))]
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:32]


def apply(table: Table, columns: Columns) -> Applied:
    """One `Row` for each line that names somebody, and a fault for each that does not.

    Refused and ignored columns are not even looked at. Several phone columns, and several numbers in one
    cell, come as one tuple. Every row of the table ends in `rows` or in a fault that is not kept.
    """
    read = _Reading(columns)
    rows: list[Row] = []
    faults: list[Fault] = list(table.faults)
    for raw in table.rows:
        row = read.row(raw.line, unwrapped(raw.cells), faults)
        if row is None:
            faults.append(Fault(raw.line, read.why_nobody(raw.cells)))
        else:
            rows.append(row)
    faults.sort(key=lambda fault: fault.line)
    return Applied(tuple(rows), tuple(faults))


def _rough(values: Sequence[str]) -> str:
    shape = shape_of(values)
    looks = ("phone", "email", "date", "address", "number", "name")
    return next((look for look in looks if shape.of(look) >= 0.5), "text" if shape.count else "empty")


class _Reading:
    """The columns looked up once, so that long lists stay quick."""

    def __init__(self, columns: Columns) -> None:
        self._headers = [column.header for column in columns.columns]
        single = {field: columns.of(field) for field in _SINGLE}
        self._single = [(field, at[0]) for field, at in single.items() if at]
        self._phones = columns.of("phone")
        self._emails = columns.of("email")
        self._joined = [(field, columns.of(field), sign) for field, sign in (("address", ", "), ("note", "; "))]
        self._naming = [at for field in ("name", "first", "last", "badge", "nickname") for at in columns.of(field)]

    def row(self, line: int, cells: Sequence[str], faults: list[Fault]) -> Row | None:
        """The row of one line; None if it names nobody."""
        phones = self._many(line, cells, faults, _PHONES) if self._phones else ()
        emails = self._many(line, cells, faults, _EMAILS) if self._emails else ()
        if not phones and not emails and not any(_tells(cells[at]) for at in self._naming):
            return None
        values = {field: cells[at] for field, at in self._single if cells[at]}
        for field, columns, sign in self._joined:
            if columns and (text := sign.join(dict.fromkeys(cells[at] for at in columns if cells[at]))):
                values[field] = text
        return Row(line, phones=phones, emails=emails, **values)

    def _many(self, line: int, cells: Sequence[str], faults: list[Fault], kind: "_Kind") -> tuple[str, ...]:
        found: dict[str, None] = {}
        for at in self._phones if kind is _PHONES else self._emails:
            for part in kind.split(cells[at]):
                if kind.is_one(part):
                    found[part] = None
                elif _tells(part):
                    code = "digits_lost" if kind is _PHONES and _SHORTENED.fullmatch(part) else kind.code
                    if kind.may_be(part) and code == kind.code:
                        found[part] = None
                    else:
                        faults.append(Fault(line, code, {"column": self._headers[at]}, kept=True))
        return tuple(found)

    def why_nobody(self, cells: Sequence[str]) -> str:
        """The code for a line without a person: vacant, or nobody."""
        return "vacant" if any(plain(cells[at]) in _VACANT for at in self._naming if cells[at]) else "nobody"


@dataclass(frozen=True, slots=True)
class _Kind:
    split: Callable[[str], tuple[str, ...]]
    is_one: Callable[[str], bool]
    may_be: Callable[[str], bool]
    code: str


_PHONES: Final = _Kind(phones_in, is_phone, lambda part: sum(map(str.isdigit, part)) >= 6, "not_a_phone")
_EMAILS: Final = _Kind(emails_in, is_email, lambda part: "@" in part, "not_an_email")


def _tells(cell: str) -> bool:
    """Whether a cell names something, and is not "n/a", "-", "unknown" or "vacant"."""
    if not cell or (len(cell) < 20 and _SIGNS.fullmatch(cell)):
        return False
    return len(cell) > 24 or cell[0] not in _SUSPECT or plain(cell) not in _NO_ONE


_NO_ONE: Final = _NOTHING | _VACANT
_SUSPECT: Final = frozenset("".join(word[:1] + word[:1].upper() for word in _NO_ONE) + "#")
