"""Read lists of voters: which there are, who stands on one and who is missing, and whose names are challenged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from brazier.access.gate import ALL, STANDING, allow, may
from brazier.cards import queries as cards
from brazier.election import queries as known
from brazier.election.facts import ON_LIST, OURS, THEIRS
from brazier.election.models import Challenge, VoterList
from brazier.election.stress import decay
from brazier.election.voters import comparing, lacking, leaving
from brazier.election.voters.comparing import Compared
from brazier.election.voters.facts import Challenged, Challenges, ListFacts, Voters
from brazier.ledger import queries as ledger
from brazier.lists import queries as lists
from brazier.people import queries as people
from brazier.people.beside import queries as beside
from brazier.people.beside.facts import Beside
from brazier.people.reach import queries as reach
from brazier.rules import loading
from brazier.storage import sight
from brazier.storage.days import day_of
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.workplaces import queries as workplaces
from brazier.workplaces.names import key_of

NOTHING = "There is nothing here."


def received(actor: Actor) -> tuple[ListFacts, ...]:
    """Every list of voters, the newest first."""
    allow(actor, "election.voters")
    return tuple(_facts(actor, row) for row in VoterList.objects.order_by("-received_on", "-pk"))


def newest(actor: Actor, *, today: date) -> ListFacts | None:
    """The list that counts: the newest that is written down, was not taken back, and is not of a vote that is
    over."""
    allow(actor, "election.voters")
    until = known.voted_until(actor, today=today)
    live = (found for found in received(actor) if found.is_live)
    return next((found for found in live if until is None or found.received_on > until), None)


def voters(actor: Actor, *, voter_list: int) -> Voters:
    """One list beside ours, with what it lacks by law. Errors: Wrong if there is none."""
    allow(actor, "election.voters")
    found = _one(actor, voter_list)
    used = [paper for paper in found.papers if paper.is_used]
    compared = _compared(actor, found)
    place, events = known.around_the_list(actor, on=found.received_on)
    return Voters(
        found,
        compared,
        lacking.lacking(
            loading.packaged(),
            place,
            says=[(paper.counted.rows, paper.counted.says) for paper in used],
            received_on=found.received_on,
            events=events,
        ),
        beside.waiting(actor, files=_files(found)),
        shows_for=_shows_for(actor, compared),
        names_for=allow(actor, "people.look").tier >= STANDING,
    )


def size(actor: Actor, *, today: date) -> int | None:
    """How many may vote by the list that counts; None as long as there is none."""
    allow(actor, "election.voters")
    live = newest(actor, today=today)
    return voters(actor, voter_list=live.id).size if live else None


def of_group(actor: Actor, *, voter_list: int, group: str) -> tuple[int, ...]:
    """The workers of a group whom whoever asks may reach, by number. Errors: Wrong for no such list or group."""
    allow(actor, "election.voters")
    compared = _compared(actor, _one(actor, voter_list))
    if group == comparing.FOR_MISSING and allow(actor, "people.look").tier >= STANDING:
        workers = compared.for_missing
    elif group in comparing.GROUPS:
        workers = compared.groups[group]
    else:
        raise Wrong("election.no_list", NOTHING)
    near = reach.in_reach(actor, workers)
    return tuple(worker for worker in workers if worker in near)


def departments_of(actor: Actor, *, voter_list: int, workers: tuple[int, ...]) -> dict[int, tuple[str, str]]:
    """The department of each of these workers as the list says it, and as we do."""
    allow(actor, "election.voters")
    asked = reach.in_reach(actor, workers)
    everybody = _beside(actor, _one(actor, voter_list)).everybody
    return {one.worker: (one.theirs, one.ours) for one in everybody if one.worker in asked}


def challenges(actor: Actor, *, today: date) -> Challenges:
    """Whose names are challenged on the list of the vote that runs, and what that leaves."""
    allow(actor, "election.voters")
    until = known.voted_until(actor, today=today)
    with sight.whole():
        ever = list(Challenge.objects.filter(at=ON_LIST, ended_at=None).order_by("pk"))
    rows = [row for row in ever if until is None or day_of(row.noted_at) > until]
    named = people.rows_of(actor, records=[row.record_id or 0 for row in rows], today=today)
    found = [
        Challenged(r.pk, r.side, r.why, r.noted_by, day_of(r.noted_at), named.get(r.record_id or 0)) for r in rows
    ]
    ours, theirs = (tuple(c for c in found if c.side == side) for side in (OURS, THEIRS))
    live = newest(actor, today=today)
    standing = cards.counted(actor, today=today).standing if may(actor, "cards.count") else 0
    return Challenges(
        ours,
        theirs,
        live,
        _left(actor, live, len(ours), len(theirs), today) if live else None,
        standing,
        decay.after_challenge(standing, len(theirs), 0),
        len(ever) - len(rows),
    )


def _left(actor: Actor, live: ListFacts, ours: int, theirs: int, today: date) -> leaving.Left:
    compared = _compared(actor, live)
    missing = len(compared.for_missing) if _shows_for(actor, compared) else 0
    place, _ = known.around_the_list(actor, on=today)
    return leaving.left(
        loading.packaged(),
        place,
        day=today,
        listed=compared.listed + beside.waiting(actor, files=_files(live)),
        ours=ours,
        theirs=theirs,
        yes=compared.for_it - missing,
    )


def _shows_for(actor: Actor, compared: Compared) -> bool:
    """Whether whoever asks is told how many of those for it are missing: a few would be somebody's rating."""
    rule = allow(actor, "people.look")
    return (rule.reach == ALL and rule.tier >= STANDING) or len(compared.for_missing) >= comparing.SMALLEST


