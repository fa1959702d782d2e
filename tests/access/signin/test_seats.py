"""How long a seat lasts."""

from datetime import UTC, datetime, timedelta

import pytest

from brazier.access.signin.facts import Entered
from brazier.access.signin.seats import ASLEEP, COPIED, OVER, SEATED, Seat

NOW = datetime(2026, 11, 20, 3, 12, tzinfo=UTC)


def seat() -> Seat:
    return Seat(Entered("1", "mark", False, "1"), b"key", b"s" * 32, NOW, NOW)


def test_n52_a_seat_that_nobody_touches_is_over_after_fifteen_minutes() -> None:
    mine = seat()
    turn = mine.next_turn(NOW + timedelta(minutes=15))
    assert mine.state(turn, NOW + timedelta(minutes=15)) == SEATED
    assert mine.state(turn, NOW + timedelta(minutes=15, seconds=1)) == OVER


def test_n52_a_seat_is_over_after_twelve_hours_however_busy() -> None:
    mine, end = seat(), NOW + timedelta(hours=12)
    mine.touched = end
    assert mine.state(mine.next_turn(end), end) == SEATED
    assert mine.state(mine.next_turn(end), end + timedelta(seconds=1)) == OVER


def test_n50_a_copy_of_the_cookie_dies_once_its_browser_went_on() -> None:
    mine = seat()
    stolen = mine.next_turn(NOW)
    minute = timedelta(minutes=1)
    assert mine.state(mine.next_turn(NOW + 2 * minute), NOW + 2 * minute) == SEATED
    assert mine.state(stolen, NOW + 2 * minute + timedelta(seconds=1)) == COPIED


def test_a_sleeping_browser_must_prove_its_key_before_it_reads_anything() -> None:
    mine = seat()
    turn = mine.next_turn(NOW)
    assert mine.state(turn, NOW + timedelta(seconds=121)) == ASLEEP
    assert mine.state("", NOW) == ASLEEP


def test_a_question_is_answered_once() -> None:
    mine = seat()
    assert mine.answer("q", NOW)
    assert not mine.answer("q", NOW + timedelta(minutes=5))
    assert mine.answer("other", NOW + timedelta(minutes=6)) and "q" not in mine.answered


@pytest.mark.parametrize(("level", "minutes"), [("table", 10), ("committee", 5), ("site", 5)])
def test_stepping_up_holds_for_ten_minutes_at_a_table_and_five_beyond(level: str, minutes: int) -> None:
    mine, end = seat(), NOW + timedelta(minutes=minutes)
    assert not mine.has_stepped_up(NOW, level=level, strongly=False)
    mine.step_up(NOW, strongly=False)
    assert mine.has_stepped_up(end - timedelta(seconds=1), level=level, strongly=False)
    assert not mine.has_stepped_up(end, level=level, strongly=False)
    assert not mine.has_stepped_up(NOW, level=level, strongly=True)


def test_a_weaker_proof_takes_nothing_from_a_stronger_one_and_adds_nothing_to_it() -> None:
    mine, soon = seat(), NOW + timedelta(minutes=4)
    mine.step_up(NOW, strongly=True)
    mine.step_up(soon, strongly=False)
    assert mine.has_stepped_up(soon, level="site", strongly=True)
    assert not mine.has_stepped_up(NOW + timedelta(minutes=5), level="site", strongly=True)
    assert mine.has_stepped_up(NOW + timedelta(minutes=5), level="site", strongly=False)
