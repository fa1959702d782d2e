"""The key file."""

import json
from itertools import combinations
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from brazier.storage import keyring, keys, shares
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Broken, Wrong

QUICK = Slowness(LEAST_MEMORY_KIB)
WORDS, OTHERS = "abacus abdomen abide", "zoom zone zips"


def renewed(ring: keyring.Keyring, known: keys.Keys, way: shares.Split | str) -> tuple[keyring.Keyring, keys.Keys]:
    return keyring.renewed(ring, known, keyring.opening(ring.hub, way, QUICK))


@pytest.fixture(scope="module")
def made() -> tuple[keyring.Keyring, keys.Keys]:
    return keyring.create(WORDS, QUICK)


def test_the_words_open_it_in_any_spacing(made: tuple[keyring.Keyring, keys.Keys]) -> None:
    assert keyring.unlock(made[0], "  Abacus-abdomen\nABIDE ") == made[1]


def test_wrong_words_open_nothing_and_say_so(made: tuple[keyring.Keyring, keys.Keys]) -> None:
    with pytest.raises(Wrong, match="do not open the hub"):
        keyring.unlock(made[0], OTHERS)


def test_the_envelope_opens_it_too_and_a_new_one_replaces_the_old(made: tuple[keyring.Keyring, keys.Keys]) -> None:
    first = keyring.with_slot(made[0], keyring.RECOVERY, WORDS, OTHERS)
    second = keyring.with_slot(first, keyring.RECOVERY, WORDS, "yoyo yodel yoga")
    assert keyring.unlock(first, OTHERS) == keyring.unlock(second, "yoyo yodel yoga") == made[1]
    with pytest.raises(Wrong):
        keyring.unlock(second, OTHERS)


def test_the_file_comes_back_as_it_was_and_belongs_to_its_owner_only(
    made: tuple[keyring.Keyring, keys.Keys], tmp_path: Path
) -> None:
    keyring.write(tmp_path, made[0])
    assert keyring.read(tmp_path) == made[0]
    assert (tmp_path / keyring.FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == [keyring.FILE_NAME]


def test_the_file_holds_no_key_in_the_clear(made: tuple[keyring.Keyring, keys.Keys]) -> None:
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
    made: tuple[keyring.Keyring, keys.Keys], tmp_path: Path, damage: object
) -> None:
    (tmp_path / keyring.FILE_NAME).write_text(damage(keyring.to_text(made[0])))  # type: ignore[operator]
    with pytest.raises(Broken):
        keyring.read(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / keyring.FILE_NAME).write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(Broken, match="damaged"):
        keyring.read(tmp_path)


def test_a_hub_of_a_newer_version_is_not_guessed_at(
    made: tuple[keyring.Keyring, keys.Keys], tmp_path: Path
) -> None:
    content = json.loads(keyring.to_text(made[0])) | {"version": 3}
    (tmp_path / keyring.FILE_NAME).write_text(json.dumps(content))
    with pytest.raises(Broken, match="newer Brazier"):
        keyring.read(tmp_path)


def test_no_slot_at_all_is_damage(made: tuple[keyring.Keyring, keys.Keys]) -> None:
    bare = keyring.Keyring(made[0].hub, made[0].box, made[0].backup, (), made[0].sealed)
    with pytest.raises(Broken, match="damaged"):
        keyring.unlock(bare, WORDS)


def test_what_is_sealed_to_the_public_half_needs_no_words_and_opens_with_the_secret_half_only(
    made: tuple[keyring.Keyring, keys.Keys], tmp_path: Path
) -> None:
    """A sealed hub can be handed boxes that only the open one can read: the phones' way, later."""
    keyring.write(tmp_path, made[0])
    outside = X25519PublicKey.from_public_bytes(bytes.fromhex(keyring.read(tmp_path).box))
    sender = X25519PrivateKey.generate()
    sealed = keys.wrap(b"a talk at the gate", sender.exchange(outside), "box")
    ours = X25519PrivateKey.from_private_bytes(made[1].box)
    assert keys.unwrap(sealed, ours.exchange(sender.public_key()), "box") == b"a talk at the gate"
    with pytest.raises(Wrong):
        keys.unwrap(sealed, sender.exchange(sender.public_key()), "box")


def test_a_hub_of_shares_opens_with_any_so_many_of_them_and_with_nothing_else(
    made: tuple[keyring.Keyring, keys.Keys],
) -> None:
    way = shares.split(2, 3)
    ring, fresh = renewed(*made, way)
    ring = keyring.from_text(keyring.to_text(ring))
    read = [shares.read(text) for text in way.texts]
    for some in combinations(read, 2):
        assert keyring.unlock_together(ring, some) == fresh
    for opens in (lambda: keyring.unlock_together(ring, read[:1]), lambda: keyring.unlock(ring, WORDS)):
        with pytest.raises(Wrong):
            opens()
    with pytest.raises(Wrong, match="six words, not with shares"):
        keyring.unlock_together(made[0], read[:2])


def test_n57_renewing_gives_a_new_root_a_new_database_key_and_a_new_backup_key(
    made: tuple[keyring.Keyring, keys.Keys],
) -> None:
    first, second = shares.split(2, 3), shares.split(3, 5)
    ring, known = renewed(*made, first)
    changed, fresh = renewed(ring, known, second)
    assert fresh.database != known.database != made[1].database
    assert keys.identities(fresh.backup)[0] != keys.identities(known.backup)[0]
    assert changed.backups == (keys.recipient(fresh.backup), ring.backup, made[0].backup)
    assert changed.past == (first.number,)
    assert keyring.former(changed, fresh) == known.database
    assert (fresh.box, fresh.log, fresh.marks) == (known.box, known.log, known.marks)
    old = [shares.read(text) for text in first.texts[:2]]
    with pytest.raises(Wrong):
        keyring.unlock_together(changed, old)
    with pytest.raises(Wrong):  # nor with the old root, whoever kept it
        keys.unwrap(changed.sealed, keyring._root(made[0], WORDS), f"{changed.hub}:keys")


def test_the_former_key_in_the_key_file_opens_with_the_new_one_only_and_goes(
    made: tuple[keyring.Keyring, keys.Keys],
) -> None:
    ring, fresh = renewed(*made, shares.split(2, 3))
    with pytest.raises(Broken):
        keyring.former(ring, made[1])
    assert keyring.settled(ring).was == ""
    assert fresh.database.hex() not in keyring.to_text(ring)


def test_a_committee_may_go_back_to_six_words(made: tuple[keyring.Keyring, keys.Keys]) -> None:
    ring, known = renewed(*made, shares.split(2, 3))
    back, fresh = renewed(ring, known, OTHERS)
    assert back.committee is None
    assert keyring.unlock(back, OTHERS) == fresh


def test_a_key_file_of_the_first_version_is_still_read(made: tuple[keyring.Keyring, keys.Keys]) -> None:
    content = json.loads(keyring.to_text(made[0])) | {"version": 1}
    for later in ("committee", "was", "past", "past_backups"):
        del content[later]
    assert keyring.from_text(json.dumps(content)) == made[0]
