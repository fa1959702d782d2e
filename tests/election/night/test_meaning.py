"""Decided or not, and what the rest must bring: held against the law of each place."""

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.election.night import meaning
from brazier.election.night.adding import Figures
from brazier.election.night.meaning import LOST, OPEN, WON, Standing
from brazier.rules import loading
from brazier.rules.tally import Count

LAW = loading.packaged()
DAY = date(2026, 11, 20)
FIGURES = st.builds(Figures, st.integers(0, 60), st.integers(0, 60), st.integers(0, 3), st.integers(0, 8))


def stand(
    batches: list[Figures],
    cast: int | None,
    *,
    place: str = "US-NLRA",
    kind: str = "RC",
    eligible: int | None = None,
    before: tuple[float, float] = meaning.NOTHING_EXPECTED,
    day: date = DAY,
) -> Standing:
    counted = Count(eligible=eligible, void=sum(b.void for b in batches), day=day)
    wins = meaning.winning(LAW, place=place, kind=kind, counted=counted)
    return meaning.stand(batches, cast=cast, before=before, wins=wins)


def test_without_knowing_how_many_were_cast_nothing_is_foretold() -> None:
    assert stand([Figures(10, 2)], None) == Standing(OPEN, None, None, None)


def test_a_lead_that_nothing_left_can_turn_is_won() -> None:
    assert stand([Figures(51, 30)], 100).decided == WON  # 19 left: 51 to 49
    assert stand([Figures(51, 30)], 101).decided == WON
    assert stand([Figures(51, 30)], 102).decided == OPEN  # a tie would lose


def test_sealed_ballots_keep_it_open() -> None:
    assert stand([Figures(51, 39, 0, 10)], 100).decided == WON
    assert stand([Figures(50, 40, 0, 10)], 100).decided == OPEN


def test_what_can_not_be_reached_any_more_is_lost_and_a_tie_is_no_win() -> None:
    assert stand([Figures(30, 50)], 100).decided == LOST
    assert stand([Figures(30, 49)], 100).decided == OPEN


def test_the_rest_must_bring_what_is_missing() -> None:
    found = stand([Figures(30, 40)], 100)
    assert (found.left, found.needed) == (30, 21)  # 51 to 49


def test_spoiled_and_sealed_ballots_are_expected_among_the_rest_too() -> None:
    found = stand([Figures(20, 20, 5, 5)], 100)
    assert found.left == 50
    assert found.needed == 21  # of about 40 that will be valid


def test_in_great_britain_before_april_2026_forty_in_100_of_the_unit_must_say_yes() -> None:
    of_all = {"place": "UK-GB", "kind": "recognition", "eligible": 1000}
    assert stand([Figures(300, 50)], 400, day=date(2024, 7, 1), **of_all).decided == LOST  # type: ignore[arg-type]
    assert stand([Figures(300, 50)], 400, day=date(2027, 7, 1), **of_all).decided == WON  # type: ignore[arg-type]


def test_where_the_law_can_not_say_without_a_number_nobody_foretells_a_loss() -> None:
    found = stand([Figures(300, 50)], 400, place="UK-GB", kind="recognition", day=date(2024, 7, 1))
    assert found.decided == OPEN
    assert found.chance is None


def test_as_many_yes_as_no_so_far_is_about_even() -> None:
    found = stand([Figures(100, 100)], 1001)
    assert found.chance == pytest.approx(0.5, abs=0.05)


def test_one_friendly_batch_says_less_than_as_many_ballots_from_everywhere() -> None:
    one = stand([Figures(150, 50)], 1000).chance
    many = stand([Figures(15, 5)] * 10, 1000).chance
    assert one is not None
    assert many is not None
    assert 0.5 < one < many


def test_what_was_expected_counts_until_the_ballots_say_otherwise() -> None:
    cold = meaning.expected(0.3, 0.2, 0.4)
    warm = meaning.expected(0.7, 0.6, 0.8)
    none = [stand([], 500, before=b).chance for b in (cold, warm)]
    some = [stand([Figures(10, 10)] * 20, 500, before=b).chance for b in (cold, warm)]
    assert none[0] < 0.1 < 0.9 < none[1]  # type: ignore[operator]
    assert abs(some[0] - some[1]) < abs(none[0] - none[1])  # type: ignore[operator]


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0.01, 0.5))
def test_a_forecast_is_never_worth_more_than_sixty_ballots(mean: float, half: float) -> None:
    yes, no = meaning.expected(mean, mean - half, mean + half)
    assert 2.0 - 1e-9 <= yes + no <= meaning.SUREST + 1e-9
    assert yes > 0 < no
    assert yes / (yes + no) == pytest.approx(min(max(mean, 0.02), 0.98))


def test_the_tail_is_the_sum_of_its_chances() -> None:
    whole = [meaning.tail(12, k, 3.0, 5.0) - meaning.tail(12, k + 1, 3.0, 5.0) for k in range(12)]
    last = meaning.tail(12, 12, 3.0, 5.0)
    assert sum(whole) + last == pytest.approx(1.0)
    exact = math.comb(12, 12) * math.gamma(15) * math.gamma(5) / math.gamma(20) * math.gamma(8) / (2 * 24)
    assert last == pytest.approx(exact)
    assert meaning.tail(12, 0, 3.0, 5.0) == 1.0
    assert meaning.tail(0, 1, 3.0, 5.0) == 0.0


@settings(max_examples=60, deadline=None)
@given(st.lists(FIGURES, max_size=4), st.integers(0, 120))
def test_what_is_called_decided_stays_so_whatever_comes(batches: list[Figures], more: int) -> None:
    so_far = sum(batches, Figures())
    cast = so_far.ballots + more
    found = stand(batches, cast)
    for yes in {0, more // 2, more}:
        for opened in {0, so_far.challenged}:
            final_yes, final_no = so_far.yes + yes + opened, so_far.no + (more - yes) + so_far.challenged - opened
            if found.decided == WON:
                assert final_yes > final_no
            if found.decided == LOST:
                assert final_yes <= final_no


@settings(max_examples=60, deadline=None)
@given(st.lists(FIGURES, max_size=4), st.integers(0, 120))
def test_just_as_many_as_needed_win_and_one_fewer_does_not(batches: list[Figures], more: int) -> None:
    so_far = sum(batches, Figures())
    found = stand(batches, so_far.ballots + more)
    if found.needed is None:
        return
    valid = meaning._valid(more, so_far)
    assert so_far.yes + found.needed > so_far.no + valid - found.needed
    if found.needed:
        assert so_far.yes + found.needed - 1 <= so_far.no + valid - found.needed + 1
    assert found.chance is not None
    assert 0 <= found.chance <= 1
