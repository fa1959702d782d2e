"""Ledgers that somebody bent, drawn by seed, and who notices.

Three hands bend them. *tables* writes to the tables and knows how the ledger works, but has no key. *files* puts
back an older database with the file beside it. *keys* has every key of the hub and leaves all in the folder
consistent: then only what is remembered elsewhere can tell.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from django.db import connection, transaction

from brazier.ledger import actions, chain, queries, remembered, signing
from brazier.ledger.chain import Entry
from brazier.ledger.models import Signed
from brazier.ledger.remembered import Seen
from brazier.storage.hub import HEAD_NAME, here
from brazier.terms import Actor

LENGTH = 230
VERBS = ("people.add", "conversation.record", "lists.take", "upkeep.export", "people.forget")
Row = tuple[Entry, str]


@dataclass(frozen=True, slots=True)
class State:
    """All that the ledger is in a hub: lines, checkpoints, and what the folder remembers."""

    lines: tuple[Row, ...]
    signed: tuple[signing.Checkpoint, ...]
    head: str


@dataclass(frozen=True, slots=True)
class World:
    """A ledger as it was written, as it was after each line, and what others remember of it."""

    history: tuple[State, ...]
    seen: Seen
    words: str
    stick: Path

    @property
    def true(self) -> State:
        """The ledger as it was left."""
        return self.history[-1]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One bent ledger. kind: what was done to it; hand: who did it."""

    kind: str
    hand: str
    state: State


def write(now: datetime, stick: Path, length: int = LENGTH) -> World:
    """Fill the open, empty hub with lines as people make them."""
    history = []
    for number in range(1, length + 1):
        actor = Actor(str(number % 7), "founder")
        verb = "upkeep.tend" if number % 37 == 0 else VERBS[number % 5]
        with actions.entry(actor, verb, f"worker:{number % 11}", now + timedelta(hours=number)):
            if number % 37 == 0:
                actions.drop_details(Actor.clock, before=(now + timedelta(hours=number - 24)).date())
        history.append(_now())
    actions.remember(Actor.keeper, stick)
    return World(tuple(history), queries.seen(Actor.keeper), queries.newest(Actor.keeper).words, stick)


def noticed(world: World, mutant: Mutant) -> set[str]:
    """Who notices this mutant: codes of findings, `browser`, `words`. The hub is as before afterwards."""
    try:
        with transaction.atomic():
            _put(mutant.state)
            found = look(world)
            transaction.set_rollback(True)
    finally:
        (here.folder / HEAD_NAME).write_text(world.true.head)
    return found


def look(world: World) -> set[str]:
    """Who finds fault with the ledger as it is now."""
    found = {f.code for f in queries.findings(Actor.keeper, [world.stick]) if f.is_broken}
    if queries.astray(Actor.keeper, world.seen) is not None:
        found.add("browser")
    if queries.line_with(Actor.keeper, world.words) is None:
        found.add("words")
    return found


def draw(world: World, chance: Random) -> Mutant:
    """A mutant that is not the ledger as it was."""
    while True:
        kind, hand, bend = chance.choice(BENDS)
        state = bend(world, chance)
        if hand == "keys":
            state = _made_consistent(state)
        if (state.lines, state.signed) != (world.true.lines, world.true.signed):
            return Mutant(kind, hand, state)


def _now() -> State:
    return State(
        tuple(queries._lines()),
        tuple(
            signing.Checkpoint(s.number, s.digest, s.hour, s.signature) for s in Signed.objects.order_by("number")
        ),
        (here.folder / HEAD_NAME).read_text(),
    )


def _put(state: State) -> None:
    """With statements of its own, as somebody would who has the database and not the program."""
    names = (*queries.ENTRY, "digest")
    lines = [(*(getattr(e, field) for field in queries.ENTRY), digest) for e, digest in state.lines]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_signed")
        cursor.execute("DELETE FROM ledger_line")
        cursor.executemany(
            f"INSERT INTO ledger_line ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})",
            lines,
        )
        cursor.executemany(
            "INSERT INTO ledger_signed (number, digest, hour, signature) VALUES (%s, %s, %s, %s)",
            [(s.number, s.digest, s.hour, s.signature) for s in state.signed],
        )
    (here.folder / HEAD_NAME).write_text(state.head)


def _numbered(rows: list[Row], key: bytes | None) -> tuple[Row, ...]:
    """The rows counted from one again, and linked under a key if one is given."""
    before, found = chain.START, []
    for number, (line, digest) in enumerate(rows, 1):
        renamed = replace(line, number=number)
        if key and renamed.salt:
            renamed = replace(renamed, payload=chain.payload_of(renamed))
        before = chain.link(key, before, renamed) if key else digest
        found.append((renamed, before))
    return tuple(found)


def _made_consistent(state: State) -> State:
    """What somebody with every key leaves: every link, every checkpoint and the folder's memory fit."""
    keys = signing.derive(here.opened_keys().log)
    lines = _numbered(list(state.lines), keys.chain)
    hours = {s.number: s.hour for s in state.signed}  # of lines that do not tell it any more
    signed = [
        signing.sign(keys.seed, e.number, digest, e.hour or hours.get(e.number, ""))
        for e, digest in lines
        if chain.is_signed(e.number, e.stays)
    ]
    newest = Seen(lines[-1][0].number, lines[-1][1]) if lines else Seen(0, chain.START)
    return State(lines, tuple(signed), remembered.to_text(keys.memory, newest))


