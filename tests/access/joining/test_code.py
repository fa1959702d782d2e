"""A code is found by its first group and proved by the whole; four words follow from it and a key."""

import random
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.access.joining.people import new_key

from brazier.access.joining.code import SIGNS, aloud, as_typed, draw, key_of, marks

KEY = b"k" * 32


@given(st.integers())
def test_a_code_is_read_however_it_is_typed(seed: int) -> None:
    code = draw(random.Random(seed).randrange)
    assert (
        as_typed(code)
        == as_typed(f"  {code.lower().replace('-', ' ')} ")
        == as_typed(code.replace("-", ""))
        == code
    )
    assert as_typed(code.replace("0", "O").replace("1", "l")) == code


@pytest.mark.parametrize(
    "text", ["", "7QK4", "7QK4-MP2X-91AB-CDE", "7QK4-MP2X-91AB-CDEFG", "7QK4-MP2X-91AB-CD?F", "\0" * 16]
)
def test_what_is_no_code_is_nothing(text: str) -> None:
    assert as_typed(text) == ""


def test_a_code_wrong_further_on_is_found_but_does_not_hold() -> None:
    first, other = marks(KEY, "7QK4-MP2X-91AB-CDEF"), marks(KEY, "7QK4-MP2X-91AB-CDE0")
    assert first[0] == other[0] and first[1] != other[1]
    assert marks(b"another hub's key", "7QK4-MP2X-91AB-CDEF")[0] != first[0]
    assert len("".join(first)) == 64


@given(st.text(max_size=120))
def test_only_a_point_of_the_curve_is_a_key(text: str) -> None:
    assert key_of(text) == b""


def test_a_key_is_read_from_what_browsers_send() -> None:
    key = new_key()
    assert key_of(urlsafe_b64encode(key).rstrip(b"=").decode()) == key


def test_the_words_change_with_the_key_and_with_the_code() -> None:
    code, key = draw(random.Random(1).randrange), new_key()
    said = {aloud(code, key), aloud(code, new_key()), aloud(draw(random.Random(2).randrange), key)}
    assert [len(words.split()) for words in said] == [4, 4, 4]
    assert set(SIGNS) & set("OIL") == set()
