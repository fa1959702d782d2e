"""A device seals in a real browser, a sealed hub listens, an open one keeps; until then it says waiting."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from playwright.sync_api import Browser, Page, Route, expect

from brazier.storage import boxes, keyring, mailbox
from brazier.storage.keys import public_half
from tests.journeys.conftest import (
    DESK,
    WORDS,
    Served,
    Watched,
    at_the_door,
    begun,
    first_pin,
    sign_in,
    until,
)

OUTBOX = "const o = await import('/static/phone/outbox.js'); "
STORE = "const s = await import('/static/phone/store.js'); "
BOX = "const b = await import('/static/phone/box.js'); "


@dataclass
class Paired:
    """A hub of this test's own with a browser that sits at it and was let in as a device."""

    served: Served
    window: Watched
    words: list[str]
    number: int
    secret: bytes

    @property
    def page(self) -> Page:
        return self.window.page

    def run(self, script: str, given: object = None) -> Any:
        """Do something in the page, as its modules do it."""
        return self.page.evaluate(f"async (given) => {{ {OUTBOX}{STORE}{BOX}{script} }}", given)

    def tell(self, quote: str) -> None:
        """Type a talk with Hamid into the form that is open, and keep it."""
        self.page.get_by_label("With whom?").fill("Hamid")
        self.page.get_by_text("More about it").click()
        self.page.get_by_label("In their words, short").fill(quote)
        self.page.locator("input[name=when][value='none']").check()
        self.page.get_by_role("button", name="Keep this talk").click()

    def seal(self) -> None:
        """Seal the hub from another window; this one stays as it is."""
        other = self.page.context.new_page()
        other.goto(self.served.address + "more/")
        other.get_by_role("button", name="Seal everything now").click()
        expect(other.get_by_role("heading", level=1)).to_have_text("Notes")
        other.close()

    def end(self) -> None:
        """What the hub does when this device is ended, beside it: only it could write this line."""
        known = mailbox.devices(self.served.folder)
        over = boxes.marked(self.number, known[self.number].key, self.secret, is_ended=True)
        mailbox.write_devices(self.served.folder, [over])


PAIRED = "const o = await import('/static/phone/outbox.js'); return o.isPaired()"


@pytest.fixture
def paired(browser: Browser, evening_over: Path, tmp_path: Path) -> Iterator[Paired]:
    """Ten names, and a founder who chose a PIN in this browser: from then on it is a device."""
    with begun(evening_over, tmp_path) as served:
        context = browser.new_context(viewport=DESK, locale="en-US")  # type: ignore[arg-type]
        window = Watched(context, served.address)
        at_the_door(window)
        first_pin(window, "271828")
        until(window.page, f"async () => {{ {PAIRED} }}")
        [number] = mailbox.devices(served.folder)
        secret = keyring.unlock(keyring.read(served.folder), WORDS).box
        yield Paired(served, window, WORDS.split(), number, secret)
        context.close()


def test_a_talk_told_while_the_hub_is_sealed_waits_and_is_kept_once_when_it_opens(paired: Paired) -> None:
    paired.window.go("/talks")
    paired.seal()
    paired.tell("I sign when my line signs.")
    line = paired.page.locator(".outbox")
    expect(line).to_have_text("Waiting on this device: 1")
    expect(line).not_to_contain_text("Kept")
    paired.page.wait_for_timeout(300)
    assert len(list(mailbox.waiting(paired.served.folder))) == 2  # the talk, and the device asking whether it may
    assert b"line signs" not in b"".join(raw for _, raw in mailbox.waiting(paired.served.folder))

    paired.window.go("/unseal")
    sign_in(paired.page, paired.words)
    expect(paired.page.get_by_role("status").first).to_contain_text("Devices left 1 sealed things here")
    expect(paired.page.locator(".outbox")).to_have_text("Kept: 1")
    paired.window.go("/people/")
    expect(paired.page.locator(".outbox")).to_be_hidden()
    paired.page.get_by_role("link", name="Hamid").click()
    expect(paired.page.get_by_role("heading", level=1)).to_contain_text("Hamid")
    expect(paired.page.get_by_text("I sign when my line signs.").first).to_be_visible()
    expect(paired.page.locator("form[action*='/take-back/talk/']")).to_have_count(1)  # one talk
    assert list(mailbox.waiting(paired.served.folder)) == []
    assert paired.run("return o.waiting()") == 0


def test_what_was_told_can_not_be_read_back_on_the_device(paired: Paired) -> None:
    paired.window.go("/talks")
    paired.seal()
    paired.tell("Quarantine words nobody should find.")
    expect(paired.page.locator(".outbox")).to_contain_text("Waiting")
    raw = paired.run("return (await s.all('boxes')).map((box) => Array.from(box.raw))")
    assert b"Quarantine" not in bytes(raw[0])
    kinds = paired.run(
        "const d = await s.get('device', 'mine'); const [box] = await s.all('boxes');"
        "return [d.keys.privateKey.extractable, box.receipt.extractable, box.receipt.usages.join(),"
        "Object.keys(box).join()]"
    )
    assert kinds == [False, False, "verify", "id,raw,receipt,place,kind"]


