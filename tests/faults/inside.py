"""What is done inside a child: make a hub, look through it, serve it opened."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connections

from brazier.access.queries import alone
from brazier.cli.serving import serve_open_hub
from brazier.conversations.models import Conversation
from brazier.ledger.models import Line
from brazier.lists import actions as list_actions
from brazier.lists.models import Doubt, Import, ListFile
from brazier.people.models import LeftOut, Record, Worker
from brazier.people.regroup import regroup
from brazier.people.roster import queries as roster
from brazier.storage import actions as storage
from brazier.storage import bundle, keyring, pool
from brazier.storage.hub import here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.storage.shares import Split
from brazier.terms import Actor, Wrong
from brazier.upkeep import actions as upkeep
from brazier.web import actions as web

WORDS = "abacus abdomen abdominal abide abiding ability"
NOW = datetime(2026, 11, 20, 3, 12, tzinfo=UTC)


def make(folder: str, names: list[str]) -> str:
    """A new campaign in this folder, sealed again."""
    storage.use_folder(Actor.keeper, Path(folder))
    web.begin(
        Actor.keeper,
        passphrase=WORDS,
        name="Harbor",
        worksite="West",
        people_here=None,
        trusted=names,
        handle="founder",
        now=NOW,
        slowness=Slowness(LEAST_MEMORY_KIB),
    )
    storage.seal(Actor.keeper)
    return folder


def opened(folder: str, words: str = WORDS) -> Actor:
    """Open the hub of this folder in this child and give its founder."""
    storage.use_folder(Actor.keeper, Path(folder))
    storage.unseal(Actor.nobody, passphrase=words)
    return alone(Actor.keeper)


def look(folder: str, words: str = WORDS) -> dict[str, Any]:
    """All that a promise can be held against, and whether the hub is whole."""
    opened(folder, words)
    found = seen()
    storage.seal(Actor.keeper)
    return found


def seen() -> dict[str, Any]:
    """The same, of the hub that is open."""
    actor = alone(Actor.keeper)
    records = list(Record.objects.all())
    taken = Counter(r.list_file for r in records if r.list_file)
    files = dict(ListFile.objects.values_list("pk", "brought_id"))
    return {
        "cut_off": here.was_cut_off,
        "people": sorted(r.said["name"] for r in records if not r.list_file),
        "quotes": sorted(Conversation.objects.exclude(quote="").values_list("quote", flat=True)),
        "imports": [
            [i.pk, i.state, sum(n for f, n in taken.items() if files.get(f) == i.pk)]
            for i in Import.objects.order_by("pk")
        ],
        "answers": dict(Doubt.objects.values_list("pk", "answer")),
        "left_out": LeftOut.objects.count(),
        "lines": Line.objects.count(),
        "faults": faults(actor, records),
    }


def faults(actor: Actor, records: list[Record]) -> list[str]:
    """Whatever is not whole: file, ledger, counts, and workers that are not what their records say."""
    found = [f.code for f in upkeep.verify(actor) if not f.is_well and f.code != "swap_off"]
    numbers = {r.pk for r in records}
    composed = regroup(roster.held(actor, numbers), roster.statements_of(actor, numbers))
    said = {(c.number, c.portrait.name, tuple(sorted(c.records))) for c in composed}
    groups: dict[int, list[int]] = {}
    for record in records:
        if record.worker_id is not None:
            groups.setdefault(record.worker_id, []).append(record.pk)
    kept = {(w.pk, w.name, tuple(sorted(groups.get(w.pk, [])))) for w in Worker.objects.all()}
    return found + [f"worker {number}" for number, *_ in sorted(said ^ kept)]


def look_and_serve(folder: str, words: str, into: str) -> None:
    """Open the hub, note what is in it, then serve it; the ticket lets a browser sit down."""
    opened(folder, words)
    draft = Path(into + ".part")
    draft.write_text(json.dumps(seen()))
    draft.replace(into)
    connections.close_all()
    serve_open_hub(0, no_browser=True)


def copy_is_whole(folder: str, copy: str) -> bool:
    """Whether a copy of this hub opens."""
    opened(folder)
    target = Path(folder).parent / "temp" / "looked-at.db"
    target.unlink(missing_ok=True)
    try:
        bundle.unpack(Path(copy), here.opened_keys(), target)
    finally:
        target.unlink(missing_ok=True)
    return True


def work_recorded(*given: Any) -> dict[str, Any]:
    """See `recorded`; loaded late, because it puts a layer before the disk for this process alone."""
    from tests.faults import recorded  # noqa: PLC0415

    return recorded.work_recorded(*given)


def share_out(folder: str, proof: dict[str, Any], way: dict[str, Any]) -> None:
    """Open the hub and let other shares open it from now on. proof, way: as `opens` and `Split` take them."""
    storage.use_folder(Actor.keeper, Path(folder))
    storage.unseal(Actor.nobody, **proof)
    split = Split(bytes.fromhex(way["secret"]), way["number"], way["enough"], tuple(way["texts"]))
    upkeep.share_out(alone(Actor.keeper), known=keyring.read(Path(folder)), way=split, now=NOW)


def opens(folder: str, proofs: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
    """What is in the hub, for each of these ways to open it; None if it does not."""
    found: list[dict[str, Any] | None] = []
    for proof in proofs:
        storage.use_folder(Actor.keeper, Path(folder))
        try:
            storage.unseal(Actor.nobody, **proof)
        except Wrong:
            found.append(None)
            continue
        upkeep.finish_share_out(Actor.clock, now=NOW)
        found.append(seen() | {"verbs": Counter(Line.objects.values_list("verb", flat=True))})
        storage.seal(Actor.keeper)
    return found


def take_in_the_clear(folder: str, path: str) -> None:
    """The control: the same list taken by the same code into a database that nobody gives a key."""
    pool.hand_over = lambda _raw, _key: None  # type: ignore[assignment]
    make(folder, [])
    actor = opened(folder)
    brought, _ = list_actions.bring(actor, files=[("list.csv", Path(path).read_bytes())], now=NOW)
    assert brought is not None
    list_actions.take(actor, import_id=brought, now=NOW)


def prepare(folder: str) -> list[int]:
    """See `walked`."""
    from tests.faults import walked  # noqa: PLC0415

    return walked.prepare(folder)


def walk(*given: Any) -> dict[str, Any]:
    """See `walked`; loaded late, because it puts a layer before the disk for this process alone."""
    from tests.faults import walked  # noqa: PLC0415

    return walked.walk(*given)


def let_in(*given: Any) -> list[str]:
    """See `lives`."""
    from tests.faults import lives  # noqa: PLC0415

    return lives.let_in(*given)


def live(*given: Any) -> None:
    """See `lives`; loaded late, because it puts a layer before the disk for this process alone."""
    from tests.faults import lives  # noqa: PLC0415

    lives.live(*given)
