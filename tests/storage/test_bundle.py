"""A copy for the stick."""

from pathlib import Path

import pytest

from brazier.storage import bundle, keyring
from brazier.storage.keys import LEAST_MEMORY_KIB, Keys, Slowness
from brazier.terms import Broken, Wrong

CONTENT = b"an encrypted database, in truth" * 5000


@pytest.fixture(scope="module")
def ring_and_keys() -> tuple[keyring.Keyring, Keys]:
    return keyring.create("abacus abdomen abide", Slowness(LEAST_MEMORY_KIB))


@pytest.fixture
def copy(tmp_path: Path, ring_and_keys: tuple[keyring.Keyring, Keys]) -> Path:
    (tmp_path / "hub.db").write_bytes(CONTENT)
    bundle.write(tmp_path / "hub.brazier", ring_and_keys[0], tmp_path / "hub.db")
    return tmp_path / "hub.brazier"


def test_what_was_copied_comes_back_to_the_byte(copy: Path, ring_and_keys: tuple[keyring.Keyring, Keys]) -> None:
    assert bundle.key_file(copy) == ring_and_keys[0]
    bundle.unpack(copy, ring_and_keys[1], copy.with_name("back.db"))
    assert copy.with_name("back.db").read_bytes() == CONTENT


def test_a_copy_shows_nothing_of_what_is_inside(copy: Path) -> None:
    assert b"encrypted database, in truth" not in copy.read_bytes()
    assert not list(copy.parent.glob("*.part"))


def test_another_hubs_key_opens_nothing(copy: Path) -> None:
    _, others = keyring.create("abacus abdomen abide", Slowness(LEAST_MEMORY_KIB))
    with pytest.raises(Broken, match="damaged"):
        bundle.unpack(copy, others, copy.with_name("back.db"))


def test_a_file_that_is_no_copy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.brazier").write_bytes(b"\xff\xd8\xff\xe0JFIF")
    with pytest.raises(Wrong, match="no copy of a hub"):
        bundle.key_file(tmp_path / "photo.brazier")


def test_a_thousand_damaged_copies_are_all_refused(
    copy: Path, ring_and_keys: tuple[keyring.Keyring, Keys]
) -> None:
    whole, back = copy.read_bytes(), copy.with_name("back.db")
    for at in range(0, len(whole), max(1, len(whole) // 1000)):
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        back.unlink(missing_ok=True)
        with pytest.raises((Broken, Wrong)):
            if bundle.key_file(copy) != ring_and_keys[0]:
                raise Broken("test", "the key file was changed")  # it opens with nothing, or with other words
            bundle.unpack(copy, ring_and_keys[1], back)


@pytest.mark.parametrize("kept", [0, 5, 9, 11, 13, 500, -1])
def test_a_copy_cut_short_is_refused(copy: Path, ring_and_keys: tuple[keyring.Keyring, Keys], kept: int) -> None:
    copy.write_bytes(copy.read_bytes()[:kept])
    with pytest.raises((Broken, Wrong)):
        bundle.key_file(copy)
        bundle.unpack(copy, ring_and_keys[1], copy.with_name("back.db"))
