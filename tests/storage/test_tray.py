"""Shares wait for one another at the door."""

from datetime import datetime, timedelta

import pytest
from tests.harbor.cast import NOW

from brazier.storage import keyring, keys, shares, tray
from brazier.storage.keyring import Keyring
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.storage.tray import Tray
from brazier.terms import Wrong

QUICK = Slowness(LEAST_MEMORY_KIB)
OLD, MADE = shares.split(2, 3), shares.split(3, 5)


def renewed(ring: keyring.Keyring, known: keys.Keys, way: shares.Split | str) -> tuple[keyring.Keyring, keys.Keys]:
    return keyring.renewed(ring, known, keyring.opening(ring.hub, way, QUICK))


@pytest.fixture(scope="module")
def ring() -> Keyring:
    first, known = renewed(*keyring.create("abacus abdomen", QUICK), OLD)
    return renewed(first, known, MADE)[0]


def brought(ring: Keyring, *typed: str, now: datetime = NOW) -> tuple[Tray, list[Wrong | None]]:
    at, slips = Tray(now), []
    for text in typed:
        at, slip = tray.put(at, ring, text, now)
        slips.append(slip)
    return at, slips


def test_shares_come_one_after_another_in_any_order(ring: Keyring) -> None:
    at, slips = brought(ring, MADE.texts[4], MADE.texts[0], MADE.texts[2])
    assert slips == [None] * 3
    assert shares.together(at.brought) == MADE.secret


def test_the_same_share_twice_counts_once_and_is_told(ring: Keyring) -> None:
    at, slips = brought(ring, MADE.texts[0], MADE.texts[0].upper())
    assert len(at.brought) == 1
    assert "here already" in str(slips[1])


def test_n57_a_share_of_an_older_set_is_told_apart_in_words(ring: Keyring) -> None:
    at, [slip] = brought(ring, OLD.texts[0])
    assert at.brought == ()
    assert str(slip).startswith(f"This share is of an older set ({OLD.number}).")
    assert f"Bring the paper of set {MADE.number}" in str(slip)


def test_a_share_of_another_hub_is_told_by_its_set(ring: Keyring) -> None:
    other = shares.split(3, 5, past=[OLD.number, MADE.number])
    _, [slip] = brought(ring, other.texts[0])
    assert f"of set {other.number}" in str(slip)
    assert f"needs set {MADE.number}" in str(slip)


def test_a_share_that_brazier_did_not_make_is_refused_though_it_names_the_right_set(ring: Keyring) -> None:
    true = shares.read(MADE.texts[0])
    for changed in ({"member_threshold": 2}, {"index": 7}, {"iteration_exponent": 1}, {"value": true.value[:16]}):
        false = type(true)(**{**vars(true), **changed})
        _, [slip] = brought(ring, false.mnemonic())
        assert slip is not None


def test_after_five_that_do_not_belong_all_that_waited_are_put_away(ring: Keyring) -> None:
    at, _ = brought(ring, MADE.texts[0], *[OLD.texts[0]] * 4)
    assert len(at.brought) == 1
    at, slip = tray.put(at, ring, OLD.texts[1], NOW)
    assert at == Tray(NOW)
    assert "fifth share" in str(slip)


def test_a_slip_of_the_pen_costs_nothing_however_often(ring: Keyring) -> None:
    words = MADE.texts[1].split()
    words[16] = "academic" if words[16] != "academic" else "acid"
    at, slips = brought(ring, MADE.texts[0], *[" ".join(words), "not a share", ""] * 9)
    assert len(at.brought) == 1
    assert all(slips[1:])
    assert "Word 17" in str(slips[1])


@pytest.mark.parametrize(("later", "there"), [(tray.WAITS, 1), (tray.WAITS + timedelta(seconds=1), 0)])
def test_whoever_waits_ten_minutes_for_the_next_begins_again(ring: Keyring, later: timedelta, there: int) -> None:
    at, _ = brought(ring, MADE.texts[0])
    assert len(tray.waiting(at, NOW + later).brought) == there


def test_a_clock_that_was_put_back_does_not_make_them_wait_for_ever(ring: Keyring) -> None:
    at, _ = brought(ring, MADE.texts[0])
    assert tray.waiting(at, NOW - timedelta(days=1)).brought == ()
    assert tray.waiting(None, NOW) == Tray(NOW)


def test_where_words_open_it_no_share_is_kept() -> None:
    words_only, _ = keyring.create("abacus abdomen", QUICK)
    at, [slip] = brought(words_only, MADE.texts[0])
    assert at.brought == ()
    assert "six words, not with shares" in str(slip)


def test_what_waits_is_never_printed(ring: Keyring) -> None:
    at, _ = brought(ring, MADE.texts[0])
    assert at.brought[0].value.hex() not in repr(at)
    assert str(at.brought[0].value) not in repr(at)
