"""One row of one list, as somebody typed it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row of one list says of one person, raw as typed.

    key: unique over all rows handed in together.
    source: which list the row stands on.
    name: the whole name in any order, "LAST, FIRST M" included; first and last: when the list has columns.
    phones, emails: every number and address of the row; a cell may hold several.
    birth: a date of birth as typed, day and month in any order.
    badge: the employer's number for this worker.
    Everything but key and source may be empty.
    """

    key: str
    source: str
    name: str = ""
    first: str = ""
    last: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    postcode: str = ""
    birth: str = ""
    department: str = ""
    shift: str = ""
    site: str = ""
    badge: str = ""
