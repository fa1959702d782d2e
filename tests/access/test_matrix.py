"""The authorization matrix: a seeded sample of it here, all of it in bench/matrix."""

import os
import random
from collections import Counter

import pytest
from tests.access import matrix
from tests.access.matrix import Check, World
from tests.web.test_every_address import nothing_leaves_this_test  # noqa: F401  # it holds here too

SEED, PART, SAMPLE = 20261126, 10, 1_200
ASKED = os.environ.get("BRAZIER_MATRIX", "")


def sample() -> list[Check]:
    """The part bench/matrix asks for, until it had all; here a sample, the same each time."""
    found = list(matrix.every_check())
    if ASKED:
        return found[int(ASKED) :: PART]
    return random.Random(SEED).sample(found, SAMPLE)  # no secret


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert (sorted(matrix.without_row()), sorted(matrix.without_address())) == ([], [])


def test_there_are_at_least_twelve_thousand_checks() -> None:
    assert len(list(matrix.every_check())) >= 12_000


@pytest.mark.slow
def test_everybody_gets_what_the_table_says_and_a_denial_looks_like_nothing_there(db: None) -> None:
    world, wrong = World.begin(), Counter[str]()
    for check in sample():
        got = matrix.told(world, check)
        if got != check.expected:
            wrong[f"{check}: {got}, not {check.expected}"] += 1
    assert not wrong, "\n".join(sorted(wrong))
