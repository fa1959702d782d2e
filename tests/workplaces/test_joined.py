"""Two names for one part, and what counts as what."""

from hypothesis import given
from hypothesis import strategies as st

from brazier.workplaces.joined import heads, roots, would_ring

NIGHTS, BACK_HALF, BHN, NOBODY = 1, 2, 3, None


def test_a_name_counts_as_the_last_one_it_was_joined_to() -> None:
    assert heads({NIGHTS: BACK_HALF, BACK_HALF: BHN, BHN: None}) == {NIGHTS: BHN, BACK_HALF: BHN, BHN: BHN}


def test_joining_in_a_circle_is_seen_before_it_happens() -> None:
    told = {NIGHTS: BACK_HALF, BACK_HALF: None}
    assert would_ring(told, BACK_HALF, NIGHTS)
    assert not would_ring(told | {BHN: None}, BHN, NIGHTS)


def test_a_cell_counts_where_all_its_names_count() -> None:
    cells = [(10, (1, 5, BHN)), (11, (1, 5, BACK_HALF)), (12, (1, 5, None))]
    found, missing = roots(cells, {1: 1}, {5: 5}, {BHN: BACK_HALF, BACK_HALF: BACK_HALF})
    assert found == {10: 11, 11: 11, 12: 12}
    assert missing == set()


def test_a_spot_without_a_cell_is_told_and_its_people_stay_until_it_is_made() -> None:
    found, missing = roots([(10, (1, 5, BHN))], {1: 1}, {5: 5}, {BHN: BACK_HALF, BACK_HALF: BACK_HALF})
    assert (found, missing) == ({10: 10}, {(1, 5, BACK_HALF)})


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_however_names_are_joined_each_counts_as_one_that_counts_as_itself(pairs: list[tuple[int, int]]) -> None:
    told: dict[int, int | None] = dict.fromkeys(range(6))
    for part, into in pairs:
        if part != into and told[part] is None and not would_ring(told, part, into):
            told[part] = into
    found = heads(told)
    assert all(found[head] == head and told[head] is None for head in found.values())
