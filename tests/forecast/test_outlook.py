"""The whole forecast: what it must never do, however the unit looks."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forecast.units import cell, harbor, learned

from brazier.forecast.cells import Unit
from brazier.forecast.outlook import Asked, look
from brazier.terms import Wrong

QUICK = Asked(draws=2_000)
COUNTS = st.tuples(*[st.integers(0, 25)] * 5, st.integers(0, 60))


def test_without_ratings_and_cards_it_is_the_base_rate() -> None:
    found = look(learned(), Unit((cell(unrated=50),)), QUICK)
    assert found.p_win == found.public_p_win
    assert found.grayed == "few"
    assert found.ratings_p_win is None
    assert found.filing.showing is None
    assert found.filing.together is None


def test_few_ratings_and_old_ratings_change_nothing() -> None:
    bare = look(learned(), Unit((cell(unrated=100),)), QUICK)
    few = look(learned(), Unit((cell(39, unrated=61),)), QUICK)
    old = look(learned(), Unit((cell(60, unrated=40),)), replace(QUICK, ratings_age_days=22))
    assert (few.p_win, old.p_win) == (bare.p_win, bare.p_win)
    assert (few.grayed, old.grayed) == ("few", "old")


def test_the_same_seed_gives_the_same_forecast() -> None:
    unit = Unit((cell(20, 20, 10, 5, 5, unrated=40),))
    assert look(learned(), unit, QUICK) == look(learned(), unit, QUICK)


@given(COUNTS, st.integers(0, 4), st.integers(1, 5))
@settings(max_examples=25, deadline=None)
def test_more_yes_never_lowers_the_chance(counts: tuple[int, ...], worse: int, moved: int) -> None:
    """Some people move up to rating 1 from a worse one; how many are rated stays the same."""
    *rated, unrated = counts
    moved = min(moved, rated[worse])
    better = list(rated)
    better[worse] -= moved
    better[0] += moved
    if not sum(counts):
        return
    before, after = (look(learned(), Unit((cell(*r, unrated=unrated),)), QUICK).p_win for r in (rated, better))
    assert after >= before - 0.02


@given(COUNTS)
@settings(max_examples=25, deadline=None)
def test_a_one_instead_of_nobody_knows_never_lowers_the_chance(counts: tuple[int, ...]) -> None:
    *rated, unrated = counts
    unit = Unit((cell(*rated, unrated=unrated + 1),))
    more = Unit((cell(rated[0] + 1, *rated[1:], unrated=unrated),))
    before, after = look(learned(), unit, QUICK), look(learned(), more, QUICK)
    if before.grayed == after.grayed:  # at 40 in 100 the whole own part begins to count
        assert after.p_win >= before.p_win - 0.02


@given(st.integers(0, 200), st.integers(0, 200))
@settings(max_examples=25, deadline=None)
def test_more_cards_never_lower_the_chance(one: int, two: int) -> None:
    unit = Unit((cell(unrated=200),))
    few, many = (look(learned(), unit, replace(QUICK, cards=cards)) for cards in sorted((one, two)))
    assert many.p_win >= few.p_win - 1e-9
    assert (many.filing.together or 0) >= (few.filing.together or 0) - 1e-9


@given(COUNTS)
@settings(max_examples=25, deadline=None)
def test_every_number_can_be(counts: tuple[int, ...]) -> None:
    if not sum(counts):
        return
    unit = Unit((cell(*counts[:5], unrated=counts[5]),))
    found = look(learned(), unit, replace(QUICK, cards=unit.eligible // 2))
    low, high = found.p_win_range
    assert 0 <= low <= found.p_win <= high <= 1
    for interval in (found.share, found.turnout, found.support, found.yes):
        assert 0 <= interval.p05 <= interval.p25 <= interval.p75 <= interval.p95
    assert found.yes.p95 <= unit.eligible
    assert found.support.p95 <= found.share.p95 + 1e-9 or found.grayed
    filing = found.filing
    assert filing.together == pytest.approx((filing.showing or 0) * filing.vote_held * filing.win_given_vote)


def test_more_cards_than_people_are_refused() -> None:
    with pytest.raises(Wrong, match="51 cards are more than the 50"):
        look(learned(), Unit((cell(unrated=50),)), replace(QUICK, cards=51))


def test_a_colder_silence_and_a_harder_campaign_are_worse() -> None:
    found = look(learned(), harbor(), QUICK)
    changes = {change.what: change.p_win for change in found.changes}
    assert changes["unrated_colder"] < changes["unrated_like_known"]
    assert changes["campaign_twice_as_hard"] < found.p_win < changes["supporters_turn_out"] + 0.02
    assert found.vote_today > found.p_win


def test_a_loud_department_does_not_win_the_vote_of_nineteen_silent_ones() -> None:
    """The same ratings, from one department or from all of them."""
    silent = tuple(cell(unrated=29, name=f"silent {n}") for n in range(19))
    loud = look(learned(), Unit((cell(240, 90, 60, 40, 20, name="loud"), *silent)), QUICK)
    everywhere = Unit(tuple(cell(12, 5, 3, 2, 1, unrated=28, name=str(n)) for n in range(20)))
    heard = look(learned(), everywhere, QUICK)
    assert loud.ratings_p_win is not None
    assert heard.ratings_p_win is not None
    assert loud.ratings_p_win < 0.85 < heard.ratings_p_win
    assert loud.p_win < heard.p_win - 0.03


def test_all_ones_from_one_optimist_do_not_count_until_many_are_rated_and_are_never_certain() -> None:
    few = look(learned(), Unit((cell(60, unrated=240),)), QUICK)
    assert few.p_win == few.public_p_win
    many = look(learned(), Unit((cell(150, unrated=150),)), QUICK)
    assert many.ratings_p_win is not None
    assert few.p_win < many.p_win < many.ratings_p_win
    assert many.share.p95 - many.share.p05 > 0.25


def test_bessemer_is_no_sure_win() -> None:
    """3,000 cards of 5,867, nobody rated by anybody we know: cards are not votes."""
    found = look(learned(), Unit((cell(unrated=5_867),)), replace(QUICK, cards=3_000))
    assert found.p_win < 0.6
