"""What answers teach, and how little a run of wrong ones can do."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.matching.refit import AS_SHIPPED, FEWEST_ANSWERS, MOST_SHIFT, MOST_SLOPE, Answer, refit

ANSWERS = st.lists(st.builds(Answer, st.floats(0, 1), st.booleans()), max_size=200)


def test_a_few_answers_change_nothing() -> None:
    assert refit([Answer(0.5, True)] * (FEWEST_ANSWERS - 1)) == AS_SHIPPED


def test_a_machine_that_was_too_shy_grows_bolder_and_one_too_bold_grows_shy() -> None:
    assert refit([Answer(0.5, True)] * 200).shift > 0.5
    assert refit([Answer(0.8, False)] * 200).shift < -0.5


def test_a_machine_that_was_right_stays_as_it_is() -> None:
    told = [Answer(share / 10, at < share) for share in range(1, 10) for at in range(10)] * 4
    found = refit(told)
    assert abs(found.slope - 1) < 0.1
    assert abs(found.shift) < 0.1


@given(ANSWERS)
@settings(deadline=None)
def test_whatever_is_answered_the_likelier_stays_likelier_and_bounds_hold(told: list[Answer]) -> None:
    found = refit(told)
    assert 1 / MOST_SLOPE <= found.slope <= MOST_SLOPE
    assert abs(found.shift) <= MOST_SHIFT
    shares = found.apply(np.linspace(-8, 8, 50, dtype=np.float32))
    assert (np.diff(shares) >= 0).all()


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(told: list[Answer], chance: object) -> None:
    turned = told.copy()
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert refit(told) == refit(turned)
