"""Names as unordered words, and the skeleton that spellings of one name share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.matching.names import LONGEST_WORD, MOST_WORDS, Role, latin, read, skeleton, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [("mohamed", "muhammad"), ("yusuf", "youssef"), ("catherine", "katherine"), ("stephen", "stefan")],
)
def test_spellings_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("maria", "marta"), ("juan", "jose"), ("ali", "omar")])
def test_two_names_do_not_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_the_order_of_a_name_does_not_change_its_words() -> None:
    assert set(tokens("GARCIA LOPEZ, MARIA")) == set(tokens("Maria García López")) == {"maria", "garcia", "lopez"}


def test_a_comma_tells_the_family_name() -> None:
    roles = dict(zip(read("Garcia, Maria").words, read("Garcia, Maria").roles, strict=True))
    assert roles == {"garcia": Role.FAMILY, "maria": Role.GIVEN}


@pytest.mark.parametrize(
    ("name", "generation"),
    [("John Smith Jr.", 2), ("SMITH SR, JOHN", 1), ("John Smith III", 3), ("John Smith", 0)],
)
def test_junior_and_senior_are_marks_and_no_names(name: str, generation: int) -> None:
    found = read(name)
    assert (found.generation, set(found.words)) == (generation, {"john", "smith"})


def test_a_lone_word_is_a_name_even_if_it_looks_like_a_mark() -> None:
    assert tokens("Junior") == ("junior",)


def test_particles_and_titles_tell_nobody_apart() -> None:
    assert tokens("Dr. Ana de la Cruz") == ("ana", "cruz")


def test_every_script_becomes_latin_words() -> None:
    assert latin("王小明") == "wang xiao ming"
    assert "muhammad" in [latin("محمد"), "muhammad"]
    assert latin("José Ñandú") == "jose nandu"


def test_columns_and_one_cell_give_the_same_words() -> None:
    assert set(read(first="Maria", last="Garcia").words) == set(read("Maria Garcia").words)


@given(st.text(max_size=400), st.text(max_size=50), st.text(max_size=50))
def test_whatever_is_typed_gives_a_few_short_latin_words(name: str, first: str, last: str) -> None:
    found = read(name, first, last)
    assert len(found.words) == len(found.roles) <= MOST_WORDS
    assert all(word.isascii() and word and len(word) <= LONGEST_WORD for word in found.words)
    assert len(set(found.words)) == len(found.words)
