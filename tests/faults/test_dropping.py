"""What a hub answers to whoever drops something at its door: always the same, whatever happened, byte by byte."""

import json
import os
import re
import socket
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from brazier.storage import boxes, keyring, mailbox
from brazier.storage.cover import SHUT
from brazier.storage.keys import public_half
from brazier.storage.pool import open_raw
from tests.faults.browser import Answer, Browser
from tests.faults.hubs import WORDS, Folder
from tests.storage.test_boxes import SIGNER, public

NUMBER = 4711
PATIENCE = 20.0


@dataclass
class Letting:
    """A sealed campaign that lets one device drop."""

    folder: Folder
    secret: bytes

    def box(self, text: bytes = b"{}", *, number: int = NUMBER, ident: bytes = b"") -> bytes:
        return boxes.seal(
            text, ident=ident or os.urandom(16), number=number, hub=public_half(self.secret),
            once=X25519PrivateKey.generate(), signer=SIGNER,
        )  # fmt: skip

    def talk(self, quote: str, ident: bytes = b"") -> bytes:
        body = {"who": "Rosa Diaz", "quote": quote, "when": "none"}
        said_at = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
        return self.box(json.dumps({"kind": "talk", "said_at": said_at, "body": body}).encode(), ident=ident)

    def waiting(self) -> int:
        return len(list(mailbox.waiting(self.folder.at)))

    def kept(self) -> list[str]:
        """What was said in the talks the hub keeps; it is ended for that, and must be whole."""
        for born in self.folder.serving:
            born.stop()
        found = self.folder.zygote.call("look", str(self.folder.at), WORDS)
        assert found["faults"] == []
        quotes: list[str] = found["quotes"]
        return quotes

    def until(self, what: Callable[[], bool]) -> None:
        """The box is taken in after the answer; wait for it."""
        until = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < until, "it never happened"
            time.sleep(0.01)


@pytest.fixture
def letting(folder: Folder) -> Letting:
    keys = keyring.unlock(keyring.read(folder.at), WORDS)
    mailbox.write_devices(folder.at, [boxes.marked(NUMBER, public(), keys.box)])
    raw = open_raw(folder.at / "hub.db", keys.database)  # inside, the device is the founder's
    raw.execute(
        "INSERT INTO access_device (organizer_id, key, number, label, added_on, ended_by) "
        "SELECT id, ?, ?, '', '2026-11-26', '' FROM access_organizer LIMIT 1",
        [public(), NUMBER],
    )
    raw.close()
    return Letting(folder, keys.box)


def dropped(port: int, body: bytes, *, announced: bool = True) -> bytes:
    """Drop something; gives the whole answer without its date."""
    length = f"Content-Length: {len(body)}\r\n" if announced else "Transfer-Encoding: chunked\r\n"
    pieces = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
    sent = body if announced else pieces + b"0\r\n\r\n"
    head = f"POST /drop HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n{length}\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(head.encode() + sent)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    return re.sub(rb"date: [^\r]*\r\n", b"", answer, flags=re.I)


def hostile(letting: Letting) -> dict[str, bytes]:
    """Whatever may come through that door besides a box in order."""
    good = letting.box()
    bent = bytearray(good)
    bent[100] ^= 1
    return {
        "nothing": b"",
        "noise": os.urandom(2000),
        "a form": b"name=Eve&csrfmiddlewaretoken=x",
        "json": b'{"kind": "talk"}',
        "cut off": good[:-1],
        "one byte more": good + b"\0",
        "bent": bytes(bent),
        "unknown device": letting.box(number=NUMBER + 1),
        "largest there can be": letting.box(b"x" * 8188),
        "too large for a box": os.urandom(boxes.LARGEST + 1),
        "too large for the door": os.urandom(300 * 1024),
        "another version": b"\x02" + good[1:],
    }


def test_a_sealed_hub_answers_the_same_bytes_whatever_is_dropped(letting: Letting) -> None:
    _, browser = letting.folder.serve()
    good = letting.box()
    said = {name: dropped(browser.port, body) for name, body in hostile(letting).items()}
    for name, body in hostile(letting).items():
        said[f"{name}, in pieces"] = dropped(browser.port, body, announced=False)
    said |= {"good": dropped(browser.port, good), "the same again": dropped(browser.port, good)}
    elsewhere = browser.send("POST", "/people/", b"name=Eve")
    assert len(set(said.values())) == 1, {name: answer[:80] for name, answer in said.items()}
    [constant] = set(said.values())
    assert constant.startswith(b"HTTP/1.1 503")
    assert (elsewhere.status, elsewhere.body) == (503, SHUT)
    letting.until(lambda: letting.waiting() == 3)  # two of the largest, and the good one once


