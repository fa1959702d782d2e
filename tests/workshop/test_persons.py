"""Invented workers and their households."""

from collections import Counter

import pytest
from workshop.matching.peoples import TRAINED, people
from workshop.matching.worlds import world


@pytest.mark.parametrize("name", TRAINED)
def test_each_people_has_names_for_women_men_and_families(name: str) -> None:
    found = people(name)
    assert min(len(found.male), len(found.female), len(found.family)) >= 8


def test_worlds_hold_the_households_that_lead_matching_astray() -> None:
    kinds = Counter(kind for seed in range(12) for kind in world(seed, workers=250).kind.values())
    assert {"solo", "spouse", "twin", "junior", "sibling", "parent"} <= set(kinds)
    assert kinds["solo"] > sum(kinds.values()) / 2
