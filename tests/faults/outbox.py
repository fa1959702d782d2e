"""A phone, step by step as `phone/static/phone/outbox.js` and `store.js` do it, with a browser that can be killed
between any two steps: every touch of the store and every request is a moment.

It says the same names in the same order, so that the two can be read beside each other;
`tests/journeys/test_outbox.py` holds both to the same story in a real browser.
"""

import hmac
import json
import types
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from brazier.storage import boxes

WAITING, KEPT, ASIDE, ENDED = "waiting", "kept", "aside", "ended"
MINE, LAST = "mine", "last"
MOST_MISSES = 3
SHUT = 503
DAY_MS = 24 * 60 * 60 * 1000
COPY_MS = 14 * DAY_MS
LIVED = "lived"
STORES = ("device", "reading", "boxes", "kept")

Row = dict[str, Any]


class Away(Exception):
    """Nobody answered."""


@types.coroutine
def moment() -> Generator[None, None, None]:
    """Something else may happen now, or the browser may be killed."""
    yield


@dataclass
class Store:
    """IndexedDB: what it holds outlives the browser; each call is one transaction."""

    stores: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in STORES})

    async def get(self, store: str, name: str) -> Any:
        await moment()
        return self.stores[store].get(name)

    async def all(self, store: str) -> list[Any]:
        await moment()
        return [row for _, row in sorted(self.stores[store].items())]

    async def put(self, store: str, name: str, thing: Any) -> None:
        await moment()
        self.stores[store][name] = thing
        await moment()

    async def put_all(self, store: str, things: list[Row]) -> None:
        await moment()
        self.stores[store] |= {thing["place"]: thing for thing in things}
        await moment()

    async def next(self, store: str, name: str, least: int) -> int:
        await moment()
        given: int = max(least, self.stores[store].get(name, 0) + 1)
        self.stores[store][name] = given
        await moment()
        return given

    async def alter(self, store: str, name: str, change: Callable[[Any], Any]) -> Any:
        await moment()
        thing = self.stores[store][name] = change(self.stores[store].get(name))
        await moment()
        return thing

    async def remove(self, store: str, name: str) -> None:
        await moment()
        self.stores[store].pop(name, None)
        await moment()

    async def wipe(self) -> None:
        for store in STORES:
            await moment()
            self.stores[store].clear()


