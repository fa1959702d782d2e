"""What waits beside a sealed hub: capped, unreadable, of our devices only, and without names or hours."""

import json
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from tests.storage.test_boxes import NUMBER, SECRET, SIGNER, public

from brazier.storage import boxes, mailbox
from brazier.storage.keys import public_half


def box(signer: EllipticCurvePrivateKey = SIGNER, number: int = NUMBER) -> bytes:
    return boxes.seal(
        b"told", ident=os.urandom(16), number=number, hub=public_half(SECRET),
        once=X25519PrivateKey.generate(), signer=signer,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    mailbox.write_devices(tmp_path, [boxes.marked(NUMBER, public(), SECRET)])
    return tmp_path


def count(folder: Path) -> int:
    return len(list(mailbox.waiting(folder)))


def test_a_box_of_a_device_waits_and_a_second_time_is_the_same_box(folder: Path) -> None:
    raw = box()
    for _ in range(3):
        mailbox.drop(folder, raw)
    assert [found for _, found in mailbox.waiting(folder)] == [raw]


def test_what_nobody_of_ours_signed_does_not_wait(folder: Path) -> None:
    stranger = derive_private_key(7, SECP256R1())
    bent = bytearray(box())
    bent[-1] ^= 1
    for raw in (b"", b"noise", b"x" * 100_000, box(stranger), box(SIGNER, NUMBER + 1), bytes(bent), box()[:-1]):
        mailbox.drop(folder, raw)
    assert count(folder) == 0


def test_a_device_that_was_ended_drops_nothing(folder: Path) -> None:
    mailbox.write_devices(folder, [boxes.marked(NUMBER, public(), SECRET, is_ended=True)])
    mailbox.drop(folder, box())
    assert count(folder) == 0


def test_one_device_fills_its_own_share_and_no_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = derive_private_key(8, SECP256R1())
    known = [boxes.marked(NUMBER, public(), SECRET), boxes.marked(5, public(other), SECRET)]
    mailbox.write_devices(folder, known)
    monkeypatch.setattr(mailbox, "EACH", 3)
    for _ in range(5):
        mailbox.drop(folder, box())
    assert count(folder) == 3
    mailbox.drop(folder, box(other, 5))
    assert count(folder) == 4


def test_all_together_have_a_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "ALL", 2)
    for _ in range(4):
        mailbox.drop(folder, box())
    assert count(folder) == 2


def test_the_limits_are_a_folder_any_disk_bears() -> None:
    assert mailbox.ALL * boxes.LARGEST < 20_000_000
    assert mailbox.EACH * 2 <= mailbox.ALL


def test_what_lies_there_is_the_owners_alone_and_tells_no_hour_and_no_name(folder: Path) -> None:
    mailbox.drop(folder, box())
    [waits] = (folder / mailbox.FOLDER_NAME).iterdir()
    assert waits.stat().st_mtime == 0
    assert waits.stat().st_mode & 0o077 == 0
    assert (folder / mailbox.FOLDER_NAME).stat().st_mode & 0o077 == 0
    [line] = json.loads((folder / mailbox.FILE_NAME).read_text())["devices"]
    assert sorted(line) == ["ended", "key", "mark", "number"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"devices": 3}', '{"devices": [{"number": "x"}]}', '{"devices": [1]}']
)
def test_a_damaged_file_of_devices_lets_nobody_in_and_breaks_nothing(folder: Path, text: str) -> None:
    (folder / mailbox.FILE_NAME).write_text(text)
    assert mailbox.devices(folder) == {}
    mailbox.drop(folder, box())
    assert count(folder) == 0


def test_a_box_that_was_opened_is_gone_and_no_name_leads_out_of_the_folder(folder: Path) -> None:
    mailbox.drop(folder, box())
    [(name, _)] = mailbox.waiting(folder)
    mailbox.remove(folder, "../" + mailbox.FILE_NAME)
    assert (folder / mailbox.FILE_NAME).exists()
    mailbox.remove(folder, name)
    assert count(folder) == 0


def test_a_huge_file_somebody_put_there_is_not_read_whole(folder: Path) -> None:
    place = folder / mailbox.FOLDER_NAME
    place.mkdir()
    (place / "huge").write_bytes(b"x" * 1_000_000)
    assert [len(raw) for _, raw in mailbox.waiting(folder)] == [boxes.LARGEST + 1]
