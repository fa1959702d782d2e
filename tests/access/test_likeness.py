"""No name can be taken for somebody else's, in whatever alphabet; names of all alphabets stay possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.access.likeness import has_hidden, skeleton, taken_for


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amara", "Аmаrа"), ("Hamid", "Ηamid"), ("Rosa", "R0sa"), ("Ali", "AIi"),
        ("Marie-Thérèse", "marie therese"), ("Bo", "Ｂｏ"), ("Pedro", "Реdrо"), ("Marta", "rnarta"),
        ("Cleo", "Cleo\u200d"),
    ],
)  # fmt: skip
def test_two_names_that_look_alike_are_one(one: str, other: str) -> None:
    assert taken_for(other, ["Somebody", one])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bo", "Bob"),
        ("Ana", "Anna"),
        ("王小明", "王小月"),
        ("কি", "কা"),
        ("محمد", "محمود"),
        ("Rosa D.", "Rosa L."),
        ("🔥", "🌊"),
    ],
)
def test_two_names_that_do_not_are_two(one: str, other: str) -> None:
    assert not taken_for(other, [one])


@pytest.mark.parametrize("handle", ["Am\u200bara", "\u202eBo", "Bo\u2069", "B\0o", "Bo\u2028", "\ufeffBo"])
def test_signs_nobody_sees_are_noticed(handle: str) -> None:
    assert has_hidden(handle)


@pytest.mark.parametrize("handle", ["José P.", "محمد الحسيني", "می\u200cخواهم", "ক্\u200dষ", "王小明", "O’Brien-2"])
def test_names_of_all_alphabets_have_none(handle: str) -> None:
    assert not has_hidden(handle)


@given(st.text(max_size=30))
def test_a_name_looks_like_itself_in_any_capitals(handle: str) -> None:
    assert skeleton(skeleton(handle)) == skeleton(skeleton(skeleton(handle)))
    assert taken_for(handle, [handle])
