"""The outbox of a real browser in bad nights: it does step by step what `tests/faults/outbox.py` says it does, and
what it is told is on a true hub, once and in order."""

import json
import mimetypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route

from brazier.storage import boxes
from brazier.storage.keys import public_half
from tests.faults import carrying
from tests.faults.carrying import NOW, SIGNERS
from tests.faults.hubs import Zygote
from tests.faults.outbox import Away, Phone

STATIC = [Path(__file__).parents[2] / "src/brazier" / area / "static" for area in ("phone", "web")]
ADDRESS = "http://localhost:8765"
IMPORTED = (
    "const o = await import('/static/phone/outbox.js'); const s = await import('/static/phone/store.js');"
    "const b = await import('/static/phone/box.js'); "
)
AT_ONCE = "const wait = setTimeout; setTimeout = (done, ms) => wait(done, ms === 500 ? 1 : ms);"
PAIR = """
const bytes = (hex) => Uint8Array.from(hex.match(/../g), (two) => parseInt(two, 16));
const curve = {name: "ECDSA", namedCurve: "P-256"};
const [privateKey, publicKey] = await Promise.all([[given.jwk, "sign"], [given.open, "verify"]].map(
  ([jwk, use]) => crypto.subtle.importKey("jwk", jwk, curve, use === "verify", [use])));
await o.paired(given.number, bytes(given.hub), {privateKey, publicKey});
"""
HELD = (
    "const told = (box) => [box.id, box.place.slice(0, 15), box.misses ?? 0];"
    "const held = async (store) => (await s.all(store)).map(told);"
    "return {boxes: await held('boxes'), kept: await held('kept'),"
    "turn: (await s.get('device', 'mine'))?.turn ?? null,"
    "device: Boolean(await s.get('device', 'mine'))}"
)


