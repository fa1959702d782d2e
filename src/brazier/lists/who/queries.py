"""Ask who the names on a paper are; and what rows of any list say, as matching takes it."""

from collections import defaultdict
from collections.abc import Sequence

from brazier.access.gate import allow
from brazier.lists import matched, planning, queries, rows
from brazier.lists.facts import Unread
from brazier.lists.mapping import Row
from brazier.lists.rows import Line
from brazier.lists.who.deciding import Named, beside, called, decide
from brazier.lists.who.papers import read_all
from brazier.people import queries as people
from brazier.people.meant.queries import namesakes
from brazier.storage.hub import here
from brazier.storage.jobs import Report, nobody_listens
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces


def lines_of(actor: Actor, read_rows: Sequence[tuple[int, Row]]) -> list[Line]:
    """Rows beside the number of their list, with departments and shifts as this campaign calls them."""
    allow(actor, "lists.look")
    placed = rows.placed(
        [row for _, row in read_rows],
        departments=[d.name for d in workplaces.departments(actor)],
        shifts=[s.name for s in workplaces.shifts(actor)],
        worksites=[w.name for w in workplaces.worksites(actor)],
    )
    return [
        Line(planning.row_key(number), list_file, row)
        for number, ((list_file, _), row) in enumerate(zip(read_rows, placed, strict=True))
    ]


def described(actor: Actor, lines: Sequence[Line], report: Report) -> dict[str, bytes]:
    """What of each line is compared, by its key."""
    allow(actor, "lists.look")
    campaign = workplaces.campaign(actor)
    secret, region = here.opened_keys().marks, campaign.region if campaign else "US"
    traits: dict[str, bytes] = {}
    for some in rows.portions(lines):
        report("describe", len(traits), len(lines))
        traits |= matched.describe_lines(some, secret=secret, region=region)
    return traits


def named(
    actor: Actor, *, files: Sequence[tuple[str, bytes]], report: Report = nobody_listens
) -> tuple[tuple[Named, ...], tuple[str, ...], tuple[Unread, ...]]:
    """Who the names in these files are, in the order they stand there; what each list is called; and what could
    not be read, or names nobody. It looks at everybody, whoever asks, and writes nothing down."""
    allow(actor, "lists.look")
    told = read_all(files, report)
    lines = lines_of(actor, told.rows)
    return _recognized(actor, lines, report) if lines else (), told.names, told.unread


def _recognized(actor: Actor, lines: list[Line], report: Report) -> tuple[Named, ...]:
    outs = dict(
        zip((x.key for x in lines), people.recognized(actor, [rows.said(x.row) for x in lines]), strict=True)
    )
    asked = [line for line in lines if outs[line.key] != "sure"]
    traits = described(actor, asked, report)
    report("compare", 0, len(asked))
    told = matched.match(
        [(line, traits[line.key]) for line in asked],
        tuple(people.roster(actor)),
        officials=[],
        apart=people.apart(actor),
        answered=queries.answers(actor),
        report=report,
    )
    linked, close = _by_line(actor, told.links), _by_line(actor, told.doubts)
    same = namesakes(actor, names=[called(line.row) for line in lines])
    return tuple(
        Named(line.list_file, line.row.line, "", "", None, "", (), is_left_out=True)
        if outs[line.key] == "sure"
        else Named(
            line.list_file,
            line.row.line,
            called(line.row),
            beside(line.row),
            *decide(
                line.row,
                linked=next(iter(linked.get(line.key, ())), None),
                namesakes=of_name,
                close=close.get(line.key, ()),
                is_strange=told.placed.get(line.key) == planning.NEW,
            ),
        )
        for line, of_name in zip(lines, same, strict=True)
    )


def _by_line(actor: Actor, links: Sequence[planning.Link]) -> dict[str, tuple[int, ...]]:
    """The workers that each line was said to be, or may be, the likeliest first."""
    pairs = [(link.a, planning.record_of(link.b)) for link in sorted(links, key=lambda link: -link.score)]
    workers = people.workers_of(actor, {record for _, record in pairs if record is not None})
    found: dict[str, list[int]] = defaultdict(list)
    for key, record in pairs:
        worker = workers.get(record or 0)
        if worker is not None and worker not in found[key]:
            found[key].append(worker)
    return {key: tuple(of) for key, of in found.items()}
