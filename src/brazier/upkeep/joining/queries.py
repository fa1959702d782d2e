"""What the pages about organizers show: who is here, which level fits, whom a step up would leave empty-handed."""

from collections.abc import Mapping
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
    """A step up before it is taken. next: the level; shares: cells, the largest first; load: how many people each
    organizer would have in their care; founder_enters: whoever began this has a way to sign in."""

    now: str
    next: str
    organizers: tuple[Named, ...]
    shares: tuple[Share, ...]
    load: tuple[tuple[Named, int], ...]
    founder_enters: bool


def step(actor: Actor, *, chosen: Mapping[int, str], today: date) -> Step:
    """What the next level would bring. chosen: organizer by cell, as typed so far; the rest is proposed."""
    allow(actor, "access.level")
    level = access.level(actor)
    after = LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]
    known = {c.id: c for c in workplaces.cells(actor)}
    counts = roster.count_in(actor, known)
    held, roots = access.turf(actor, today=today), workplaces.roots(actor)
    given = {roots.get(c.thing, c.thing): c.organizer for c in held if c.kind == "cell"} | dict(chosen)
    organizers = tuple(o for o in access.organizers(actor) if o.role != "newcomer")
    shared = levels.shared_out({c: n for c, n in counts.items() if n}, [o.id for o in organizers], given)
    shares = [Share(known[c], counts[c], who) for c, who in shared.items()]
    load = {o.id: sum(s.people for s in shares if s.organizer == o.id) for o in organizers}
    for care in held:
        if care.kind == "person" and care.organizer in load:
            load[care.organizer] += 1
    return Step(
        now=level,
        next=after,
        organizers=organizers,
        shares=tuple(sorted(shares, key=lambda s: (-s.people, s.cell.id))),
        load=tuple((o, load[o.id]) for o in organizers),
        founder_enters=all(signin.is_ready(actor, organizer=o.id) for o in organizers if o.role == "founder"),
    )


@dataclass(frozen=True, slots=True)
class Plant:
    """If one person is a plant. brought: who came in by them, with how many hands between; cells: with how many
    people; seen: by code, whom they looked at as a whole or outside their care."""

    handle: str
    through: tuple[str, ...]
    brought: tuple[tuple[str, int], ...]
    cells: tuple[tuple[CellFacts, int, date], ...]
    people: tuple[str, ...]
    languages: tuple[str, ...]
    seen: tuple[str, ...]
    exports: int
    copies: int


def plant(actor: Actor, *, organizer: str, today: date) -> Plant:
    """Who came through this person, and what did they see: what is still known of it."""
    allow(actor, "access.tree")
    found, handles = joining.reached(actor, organizer=organizer, today=today), access.handles(actor)
    known, roots = {c.id: c for c in workplaces.cells(actor)}, workplaces.roots(actor)
    held = {roots.get(t, t): until for kind, t, _, until in found.held if kind == "cell"}
    counts, deeds = roster.count_in(actor, held), dict(found.deeds)
    return Plant(
        handle=handles.get(organizer, ""),
        through=tuple(handles.get(o, "") for o in found.through),
        brought=tuple((handles.get(o, ""), hands) for o, hands in found.brought),
        cells=tuple((known[c], counts.get(c, 0), until) for c, until in held.items() if c in known),
        people=_codes(actor, [t for kind, t, _, _ in found.held if kind == "person"]),
        languages=tuple(name for kind, _, name, _ in found.held if kind == "language"),
        seen=_seen(actor, found.seen, [t for _, t in found.opened]),
        exports=deeds.get("upkeep.export", 0),
        copies=deeds.get("upkeep.backup", 0),
    )


def _codes(actor: Actor, records: list[int]) -> tuple[str, ...]:
    workers = {n for n in roster.worker_of(actor, records).values() if n}
    return tuple(sorted(people.code_of(actor, n) for n in workers))


def _seen(actor: Actor, pseudonyms: frozenset[str], opened: list[int]) -> tuple[str, ...]:
    """By code: the ledger keeps pseudonyms, so everybody who is here is looked for among them."""
    if not pseudonyms and not opened:
        return ()
    workers = {n for portion in people.portions(actor) for n in portion}
    named = ledger.pseudonyms(actor, (f"worker:{n}" for n in workers))
    seen = [int(thing.split(":")[1]) for name, thing in named.items() if name in pseudonyms]
    return tuple(sorted({*(people.code_of(actor, n) for n in seen), *_codes(actor, opened)}))
