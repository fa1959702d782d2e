"""A picture under its own key."""

from dataclasses import replace

import pytest

from brazier.storage.keys import new_keys, renewed
from brazier.terms import Broken
from brazier.vault.sealing import opened, seal

KEYS = new_keys()
PHOTO = b"Cleo Diaz signed here" * 100


def test_what_was_sealed_opens_and_nothing_of_it_shows() -> None:
    sealed = seal(PHOTO, name="a", keys=KEYS)
    assert opened(sealed, name="a", keys=KEYS) == PHOTO
    assert b"Cleo" not in sealed.content + sealed.key.encode()


def test_the_same_picture_twice_looks_like_two() -> None:
    one, two = seal(PHOTO, name="a", keys=KEYS), seal(PHOTO, name="a", keys=KEYS)
    assert one.content != two.content
    assert one.key != two.key
    assert one.digest == two.digest


def test_renewing_the_keys_of_the_hub_leaves_pictures_readable() -> None:
    sealed = seal(PHOTO, name="a", keys=KEYS)
    assert opened(sealed, name="a", keys=renewed(KEYS)) == PHOTO


def test_another_hub_another_name_or_one_bent_bit_open_nothing() -> None:
    sealed = seal(PHOTO, name="a", keys=KEYS)
    bent = bytes([sealed.content[0] ^ 1]) + sealed.content[1:]
    other = seal(PHOTO, name="a", keys=KEYS)
    for damaged, name, keys in [
        (sealed, "b", KEYS),
        (sealed, "a", new_keys()),
        (replace(sealed, content=bent), "a", KEYS),
        (replace(sealed, content=sealed.content[:20]), "a", KEYS),
        (replace(sealed, content=b""), "a", KEYS),
        (replace(sealed, key=other.key), "a", KEYS),
        (replace(sealed, key="damaged"), "a", KEYS),
        (replace(sealed, key=""), "a", KEYS),
        (replace(sealed, digest="0" * 64), "a", KEYS),
    ]:
        with pytest.raises(Broken, match="damaged"):
            opened(damaged, name=name, keys=keys)
