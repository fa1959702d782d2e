"""The key file."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from brazier.storage import keyring, keys
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Broken, Wrong

QUICK = Slowness(LEAST_MEMORY_KIB)
WORDS, OTHERS = "abacus abdomen abide", "zoom zone zips"


@pytest.fixture(scope="module")
def made() -> tuple[keyring.Keyring, object]:
    return keyring.create(WORDS, QUICK)


def test_the_words_open_it_in_any_spacing(made: tuple[keyring.Keyring, object]) -> None:
    assert keyring.unlock(made[0], "  Abacus-abdomen\nABIDE ") == made[1]


def test_wrong_words_open_nothing_and_say_so(made: tuple[keyring.Keyring, object]) -> None:
    with pytest.raises(Wrong, match="do not open the hub"):
        keyring.unlock(made[0], OTHERS)


def test_the_envelope_opens_it_too_and_a_new_one_replaces_the_old(made: tuple[keyring.Keyring, object]) -> None:
    first = keyring.with_slot(made[0], keyring.RECOVERY, WORDS, OTHERS)
    second = keyring.with_slot(first, keyring.RECOVERY, WORDS, "yoyo yodel yoga")
    assert keyring.unlock(first, OTHERS) == keyring.unlock(second, "yoyo yodel yoga") == made[1]
    with pytest.raises(Wrong):
        keyring.unlock(second, OTHERS)


def test_the_file_comes_back_as_it_was_and_belongs_to_its_owner_only(
    made: tuple[keyring.Keyring, object], tmp_path: Path
) -> None:
    keyring.write(tmp_path, made[0])
    assert keyring.read(tmp_path) == made[0]
    assert (tmp_path / keyring.FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == [keyring.FILE_NAME]


def test_the_file_holds_no_key_in_the_clear(made: tuple[keyring.Keyring, object]) -> None:
    text = keyring.to_text(made[0])
    for name in ("database", "box", "log", "marks"):
        assert getattr(made[1], name).hex() not in text


def test_no_file_means_no_campaign_here(tmp_path: Path) -> None:
    with pytest.raises(Wrong, match="no campaign in this folder"):
        keyring.read(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda t: "",
        lambda t: t[:-40],
        lambda t: "\x00" * 100,
        lambda t: "[]",
        lambda t: t.replace('"salt": "', '"salt": "zz'),
        lambda t: t.replace('"slots"', '"holes"'),
        lambda t: t.replace('"memory_kib": 65536', '"memory_kib": 8'),
    ],
)
def test_a_damaged_file_is_refused_in_words(
    made: tuple[keyring.Keyring, object], tmp_path: Path, damage: object
) -> None:
    (tmp_path / keyring.FILE_NAME).write_text(damage(keyring.to_text(made[0])))  # type: ignore[operator]
    with pytest.raises(Broken):
        keyring.read(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / keyring.FILE_NAME).write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(Broken, match="damaged"):
        keyring.read(tmp_path)


def test_a_hub_of_a_newer_version_is_not_guessed_at(made: tuple[keyring.Keyring, object], tmp_path: Path) -> None:
    content = json.loads(keyring.to_text(made[0])) | {"version": 2}
    (tmp_path / keyring.FILE_NAME).write_text(json.dumps(content))
    with pytest.raises(Broken, match="newer Brazier"):
        keyring.read(tmp_path)


def test_no_slot_at_all_is_damage(made: tuple[keyring.Keyring, object]) -> None:
    bare = keyring.Keyring(made[0].hub, made[0].box, made[0].backup, (), made[0].sealed)
    with pytest.raises(Broken, match="damaged"):
        keyring.unlock(bare, WORDS)


def test_what_is_sealed_to_the_public_half_needs_no_words_and_opens_with_the_secret_half_only(
    made: tuple[keyring.Keyring, object], tmp_path: Path
) -> None:
    """A sealed hub can be handed boxes that only the open one can read: the phones' way, later."""
    keyring.write(tmp_path, made[0])
    outside = X25519PublicKey.from_public_bytes(bytes.fromhex(keyring.read(tmp_path).box))
    sender = X25519PrivateKey.generate()
    sealed = keys.wrap(b"a talk at the gate", sender.exchange(outside), "box")
    ours = X25519PrivateKey.from_private_bytes(made[1].box)  # type: ignore[attr-defined]
    assert keys.unwrap(sealed, ours.exchange(sender.public_key()), "box") == b"a talk at the gate"
    with pytest.raises(Wrong):
        keys.unwrap(sealed, sender.exchange(sender.public_key()), "box")


def test_a_slot_can_stand_for_shares_of_a_committee_beside_the_words(made: tuple[keyring.Keyring, object]) -> None:
    """Three shares that make one secret only together; the file and the way to open it stay as they are."""
    shares = [bytes([n]) * 32 for n in (3, 5, 9)]
    together = bytes(a ^ b ^ c for a, b, c in zip(*shares, strict=True)).hex()
    ring = keyring.from_text(keyring.to_text(keyring.with_slot(made[0], "shares", WORDS, together)))
    assert [slot.kind for slot in ring.slots] == ["passphrase", "shares"]
    assert keyring.unlock(ring, together) == keyring.unlock(ring, WORDS) == made[1]
    two = bytes(a ^ b for a, b in zip(*shares[:2], strict=True)).hex()
    with pytest.raises(Wrong):
        keyring.unlock(ring, two)
