"""What the pages about organizers show: who is here, which level fits, whom a step up would leave empty-handed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from brazier.access import levels
from brazier.access import queries as access
from brazier.access.facts import Named
from brazier.access.gate import LEVELS, allow, may
from brazier.access.joining import queries as joining
from brazier.access.joining.facts import Invited, Waiting
from brazier.access.signin import queries as signin
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.people.roster import queries as roster
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts


@dataclass(frozen=True, slots=True)
class Group:
    """The page of the organizers. proposed: the level the hub proposes, or empty; alone: only one signs
    in; from_turf: only people in one's care can be brought in."""

    level: str
    proposed: str
    people: int
    organizers: tuple[Named, ...]
    on_paper: tuple[Named, ...]
    invitations: tuple[Invited, ...]
    newcomers: tuple[Waiting, ...]
    has_secret: bool
    alone: bool
    from_turf: bool


def group(actor: Actor, *, now: datetime) -> Group:
    """Everybody who is here, and what waits for whoever asks."""
    allow(actor, "access.invite")
    organizers, level = access.organizers(actor), access.level(actor)
    count = people.count(actor)
    return Group(
        level=level,
        proposed=levels.proposed(level, len(organizers), count) if may(actor, "access.level") else "",
        people=count,
        organizers=organizers,
        on_paper=tuple(o for o in organizers if not o.has_login),
        invitations=joining.invitations(actor, now=now),
        newcomers=joining.newcomers(actor),
        has_secret=joining.has_secret(actor),
        alone=not access.needs_two(actor, "access.tree"),
        from_turf=joining.conditions(actor).from_turf,
    )


def proposed_level(actor: Actor) -> str:
    """The level the hub proposes to step up to, for whoever may; empty otherwise."""
    if not may(actor, "access.level") or not may(actor, "people.count"):
        return ""
    return levels.proposed(access.level(actor), len(access.organizers(actor)), people.count(actor))


