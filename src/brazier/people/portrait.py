"""What we show of a worker, composed from the records that are her. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

HAND, TALK, LIST, OFFICIAL = "hand", "talk", "list", "official"
SOURCES = (HAND, TALK, LIST, OFFICIAL)
LONGEST_NAME = 120
_SMALL = {"de", "del", "la", "las", "los", "y", "da", "do", "dos", "van", "von", "bin", "binti", "al", "el"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one record says. source: hand (written at the desk), talk, list, or official (one row each, from
    the employer or the board); day: when it was said; number: order of writing; contract: permanent, agency,
    seasonal or student; texting: yes or no; the rest as typed, "" for nothing."""

    number: int
    source: str
    day: date
    name: str = ""
    first: str = ""
    last: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    worksite: str = ""
    department: str = ""
    shift: str = ""
    job: str = ""
    languages: str = ""
    start: str = ""
    contract: str = ""
    texting: str = ""
    best_time: str = ""


@dataclass(frozen=True, slots=True)
class Portrait:
    """One answer to each question. phones, emails: private ones first, no doubles."""

    name: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    worksite: str = ""
    department: str = ""
    shift: str = ""
    job: str = ""
    languages: str = ""
    start: str = ""
    contract: str = ""
    texting: str = ""
    best_time: str = ""
    names: tuple[str, ...] = field(default=())


def initials(name: str) -> str:
    """A name as little as helps: the first letter of each of its first two words, as "C. D."."""
    return " ".join(f"{word[0].upper()}." for word in name.split()[:2])


def said_of(number: int, source: str, day: date, fields: dict[str, object]) -> Said:
    """A record as it is stored, as what it says. Fields we do not know are passed over."""
    known = {f: fields[f] for f in Said.__dataclass_fields__ if f in fields}
    for many in ("phones", "emails"):
        if many in known:
            known[many] = tuple(known[many])  # type: ignore[arg-type]
    return Said(number=number, source=source, day=day, **known)  # type: ignore[arg-type]


def compose(records: Iterable[Said]) -> Portrait:
    """The portrait of a group of records, whatever order they come in.

    A name: as written at the desk, else the fullest. Where she works: the desk, else the newest official
    list, else the newest list. Phones: ours before the company's.
    """
    ranked = sorted(records, key=_age, reverse=True)
    desk_first = sorted(ranked, key=lambda r: r.source != HAND)
    for_place = _for_place(ranked)
    ours_first = sorted(desk_first, key=lambda r: r.source == OFFICIAL)
    return Portrait(
        name=_name(desk_first),
        phones=_no_doubles((p for r in ours_first for p in r.phones), _digits),
        emails=_no_doubles((e for r in ours_first for e in r.emails), str.casefold),
        worksite=_first(for_place, "worksite"),
        department=_first(for_place, "department"),
        shift=_first(for_place, "shift"),
        job=_first(for_place, "job"),
        languages=_first(desk_first, "languages"),
        start=_first(for_place, "start"),
        contract=_first(desk_first, "contract"),
        texting=_first(desk_first, "texting"),
        best_time=_first(desk_first, "best_time"),
        names=_no_doubles((n for r in ranked if (n := spoken(r.name, r.first, r.last))), str.casefold),
    )


def department_of(records: Iterable[Said]) -> str:
    """Where these records say that somebody works, as `compose` has it; empty if none says it."""
    said = [r for r in records if r.department]
    return _first(_for_place(sorted(said, key=_age, reverse=True)), "department")


def _age(record: Said) -> tuple[date, int]:
    return record.day, record.number


def _for_place(newest_first: Sequence[Said]) -> list[Said]:
    """In the order in which they are believed about where somebody works."""
    rank = {HAND: 0, OFFICIAL: 1}
    return sorted(newest_first, key=lambda r: rank.get(r.source, 2))


def spoken(name: str, first: str = "", last: str = "") -> str:
    """A name as people say it: "DIAZ ROJAS, ROSA M" is Rosa M Diaz Rojas; mixed case stays as written."""
    text = " ".join(f"{first} {last}".split()) or " ".join(name.split())
    if text.count(",") == 1:
        after, before = (part.strip() for part in text.split(","))
        text = f"{before} {after}".strip()
    text = "".join(c for c in text if c.isprintable())[:LONGEST_NAME].strip()
    if text.isupper() or text.islower():
        text = _capitals(text)
    return text


def _capitals(text: str) -> str:
    words = text.lower().split(" ")
    return " ".join(w if i and w in _SMALL else _capital(w) for i, w in enumerate(words))


def _capital(word: str) -> str:
    return re.sub(r"(^|[-'’.])(\w)", lambda m: m.group(1) + m.group(2).upper(), word)


def _name(desk_first: Sequence[Said]) -> str:
    candidates = [(r.source == HAND, spoken(r.name, r.first, r.last)) for r in desk_first]
    named = [(by_hand, name) for by_hand, name in candidates if name]
    if not named:
        phones = [p for r in desk_first for p in r.phones] + [e for r in desk_first for e in r.emails]
        return phones[0][:LONGEST_NAME] if phones else ""
    # the newest written by hand; otherwise the one with most whole words, then the longest
    return max(
        enumerate(named),
        key=lambda pair: (pair[1][0], 0 if pair[1][0] else _fullness(pair[1][1]), -pair[0]),
    )[1][1]


def _fullness(name: str) -> int:
    return sum(min(len(word), 12) for word in name.split() if len(word.strip(".")) > 1)


def _first(records: Sequence[Said], field_name: str) -> str:
    return next((text for r in records if (text := getattr(r, field_name))), "")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)[-9:] or text


def _no_doubles(texts: Iterable[str], key: object) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for text in texts:
        seen.setdefault(key(text), text)  # type: ignore[operator]
    return tuple(seen.values())
