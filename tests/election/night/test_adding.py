"""Two counters must agree; what they do not agree on counts nowhere. The 28 votes of story A12."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.election.night import adding
from brazier.election.night.adding import Figures, Said

SOME, OTHER = Figures(40, 30, 1, 2), Figures(41, 29, 1, 2)
FIGURES = st.builds(Figures, *[st.integers(0, 500)] * 4)
SAID = st.lists(st.builds(Said, st.integers(1, 4), st.sampled_from("abc"), st.sampled_from([SOME, OTHER])))


def test_one_counter_is_none() -> None:
    [batch] = adding.batches([Said(1, "a", SOME)])
    assert (batch.state, batch.agreed) == (adding.ONE, None)
    assert adding.total([batch]) == Figures()


def test_the_same_counter_twice_is_still_one() -> None:
    [batch] = adding.batches([Said(1, "a", SOME), Said(1, "a", SOME)])
    assert batch.state == adding.ONE


def test_two_who_say_the_same_agree() -> None:
    [batch] = adding.batches([Said(1, "a", SOME), Said(1, "b", SOME)])
    assert (batch.state, batch.agreed) == (adding.AGREED, SOME)


def test_two_who_differ_by_one_vote_are_apart_until_one_counts_anew() -> None:
    said = [Said(1, "a", SOME), Said(1, "b", OTHER)]
    assert adding.batches(said)[0].state == adding.APART
    said.append(Said(1, "a", OTHER))
    assert adding.batches(said)[0].agreed == OTHER


def test_a_third_who_differs_breaks_what_two_agreed_on() -> None:
    [batch] = adding.batches([Said(1, "a", SOME), Said(1, "b", SOME), Said(1, "c", OTHER)])
    assert (batch.state, batch.agreed) == (adding.APART, None)


def test_a_second_counter_does_not_see_the_first_ones_figures() -> None:
    [batch] = adding.batches([Said(1, "a", SOME)])
    assert batch.is_shown_to("a")
    assert not batch.is_shown_to("b")
    [both] = adding.batches([Said(1, "a", SOME), Said(1, "b", OTHER)])
    assert both.is_shown_to("b")
    assert not both.is_shown_to("c")
    [agreed] = adding.batches([Said(1, "a", SOME), Said(1, "b", SOME)])
    assert agreed.is_shown_to("c")


def test_running_totals_stand_in_the_order_of_the_batches_and_leave_open_ones_out() -> None:
    said = [Said(3, "a", SOME), Said(3, "b", SOME), Said(2, "a", SOME), Said(1, "a", OTHER), Said(1, "b", OTHER)]
    found = adding.running(adding.batches(said))
    assert [(batch.number, so_far) for batch, so_far in found] == [(1, OTHER), (3, OTHER + SOME)]
    assert adding.total(adding.batches(said)) == SOME + OTHER


@settings(deadline=None)
@given(SAID)
def test_the_total_is_the_sum_of_what_is_agreed_and_nothing_else(said: list[Said]) -> None:
    batches = adding.batches(said)
    assert adding.total(batches).ballots == sum(b.agreed.ballots for b in batches if b.agreed)
    assert all(len({s.counter for s in b.said}) == len(b.said) for b in batches)
    running = adding.running(batches)
    assert (running[-1][1] if running else Figures()) == adding.total(batches)


@pytest.mark.parametrize(
    ("yes", "no", "minds"), [(1286, 1314, 15), (100, 127, 14), (5, 5, 1), (6, 5, 0), (0, 1, 1), (0, 0, 1)]
)
def test_28_votes_are_15_minds_a12(yes: int, no: int, minds: int) -> None:
    figures = Figures(yes, no)
    assert adding.changed_minds(figures) == minds
    if minds:
        assert yes + minds > no - minds
        assert yes + minds - 1 <= no - minds + 1


@settings(deadline=None)
@given(FIGURES, FIGURES)
def test_ballots_add_up(one: Figures, other: Figures) -> None:
    assert (one + other).ballots == one.ballots + other.ballots
    assert (one + other).lead == one.lead + other.lead


def test_spoiled_and_sealed_ballots_are_ballots_too() -> None:
    assert Figures(1, 2, 4, 8).ballots == 15