@dataclass
class RealPhone(Phone):
    """The same phone as a page of Chromium: its outbox.js, its store, its keys; only the network is ours. dies: in
    how many of ten rounds its window is gone before a request is answered."""

    context: BrowserContext | None = None
    page: Page | None = None
    dies: int = 0
    dies_at: int = 0
    asked: list[bytes] = field(default_factory=list)

    def paired(self) -> None:
        assert self.context is not None
        self.context.add_init_script(AT_ONCE)
        self.context.route("**/*", self._route)
        self.open()
        numbers = self.signer.private_numbers()
        x, y, d = (_base64(n) for n in (numbers.public_numbers.x, numbers.public_numbers.y, numbers.private_value))
        jwk = {"kty": "EC", "crv": "P-256", "x": x, "y": y}
        given = {"number": self.number, "hub": self.hub.hex(), "open": jwk, "jwk": {**jwk, "d": d}}
        self.run(PAIR, given)

    def open(self) -> None:
        """Another window; what was stored is there."""
        assert self.context is not None
        self.page = self.context.new_page()
        self.page.goto(ADDRESS + "/")

    def run(self, script: str, given: object = None) -> Any:
        """Do something in the page, at the phone's own time."""
        assert self.page is not None
        self.page.clock.set_fixed_time(self.clock())
        return self.page.evaluate(f"async (given) => {{ {IMPORTED}{script} }}", given)

    def held(self) -> dict[str, Any]:
        found: dict[str, Any] = self.run(HELD)
        return found

    def waiting(self) -> int:
        return len(self.held()["boxes"])

    async def keep(self, kind: str, body: dict[str, list[str]]) -> str:
        return str(self.run("return o.keep(given.kind, given.body)", {"kind": kind, "body": body}))

    async def send(self) -> dict[str, Any]:
        self.asked.clear()
        self.dies_at = self.chance.randint(1, 4) if self.chance.randrange(10) < self.dies else 0
        try:
            return dict(self.run("return o.send()"))
        except Error as error:
            if "closed" not in str(error):
                raise
            self.open()
            return {}

    def _route(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path != "/drop":
            found = next((root / path.removeprefix("/static/") for root in STATIC
                          if (root / path.removeprefix("/static/")).is_file()), None)  # fmt: skip
            kind = mimetypes.guess_type(path)[0] or "text/html"
            body = found.read_bytes() if found else b"<!doctype html><title>Notes</title>"
            route.fulfill(status=200, content_type=kind, body=body)
            return
        raw = route.request.post_data_buffer or b""
        self.asked.append(raw)
        if self.dies_at and len(self.asked) == self.dies_at:
            assert self.page is not None
            self.page.close()
            self._answered(raw)  # it was on its way
            return
        said = self._answered(raw)
        if said is None:
            route.abort()
        else:
            route.fulfill(status=said[0], body=said[1], content_type="application/json")

    def _answered(self, raw: bytes) -> tuple[int, str] | None:
        try:
            return self.fetch(raw)
        except Away:
            return None


def _base64(number: int) -> str:
    import base64  # noqa: PLC0415

    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")


BAD = {
    "shut": (503, "Notes"),
    "cut": (200, '{"id": "'),
    "empty": (204, ""),
    "list": (200, "[]"),
    "null": (200, "null"),
}
SECRET = b"the secret half of a made-up hub"
NUMBER = next(iter(SIGNERS))


@dataclass
class Scripted:
    """A door whose answers are drawn by a seed, alike for whoever stands before it."""

    seed: str
    names: dict[str, str] = field(default_factory=dict)
    trace: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.turn = "0" * 16

    def __call__(self, raw: bytes) -> tuple[int, str]:
        kinds = ["kept"] * 8 + [
            "aside",
            "away",
            "away",
            "shut",
            "shut",
            "forged",
            "other",
            "cut",
            "empty",
            "list",
            "null",
            "turn",
        ]
        kind = self.chance.choice(kinds)
        ident = boxes.id_of(raw)
        self.trace.append((self.names.get(ident, "hello"), kind))
        if kind == "turn":
            self.turn = f"{self.chance.randrange(10**16):016d}"
        return self.answer(raw, ident, kind)

    def answer(self, raw: bytes, ident: str, kind: str) -> tuple[int, str]:
        if kind == "away":
            raise Away
        if kind in BAD:
            return BAD[kind]
        numbers = SIGNERS[NUMBER].public_key().public_numbers()
        key = b"\4" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
        checked = boxes.check(raw, {NUMBER: boxes.marked(NUMBER, key, SECRET)}, SECRET)
        assert checked.reason == ""
        state = "aside" if kind == "aside" else "kept"
        proof = "ab" * 32 if kind == "forged" else boxes.receipt_of(checked, state)
        said = {"id": "0" * 32 if kind == "other" else ident, "state": state, "receipt": proof, "turn": self.turn}
        return 200, json.dumps(said)


def finished(work: Any) -> Any:
    """What a coroutine gives, once nothing else happens."""
    try:
        while True:
            work.send(None)
    except StopIteration as done:
        return done.value


def story(phone: Phone, door: Scripted, held: Callable[[], dict[str, Any]], clock: list[datetime]) -> list[Any]:
    """A seeded evening at one phone: talks told, clocks turned, rounds of sending. Gives all that can be seen of
    it."""
    chance, seen = Random(f"story {door.seed}"), []
    for _ in range(30):
        clock[0] += timedelta(seconds=chance.choice([0, 1, 60, 3600, -7200, 15 * 86400, -86400]))
        if chance.random() < 0.5:
            ident = finished(phone.keep("talk", {"who": ["Hamid"], "when": ["none"]}))
            door.names[ident] = f"box {len(door.names)}"
        else:
            seen.append(finished(phone.send()))
            found = held()
            rows = {store: [[door.names[i], *more] for i, *more in found[store]] for store in ("boxes", "kept")}
            seen.append((rows, found["turn"], found["device"]))
    for _ in range(16):  # a day each: what was kept a fortnight ago is not
        clock[0] += timedelta(days=1)
        seen.append(finished(phone.send()))
        seen.append([door.names[i] for i, *_ in held()["kept"]])
    return [*seen, door.trace]


def held_by(phone: Phone) -> Callable[[], dict[str, Any]]:
    """What the model holds, as the page tells it."""
    stores = phone.store.stores

    def held() -> dict[str, Any]:
        rows = {s: [[b["id"], b["place"][:15], b.get("misses", 0)] for _, b in sorted(stores[s].items())]
                for s in ("boxes", "kept")}  # fmt: skip
        device = stores["device"].get("mine")
        return {**rows, "turn": device and device.get("turn"), "device": bool(device)}

    return held


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


@pytest.mark.parametrize("seed", [f"evening {n}" for n in range(8)])
def test_the_model_of_the_fault_campaign_does_what_the_outbox_of_a_browser_does(
    context: BrowserContext, seed: str
) -> None:
    told: list[list[Any]] = []
    for kind in (Phone, RealPhone):
        clock, door = [NOW], Scripted(seed)
        phone = kind(
            NUMBER, SIGNERS[NUMBER], public_half(SECRET), Random(seed),
            clock=lambda clock=clock: clock[0], fetch=door,
        )  # type: ignore[misc]  # fmt: skip
        if isinstance(phone, RealPhone):
            phone.context = context
        phone.paired()
        held = phone.held if isinstance(phone, RealPhone) else held_by(phone)
        told.append(story(phone, door, held, clock))
    model, real = (json.loads(json.dumps(one)) for one in told)
    assert real == model


@pytest.fixture(scope="module")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    born = Zygote(tmp_path_factory.mktemp("notes"))
    yield born
    born.close()


@pytest.fixture(scope="module")
def let_in(tmp_path_factory: pytest.TempPathFactory, zygote: Zygote) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("let_in") / "hub"
    codes = zygote.call("let_in", str(folder), carrying.keys(), carrying.NAMES)
    zygote.ask({"warm": str(folder)})
    return folder, codes


@pytest.mark.parametrize("night", range(4))
def test_a_real_outbox_in_bad_nights_loses_nothing_and_doubles_nothing(
    context: BrowserContext, zygote: Zygote, let_in: tuple[Path, list[str]], tmp_path: Path, night: int
) -> None:
    def made(*given: Any, **named: Any) -> RealPhone:
        return RealPhone(*given, **named, context=context, dies=4)

    run = carrying.begin(zygote, let_in, tmp_path / "night", f"real {night}", kind=made, most_phones=1)
    faults = run.go()
    run.hub.end()
    assert faults == []