def test_a_locked_desk_at_an_open_hub_takes_it_at_once(paired: Paired) -> None:
    paired.window.go("/talks")
    paired.page.context.clear_cookies(name="desk")
    paired.tell("Told at 03:30.")
    expect(paired.page.locator(".outbox")).to_have_text("Kept: 1")


def test_without_a_network_it_waits_and_says_so(paired: Paired) -> None:
    paired.window.go("/talks")
    paired.page.context.set_offline(True)
    paired.tell("Told in the basement.")
    expect(paired.page.locator(".outbox")).to_have_text("Waiting on this device: 1")
    paired.page.context.set_offline(False)
    expect(paired.page.locator(".outbox")).to_have_text("Kept: 1")  # the browser says that it is back


@pytest.mark.parametrize("lie", ["kept", "aside", "ended"])
def test_nobody_but_an_open_hub_can_make_a_device_believe_that_it_is_kept(paired: Paired, lie: str) -> None:
    paired.window.go("/talks")
    said = [""]  # nothing is answered until it is known what to lie about
    paired.page.route(
        "**/drop", lambda route: route.fulfill(status=200, content_type="application/json", body=said[0])
    )
    paired.run("await o.keep('talk', {who: ['Hamid'], when: ['none']})")
    [ident] = paired.run("return (await s.all('boxes')).map((box) => box.id)")
    said[0] = json.dumps({"id": ident, "state": lie, "receipt": "ab" * 32})
    sum_ = paired.run("return o.send()")
    assert (sum_["kept"], sum_["aside"], sum_["waiting"], sum_["ended"]) == (0, 0, 1, False)
    assert paired.run("return o.waiting()") == 1
    assert paired.run("return o.isPaired()") is True


def test_n56_a_device_ended_while_it_was_away_wipes_itself_and_its_queue_is_put_aside(paired: Paired) -> None:
    paired.window.go("/talks")
    paired.page.context.set_offline(True)
    paired.tell("Told by somebody who is out by then.")
    expect(paired.page.locator(".outbox")).to_contain_text("Waiting")
    paired.run("await s.put('reading', 'key', 'of something')")
    paired.end()
    asked: list[str] = []
    paired.page.on(
        "request",  # where /hide would lead is told too, and not asked for
        lambda one: one.redirected_from or asked.append(one.url.removeprefix(paired.served.address)),
    )
    paired.page.context.set_offline(False)
    paired.page.wait_for_url("**/cover")
    assert asked[:4] == ["drop", "drop", "hide", "cover"]  # asks whether it may, hands its box over, and is gone
    assert paired.run("return [await s.count('boxes'), await s.count('reading'), await s.count('device')]") == [
        0,
        0,
        0,
    ]
    paired.window.go("/unseal")
    sign_in(paired.page, paired.words)
    paired.window.go("/more/aside")
    expect(paired.page.get_by_text("From a device that was ended")).to_be_visible()
    paired.page.get_by_role("button", name="Keep it, as my word").click()
    expect(paired.page.get_by_role("status").first).to_contain_text("It is kept, as your word.")
    expect(paired.page.get_by_text("Nothing is put aside.")).to_be_visible()


@dataclass
class Flaky:
    """A network that is away, then loses the requests it is told to lose, and notes what it carried."""

    paired: Paired
    is_away: bool = True
    lost: list[bytes] = field(default_factory=list)
    carried: list[bytes] = field(default_factory=list)
    tries: int = 0
    lost_first: int = 0

    def __call__(self, route: Route) -> None:
        raw = route.request.post_data_buffer or b""
        self.tries += not self.is_away
        if self.is_away or raw in self.lost or self.tries <= self.lost_first:
            if not self.is_away and raw in self.lost:
                self.lost.remove(raw)
            route.abort()
        else:
            self.carried.append(raw)
            route.continue_()

    def told(self, *names: str) -> list[bytes]:
        """Talks with these, told while it is away; gives them as they are sealed, in that order."""
        self.paired.page.route("**/drop", self)
        for who in names:
            self.paired.run("await o.keep('talk', {who: [given], when: ['none']})", who)
            self.paired.page.wait_for_timeout(5)  # told one after the other
        return [bytes(raw) for raw in self.paired.run("return (await s.all('boxes')).map((box) => [...box.raw])")]

    def carries(self) -> None:
        """It is back, and the device sends until nothing waits."""
        self.is_away = False
        for _ in range(4):
            self.paired.run("await o.send()")
        assert self.paired.run("return o.waiting()") == 0


def test_what_was_told_later_never_overtakes_where_the_network_comes_and_goes(paired: Paired) -> None:
    paired.window.go("/talks")
    network = Flaky(paired)
    told = network.told("Hamid", "Bo", "Rosa Diaz")
    network.lost = [told[1], told[1]]  # the second goes astray, and once more
    network.carries()
    assert [raw for raw in network.carried if raw in told] == told