def _guess(chance: Random) -> bytes | None:
    """The key of somebody who has none: the digests are left as they are, or made without or with a wrong one."""
    return chance.choice([None, b"\0", b"brazier"])


def _with_lines(world: World, rows: list[Row], chance: Random) -> State:
    """The tables with these rows, and only such checkpoints as still have their line."""
    lines = _numbered(rows, _guess(chance))
    known = {e.number for e, _ in lines}
    kept = world.true.signed if chance.random() < 0.5 else [s for s in world.true.signed if s.number in known]
    return replace(world.true, lines=lines, signed=tuple(kept))


def _edit(world: World, chance: Random) -> State:
    rows = list(world.true.lines)
    at, field = chance.randrange(len(rows)), chance.choice([*queries.ENTRY[1:], "digest"])
    line, digest = rows[at]
    other = chance.choice(rows)
    if field == "digest":
        rows[at] = (line, other[1])
    else:
        rows[at] = (replace(line, **{field: getattr(other[0], field)}), digest)
    return _with_lines(world, rows, chance) if field != "digest" else replace(world.true, lines=tuple(rows))


def _drop(world: World, chance: Random) -> State:
    """Details of one line, or of all up to one, are gone, as if the hub had dropped them."""
    upto = chance.randrange(1, len(world.true.lines) + 1)
    least = chance.choice([0, upto - 1])
    gone = {"hour": "", "who": "", "verb": "", "what": "", "salt": ""}
    rows = [(replace(e, **gone) if least < e.number <= upto else e, digest) for e, digest in world.true.lines]
    return replace(world.true, lines=tuple(rows))


def _bring_back(world: World, chance: Random) -> State:
    """Details that were dropped stand there again, from an older copy."""
    older = {e.number: (e, digest) for e, digest in _older(world, chance).lines}
    return replace(world.true, lines=tuple(older.get(e.number, (e, d)) for e, d in world.true.lines))


def _delete(world: World, chance: Random) -> State:
    rows = list(world.true.lines)
    at = chance.randrange(len(rows) - 1)
    del rows[at : min(at + chance.randint(1, 5), len(rows) - 1)]
    if chance.random() < 0.3:
        return replace(world.true, lines=tuple(rows))
    return _with_lines(world, rows, chance)


def _insert(world: World, chance: Random) -> State:
    rows = list(world.true.lines)
    rows.insert(chance.randrange(len(rows)), chance.choice(rows))  # one after the newest is a line, with every key
    return _with_lines(world, rows, chance)


def _reorder(world: World, chance: Random) -> State:
    rows = list(world.true.lines)
    one, other = chance.sample(range(len(rows)), 2)
    rows[one], rows[other] = rows[other], rows[one]
    return _with_lines(world, rows, chance)


def _truncate(world: World, chance: Random) -> State:
    left = len(world.true.lines) - chance.choice([1, 2, 5, chance.randint(1, len(world.true.lines))])
    signed = [s for s in world.true.signed if s.number <= left]
    return replace(
        world.true,
        lines=world.true.lines[:left],
        signed=tuple(signed) if chance.random() < 0.8 else world.true.signed,
    )


def _replay_lines(world: World, chance: Random) -> State:
    rows = list(world.true.lines)
    at = chance.randrange(len(rows))
    return _with_lines(world, rows + rows[at : at + chance.randint(1, 9)], chance)


def _older(world: World, chance: Random) -> State:
    return world.history[chance.randrange(len(world.history) - 1)]


def _older_tables(world: World, chance: Random) -> State:
    return replace(_older(world, chance), head=world.true.head)


def _checkpoint(world: World, chance: Random) -> State:
    signed = list(world.true.signed)
    at = chance.randrange(len(signed))
    one, other = signed[at], chance.choice(signed)
    line = chance.choice(world.true.lines)
    bent = chance.choice(
        [
            replace(one, signature=other.signature),
            replace(one, digest=other.digest, signature=other.signature),
            replace(one, hour="2020-01-01T00:00Z"),
            None,
            replace(one, number=line[0].number, digest=line[1], hour=line[0].hour),
        ]
    )
    signed[at : at + 1] = [bent] if bent else []
    if chance.random() < 0.3:
        signed = [s for s in signed if s.number != chance.choice([100, 200])]
    return replace(world.true, signed=tuple({s.number: s for s in signed}.values()))


BENDS: tuple[tuple[str, str, Callable[[World, Random], State]], ...] = (
    ("edit", "tables", _edit),
    ("edit", "keys", _edit),
    ("drop details", "tables", _drop),
    ("bring details back", "tables", _bring_back),
    ("delete", "tables", _delete),
    ("delete", "keys", _delete),
    ("insert", "tables", _insert),
    ("insert", "keys", _insert),
    ("reorder", "tables", _reorder),
    ("reorder", "keys", _reorder),
    ("truncate", "tables", _truncate),
    ("truncate", "keys", _truncate),
    ("replay lines", "tables", _replay_lines),
    ("replay database", "tables", _older_tables),
    ("replay database", "files", _older),
    ("checkpoint", "tables", _checkpoint),
)
