"""One line of a list as what people keeps of it, and as what matching compares. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from brazier.lists.mapping import Row
from brazier.lists.placing import place
from brazier.matching.entry import Entry
from brazier.workplaces.names import key_of

SAID = ("name", "phones", "emails", "department", "shift", "badge", "job", "start")
PLAIN = ("address", "postcode", "birth")
LONGEST = 200
TOLD: Mapping[str, Callable[[Row], object]] = {
    "name": lambda row: row.name or row.last,
    "worksite": lambda row: row.site,
    "department": lambda row: row.department,
    "shift": lambda row: row.shift,
    "job": lambda row: row.job,
    "address": lambda row: row.address,
    "email": lambda row: row.emails,
    "phone": lambda row: row.phones,
}
"""What is counted of a list: in how many of its rows each of these stands."""


AT_ONCE = 2000
"""Lines between two words about how far it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the file it stands in. key: unique in the import."""

    key: str
    list_file: int
    row: Row


def portions(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """These lines, AT_ONCE at a time."""
    waiting = iter(lines)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def said(row: Row) -> dict[str, object]:
    """What is kept of a row as long as the campaign runs; empty fields are left out."""
    fields: dict[str, object] = {
        "name": row.name or row.nickname,
        "first": " ".join(filter(None, (row.first, row.middle))),
        "last": " ".join(filter(None, (row.last, row.suffix))),
        "phones": list(row.phones[:5]),
        "emails": list(row.emails[:5]),
        "worksite": row.site,
        "department": row.department,
        "shift": row.shift,
        "job": row.job,
        "languages": row.language,
        "start": row.start,
        "badge": row.badge,
    }
    return {f: v[:LONGEST] if isinstance(v, str) else v for f, v in fields.items() if v}


def told_by(rows: Iterable[Row]) -> dict[str, int]:
    """In how many rows, as they stand in the file, each of TOLD stands; 0 for what the list never says."""
    found = Counter(what for row in rows for what, of in TOLD.items() if of(row))
    return {what: found[what] for what in TOLD}


def plain(row: Row) -> dict[str, str]:
    """What is kept only until the review ends, for human eyes: address and birth date as typed."""
    fields = {"address": row.address, "postcode": row.postcode, "birth": row.birth}
    return {f: v[:LONGEST] for f, v in fields.items() if v}


def entry(line: Line, source: str) -> Entry:
    """The row as matching takes it."""
    row = line.row
    return Entry(
        key=line.key,
        source=source,
        name=row.name or row.nickname,
        first=" ".join(filter(None, (row.first, row.middle))),
        last=" ".join(filter(None, (row.last, row.suffix))),
        phones=row.phones,
        emails=row.emails,
        address=", ".join(filter(None, (row.address, row.city))),
        postcode=row.postcode,
        birth=row.birth,
        department=row.department,
        shift=row.shift,
        site=row.site,
        badge=row.badge,
    )


def placed(
    rows: Sequence[Row], departments: Iterable[str], shifts: Iterable[str], worksites: Sequence[str]
) -> list[Row]:
    """The rows with departments and shifts as this campaign calls them; the most frequent spelling wins for
    names nobody knew yet. Where there is one worksite and the lists name one, it is that one."""
    known = {
        "department": _settled([r.department for r in rows], list(departments), "department"),
        "shift": _settled([r.shift for r in rows], list(shifts), "shift"),
    }
    sites = {key_of(r.site) for r in rows if r.site}
    one = len(worksites) == 1 and len(sites) == 1
    return [
        replace(
            r,
            department=known["department"].get(r.department, ""),
            shift=known["shift"].get(r.shift, ""),
            site="" if one else r.site,
        )
        for r in rows
    ]


def _settled(typed: list[str], names: list[str], kind: str) -> dict[str, str]:
    """The name of each spelling. Frequent spellings come first, so that "Inbound" names what "IB" joins."""
    found = {}
    for text, _ in sorted(Counter(filter(None, typed)).items(), key=lambda pair: (-pair[1], pair[0])):
        where = place(text, names, kind)  # type: ignore[arg-type]
        name = text if where.how == "new" else where.name
        if where.how == "new":
            names.append(name)
        found[text] = name
    return found
