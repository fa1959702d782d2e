"""Work at a hub whose every write is written down; then the power is cut at random moments of it, and each folder
that could be found afterwards is opened and held to what was acknowledged by then."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from brazier.conversations import actions as conversations
from brazier.conversations.talk import Talk
from brazier.lists import actions as list_actions
from brazier.people import actions as people
from brazier.storage import copying, pool
from brazier.storage.hub import here
from brazier.terms import Actor, Broken
from brazier.upkeep import actions as upkeep
from tests.faults import inside, lists
from tests.faults.disk_layer import Event, Layer
from tests.faults.power import KINDS, Disk

NOW = datetime(2026, 11, 20, 3, 12, tzinfo=UTC)
ROWS = 12
CHECKPOINT_PAGES = 60
"""Far fewer than usual, so that many cuts fall into a checkpoint."""


def work_recorded(folder: str, synchronous: str, seed: str, rounds: int, images: int) -> dict[str, Any]:
    """One workload and its cuts. synchronous: FULL as Brazier has it, or what a control shall find too weak.

    Gives how many images were looked at, how many lost something acknowledged, how many were not whole.
    """
    at, chance = Path(folder), random.Random(seed)
    disk = Disk({"hub.db": bytearray((at / "hub.db").read_bytes())})
    layer = Layer()
    layer.install()
    with settings(synchronous):
        actor = inside.opened(folder)
        work(actor, layer, chance, rounds)
    events = layer.events[:]  # what follows passes through the layer too
    found = cut_power(events, disk, here.opened_keys().database, at.parent / "image", chance, images)
    return found | {"events": len(events), "acknowledged": sum(e.kind == "kept" for e in events)}


@contextmanager
def settings(synchronous: str) -> Iterator[None]:
    """Connections as Brazier opens them, but for this, and with small checkpoints."""
    true = pool.open_raw

    def opened(*given: Any, **named: Any) -> pool.Raw:
        raw = true(*given, **named)
        if synchronous != "FULL":  # FULL is left to Brazier: it is what is tried
            raw.execute(f"PRAGMA synchronous = {synchronous}")
        raw.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        return raw

    pool.open_raw = opened
    try:
        yield
    finally:
        pool.open_raw = true


def work(actor: Actor, layer: Layer, chance: random.Random, rounds: int) -> None:
    """Add, talk, bring lists, take them back, leave people out; each acknowledged when its action returned."""
    added: list[tuple[str, int]] = []
    taken: list[int] = []
    for number in range(rounds):
        kind = chance.choice(["add", "add", "talk", "take", "undo", "forget"])
        if kind == "take":
            brought, _ = list_actions.bring(actor, files=[("l.csv", _list(number))], now=NOW)
            assert brought is not None
            list_actions.take(actor, import_id=brought, now=NOW)
            layer.kept(f"import {brought} taken")
            taken.append(brought)
        elif kind == "undo" and taken:
            brought = taken.pop(chance.randrange(len(taken)))
            list_actions.undo(actor, import_id=brought, now=NOW)
            layer.kept(f"import {brought} undone")
        elif kind == "talk" and added:
            talk = Talk(
                chance.choice(added)[1], NOW.date(), actor.id, level=2, basis="said", quote=f"quote {number}"
            )
            conversations.record(actor, talk=talk, now=NOW, today=NOW.date())
            layer.kept(f"quote {number}")
        elif kind == "forget" and len(added) > 3:
            name, worker = added.pop(chance.randrange(len(added)))
            layer.kept(f"doubt {name}")  # from here on she may be gone, and her talks with her
            upkeep.forget(actor, worker=worker, now=NOW)
            layer.kept(f"gone {name}")
        else:
            name = lists.name(700_000 + number)
            added.append((name, people.add(actor, name=name, now=NOW)))
            layer.kept(f"person {name}")


def _list(number: int) -> bytes:
    return lists.csv(range(number * ROWS, number * ROWS + ROWS))


def cut_power(
    events: list[Event], disk: Disk, key: bytes, image: Path, chance: random.Random, images: int
) -> dict[str, Any]:
    """Cut at so many random moments, in each way in turn, and look at what is found."""
    moments = Counter(chance.randrange(len(events)) for _ in range(images))
    toll: Counter[str] = Counter()
    reasons: list[str] = []
    for number, event in enumerate(events):
        disk.happen(event)
        for _ in range(moments[number]):
            kind = KINDS[toll["images"] % len(KINDS)]
            toll["images"] += 1
            fault, reason = looked_at(disk.after_a_cut(kind, chance), disk.kept, key, image)
            if fault:
                toll[fault] += 1
                toll[f"{fault} by {kind}"] += 1
                reasons.append(f"{kind} after event {number}: {reason}")
    return {"lost": 0, "not whole": 0} | dict(toll) | {"reasons": reasons[:5]}


def looked_at(found: dict[str, bytes], kept: list[str], key: bytes, image: Path) -> tuple[str, str]:
    """Open one image as Brazier would. Gives `lost` or `not whole` with the reason, or nothing twice."""
    shutil.rmtree(image, ignore_errors=True)
    image.mkdir()
    for name, body in found.items():
        (image / name).write_bytes(body)
    try:
        with closing(pool.open_raw(image / "hub.db", key)) as raw:
            missing = [thing for thing in kept if not is_there(raw, thing, kept)]
            faults = copying.faults(raw) + half(raw)
    except (Broken, pool.sqlcipher.Error) as error:
        return "not whole", str(error)
    if missing:
        return "lost", missing[0]
    return ("not whole", faults[0]) if faults else ("", "")


def is_there(raw: pool.Raw, thing: str, kept: list[str]) -> bool:
    """Whether an acknowledged thing is in the database, unless something later may have undone it."""
    kind, _, name = thing.partition(" ")
    if kind == "doubt" or (kind == "person" and f"doubt {name}" in kept):
        return True
    if kind in {"person", "gone"}:
        rows = raw.execute(
            "SELECT 1 FROM people_record WHERE json_extract(said, '$.name') = ?", (name,)
        ).fetchall()
        return bool(rows) == (kind == "person")
    if kind == "quote":
        if any(other.startswith("doubt") for other in kept):
            return True  # it may have been hers
        return bool(raw.execute("SELECT 1 FROM conversations_conversation WHERE quote = ?", (thing,)).fetchall())
    number, _, state = name.partition(" ")
    found = raw.execute("SELECT state FROM lists_import WHERE id = ?", (number,)).fetchall()
    return found == [(state,)] or (state == "taken" and found == [("undone",)])


def half(raw: pool.Raw) -> list[str]:
    """Imports that are there in part, and rows that point to nothing."""
    rows = raw.execute(
        "SELECT i.id, i.state, (SELECT count(*) FROM people_record r JOIN lists_listfile f ON f.id = r.list_file "
        "WHERE f.brought_id = i.id) FROM lists_import i"
    ).fetchall()
    wrong = [
        f"import {n} is {state} with {count}" for n, state, count in rows if count != ROWS * (state == "taken")
    ]
    return wrong + [str(row) for row in raw.execute("PRAGMA foreign_key_check").fetchall()]
