"""To whom turf is offered."""

import pytest

from brazier.upkeep.organizers import room
from brazier.upkeep.organizers.handover import Near, Piece, knowing, next_for, plan


def some(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


STOW = Piece(("cell", 1, ""), some(1, 2, 3), some(1), frozenset({"arabic"}))


def test_whoever_is_tied_to_most_of_them_comes_first() -> None:
    ties = knowing([(1, 10), (2, 10), (3, 20)])
    near = [Near("7", people=some(20)), Near("8", people=some(10))]
    assert next_for(STOW, near, ties) == "8"


def test_their_own_ties_count_like_those_of_their_people() -> None:
    assert next_for(STOW, [Near("7"), Near("8", me=some(30))], knowing([(30, 2)])) == "8"


def test_without_a_tie_the_same_cell_comes_first_then_the_language_then_who_has_fewest() -> None:
    cell, tongue = Near("9", some(), some(50, 51), some(1)), Near("8", some(), some(52), languages=STOW.languages)
    idle, busy = Near("7"), Near("6", people=some(60, 61))
    near = [busy, idle, tongue, cell]
    asked: list[str] = []
    while to := next_for(STOW, near, {}, asked):
        asked.append(to)
    assert asked == ["9", "8", "7", "6"]


def test_who_has_twenty_is_asked_only_when_everybody_has() -> None:
    full = Near("7", people=frozenset(range(100, 120)))
    ties = knowing([(1, 100), (2, 101)])
    assert next_for(STOW, [full, Near("8")], ties) == "8"
    assert next_for(STOW, [full], ties) == "7"


def test_nobody_gets_everything() -> None:
    pieces = [Piece(("person", n, ""), some(n)) for n in range(6)]
    given = plan(pieces, [Near("7"), Near("8"), Near("9")], {})
    assert sorted(to for _, to in given) == ["7", "7", "8", "8", "9", "9"]


def test_nothing_is_left_to_nobody_while_there_is_somebody() -> None:
    pieces = [Piece(("cell", n, ""), frozenset(range(n * 100, n * 100 + 60))) for n in range(5)]
    assert len(plan(pieces, [Near("7")], {})) == 5
    assert plan(pieces, [], {}) == ()


@pytest.mark.parametrize(("listed", "most"), [(0, 25), (150, 25), (2500, 25), (2599, 25), (2600, 26), (8325, 83)])
def test_at_site_level_the_limit_is_25_or_one_in_a_hundred(listed: int, most: int) -> None:
    assert room.most(listed) == most
    assert room.fits(people=most, listed=listed, level="site")
    assert not room.fits(people=most + 1, listed=listed, level="site")
    assert room.fits(people=most + 1, listed=listed, level="committee")
