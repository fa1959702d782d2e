"""Ninety days at Harbor, as they are told."""

import pytest

from brazier.demo import story, world
from brazier.demo.building import WORKERS
from brazier.demo.story import DayTold

ISSUES = 6


@pytest.fixture(scope="module")
def people() -> tuple[world.Invented, ...]:
    return world.invent(3)


@pytest.fixture(scope="module")
def days(people: tuple[world.Invented, ...]) -> list[DayTold]:
    return list(story.tell(people, 3, ISSUES))


def test_the_same_seed_tells_the_same_story(people: tuple[world.Invented, ...], days: list[DayTold]) -> None:
    assert list(story.tell(people, 3, ISSUES)) == days
    assert [d.number for d in days] == list(range(90))


def test_three_lists_turn_up_and_none_of_them_has_everybody(days: list[DayTold]) -> None:
    listed = {name: len(who) for d in days for name, who in d.lists}
    assert list(listed) == ["roster in spring", "phone contacts", "badge list"]
    assert all(0.05 * WORKERS < n < 0.95 * WORKERS for n in listed.values())


def test_nobody_is_talked_with_before_a_list_named_them_nor_twice_in_eighteen_days(days: list[DayTold]) -> None:
    known: set[int] = set()
    met: dict[int, int] = {}
    for d in days:
        known |= {who for _, listed in d.lists for who in listed}
        for talk in d.talks:
            assert talk.who in known
            assert d.number - met.get(talk.who, -99) >= story.REST
            met[talk.who] = d.number


def test_talks_grow_from_week_to_week(days: list[DayTold]) -> None:
    weeks = [sum(len(d.talks) for d in days[at : at + 30]) for at in (0, 30, 60)]
    assert weeks[0] < weeks[1] < weeks[2]


def test_whoever_left_is_not_heard_of_again(days: list[DayTold]) -> None:
    left: set[int] = set()
    for d in days:
        assert left.isdisjoint({t.who for t in d.talks} | {a.who for a in d.acts} | set(d.seats) | set(d.gone))
        left |= set(d.gone)
    assert 60 < len(left) < 200


def test_every_ask_has_an_answer_and_those_against_it_hardly_say_yes(days: list[DayTold]) -> None:
    talks = [t for d in days for t in d.talks]
    assert all(t.answer in {"yes", "no", "not_yet"} for t in talks)

    def share(low: int, high: int) -> float:
        asked = [t for t in talks if low <= t.level <= high]
        return sum(t.answer == "yes" for t in asked) / len(asked)

    assert share(1, 2) > 0.6
    assert share(4, 5) < 0.05


def test_a_structure_test_brings_out_many_in_one_day(days: list[DayTold]) -> None:
    usual = sorted(len(d.acts) for d in days)[45]
    for number in story.TESTS:
        assert len(days[number].acts) > 20 * max(1, usual)


def test_the_back_of_the_week_at_night_is_hardly_reached(
    people: tuple[world.Invented, ...], days: list[DayTold]
) -> None:
    def talked(shift: str) -> float:
        there = sum(p.shift == shift for p in people)
        return sum(people[t.who].shift == shift for d in days for t in d.talks) / there

    assert talked("Back nights") < 0.5 * talked("Front days")
    assert talked("Flex") < 0.5 * talked("Front days")
