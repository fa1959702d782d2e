"""When a sweep may do what it would do."""

from datetime import timedelta

import pytest
from tests.harbor.cast import NOW, TODAY

from brazier.keeping.spans import Went
from brazier.ledger.chain import hour_of
from brazier.upkeep.judging import judge


def judged(*went: Went, gap: int = 1, newest: int = 0, ends: bool = False) -> str:
    last = TODAY - timedelta(days=gap)
    hour = hour_of(NOW + timedelta(hours=newest))
    return judge(went, last=last, newest_hour=hour, now=NOW, today=TODAY, ends=ends)


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("", {"gap": 14}), ("jumped", {"gap": 15}), ("", {"newest": 1}), ("back", {"newest": 2}),
        ("ends", {"ends": True}),
    ],
)  # fmt: skip
def test_the_clock_is_believed_within_two_weeks_and_one_hour(why: str, told: dict[str, int]) -> None:
    assert judged(Went(1, 10), **told) == why  # type: ignore[arg-type]


def test_only_more_than_half_and_more_than_200_is_many() -> None:
    assert judged(Went(200, 200)) == ""
    assert judged(Went(201, 402)) == ""
    assert judged(Went(201, 401)) == "many"
    assert judged(Went(3, 3), Went(201, 300)) == "many"


def test_where_nothing_would_go_nobody_is_asked_unless_the_clock_went_back() -> None:
    assert judged(Went(0, 500), gap=999, ends=True) == ""
    assert judged(Went(0, 500), newest=48) == "back"
