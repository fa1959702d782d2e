"""The people of Harbor: invented, the same each time, and as hard to match as real ones."""

import random
from collections import Counter
from dataclasses import replace

from brazier.demo.building import DEPARTMENTS, SHIFTS, WORKERS
from brazier.demo.world import Invented, invent, written

PEOPLE = invent(7)


def test_a_seed_always_invents_the_same_people_and_another_seed_others() -> None:
    assert invent(7) == PEOPLE
    assert invent(8) != PEOPLE


def test_everybody_stands_in_her_cell() -> None:
    cells = Counter((p.department, p.shift) for p in PEOPLE)
    wanted = {
        (department, shift): size
        for department, sizes in DEPARTMENTS.items()
        for (shift, _), size in zip(SHIFTS, sizes, strict=True)
        if size
    }
    assert cells == wanted


def test_a_phone_and_a_badge_belong_to_one_person_and_the_phone_to_nobody_real() -> None:
    assert len({p.phone for p in PEOPLE}) == len({p.badge for p in PEOPLE}) == WORKERS
    assert all(p.phone.startswith("+1 555 ") for p in PEOPLE)


def test_some_share_a_whole_name_as_in_a_real_house_but_few() -> None:
    names = Counter((p.first, p.last) for p in PEOPLE)
    sharing = sum(n for n in names.values() if n > 1)
    assert 0.02 * WORKERS < sharing < 0.2 * WORKERS


def test_seven_languages_are_spoken() -> None:
    assert len({p.speaks for p in PEOPLE}) == 7


def test_most_are_for_it_or_undecided_and_some_work_against_it() -> None:
    leaning = Counter(p.leaning for p in PEOPLE)
    assert set(leaning) == {1, 2, 3, 4, 5}
    assert leaning[2] > leaning[1]
    assert leaning[2] > leaning[5] > 0.05 * WORKERS


def test_friends_shorten_a_name_and_the_house_has_an_old_number_now_and_then() -> None:
    chance = random.Random(1)
    anna = replace(PEOPLE[0], last="Polanco")
    by_friends = [written(anna, "friends", chance) for _ in range(500)]
    by_house = [written(anna, "house", chance) for _ in range(500)]
    assert {p.last for p in by_friends} == {"Polanco", "P"}
    assert 10 < sum(p.last == "P" for p in by_friends) < 100
    assert {p.last for p in by_house} == {"Polanco"}
    assert 5 < sum(p.phone != anna.phone for p in by_house) < 75


def test_an_old_number_is_never_somebody_elses() -> None:
    chance = random.Random(1)
    taken = {p.phone for p in PEOPLE}
    others: list[Invented] = [written(p, "house", chance) for p in PEOPLE]
    assert not {o.phone for o, p in zip(others, PEOPLE, strict=True) if o.phone != p.phone} & taken