@dataclass(frozen=True, slots=True)
class Share:
    """A cell and who would have it in care. people: how many stand there."""

    cell: CellFacts
    people: int
    organizer: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step up before it is taken. next: the level; carers: whose role lets them talk with people; shares: cells,
    the largest first; load: how many people each organizer would have in their care; moved: who lost cells that
    were given to them, as their role logs no talks; founder_enters: whoever began this has a way to sign in."""

    now: str
    next: str
    organizers: tuple[Named, ...]
    carers: tuple[Named, ...]
    shares: tuple[Share, ...]
    load: tuple[tuple[Named, int], ...]
    moved: tuple[Named, ...]
    founder_enters: bool


def step(actor: Actor, *, chosen: Mapping[int, str], roles: Mapping[str, str], today: date) -> Step:
    """What the next level would bring. chosen: organizer by cell, and roles: by organizer, as typed so far; the
    rest is proposed. Whoever would not log a talk gets no cell."""
    allow(actor, "access.level")
    level = access.level(actor)
    after = LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]
    known = {c.id: c for c in workplaces.cells(actor)}
    counts = roster.count_in(actor, known)
    held, roots = access.turf(actor, today=today), workplaces.roots(actor)
    given = {roots.get(c.thing, c.thing): c.organizer for c in held if c.kind == "cell"} | dict(chosen)
    organizers = tuple(o for o in access.organizers(actor) if o.role != "newcomer")
    carers = tuple(o for o in organizers if _talks(o, roles.get(o.id, o.role), after))
    shared = levels.shared_out({c: n for c, n in counts.items() if n}, [o.id for o in carers], given)
    shares = [Share(known[c], counts[c], who) for c, who in shared.items()]
    load = {o.id: sum(s.people for s in shares if s.organizer == o.id) for o in organizers}
    for care in held:
        if care.kind == "person" and care.organizer in load:
            load[care.organizer] += 1
    return Step(
        now=level,
        next=after,
        organizers=organizers,
        carers=carers,
        shares=tuple(sorted(shares, key=lambda s: (-s.people, s.cell.id))),
        load=tuple((o, load[o.id]) for o in organizers),
        moved=tuple(o for o in organizers if o not in carers and o.id in chosen.values()),
        founder_enters=all(signin.is_ready(actor, organizer=o.id) for o in organizers if o.role == "founder"),
    )


def _talks(organizer: Named, role: str, level: str) -> bool:
    """Whether somebody with this role would log talks at this level; the founder is one of the committee there."""
    becomes = "committee" if role == "founder" else role
    return may(Actor(organizer.id, becomes, level), "conversations.write")


@dataclass(frozen=True, slots=True)
class Plant:
    """If one person is a plant. brought: who came in by them, with how many hands between; cells: with how many
    people; seen: by code, whom they looked at as a whole or outside their care; charted: by code, whom circles
    opened to them; keys: cells whose names they had beside codes.

    What nobody can tell: gone: how many of those they looked at are not here any more; lists, misses: how often
    lists were shown to them, and how often they asked for what was not there or not for them; since, is_cut: the
    first day the ledger tells of, and whether it forgot days before; was_open: at table level everybody sees
    everybody.
    """

    handle: str
    through: tuple[str, ...]
    brought: tuple[tuple[str, int], ...]
    cells: tuple[tuple[CellFacts, int, date], ...]
    people: tuple[str, ...]
    languages: tuple[str, ...]
    seen: tuple[str, ...]
    charted: tuple[str, ...]
    keys: tuple[CellFacts, ...]
    exports: int
    copies: int
    gone: int
    lists: int
    misses: int
    since: date | None
    is_cut: bool
    was_open: bool


def plant(actor: Actor, *, organizer: str, today: date) -> Plant:
    """Who came through this person, and what did they see: from what is known of it, and what is not."""
    allow(actor, "access.tree")
    found, handles = joining.reached(actor, organizer=organizer, today=today), access.handles(actor)
    known, roots = {c.id: c for c in workplaces.cells(actor)}, workplaces.roots(actor)
    held = {roots.get(t, t): until for kind, t, _, until in found.held if kind == "cell"}
    counts, deeds = roster.count_in(actor, held), dict(found.deeds)
    looked = _looked(actor, found.seen)
    seen, gone = _codes(actor, {*looked, *(t for kind, t in found.opened if kind == "record")})
    keys = ledger.pseudonyms(actor, (f"cell:{n}" for n in known))
    return Plant(
        handle=handles.get(organizer, ""),
        through=tuple(handles.get(o, "") for o in found.through),
        brought=tuple((handles.get(o, ""), hands) for o, hands in found.brought),
        cells=tuple((known[c], counts.get(c, 0), until) for c, until in held.items() if c in known),
        people=_codes(actor, [t for kind, t, _, _ in found.held if kind == "person"])[0],
        languages=tuple(name for kind, _, name, _ in found.held if kind == "language"),
        seen=seen,
        charted=_codes(actor, found.charted)[0],
        keys=tuple(known[n] for n in sorted({_number(keys[name]) for name in found.seen & keys.keys()})),
        exports=deeds.get("upkeep.export", 0),
        copies=deeds.get("upkeep.backup", 0),
        gone=gone,
        lists=deeds.get("access.look_list", 0),
        misses=deeds.get("access.miss", 0),
        since=found.since,
        is_cut=found.is_cut,
        was_open=found.was_open,
    )


def _codes(actor: Actor, records: Iterable[int]) -> tuple[tuple[str, ...], int]:
    """The codes of those who are here, and how many are not any more."""
    asked = set(records)
    workers = {record: worker for record, worker in roster.worker_of(actor, asked).items() if worker}
    return tuple(sorted({people.code_of(actor, n) for n in workers.values()})), len(asked - workers.keys())


def _looked(actor: Actor, pseudonyms: frozenset[str]) -> set[int]:
    """The records somebody looked at. The ledger keeps pseudonyms, so every number that was ever given is tried,
    also of those who are gone."""
    if not pseudonyms:
        return set()
    found: set[int] = set()
    for portion in people.portions(actor):
        named = ledger.pseudonyms(actor, (f"{kind}:{n}" for n in portion for kind in ("record", "worker")))
        found |= {_number(named[name]) for name in pseudonyms & named.keys()}
    return found


def _number(thing: str) -> int:
    return int(thing.split(":")[1])