@dataclass(frozen=True, slots=True)
class _Held:
    """Everybody beside a list, with the ledger line it was worked out at."""

    head: int
    everybody: tuple[Beside, ...]
    compared: Compared


def _compared(actor: Actor, found: ListFacts) -> Compared:
    """Errors: Wrong unless the list is written down."""
    return _beside(actor, found).compared


def _beside(actor: Actor, found: ListFacts) -> _Held:
    """Worked out again once somebody wrote. In the middle of a write, always: what is not kept has no line yet."""
    if not found.is_live:
        raise Wrong("election.no_list", NOTHING)
    name, head = f"list of voters {found.id}", ledger.head_of_writes(actor)
    held = here.held.get(name)
    if isinstance(held, _Held) and held.head == head and not connection.in_atomic_block:
        return held
    cells = {cell.id: cell.department.name if cell.department else None for cell in workplaces.cells(actor)}
    everybody = beside.beside(actor, files=_files(found))
    compared = comparing.compare(everybody, department=cells, same=_one_department(actor))
    made = _Held(head, everybody, compared)
    here.hold(name, made)
    return made


def _one_department(actor: Actor) -> Callable[[str], object]:
    """One number for all ways a department is written; the written key itself for what is none of ours."""
    known_as: dict[str, object] = {part.key: part.id for part in workplaces.departments(actor)}
    joined = [other for other in workplaces.other_names(actor) if other.kind == "department"]
    known_as |= {key_of(other.name): other.part for other in joined}
    return lambda written: known_as.get(key_of(written), key_of(written))


def _one(actor: Actor, voter_list: int) -> ListFacts:
    row = VoterList.objects.filter(pk=voter_list).first()
    if row is None:
        raise Wrong("election.no_list", NOTHING)
    return _facts(actor, row)


def _files(found: ListFacts) -> list[int]:
    return [paper.number for paper in found.papers]


def _facts(actor: Actor, row: VoterList) -> ListFacts:
    state, papers = lists.papers(actor, import_id=row.brought)
    return ListFacts(
        row.pk,
        row.brought,
        row.given_by,
        row.received_on,
        row.noted_by,
        row.ended_at is not None,
        state,
        papers,
    )
