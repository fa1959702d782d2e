"""One life of a hub that phones send to: opened, sealed, full or killed as somebody outside orders, over a socket.

Everything passes through the door that `brazier serve` has: Django's handlers with all middleware, the mailbox of
a sealed hub, the words. Only the port is missing. A hub is killed by SIGKILL, before one of its own writes to the
disk.
"""

import os
import secrets
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from multiprocessing.connection import Client as Line
from pathlib import Path
from typing import Any

from django.db import connections
from django.test import Client

from brazier.access.dropping.actions import let_drop
from brazier.access.models import Device
from brazier.access.queries import alone
from brazier.conversations.models import AS_TOLD, Act, Conversation, FollowUp
from brazier.ledger import anchor
from brazier.people import queries as people
from brazier.people.models import Worker
from brazier.phone import facts
from brazier.phone.models import Box
from brazier.storage import actions as storage
from brazier.storage import ears, mailbox, sight
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.upkeep import actions as upkeep
from brazier.web import clock
from tests.faults import inside
from tests.faults.disk_layer import FULL, OK, Layer

ROOM = 1 << 62
"""More writes than a life has."""


def let_in(folder: str, keys: list[tuple[int, str]], names: list[str]) -> list[str]:
    """A campaign that knows these people, and whose founder has these devices. keys: number and public half. Gives
    the codes of the people."""
    inside.make(folder, names)
    actor = inside.opened(folder)
    for number, key in keys:
        Device.objects.create(
            organizer_id=int(actor.id), key=bytes.fromhex(key), number=number, added_on=inside.NOW
        )
    let_drop(Actor.keeper)
    clock.now = lambda: inside.NOW
    upkeep.tend(Actor.clock, now=clock.now(), today=clock.today())  # what is due once a day
    known = people.newest(actor, today=inside.NOW.date())
    storage.seal(Actor.keeper)
    return [row.code for row in known]


def _forget() -> None:
    facts.number_of = lambda _checked: os.urandom(16).hex()


def _take_as_it_comes() -> None:
    facts.placed = lambda fact, now, *_: replace(fact, nth=0, told_at=int(now.timestamp() * 1000))


WRONG: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "forgets": _forget,
    "takes as it comes": _take_as_it_comes,
}
"""What may be wrong with a hub, for controls: no box is known again; what comes is ordered by when it came."""


class Life:
    """What one hub does, and what becomes of its disk. left: how many writes there is room for; dies_at: the write
    before which it is killed."""

    def __init__(self, folder: str, wrong: str) -> None:
        self.now = inside.NOW
        self.written, self.left, self.dies_at = 0, ROOM, ROOM
        clock.now = lambda: self.now
        self.layer = Layer(fail=lambda _number, _kind: self._write())  # SQLite keeps bare addresses of it
        self.layer.install()
        self._before(mailbox, "_place")
        self._before(mailbox, "remove", needs_room=False)
        self._before(anchor, "advance")
        WRONG[wrong]()
        storage._migrate = lambda: None  # its tables were made by this very program
        storage.use_folder(Actor.keeper, Path(folder))
        self.desk = self._browser()
        self.desk.handler.load_middleware()

    def _browser(self) -> Client:
        return Client(HTTP_HOST="localhost:8765", raise_request_exception=False)

    def _before(self, module: Any, name: str, *, needs_room: bool = True) -> None:
        true: Callable[..., None] = getattr(module, name)

        def done(*given: Any) -> None:
            if self._write() and needs_room:
                raise OSError(28, "No space left on device")
            true(*given)

        setattr(module, name, done)

    def _write(self) -> int:
        self.written += 1
        if self.written >= self.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return FULL if self.written > self.left else OK

    def do(self, order: dict[str, Any]) -> Any:
        """One order."""
        self.now = datetime.fromisoformat(order.get("now", self.now.isoformat()))
        return getattr(self, order["do"])(order)

    def drop(self, order: dict[str, Any]) -> tuple[int, str]:
        """A box at the door; `twice`: the same at the same moment once more."""
        raw = bytes.fromhex(order["raw"])
        other = threading.Thread(target=self._dropped, args=(raw,))
        if order.get("twice"):
            other.start()
        said = self._dropped(raw)
        if order.get("twice"):
            other.join()
        ears._one.submit(lambda: None).result()  # what a sealed hub heard lies in its mailbox
        return said

    def _dropped(self, raw: bytes) -> tuple[int, str]:
        browser = self._browser()
        browser.handler = self.desk.handler
        answer = browser.post("/drop", raw, content_type="application/octet-stream")
        if threading.current_thread() is not threading.main_thread():
            connections.close_all()
        return answer.status_code, answer.content.decode()

    def unseal(self, order: dict[str, Any]) -> str:
        """The six words, at the door. Gives whether it is open."""
        self.desk.post("/unseal", {"words": inside.WORDS})
        return here.state.value

    def seal(self, order: dict[str, Any]) -> None:
        """Sealed by whoever sits there."""
        storage.seal(Actor.keeper)

    def copy(self, order: dict[str, Any]) -> str:
        """A copy of the open hub. Gives where it is."""
        return str(storage.copy(Actor.keeper, folder=Path(order["to"]), name=f"copy-{secrets.token_hex(4)}").path)

    def restore(self, order: dict[str, Any]) -> str:
        """A new folder becomes the hub that a copy holds."""
        upkeep.restore(Actor.keeper, source=Path(order["source"]), passphrase=inside.WORDS, now=self.now)
        return here.state.value

    def disk(self, order: dict[str, Any]) -> None:
        """The disk is full after so many writes more, or has room again."""
        self.left = ROOM if order["room"] is None else self.written + order["room"]

    def die(self, order: dict[str, Any]) -> None:
        """It will be killed before the write that comes after so many more."""
        self.dies_at = self.written + order["after"]

    def seen(self, order: dict[str, Any]) -> dict[str, Any]:
        """All that was kept, and whether the hub is whole."""
        with sight.whole():
            actor = alone(Actor.keeper)
            boxes = list(Box.objects.order_by("pk").values_list("number", "state", "reason", "text"))
            return {
                "boxes": boxes,
                "as_told": [
                    mark for *_, mark in sorted([*self._told(Conversation, "quote"), *self._told(Act, "text")])
                ],
                "talks": list(Conversation.objects.order_by("pk").values_list("quote", flat=True)),
                "acts": list(Act.objects.order_by("pk").values_list("text", flat=True)),
                "steps": list(FollowUp.objects.order_by("pk").values_list("what", flat=True)),
                "people": sorted(Worker.objects.values_list("name", flat=True)),
                "waiting": len(list(mailbox.waiting(here.folder))),
                "faults": inside.faults(actor, list(inside.Record.objects.all())),
            }

    def _told(self, table: type[Conversation | Act], words: str) -> list[tuple[int, int, int, str]]:
        return list(table._default_manager.values_list(*AS_TOLD, words))


def live(folder: str, socket: str, wrong: str) -> None:
    """Do what the other end of this socket orders, until it says that it is over."""
    life = Life(folder, wrong)
    with Line(socket, family="AF_UNIX") as line:
        while order := line.recv():
            line.send(life.do(order))
    storage.seal(Actor.keeper)
