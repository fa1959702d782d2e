"""A path is what happened, in the order one learns it; it knows no numbers of anything."""

from dataclasses import fields
from datetime import date

from brazier.learning.facts import KINDS, Happened, Path, Step, path


def happened(number: int, kind: str, day: int) -> Happened:
    return Happened(number, kind, date(2026, 11, day), "2", "")


def test_steps_stand_in_the_order_one_learns_them_each_with_the_oldest_first() -> None:
    late, early = happened(1, "sat_in", 9), happened(2, "sat_in", 3)
    made = path("1", [happened(3, "led", 1), late, early])
    assert [step.kind for step in made.steps] == list(KINDS)
    assert made.steps[0].happened == (early, late)


def test_next_comes_the_first_that_has_not_happened() -> None:
    assert path("1", []).next == "sat_in"
    assert path("1", [happened(1, "sat_in", 1), happened(2, "led", 2)]).next == "shared"
    assert path("1", [happened(n, kind, 1) for n, kind in enumerate(KINDS)]).next == ""


def test_nothing_of_a_path_is_a_rank_or_a_number_of_somebody() -> None:
    told = {field.name for kind in (Path, Step, Happened) for field in fields(kind)}
    assert told == {"organizer", "steps", "next", "kind", "happened", "id", "day", "with_whom", "initials"}
