"""The collector rests while many rows are made."""

import gc

import pytest

from brazier.matching.quiet import collector_paused


def test_it_rests_inside_and_runs_again_afterwards_even_after_a_fault() -> None:
    with pytest.raises(ValueError, match="fault"), collector_paused():
        assert not gc.isenabled()
        raise ValueError("fault")
    assert gc.isenabled()


def test_one_inside_another_does_not_wake_it() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
