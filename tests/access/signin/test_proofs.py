"""A browser signs what it was asked; a cookie turns over; nothing of either can be made up."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.harbor.soft_keys import SoftBrowser

from brazier.access.signin import proofs
from brazier.access.signin.proofs import Shown

NOW = datetime(2026, 11, 20, 3, 12, tzinfo=UTC)
SECRET, CHANCE = b"s" * 32, b"c" * 32


def test_only_the_browser_with_the_key_signs() -> None:
    mine, other = SoftBrowser(), SoftBrowser()
    assert proofs.is_signed(mine.key, "question", mine.signature("question"))
    assert not proofs.is_signed(mine.key, "question", other.signature("question"))
    assert not proofs.is_signed(mine.key, "another", mine.signature("question"))


@pytest.mark.parametrize("key", [b"", b"\4" + b"\1" * 64, b"\2" + b"\1" * 32, b"x" * 65, b"\0"])
def test_what_is_no_key_signs_nothing(key: bytes) -> None:
    assert not proofs.is_key(key)
    assert not proofs.is_signed(key, "question", b"\1" * 64)


@pytest.mark.parametrize("signature", [b"", b"\0" * 64, b"\xff" * 64, b"\1" * 63, b"\1" * 65])
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    assert not proofs.is_signed(SoftBrowser().key, "question", signature)


def test_a_question_is_ours_for_five_minutes() -> None:
    asked = proofs.ask(SECRET, CHANCE, NOW)
    assert proofs.is_asked(SECRET, asked, NOW + timedelta(minutes=5))
    assert not proofs.is_asked(SECRET, asked, NOW + timedelta(minutes=5, seconds=1))
    assert not proofs.is_asked(b"t" * 32, asked, NOW)


@pytest.mark.parametrize(
    "text", ["", ".", "..", "a.b.c", "1.9999999999999999.x", "é.1.2", "a.-1.b", "a.²²." + "b"]
)
def test_what_we_never_asked_is_not_ours(text: str) -> None:
    assert not proofs.is_asked(SECRET, text, NOW)
    assert proofs.shown(SECRET, text, 0, NOW) == (Shown.FORGED, 0)


def test_no_letter_of_a_turn_can_be_changed() -> None:
    turn = proofs.turn(SECRET, 7, NOW)
    for at in range(len(turn)):
        bent = turn[:at] + ("8" if turn[at] != "8" else "9") + turn[at + 1 :]
        assert proofs.shown(SECRET, bent, 0, NOW)[0] is Shown.FORGED


def test_a_turn_is_fresh_for_two_minutes_then_its_browser_must_prove_its_key() -> None:
    turn = proofs.turn(SECRET, 7, NOW)
    assert proofs.shown(SECRET, turn, 7, NOW + timedelta(seconds=120)) == (Shown.FRESH, 7)
    assert proofs.shown(SECRET, turn, 7, NOW + timedelta(seconds=121)) == (Shown.ASLEEP, 7)


def test_an_old_turn_after_a_newer_one_was_shown_is_a_copy() -> None:
    turn = proofs.turn(SECRET, 7, NOW)
    assert proofs.shown(SECRET, turn, 8, NOW + timedelta(seconds=121)) == (Shown.COPIED, 7)
    assert proofs.shown(SECRET, turn, 8, NOW + timedelta(seconds=60)) == (
        Shown.FRESH,
        7,
    )  # two windows of one browser


@pytest.mark.parametrize("raw", [b"", b"a", b"\xff\xfe", bytes(range(256))])
def test_bytes_come_back_from_text(raw: bytes) -> None:
    assert proofs.from_text(proofs.to_text(raw)) == raw


@pytest.mark.parametrize("text", ["é", "a", "\0"])
def test_text_that_is_no_bytes_is_empty(text: str) -> None:
    assert proofs.from_text(text) == b""


def test_a_key_nobody_holds_is_a_key_and_the_same_for_the_same_name() -> None:
    keys = [proofs.key_nobody_holds(secret, name) for secret in (SECRET, CHANCE) for name in ("1", "2", "")]
    assert len(set(keys)) == len(keys)
    assert all(map(proofs.is_key, keys))
    assert keys[0] == proofs.key_nobody_holds(SECRET, "1")
