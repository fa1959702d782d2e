"""A square code that a phone reads from paper."""

import pytest
from segno import DataOverflowError

from brazier.press.square_code import square_code


def test_the_code_is_a_drawing_and_says_nothing_in_the_clear() -> None:
    drawn = square_code("abacus cavalry moonlight")
    assert drawn.startswith("<svg ")
    assert "abacus" not in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_the_same_words_give_the_same_code() -> None:
    assert square_code("abacus") == square_code("abacus") != square_code("abdomen")


def test_more_than_fits_is_refused() -> None:
    with pytest.raises(DataOverflowError):
        square_code("x" * 1664)
