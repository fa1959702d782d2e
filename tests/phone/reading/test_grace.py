"""For how long a phone reads alone."""

import pytest

from brazier.phone.reading.grace import hours


@pytest.mark.parametrize(("level", "alone"), [("table", 72), ("committee", 24), ("site", 8)])
def test_at_the_gate_it_is_no_hour_at_all_at_any_level(level: str, alone: int) -> None:
    assert hours(level, at_gate=False) == alone
    assert hours(level, at_gate=True) == 0
