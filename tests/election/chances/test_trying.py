"""A trial changes what it says and nothing else."""

import pytest

from brazier.election.chances import trying
from brazier.election.chances.trying import Tried
from brazier.forecast.defaults import Defaults


def test_nothing_tried_is_what_the_forecast_assumes_anyway() -> None:
    assert trying.assumed(Tried()) == Defaults()
    assert not Tried().is_trial


@pytest.mark.parametrize(
    ("tried", "field", "expected"),
    [
        (Tried(campaign=0), "shift", 0.0),
        (Tried(campaign=3), "shift", 0.8),
        (Tried(unrated=0), "tilt", 0.0),
        (Tried(unrated=2), "tilt", 0.8),
        (Tried(turnout=4), "turnout_by_rating", (0.98, 0.95, 0.75, 0.80, 0.86)),
        (Tried(turnout=0), "turnout_by_rating", (0.80, 0.75, 0.75, 0.80, 0.86)),
    ],
)
def test_each_slider_moves_one_thing(tried: Tried, field: str, expected: object) -> None:
    usual, found = Defaults(), trying.assumed(tried)
    assert getattr(found, field) == pytest.approx(expected)
    moved = {name for name in Defaults.__slots__ if getattr(found, name) != getattr(usual, name)}
    assert moved <= {field, "tilt_spread"} | ({"silence"} if tried.unrated == 0 else set())
    assert tried.is_trial


def test_another_unit_or_way_of_voting_is_a_trial_too() -> None:
    assert Tried(eligible=100).is_trial
    assert Tried(cards=0).is_trial
    assert Tried(method="mail").is_trial
