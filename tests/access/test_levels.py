"""Ten organizers and 150 people are a table, thirty and a thousand a committee, more is a site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.access.gate import LEVELS
from brazier.access.levels import fitting, proposed, shared_out


@pytest.mark.parametrize(
    ("organizers", "people", "level"),
    [
        (1, 0, "table"), (10, 150, "table"), (11, 150, "committee"), (10, 151, "committee"),
        (30, 1000, "committee"), (31, 1, "site"), (1, 1001, "site"), (300, 8325, "site"),
    ],
)  # fmt: skip
def test_a_level_fits_up_to_its_numbers(organizers: int, people: int, level: str) -> None:
    assert fitting(organizers, people) == level


def test_the_hub_proposes_up_and_never_down() -> None:
    assert proposed("table", 11, 5) == "committee"
    assert proposed("table", 11, 5000) == "site"
    assert proposed("site", 2, 5) == proposed("committee", 30, 1000) == ""


@given(st.integers(0, 400), st.integers(0, 9000), st.sampled_from(LEVELS))
def test_what_is_proposed_is_higher_or_nothing(organizers: int, people: int, level: str) -> None:
    found = proposed(level, organizers, people)
    assert not found or LEVELS.index(found) > LEVELS.index(level)


CELLS = st.dictionaries(st.integers(1, 60), st.integers(1, 200), max_size=30)
PEOPLE = st.lists(st.integers(1, 20).map(str), min_size=1, max_size=8, unique=True)


@given(CELLS, PEOPLE, st.dictionaries(st.integers(1, 60), st.integers(1, 20).map(str), max_size=10))
def test_every_cell_is_in_somebodys_care_and_nobody_is_left_empty_handed(
    cells: dict[int, int], organizers: list[str], given_: dict[int, str]
) -> None:
    found = shared_out(cells, organizers, given_)
    assert found.keys() == cells.keys() and set(found.values()) <= set(organizers)
    kept = {c: o for c, o in given_.items() if c in cells and o in organizers}
    assert {c: found[c] for c in kept} == kept
    if len(cells) - len(kept) >= len(organizers):
        assert set(found.values()) == set(organizers)


def test_without_organizers_nothing_is_shared_out() -> None:
    assert shared_out({1: 5}, [], {}) == {}
