"""What ratings say: in the model's own world, in worlds that break it, and in units no one should meet."""

from dataclasses import replace

import numpy as np
import pytest
from bench.forecast.worlds import own_world, study
from tests.forecast.units import cell, harbor

from brazier.forecast.assessing import imagine, share_of_supporters, spread_of_odds
from brazier.forecast.cells import Unit
from brazier.forecast.defaults import Defaults

NOISE = 0.02


def chance(unit: Unit, *, draws: int = 4_000, seed: int = 1) -> float:
    return float(imagine(unit, seed, draws=draws).won.mean())


def test_the_same_seed_gives_the_same_votes_and_another_gives_others() -> None:
    unit = Unit((cell(30, 20, 10, 5, 5, unrated=400),))
    one, two, other = (imagine(unit, seed, draws=200) for seed in (1, 1, 2))
    assert (one.yes == two.yes).all()
    assert (one.yes != other.yes).any()


def test_vote_by_vote_and_by_mean_and_scatter_agree() -> None:
    unit = Unit(tuple(cell(6, 5, 4, 3, 2, unrated=20, name=str(n)) for n in range(8)))
    fast, slow = (imagine(unit, 3, draws=6_000, exact=exact) for exact in (False, True))
    at = [0.05, 0.25, 0.5, 0.75, 0.95]
    assert np.abs(np.quantile(fast.share, at) - np.quantile(slow.share, at)).max() < 0.015
    assert abs(fast.won.mean() - slow.won.mean()) < NOISE
    assert abs((fast.yes + fast.no).mean() / (slow.yes + slow.no).mean() - 1) < 0.01


