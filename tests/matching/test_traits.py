"""What is kept of a row: packed small, opened without the secret, and damage is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.matching.names import Role
from brazier.matching.traits import Marks, Traits
from brazier.terms import Broken

WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=10)
HASH = st.integers(1, 2**32 - 1)
MARKS = st.builds(
    Marks,
    words=st.lists(WORD, max_size=7, unique=True).map(tuple),
    generation=st.integers(0, 4),
    phones=st.lists(st.from_regex(r"\+?[1-9][0-9]{6,14}", fullmatch=True), max_size=4, unique=True).map(tuple),
    emails=st.lists(WORD.map(lambda word: f"{word}@example.org"), max_size=3, unique=True).map(tuple),
    house=HASH, unit=HASH, postcode=HASH, year=HASH,
    street=st.lists(HASH, max_size=4).map(tuple), days=st.lists(HASH, max_size=2).map(tuple),
    parts=st.lists(HASH, max_size=6).map(tuple),
    department=WORD, shift=WORD, site=WORD, badge=WORD, seal=st.integers(0, 2**16 - 1),
)  # fmt: skip


@given(MARKS)
def test_what_is_packed_comes_back(marks: Marks) -> None:
    marks = Marks(
        **{name: getattr(marks, name) for name in Marks.__slots__} | {"roles": (Role.GIVEN,) * len(marks.words)}
    )
    assert Traits.unpack("k", "list", Traits.of("k", "list", marks).packed).marks == marks


def test_a_usual_row_takes_about_a_hundred_bytes() -> None:
    marks = Marks(
        ("maria", "garcia"), (Role.GIVEN, Role.FAMILY), phones=("7185550148",), house=7, street=(8,), days=(9,)
    )
    assert len(Traits.of("k", "list", marks).packed) < 120


@given(st.binary(max_size=120))
def test_foreign_bytes_are_refused_and_never_crash(packed: bytes) -> None:
    try:
        Traits.unpack("k", "list", packed)
    except Broken as broken:
        assert broken.code == "matching.traits"


def test_half_a_record_is_refused() -> None:
    packed = Traits.of("k", "list", Marks(("maria",), (Role.GIVEN,))).packed
    with pytest.raises(Broken):
        Traits.unpack("k", "list", packed[: len(packed) // 2])
