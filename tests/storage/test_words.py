"""The words of a passphrase."""

import secrets

import pytest

from brazier.storage import words
from brazier.terms import Wrong


def test_six_drawn_words_are_worth_77_bits() -> None:
    assert words.bits() >= 77


def test_the_word_list_has_no_doubles_and_no_spaces() -> None:
    listed = words.word_list()
    assert len(set(listed)) == len(listed) == 7772
    assert all(word == word.strip().lower() for word in listed)


def test_drawing_takes_each_word_by_chance() -> None:
    places = iter([0, 1, 2, 3, 4, 7771])
    assert words.draw(lambda _: next(places)) == "abacus abdomen abdominal abide abiding zoom"
    assert len({words.draw(secrets.randbelow) for _ in range(50)}) == 50


@pytest.mark.parametrize("typed", ["Abacus ABDOMEN", " abacus\n\tabdomen ", "abacus-abdomen"])
def test_any_spacing_and_capitals_are_understood(typed: str) -> None:
    assert words.check_words(typed) == "abacus abdomen"


def test_a_mistyped_word_names_itself_and_the_nearest() -> None:
    with pytest.raises(Wrong, match=r"Word 2 is not on the word list. Did you mean “abdomen”"):
        words.check_words("abacus abdomne abide")


def test_a_word_like_no_other_is_named_without_a_guess() -> None:
    with pytest.raises(Wrong, match=r"Word 1 is not on the word list. Nothing"):
        words.check_words("محمد abide")
