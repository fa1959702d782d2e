"""Guesses that cost little, so that tests may make many."""

import pytest

from brazier.access.backends import SignInHasher
from brazier.access.signin import actions


@pytest.fixture(autouse=True)
def quick_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundredth of the memory and one pass."""
    for name, cost in (("memory_cost", 640), ("time_cost", 1), ("parallelism", 1)):
        monkeypatch.setattr(SignInHasher, name, cost)
    actions._somebody.cache_clear()