def test_a_round_that_began_without_a_network_sends_nothing_before_its_turn(paired: Paired) -> None:
    paired.window.go("/talks")
    network = Flaky(paired, lost_first=2)  # the device asking whether it may, and the first talk
    told = network.told("Hamid", "Bo")
    network.carries()
    assert [raw for raw in network.carried if raw in told] == told


def test_a_wipe_says_how_many_would_be_lost_before_it_takes_them(paired: Paired) -> None:
    paired.window.go("/wipe")
    expect(paired.page.get_by_role("status")).to_contain_text("Nothing waits on this device.")
    expect(paired.page.get_by_role("status")).to_have_class("hint")  # red is for what would be lost
    paired.page.route("**/drop", lambda route: route.abort())
    for who in ("Hamid", "Bo"):
        paired.run("await o.keep('talk', {who: [given], when: ['none']})", who)
    paired.window.go("/wipe")
    expect(paired.page.get_by_role("status").first).to_contain_text("Not sent yet: 2.")
    expect(paired.page.locator(".wiping [role=status]")).to_have_class("fault")
    assert paired.run("return o.waiting()") == 2  # looking takes nothing
    paired.page.get_by_role("button", name="Wipe it now").click()
    paired.page.wait_for_url("**/cover")
    assert paired.run("return [await o.waiting(), await o.isPaired()]") == [0, False]
    assert paired.page.evaluate("async () => (await indexedDB.databases()).length") <= 1
    paired.window.go("/people/")
    assert paired.page.url.endswith("/unseal")


def test_chromium_and_python_open_and_believe_each_others_boxes(paired: Paired) -> None:
    """Both ways: a box from here opens there, one from there opens here, and the proof is believed."""
    paired.window.go("/people/")
    made = paired.run(
        "const d = await s.get('device', 'mine'); const box = await b.seal(given, d); window.made = box;"
        "return {id: box.id, raw: Array.from(box.raw)}",
        "¿Quién firma? 王小明",
    )
    checked = boxes.check(bytes(made["raw"]), mailbox.devices(paired.served.folder), paired.secret)
    assert (checked.id, checked.reason, checked.text) == (made["id"], "", "¿Quién firma? 王小明".encode())
    proof = boxes.receipt_of(checked, boxes.KEPT)
    believed = (
        "return Promise.all(['kept', 'aside']"
        ".map((state) => b.isTrue(window.made.receipt, state, given.id, given.proof)))"
    )
    assert paired.run(believed, {"id": checked.id, "proof": proof}) == [True, False]

    once, signer = X25519PrivateKey.generate(), derive_private_key(4711, SECP256R1())
    hub = public_half(paired.secret)
    raw = boxes.seal("Sí".encode(), ident=bytes(16), number=4711, hub=hub, once=once, signer=signer)
    numbers = signer.public_key().public_numbers()
    given = {
        "raw": list(raw), "hub": list(hub), "secret": list(paired.secret),
        "key": [4, *numbers.x.to_bytes(32, "big"), *numbers.y.to_bytes(32, "big")],
    }  # fmt: skip
    assert paired.run(OPENING, given) == [True, "Sí"]


OPENING = """
const u = (list) => Uint8Array.from(list), c = crypto.subtle, raw = u(given.raw), text = new TextEncoder();
const told = new Uint8Array([...text.encode("box 1"), ...raw.slice(0, -64)]);
const curve = {name: "ECDSA", namedCurve: "P-256"}, signing = {name: "ECDSA", hash: "SHA-256"};
const key = await c.importKey("raw", u(given.key), curve, false, ["verify"]);
const isHers = await c.verify(signing, key, raw.slice(-64), told);
const base64 = (list) => u(list).toBase64({alphabet: "base64url", omitPadding: true});
const jwk = {kty: "OKP", crv: "X25519", d: base64(given.secret), x: base64(given.hub)};
const secret = await c.importKey("jwk", jwk, "X25519", false, ["deriveBits"]);
const shared = await c.importKey("raw", raw.slice(25, 57), "X25519", false, []);
const exchanged = await c.deriveBits({name: "X25519", public: shared}, secret, 256);
const seed = await c.importKey("raw", exchanged, "HKDF", false, ["deriveBits"]);
const salt = new Uint8Array([...raw.slice(25, 57), ...given.hub]);
const hkdf = {name: "HKDF", hash: "SHA-256", salt, info: text.encode("box 1")};
const both = new Uint8Array(await c.deriveBits(hkdf, seed, 512));
const opener = await c.importKey("raw", both.slice(0, 32), "AES-GCM", false, ["decrypt"]);
const how = {name: "AES-GCM", iv: new Uint8Array(12), additionalData: raw.slice(0, 57)};
const filled = new Uint8Array(await c.decrypt(how, opener, raw.slice(57, -64)));
const length = new DataView(filled.buffer).getUint32(0);
return [isHers, new TextDecoder().decode(filled.slice(4, 4 + length))];
"""


def test_the_vectors_in_the_repository_were_made_by_both() -> None:
    vectors = json.loads((Path(__file__).parents[1] / "storage/boxes.json").read_text())
    assert {v["made_by"].split()[0] for v in vectors} == {"Chromium", "Python"}
