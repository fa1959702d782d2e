"""Any script to Latin letters."""

from hypothesis import given
from hypothesis import strategies as st

from brazier.matching.latin import romanize


def test_chinese_signs_become_words_of_their_own() -> None:
    assert romanize("王明").split() == ["wang", "ming"]


def test_a_family_sign_read_otherwise_in_names_is_read_so_at_the_front() -> None:
    assert romanize("单雄信").split()[0] == "shan"


def test_emoji_and_direction_marks_vanish() -> None:
    assert romanize("Ana\u200f 🌹").split() == ["ana"]


def test_the_arabic_article_is_set_apart() -> None:
    assert romanize("المصري").startswith("al-")


@given(st.text(max_size=200))
def test_never_fails_and_gives_only_ascii(text: str) -> None:
    assert romanize(text).isascii()