def test_a_full_hub_answers_the_same_and_takes_no_more(letting: Letting) -> None:
    _, browser = letting.folder.serve()
    place = letting.folder.at / mailbox.FOLDER_NAME
    place.mkdir()
    for n in range(mailbox.EACH):
        (place / f"{NUMBER:016x}-{n:032x}").write_bytes(b"")
    empty = dropped(browser.port, b"")
    assert dropped(browser.port, letting.box()) == empty
    time.sleep(0.5)
    assert letting.waiting() == mailbox.EACH


def test_the_time_of_the_answer_does_not_tell_a_good_box_from_a_bad_one(letting: Letting) -> None:
    _, browser = letting.folder.serve()
    bad = hostile(letting)["bent"]
    for _ in range(10):
        dropped(browser.port, bad)

    def took(body: bytes) -> float:
        begun = time.perf_counter()
        dropped(browser.port, body)
        return time.perf_counter() - begun

    pairs = [(took(letting.box()), took(bad), took(letting.box(number=5))) for _ in range(60)]
    good, bent, unknown = (statistics.median(column) for column in zip(*pairs, strict=True))
    assert abs(good - bent) < 0.005, (good, bent)
    assert abs(good - unknown) < 0.005, (good, unknown)


def test_it_reads_nothing_while_sealed_and_keeps_everything_once_opened(letting: Letting) -> None:
    _, browser = letting.folder.serve()
    for n in range(3):
        dropped(browser.port, letting.talk(f"Told at night {n}."))
    letting.until(lambda: letting.waiting() == 3)
    on_disk = b"".join(path.read_bytes() for path in letting.folder.at.rglob("*") if path.is_file())
    assert b"Told at night" not in on_disk
    assert b"Rosa" not in on_disk
    assert browser.unseal(WORDS).status == 302
    assert "Devices left 3 sealed things here. All are kept now." in browser.get("/chart/").text
    assert letting.waiting() == 0
    assert letting.kept() == [f"Told at night {n}." for n in range(3)]


def test_killed_while_boxes_are_opened_each_is_kept_once(letting: Letting) -> None:
    born, browser = letting.folder.serve()
    idents = [os.urandom(16) for _ in range(6)]
    for n, ident in enumerate(idents):
        dropped(browser.port, letting.talk(f"Told at night {n}.", ident))
    letting.until(lambda: letting.waiting() == 6)
    left = [raw for _, raw in mailbox.waiting(letting.folder.at)]
    browser.unseal(WORDS)
    born.kill()
    for raw in left:  # as if the power had gone before the files were removed
        (letting.folder.at / mailbox.FOLDER_NAME / f"{NUMBER:016x}-{boxes.id_of(raw)}").write_bytes(raw)
    letting.folder.open()
    assert letting.kept() == [f"Told at night {n}." for n in range(6)]
    assert letting.waiting() == 0


def given(browser: Browser, body: bytes) -> Answer:
    return browser.send("POST", "/drop", body)


def test_an_open_hub_says_to_everybody_else_what_a_sealed_one_says(letting: Letting) -> None:
    _, browser = letting.folder.open()
    stranger = browser.another()
    bad = {name: body for name, body in hostile(letting).items() if not name.startswith("largest")}
    said = {name: given(stranger, body) for name, body in bad.items()}
    assert {(answer.status, answer.body) for answer in said.values()} == {(503, SHUT)}
    assert letting.waiting() == 0
    assert "/more/aside" not in browser.get("/more/").text  # who is nobody leaves no trace


def test_an_open_hub_says_kept_with_a_proof_only_the_device_can_read(letting: Letting) -> None:
    _, browser = letting.folder.open()
    raw = letting.talk("Told in the light.")
    answer = json.loads(given(browser.another(), raw).body)
    known = mailbox.devices(letting.folder.at)
    checked = boxes.check(raw, known, letting.secret)
    proof = boxes.receipt_of(checked, "kept")
    assert answer == {"id": boxes.id_of(raw), "state": "kept", "receipt": proof, "turn": "0" * 16}
    assert json.loads(given(browser.another(), raw).body) == answer


def test_the_other_ways_to_ask_at_that_door_are_the_sealed_answer(letting: Letting) -> None:
    _, browser = letting.folder.serve()
    for method in ("GET", "PUT", "PATCH", "DELETE", "OPTIONS"):
        answer = browser.send(method, "/drop", letting.box() if method != "GET" else b"")
        assert (answer.status, answer.body) == (503, SHUT)
    time.sleep(0.3)
    assert letting.waiting() == 0


def test_a_folder_without_a_campaign_takes_nothing(letting: Letting) -> None:
    letting.folder.at.joinpath(keyring.FILE_NAME).rename(letting.folder.at / "elsewhere")
    _, browser = letting.folder.serve()
    assert given(browser, letting.box()).status == 503
    time.sleep(0.3)
    assert letting.waiting() == 0
