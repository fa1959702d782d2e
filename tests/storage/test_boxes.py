"""A sealed box: only the hub opens it, only its device can have made it, and whatever was bent shows."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from brazier.storage import boxes
from brazier.storage.boxes import ENDED, FOREIGN, FORGED
from brazier.storage.keys import public_half
from brazier.terms import Wrong

VECTORS = json.loads(Path(__file__).with_name("boxes.json").read_text())
SECRET = bytes(range(32))
SIGNER = derive_private_key(12345, SECP256R1())
NUMBER, IDENT = 4711, bytes(range(16))


def public(signer: object = SIGNER) -> bytes:
    numbers = signer.public_key().public_numbers()  # type: ignore[attr-defined]
    return b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")


KNOWN = {NUMBER: boxes.marked(NUMBER, public(), SECRET)}


def sealed(
    text: bytes = b"told", *, number: int = NUMBER, signer: object = SIGNER, secret: bytes = SECRET
) -> bytes:
    once = X25519PrivateKey.from_private_bytes(bytes(range(50, 82)))
    return boxes.seal(
        text, ident=IDENT, number=number, hub=public_half(secret), once=once, signer=signer  # type: ignore[arg-type]
    )  # fmt: skip


def test_what_a_device_sealed_the_open_hub_reads() -> None:
    checked = boxes.check(sealed(b"She said yes."), KNOWN, SECRET)
    assert (checked.text, checked.reason) == (b"She said yes.", "")
    assert (checked.id, checked.device) == (IDENT.hex(), NUMBER)


@pytest.mark.parametrize("length", [0, 1, 1019, 1020, 1021, 2044, 8188])
def test_its_length_tells_one_of_four_sizes_and_no_more(length: int) -> None:
    raw = sealed(b"x" * length)
    assert len(raw) - boxes.HEAD - boxes.TAG - boxes.SIGNED in boxes.SIZES
    assert boxes.check(raw, KNOWN, SECRET).text == b"x" * length


def test_what_is_too_long_is_refused_before_it_is_sealed() -> None:
    with pytest.raises(Wrong, match="too long"):
        sealed(b"x" * 8189)


@given(st.integers(0, len(sealed()) - 1), st.integers(1, 255))
def test_whichever_byte_is_bent_it_is_forged(at: int, by: int) -> None:
    raw = bytearray(sealed())
    raw[at] ^= by
    assert boxes.check(bytes(raw), KNOWN, SECRET).reason == FORGED


@given(st.binary(max_size=9000))
def test_whatever_comes_instead_of_a_box_is_forged(noise: bytes) -> None:
    assert boxes.check(noise, KNOWN, SECRET).reason == FORGED


def test_a_box_of_somebody_elses_device_is_forged() -> None:
    other = derive_private_key(999, SECP256R1())
    assert boxes.check(sealed(signer=other), KNOWN, SECRET).reason == FORGED
    assert boxes.check(sealed(number=NUMBER + 1), KNOWN, SECRET).reason == FORGED


def test_a_device_somebody_wrote_in_beside_the_sealed_hub_is_nobody() -> None:
    other = derive_private_key(999, SECP256R1())
    planted = {NUMBER: boxes.marked(NUMBER, public(other), b"guessed".ljust(32))}
    assert boxes.check(sealed(signer=other), planted, SECRET).reason == FORGED


def test_a_box_for_another_hub_does_not_open() -> None:
    assert boxes.check(sealed(secret=b"another".ljust(32)), KNOWN, SECRET).reason == FOREIGN


def test_a_box_of_a_device_that_ended_is_read_and_put_aside() -> None:
    ended = {NUMBER: boxes.marked(NUMBER, public(), SECRET, is_ended=True)}
    assert boxes.check(sealed(), ended, SECRET).reason == ENDED
    alive_again = {NUMBER: boxes.Device(NUMBER, public(), False, ended[NUMBER].mark)}
    assert boxes.check(sealed(), alive_again, SECRET).reason == FORGED


def test_a_one_time_key_that_makes_a_known_secret_is_refused() -> None:
    raw = bytearray(sealed())
    raw[boxes.HEAD - boxes.SHARED : boxes.HEAD] = bytes(32)  # a point of small order
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

    body = bytes(raw[: -boxes.SIGNED])
    r, s = decode_dss_signature(SIGNER.sign(boxes.LABEL + body, ECDSA(SHA256())))
    assert boxes.check(body + r.to_bytes(32, "big") + s.to_bytes(32, "big"), KNOWN, SECRET).reason == FOREIGN


@pytest.mark.parametrize("key", [b"", b"\x04" + bytes(64), public()[:-1], b"\x02" + public()[1:33], b"\xff" * 65])
def test_what_is_no_key_of_a_device_lets_nobody_in(key: bytes) -> None:
    with pytest.raises(Wrong):
        boxes.check_key(key)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["made_by"])
def test_the_vectors_open_whoever_made_them(vector: dict[str, str]) -> None:
    secret, key = bytes.fromhex(vector["hub_secret"]), bytes.fromhex(vector["device_key"])
    number = int(vector["device"])
    known = {number: boxes.marked(number, key, secret)}
    checked = boxes.check(bytes.fromhex(vector["box"]), known, secret)
    assert (checked.reason, checked.text) == ("", vector["text"].encode())
    assert boxes.receipt_of(checked, boxes.KEPT) == vector["receipt_kept"]