@pytest.mark.parametrize("eligible", [40, 1_000])
def test_a_one_instead_of_nobody_knows_never_lowers_the_chance(eligible: int) -> None:
    rated = eligible // 2
    part = rated // 5
    before = Unit((cell(part, part, part, part, part, unrated=eligible - 5 * part),))
    moved = max(1, eligible // 20)
    after = Unit((cell(part + moved, part, part, part, part, unrated=eligible - 5 * part - moved),))
    assert chance(after) >= chance(before) - 0.01


def test_better_ratings_are_better() -> None:
    chances = []
    for place in range(5):
        rated = [0] * 5
        rated[place] = 60
        chances.append(chance(Unit((cell(*rated, unrated=40),))))
    assert chances == sorted(chances, reverse=True)


def test_one_friendly_department_does_not_vouch_for_nineteen_silent_ones() -> None:
    friendly = cell(50, unrated=0, name="friendly")
    silent = tuple(cell(unrated=50, name=f"silent {n}") for n in range(19))
    everywhere = tuple(cell(50, name=f"friendly {n}") for n in range(20))
    assert chance(Unit((friendly, *silent))) < 0.7 < 0.99 < chance(Unit(everywhere))


def odds(unit: Unit, **assumed: float) -> tuple[float, float]:
    """Middle and spread of the log odds."""
    return spread_of_odds(imagine(unit, 1, assumed=replace(Defaults(), **assumed)))  # type: ignore[arg-type]


@pytest.mark.parametrize("here", [12, 60])  # vote by vote, and by mean and scatter
def test_what_is_not_known_of_silent_departments_does_not_average_out_over_many(here: int) -> None:
    """Each on its own would leave a twentieth of it."""
    silent = tuple(cell(unrated=here, name=f"silent {n}") for n in range(19))
    unit = Unit((cell(here, name="friendly"), *silent))
    middle, spread = odds(unit)
    sure_middle, sure_spread = odds(unit, silence=0.0, silence_spread=0.0)
    assert middle < sure_middle - 0.2
    assert spread > sure_spread + 0.05


def test_a_department_is_heard_once_a_few_are_rated_there() -> None:
    """Ten of twenty everywhere: silence takes next to nothing; nobody anywhere but in one: it takes much."""
    heard = Unit(tuple(cell(5, 3, 1, 1, unrated=10, name=str(n)) for n in range(20)))
    one = Unit((cell(50, 30, 10, 10, name="heard"), *(cell(unrated=15, name=str(n)) for n in range(19))))
    lost = [odds(unit, silence=0.0)[0] - odds(unit)[0] for unit in (heard, one)]
    assert 0 < lost[0] < 0.1 < 0.15 < lost[1]


def test_one_more_nobody_knows_makes_nobody_surer() -> None:
    unit = Unit((cell(40, 20, 10, 5, 5, unrated=100),))
    more = Unit((cell(40, 20, 10, 5, 5, unrated=140),))
    assert spread_of_odds(imagine(more, 1))[1] >= spread_of_odds(imagine(unit, 1))[1] - 0.01


@pytest.mark.parametrize(
    "unit",
    [
        Unit((cell(1),)),
        Unit((cell(unrated=1),)),
        Unit((cell(10, 10, 10, 10, 10),)),
        Unit((cell(unrated=500), cell(name="nobody"))),
        Unit((cell(100_000, 100_000, 100_000, unrated=3_000_000),)),
        Unit(tuple(cell(unrated=1, name=str(n)) for n in range(40))),
    ],
)
def test_odd_units_give_counts_that_can_be(unit: Unit) -> None:
    votes = imagine(unit, 1, draws=300)
    for counts in (votes.yes, votes.no, votes.challenged, votes.counted_yes, votes.counted_no):
        assert (counts >= 0).all()
    assert (votes.yes + votes.no <= unit.eligible).all()
    assert (votes.counted_yes + votes.counted_no + votes.challenged == votes.yes + votes.no).all()


def test_challenges_decide_only_if_there_are_as_many_as_the_margin() -> None:
    votes = imagine(Unit((cell(20, 20, 20, unrated=20),)), 1, draws=2_000)
    margin = np.abs(votes.counted_yes - votes.counted_no)
    assert (votes.decided_by_challenges == ((votes.challenged > 0) & (votes.challenged >= margin))).all()
    assert 0 < votes.decided_by_challenges.mean() < 0.5


def test_a_vote_by_mail_brings_fewer() -> None:
    unit = harbor()
    here, by_mail = (imagine(unit, 1, draws=500, mail=mail) for mail in (False, True))
    assert (by_mail.yes + by_mail.no).mean() < 0.9 * (here.yes + here.no).mean()


def test_supporters_erode_as_the_defaults_say() -> None:
    unit = Unit((cell(950, 950, unrated=1_000),))
    found = share_of_supporters(imagine(unit, 1), unit)
    assert found is not None
    each, low, high = found
    assert abs(each - 0.75) < 0.03
    assert low < 0.68
    assert high > 0.80
    assert share_of_supporters(imagine(Unit((cell(unrated=5),)), 1, draws=100), Unit((cell(unrated=5),))) is None


def test_a_harder_campaign_is_worse() -> None:
    unit = Unit((cell(60, 40, 30, 20, 10, unrated=140),))
    easy, hard = (imagine(unit, 1, assumed=replace(Defaults(), shift=shift)).won.mean() for shift in (0.2, 0.8))
    assert hard < easy


@pytest.mark.slow
def test_in_its_own_world_the_truth_ranks_evenly() -> None:
    found = own_world(250, seed=11)
    assert float(str(found["chi_square"])) < 27.9  # nine degrees, p .001: seldom wrong for a sample of the bench
    assert 0.84 < float(str(found["held_90"])) < 0.96
    assert float(str(found["brier"])) < float(str(found["base"]))


@pytest.mark.slow
@pytest.mark.parametrize(
    "world",
    [
        "the campaign takes twice as much",
        "the unrated are far colder",
        "a tenth of the departments is heard, the friendly ones first",
    ],
)
def test_it_survives_being_wrong_by_one_deviation(world: str) -> None:
    found = study(world, 150, seed=12)
    assert found["held_90"] >= 0.75
    assert found["brier"] < found["base"]


@pytest.mark.slow
def test_the_naive_count_does_not_survive() -> None:
    assert study("naive count: no shift, no tilt", 150, seed=13)["held_90"] < 0.5