@dataclass
class Phone:
    """One browser that was let in. fetch: hands bytes to the door, gives status and text, or raises Away. clock:
    the phone's own. believes_all: the control, a phone that takes any answer for `kept`."""

    number: int
    signer: EllipticCurvePrivateKey
    hub: bytes
    chance: Random
    clock: Callable[[], datetime]
    fetch: Callable[[bytes], tuple[int, str]]
    believes_all: bool = False
    store: Store = field(default_factory=Store)
    is_sending: bool = False

    def now_ms(self) -> int:
        return int(self.clock().timestamp() * 1000)

    def told(self, kind: str, body: dict[str, list[str]], **more: int) -> str:
        said_at = self.clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return json.dumps({"kind": kind, "said_at": said_at, **more, "body": body}, ensure_ascii=False)

    def seal(self, text: str) -> Row:
        """As box.js; `receipt` is the key for the proof."""
        once = X25519PrivateKey.from_private_bytes(self.chance.randbytes(32))
        ident = self.chance.randbytes(16)
        raw = boxes.seal(
            text.encode(), ident=ident, number=self.number, hub=self.hub, once=once, signer=self.signer
        )
        shared = once.exchange(X25519PublicKey.from_public_bytes(self.hub))
        _, receipt = boxes._derived(shared, once.public_key().public_bytes_raw(), self.hub)
        return {"id": ident.hex(), "raw": raw, "receipt": receipt}

    def is_true(self, receipt: bytes, state: object, ident: str, proof: object) -> bool:
        return hmac.new(receipt, f"{state}:{ident}".encode(), sha256).hexdigest() == proof

    def waiting(self) -> int:
        """How many boxes wait."""
        return len(self.store.stores["boxes"])

    def kill(self) -> None:
        """The browser is gone; whoever runs it has stopped all it did. What it stored stays."""

    def paired(self) -> None:
        """Let in, before the story begins."""
        hello = self.seal(self.told("here", {}))
        self.store.stores["device"][MINE] = {"number": self.number, "hello": hello}

    async def keep(self, kind: str, body: dict[str, list[str]]) -> str:
        nth = await self.store.next("device", LAST, self.now_ms())
        told = self.told(kind, body, nth=nth)
        await self.store.get("device", MINE)
        box = self.seal(told)
        place = f"{nth:015d} {box['id']}"
        await self.store.put("boxes", place, {**box, "place": place})
        return str(box["id"])

    async def hand(self, box: Row) -> Row:
        try:
            await moment()
            status, text = self.fetch(box["raw"])
            await moment()
            said = json.loads(text) if 200 <= status < 300 else {}
            if self.believes_all:
                return {"state": KEPT}
            if said is None:  # null has no id: that throws
                raise Away
            said = said if isinstance(said, dict) else {}  # whatever else it is has none
            is_sure = said.get("id") == box["id"] and self.is_true(
                box["receipt"], said.get("state"), box["id"], said.get("receipt")
            )
            return (
                {"state": said["state"], "turn": said.get("turn")}
                if is_sure
                else {"state": WAITING, "isAway": status != SHUT}
            )
        except (Away, ValueError):
            return {"state": WAITING, "isAway": True}

    async def hand_twice(self, box: Row) -> Row:
        said = await self.hand(box)
        if said["state"] != WAITING:
            return said
        await moment()
        return await self.hand(box)

    async def lived_by(self, now: int) -> int:
        def lived(was: Row | None) -> Row:
            was = was or {"sum": 0, "at": now}
            return {"sum": was["sum"] + min(max(now - was["at"], 0), DAY_MS), "at": now}

        return int((await self.store.alter("device", LIVED, lived))["sum"])

    async def put_away(self, box: Row, lived: int) -> None:
        rest = {name: value for name, value in box.items() if name != "misses"}
        await self.store.put("kept", box["place"], {**rest, "lived": lived})
        await self.store.remove("boxes", box["place"])

    async def forget_old(self, lived: int) -> None:
        for box in await self.store.all("kept"):
            if box["lived"] < lived - COPY_MS:
                await self.store.remove("kept", box["place"])

    async def send_again(self, device: Row, turn: str) -> None:
        if device.get("turn") is not None and device["turn"] != turn:
            kept = await self.store.all("kept")
            again = [{name: value for name, value in box.items() if name != "lived"} for box in kept]
            await self.store.put_all("boxes", again)
        if device.get("turn") != turn:
            await self.store.put("device", MINE, {**device, "turn": turn})

    async def send(self) -> Row:
        while self.is_sending:  # navigator.locks
            await moment()
        self.is_sending = True
        try:
            return await self.send_waiting()
        finally:
            self.is_sending = False  # a browser that is killed gives its locks back

    async def send_waiting(self) -> Row:
        total = {"kept": 0, "aside": 0, "waiting": 0, "ended": False}
        device = await self.store.get("device", MINE)
        if not device:
            return total
        first = await self.hand(device["hello"])
        total["ended"] = first["state"] == ENDED
        if total["ended"]:
            self.store.stores["reading"].clear()
        if first.get("turn") is not None:
            await self.send_again(device, first["turn"])
        lived = await self.lived_by(self.now_ms())
        is_open = first["state"] != WAITING
        waiting = await self.store.all("boxes")
        if first.get("isAway"):
            return {**total, "waiting": len(waiting)}
        for at, box in enumerate(waiting):
            said = await (self.hand_twice(box) if is_open else self.hand(box))
            if said["state"] == KEPT:
                total["kept"] += 1
                await self.put_away(box, lived)
            elif said["state"] == ASIDE:
                total["aside"] += 1
                await self.put_away(box, lived)
            elif said["state"] == ENDED:
                total["aside"] += 1
                await self.store.remove("boxes", box["place"])
            else:
                total["waiting"] += 1
                misses = box.get("misses", 0)
                if misses < MOST_MISSES if is_open else said.get("isAway"):
                    if is_open:
                        await self.store.put("boxes", box["place"], {**box, "misses": misses + 1})
                    total["waiting"] += len(waiting) - at - 1
                    break
        await self.forget_old(lived)
        if total["ended"] and not total["waiting"]:
            await self.store.wipe()
        return total
