"""Her own record: everything we keep of one person, printed for her, plain and complete. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.resources import files

from brazier.people.facts import Person, RecordFacts
from brazier.press.typeset import Paper, Printed, pdf

SAID = (
    "name",
    "first",
    "last",
    "phones",
    "emails",
    "worksite",
    "department",
    "shift",
    "job",
    "languages",
    "start",
    "badge",
    "contract",
    "texting",
    "best_time",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing we keep. label: what it is; value: the thing itself, in full; told: by whom, when, on what."""

    label: str
    value: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Things that belong together. entries: none is said too, in the words of `nothing`."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RecordWords:
    """What is said in the record.

    record: heads a record, holds %(source)s, %(day)s and, if wanted, %(line)s of the list it came in on.
    fields: the names of what a record says, by SAID and whatever else lists bring; a field without one stands
    under its stored name. sources: by hand, talk, list, official. states: by here,
    left, out_of_unit. bases: by did, said, reported, guess. levels: 0 to 5. cell: writes a cell's number as
    its name. day: writes a date. values: by field, the words of what is stored as a code.
    """

    title: str
    intro: str
    nothing: str
    who: str
    code: str
    state: str
    works: str
    committee_since: str
    last_act: str
    standing: str
    records: str
    record: str
    fields: Mapping[str, str]
    sources: Mapping[str, str]
    states: Mapping[str, str]
    bases: Mapping[str, str]
    levels: Mapping[int, str]
    cell: Callable[[int], str]
    day: Callable[[date], str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """All there is of her. name: as she is called; day: of printing, in words; sections: in reading order."""

    name: str
    day: str
    title: str
    intro: str
    nothing: str
    sections: tuple[Section, ...]


def printed(record: OwnRecord, *, paper: Paper, language: str) -> Printed:
    """Her record, upright. It is hers to keep, so nobody brings it back.

    Errors: Broken if it can not be typeset.
    """
    template = (files("brazier.people.sheets") / "own_record.typ").read_text("utf-8")
    return pdf(template, data(record), paper=paper, language=language, title=record.title)


def data(record: OwnRecord) -> dict[str, object]:
    """What the template is handed."""
    return asdict(record)


def sections_of(person: Person, words: RecordWords) -> tuple[Section, ...]:
    """What people keeps of her: who she is, how she was rated, and every record as it came.

    Other areas add theirs after these: talks, asks, cards.
    """
    return (_who(person, words), _standing(person, words), *(_record(r, words) for r in person.records))


def _who(person: Person, words: RecordWords) -> Section:
    known = person.portrait
    many = {"phones": known.phones, "emails": known.emails}
    entries = [Entry(words.code, person.code), Entry(words.fields["name"], known.name)]
    entries += [Entry(words.fields[f], "\n".join(values)) for f, values in many.items() if values]
    entries.append(Entry(words.works, words.cell(person.cell)))
    entries += [Entry(words.fields[f], text) for f in ("job", "languages", "start") if (text := getattr(known, f))]
    entries.append(Entry(words.state, words.states[person.state]))
    if person.committee_since:
        entries.append(Entry(words.committee_since, words.day(person.committee_since)))
    return Section(words.who, tuple(entries))


def _standing(person: Person, words: RecordWords) -> Section:
    """Each opinion on its own line: the one that counts is only one of them."""
    entries = [
        Entry(words.day(rating.day), f"{rating.level} {words.levels[rating.level]}", words.bases[rating.basis])
        for rating in sorted(person.ratings.values(), key=lambda r: (r.day, r.number))
    ]
    if person.standing.acted:
        entries.append(Entry(words.last_act, words.day(person.standing.acted)))
    return Section(words.standing, tuple(entries))


def _record(record: RecordFacts, words: RecordWords) -> Section:
    source = words.sources[record.source]
    told = words.record % {"source": source, "day": words.day(record.day), "line": record.line or ""}
    said = record.said_plain
    named = [*(f for f in SAID if f in said), *sorted(said.keys() - set(SAID))]
    texts = ((f, _as_text(said[f])) for f in named)
    entries = (Entry(words.fields.get(f, f), words.values.get(f, {}).get(text, text)) for f, text in texts if text)
    return Section(told, tuple(entries))


def _as_text(value: object) -> str:
    """What is stored in one field, in full: several values on several lines."""
    if isinstance(value, list | tuple):
        return "\n".join(str(one) for one in value)
    return "" if value is None else str(value)
