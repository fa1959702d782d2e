"""Codes from an app: the table of the standard, a clock that is off, and each code once."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from brazier.access.signin import codes

SECRET = b"12345678901234567890"
NOW = datetime(2026, 11, 20, 3, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"),
        (2000000000, "69279037"), (20000000000, "65353130"),
    ],
)  # fmt: skip
def test_codes_are_those_of_the_standard(seconds: int, expected: str) -> None:
    assert codes.code(SECRET, seconds // codes.STEP_SECONDS, digits=8) == expected


@pytest.mark.parametrize(("steps", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_thirty_seconds_off_either_way(steps: int, fits: bool) -> None:
    typed = codes.code(SECRET, codes.step_of(NOW) + steps)
    assert (codes.matching(SECRET, typed, NOW, 0) is not None) is fits


def test_n30_a_code_that_was_used_is_not_taken_again_nor_one_before_it() -> None:
    here = codes.step_of(NOW)
    assert codes.matching(SECRET, codes.code(SECRET, here), NOW, here - 1) == here
    assert codes.matching(SECRET, codes.code(SECRET, here), NOW, here) is None
    assert codes.matching(SECRET, codes.code(SECRET, here - 1), NOW, here) is None
    later = NOW + timedelta(seconds=30)
    assert codes.matching(SECRET, codes.code(SECRET, here + 1), later, here) == here + 1


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "1234567", "٣٤٥٦٧٨", "\0" * 6])
def test_what_is_no_code_fits_nothing(typed: str) -> None:
    assert codes.matching(SECRET, typed, NOW, 0) is None


def test_spaces_in_a_code_do_not_matter() -> None:
    typed = codes.code(SECRET, codes.step_of(NOW))
    assert codes.matching(SECRET, f" {typed[:3]} {typed[3:]}", NOW, 0) == codes.step_of(NOW)


def test_hands_and_cameras_read_the_same_secret() -> None:
    text = base64.b32encode(SECRET).decode()
    assert codes.for_hands(SECRET).replace(" ", "") == text
    assert codes.for_scanning(SECRET, "Garden & club") == (
        f"otpauth://totp/Garden%20%26%20club?secret={text}&issuer=Garden%20%26%20club"
    )
