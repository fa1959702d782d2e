"""The door from lists to matching: rows of files in, what becomes of each row out. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from brazier.lists.columns import Columns, guess
from brazier.lists.mapping import apply
from brazier.lists.planning import Link, record_key
from brazier.lists.reading import read
from brazier.lists.rows import Line, entry
from brazier.lists.table import Table
from brazier.matching.describe import describe
from brazier.matching.pairing import Link as Pair
from brazier.matching.pairing import Paired, pair
from brazier.matching.quiet import collector_paused
from brazier.matching.refit import Answer, refit
from brazier.matching.traits import Traits
from brazier.people.facts import Known
from brazier.people.portrait import OFFICIAL
from brazier.storage.jobs import Report

SOURCE = "list:"
FEWEST_BADGES = 10
OFFICIAL_KINDS = frozenset(("csv", "xlsx", "xls", "ods", "xml", "html"))
SECRET_FOR_ONE_RUN = b"only for this run; nothing of it is kept"


@dataclass(frozen=True, slots=True)
class Matched:
    """placed: new, same or review for each row. links: joined without asking. doubts: the most useful first."""

    placed: Mapping[str, str]
    links: tuple[Link, ...]
    doubts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """rows: record_id, person, score, decision, in the order of the files. summary: for `--json`; one_row_each:
    which of the lists, from 1, were taken to hold nobody twice."""

    rows: tuple[tuple[str, int, float, str], ...]
    summary: dict[str, object]


def looks_official(table: Table, columns: Columns) -> bool:
    """Whether a list seems to come from the employer: it gives each row its own badge number."""
    badges = [row.cells[at] for at in columns.of("badge")[:1] for row in table.rows]
    told = [badge for badge in badges if badge]
    enough = len(told) >= FEWEST_BADGES and len(told) >= 0.9 * len(badges)
    return enough and len(set(told)) == len(told) and table.notes.kind in OFFICIAL_KINDS


def describe_lines(lines: Sequence[Line], *, secret: bytes, region: str) -> dict[str, bytes]:
    """Packed traits of each line, by its key. Errors: Wrong if the secret is too short."""
    entries = (entry(line, source_of(line.list_file)) for line in lines)
    return {traits.key: traits.packed for traits in describe(entries, secret=secret, region=region)}


def match(
    lines: Sequence[tuple[Line, bytes]],
    known: Sequence[Known],
    *,
    officials: Iterable[int],
    apart: Iterable[tuple[int, int]],
    answered: Iterable[tuple[float, bool]],
    report: Report,
) -> Matched:
    """What becomes of each line, against the other lines and everybody on the roster.

    officials: files with one row each. apart: records a person said are two people. answered: doubts people
    settled: what the machine had thought, 0 to 1, and whether it was one worker.
    """
    new = [Traits(line.key, source_of(line.list_file), packed) for line, packed in lines]
    roster = [Traits(record_key(person.record), person.source, person.traits) for person in known]
    number = {worker: at for at, worker in enumerate(dict.fromkeys(person.worker for person in known))}
    found = pair(
        new,
        roster,
        workers=[number[person.worker] for person in known],
        one_row_each={*map(source_of, officials), *(k.source for k in known if k.source.startswith(OFFICIAL))},
        apart={(record_key(a), record_key(b)) for a, b in apart},
        learned=refit([Answer(score, same) for score, same in answered]),
        heard=lambda done, whole: report("compare", done, whole),
    )
    return Matched(found.decided, tuple(map(_link, found.links)), tuple(map(_link, found.doubts)))


def match_files(
    contents: Sequence[tuple[str, bytes]], marked: Sequence[bool], *, mode: str, report: Report
) -> Clusters:
    """Which rows of these files are one person, without a campaign.

    contents: name and bytes of each file. marked: whether the file has one row each. A record_id column is kept,
    else a row is called file:line. Errors: Wrong for what is not a list.
    """
    traits, names, officials = described(contents, marked, report)
    found = pair(
        traits,
        one_row_each=officials,
        mode=mode,
        heard=lambda done, whole: report("compare", done, whole),
    )
    rows = tuple((names[t.key], found.person[t.key], found.score[t.key], found.decided[t.key]) for t in traits)
    return Clusters(rows, _summary(found, len(traits)))


def described(
    contents: Sequence[tuple[str, bytes]], marked: Sequence[bool], report: Report
) -> tuple[list[Traits], dict[str, str], frozenset[str]]:
    """The traits of all rows of these files, what each row is called outside, and the sources with one row each.

    One table at a time, so that plain text never stands in memory as a whole. Errors: Wrong for what is not a
    list.
    """
    traits: list[Traits] = []
    names: dict[str, str] = {}
    officials = set()
    tables = (
        (name, table, one)
        for (name, data), one in zip(contents, marked, strict=True)
        for table in read(name, data)
    )
    with collector_paused():
        for number, (name, table, one_row_each) in enumerate(tables):
            columns = guess(table)
            if one_row_each or looks_official(table, columns):
                officials.add(source_of(number))
            rows = apply(table, columns).rows
            lines = [Line(f"n{len(traits) + at}", number, row) for at, row in enumerate(rows)]
            names.update((line.key, line.row.record_id or f"{name}:{line.row.line}") for line in lines)
            entries = (entry(line, source_of(number)) for line in lines)
            traits += describe(entries, secret=SECRET_FOR_ONE_RUN)
            report("describe", len(traits), 0)
    return traits, names, frozenset(officials)


def _summary(found: Paired, rows: int) -> dict[str, object]:
    lists = sorted(found.one_row_each, key=lambda source: int(source.removeprefix(SOURCE)))
    return {
        "rows": rows,
        "persons": len(set(found.person.values())),
        "decisions": dict(Counter(found.decided.values())),
        "questions": len(found.doubts),
        "one_row_each": [int(source.removeprefix(SOURCE)) + 1 for source in lists],
    }


def source_of(list_file: int) -> str:
    """What matching calls a list."""
    return f"{SOURCE}{list_file}"


def _link(found: Pair) -> Link:
    return Link(found.one, found.other, found.score)
