"""Which records are one worker."""

from hypothesis import given
from hypothesis import strategies as st

from brazier.people.grouping import APART, SAME, Statement, partition

RECORDS = range(8)
statements = st.lists(
    st.builds(
        Statement,
        a=st.sampled_from(RECORDS),
        b=st.sampled_from(RECORDS),
        kind=st.sampled_from([SAME, APART]),
        said_by=st.sampled_from(["person", "machine"]),
        score=st.sampled_from([0.5, 0.9, 0.95]),
    ).filter(lambda s: s.a != s.b and not (s.kind == APART and s.said_by == "machine")),
    max_size=14,
)


def test_a_record_nobody_spoke_of_is_a_worker_of_its_own() -> None:
    assert partition([3, 5], []) == {3: 3, 5: 5}


def test_a_group_goes_by_its_oldest_record() -> None:
    assert partition([3, 5, 9], [Statement(9, 5, SAME), Statement(3, 9, SAME)]) == {3: 3, 5: 3, 9: 3}


def test_what_a_person_parted_the_machine_does_not_join() -> None:
    said = [Statement(1, 2, APART, "person"), Statement(1, 3, SAME, score=0.9), Statement(2, 3, SAME, score=0.8)]
    assert partition([1, 2, 3], said) == {1: 1, 2: 2, 3: 1}


def test_what_a_person_joined_stays_joined_whatever_else_was_said() -> None:
    said = [Statement(1, 2, SAME, "person"), Statement(2, 3, SAME, "person"), Statement(1, 3, APART, "person")]
    assert partition([1, 2, 3], said) == {1: 1, 2: 1, 3: 1}


def test_a_statement_about_a_record_that_is_gone_counts_for_nothing() -> None:
    assert partition([1, 3], [Statement(1, 2, SAME), Statement(2, 3, SAME)]) == {1: 1, 3: 3}


@given(statements, st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_said_does_not_matter(said: list[Statement], chance: object) -> None:
    mixed = list(said)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert partition(RECORDS, said) == partition(reversed(RECORDS), mixed)


@given(statements)
def test_every_record_is_in_one_group_named_by_its_smallest(said: list[Statement]) -> None:
    groups = partition(RECORDS, said)
    assert set(groups) == set(RECORDS)
    assert all(groups[head] == head <= record for record, head in groups.items())


@given(statements, st.integers(0, 7))
def test_taking_a_record_away_is_as_if_it_had_never_been(said: list[Statement], gone: int) -> None:
    left = [r for r in RECORDS if r != gone]
    assert partition(left, said) == partition(left, [s for s in said if gone not in (s.a, s.b)])


@given(statements)
def test_the_machine_never_joins_what_a_person_parted(said: list[Statement]) -> None:
    by_person = [s for s in said if s.said_by == "person"]
    only_people = partition(RECORDS, by_person)
    groups = partition(RECORDS, said)
    for s in by_person:
        if s.kind == APART and only_people[s.a] != only_people[s.b]:
            assert groups[s.a] != groups[s.b]
