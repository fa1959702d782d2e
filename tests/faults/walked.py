"""One write after another fails, once each: the disk is full, or dying. The person is told, nothing is half kept,
and the next thing works when there is room again."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connections

from brazier.conversations import actions as conversations
from brazier.conversations.talk import Talk
from brazier.lists import actions as list_actions
from brazier.lists.models import Doubt
from brazier.people import actions as people
from brazier.people.models import Record
from brazier.storage import actions as storage
from brazier.terms import Actor, BrazierError
from brazier.upkeep import actions as upkeep
from tests.faults import inside, lists
from tests.faults.disk_layer import BROKEN, FULL, OK, Layer

NOW = inside.NOW
CODES = {"full": FULL, "dying": BROKEN}
UNSURE = b"Name,Department\nRosa Diaz,Stow\nRosa Dias,Pick\nKwame Asante,Dock\n"


def prepare(folder: str) -> list[int]:
    """A campaign with a list that waits, one that is taken, and a doubtful pair; gives the number of doubts."""
    actor = inside.opened(folder)
    people.add(actor, name="Rosa Dias", typed={"phone": "917 555 0100"}, now=NOW)
    for content in (lists.csv(range(200, 240)), UNSURE):
        brought, _ = list_actions.bring(actor, files=[("taken.csv", content)], now=NOW)
        assert brought
        list_actions.take(actor, import_id=brought, now=NOW)
    list_actions.bring(actor, files=[("waits.csv", lists.csv(range(40)))], now=NOW)
    doubts = Doubt.objects.filter(answer="open").count()
    storage.seal(Actor.keeper)
    return [doubts]


def add(actor: Actor) -> None:
    people.add(actor, name="Amina Quiet", now=NOW)


def talk(actor: Actor) -> None:
    first = Record.objects.order_by("pk").values_list("pk", flat=True)[0]
    said = Talk(first, NOW.date(), actor.id, level=2, basis="said", quote="heat")
    conversations.record(actor, talk=said, now=NOW, today=NOW.date())


def take(actor: Actor) -> None:
    list_actions.take(actor, import_id=3, now=NOW)


def undo(actor: Actor) -> None:
    list_actions.undo(actor, import_id=1, now=NOW)


def merge(actor: Actor) -> None:
    doubt = Doubt.objects.filter(answer="open", other__isnull=False).order_by("pk")[0]
    list_actions.answer(actor, doubt=doubt.pk, answer="same", now=NOW)


def leave_out(actor: Actor) -> None:
    last = Record.objects.filter(list_file=None).order_by("-pk").values_list("worker", flat=True)[0]
    upkeep.forget(actor, worker=last, now=NOW)


FLOWS: dict[str, Callable[[Actor], None]] = {
    "add": add, "talk": talk, "take": take, "undo": undo, "merge": merge, "leave_out": leave_out,
}  # fmt: skip


def walk(folder: str, flow: str, how: str, points: int, seed: str) -> dict[str, Any]:
    """Let so many of a flow's writes fail, each on a fresh copy of the folder, and tell what came of it."""
    layer, base, chance = Layer(), Path(folder), random.Random(seed)
    layer.install()
    at = base.with_name("walked")
    before, after, writes = _untouched(layer, base, at, FLOWS[flow])
    asked = sorted(chance.sample(range(1, writes + 1), min(points, writes)))
    found: dict[str, Any] = {"writes": writes, "points": len(asked), "told": 0, "untold": [], "wrong": []}
    for point in asked:
        actor = _fresh(base, at)
        number = layer.asked + point
        layer.fail = lambda n, _kind, number=number: CODES[how] if n == number else OK  # type: ignore[misc]
        said = _try(FLOWS[flow], actor)
        layer.fail = lambda _n, _kind: OK
        found["told"] += said.startswith("told ")
        if said.startswith("untold"):
            found["untold"].append(f"{point}: {said}")
        people.add(actor, name="Next One", now=NOW)
        now = inside.seen()
        now["people"].remove("Next One")
        state = _told_apart(now)
        if now["faults"] or state not in ((before,) if said.startswith("told ") else (before, after)):
            found["wrong"].append(f"{point}: {said} {now['faults']}")
    return found


def _fresh(base: Path, at: Path) -> Actor:
    storage.use_folder(Actor.keeper, at)
    shutil.rmtree(at, ignore_errors=True)
    shutil.copytree(base, at)
    return inside.opened(str(at))


def _untouched(layer: Layer, base: Path, at: Path, flow: Callable[[Actor], None]) -> tuple[object, object, int]:
    actor = _fresh(base, at)
    before, asked = _told_apart(inside.seen()), layer.asked
    flow(actor)
    writes = layer.asked - asked
    return before, _told_apart(inside.seen()), writes


def _try(flow: Callable[[Actor], None], actor: Actor) -> str:
    try:
        flow(actor)
    except BrazierError as error:
        return f"told {error}"
    except Exception as error:
        return f"untold {type(error).__name__}: {error}"
    finally:
        connections.close_all()
    return "done"


def _told_apart(seen: dict[str, Any]) -> object:
    parts = {k: v for k, v in seen.items() if k not in {"lines", "faults", "cut_off"}}
    return sorted((k, str(v)) for k, v in parts.items())
