"""Who stands on whose list: seven at most, each on one, for plain reasons."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import TODAY, days_ago

from brazier.conversations import today as ranking
from brazier.conversations.today import MOST, WEIGHTS, Asker, Somebody, ask_next, assign, fits, needs, spoken

AMARA, BO = "1", "2"


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


def codes(who: Somebody) -> list[str]:
    return [r.code for r in needs(who, TODAY)]


def names(found: dict[str, tuple[ranking.Suggestion, ...]], organizer: str) -> list[int]:
    return [s.worker for s in found[organizer]]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (Somebody(1, level=3, rated=days_ago(9)), ["undecided"]),
        (Somebody(1), ["unasked"]),
        (Somebody(1, is_followed=True), ["followed"]),
        (Somebody(1, level=3, rated=days_ago(9), is_followed=True), ["followed"]),
        (Somebody(1, level=2, rated=days_ago(31), acted=days_ago(5)), ["lapsed"]),
        (Somebody(1, level=2, rated=days_ago(30), acted=days_ago(60)), []),
        (Somebody(1, level=2, rated=days_ago(3), acted=days_ago(61)), ["lapsed"]),
        (Somebody(1, level=1, rated=days_ago(3)), ["lapsed"]),
        (Somebody(1, level=2, rated=days_ago(3), acted=days_ago(5), hole=2), []),
        (Somebody(1, level=3, rated=days_ago(9), hole=2), ["undecided", "worst_hole"]),
        (Somebody(1, level=3, rated=days_ago(9), hole=1), ["undecided", "hole"]),
        (Somebody(1, level=5, rated=days_ago(90), hole=2), []),
        (Somebody(1, level=4, rated=days_ago(90), is_followed=True), []),
        (Somebody(1, level=3, last=days_ago(6)), []),
        (Somebody(1, level=3, last=days_ago(7)), ["undecided"]),
        (Somebody(1, level=2, rated=days_ago(1), last=days_ago(1), step=(ahead(1), AMARA)), ["due", "lapsed"]),
        (Somebody(1, level=5, rated=days_ago(1), step=(ahead(1), AMARA)), ["due"]),
        (Somebody(1, level=3, last=days_ago(1), step=(ahead(2), AMARA)), []),
        (Somebody(1, level=4, step=(days_ago(2), AMARA)), ["late"]),
        (Somebody(1, level=4, owed=(ahead(1), AMARA)), ["owed"]),
        (Somebody(1, level=4, owed=(ahead(2), AMARA)), []),
        (Somebody(1, level=4, promised=days_ago(7)), ["promise"]),
        (Somebody(1, level=4, promised=days_ago(6)), []),
        (Somebody(1, level=4, promised=days_ago(9), acted=days_ago(9)), []),
        (Somebody(1, level=4, promised=days_ago(9), acted=days_ago(10)), ["promise"]),
        (Somebody(1, level=4, has_old_card=True), ["card"]),
    ],
)
def test_what_speaks_for_a_talk(who: Somebody, expected: list[str]) -> None:
    assert codes(who) == expected


def test_a_reason_says_how_long() -> None:
    late = needs(Somebody(1, level=4, step=(days_ago(3), AMARA)), TODAY)
    assert [(r.code, r.much) for r in late] == [("late", 3)]
    assert needs(Somebody(1, level=2, rated=days_ago(40)), TODAY)[0].much == 40


def test_who_speaks_the_language_and_has_a_tie_comes_before_who_works_beside_a5() -> None:
    stower = Somebody(9, level=3, is_followed=True, cell=4, shift=2, speaks=spoken("Wolof, French"))
    near = Asker(AMARA, cell=4, shift=2, speaks=spoken("English"))
    tied = Asker(BO, cell=7, shift=5, speaks=spoken("french and English"), ties={9: 2})
    for askers in ([near, tied], [tied, near]):
        found = assign([stower], askers, TODAY)
        assert (names(found, AMARA), names(found, BO)) == ([], [9])
    assert [(r.code, r.word) for r in found[BO][0].why] == [("followed", ""), ("language", "french"), ("tie", "")]


def test_each_name_goes_to_one_organizer_and_nobody_has_more_than_seven() -> None:
    people = [Somebody(n, level=3) for n in range(20)]
    found = assign(people, [Asker(AMARA), Asker(BO)], TODAY)
    assert len(names(found, AMARA)) == len(names(found, BO)) == MOST
    assert not set(names(found, AMARA)) & set(names(found, BO))


def test_what_cannot_wait_comes_before_what_could() -> None:
    people = [Somebody(n) for n in range(10)] + [Somebody(50, level=4, step=(days_ago(3), AMARA))]
    assert names(assign(people, [Asker(AMARA)], TODAY), AMARA)[0] == 50


def test_who_has_the_next_step_has_the_name_until_they_pass() -> None:
    who = Somebody(9, level=3, step=(TODAY, BO), speaks=spoken("Somali"))
    near = Asker(AMARA, speaks=spoken("Somali"), ties={9: 3})
    assert names(assign([who], [near, Asker(BO)], TODAY), BO) == [9]
    assert names(assign([who], [near, Asker(BO, passed=frozenset({9}))], TODAY), AMARA) == [9]
    assert names(assign([who], [near], TODAY), AMARA) == [9]  # Bo is not at work


def test_a_name_that_was_passed_on_goes_to_another_and_to_nobody_if_there_is_none() -> None:
    who = Somebody(9, level=3)
    passed = Asker(AMARA, passed=frozenset({9}), ties={9: 3})
    assert names(assign([who], [passed, Asker(BO)], TODAY), BO) == [9]
    assert assign([who], [passed], TODAY) == {AMARA: ()}


def test_only_people_in_care_are_named() -> None:
    people = [Somebody(1, level=3), Somebody(2, level=3)]
    found = assign(people, [Asker(AMARA, reach=frozenset({2})), Asker(BO, reach=frozenset())], TODAY)
    assert found[BO] == ()
    assert names(found, AMARA) == [2]


def test_who_had_talks_today_has_fewer_names_left() -> None:
    people = [Somebody(n, level=3) for n in range(20)]
    assert len(assign(people, [Asker(AMARA, used=3)], TODAY)[AMARA]) == 4
    assert assign(people, [Asker(AMARA, used=9)], TODAY)[AMARA] == ()


def test_who_talked_a_lot_lately_is_asked_after_who_did_not() -> None:
    found = assign([Somebody(9, level=3)], [Asker(AMARA, busy=12), Asker(BO)], TODAY)
    assert names(found, BO) == [9]


@pytest.mark.parametrize(
    ("who", "asker", "expected"),
    [
        (Somebody(9), Asker(AMARA, went_well=frozenset({9})), ["went_well"]),
        (Somebody(9), Asker(AMARA, refused=frozenset({9})), ["refused"]),
        (Somebody(9, cell=3, shift=2), Asker(AMARA, cell=3, shift=2), ["same_cell"]),
        (Somebody(9, cell=3, shift=2), Asker(AMARA, cell=4, shift=2), ["same_shift"]),
        (Somebody(9, cell=0, shift=0), Asker(AMARA), []),
        (Somebody(9, speaks=spoken("Fula")), Asker(AMARA), []),
        (Somebody(9, speaks=spoken("Fula")), Asker(AMARA, speaks=spoken("English")), ["no_language"]),
        (Somebody(9), Asker(AMARA, ties={9: 0}), ["tie"]),
    ],
)
def test_what_speaks_for_these_two(who: Somebody, asker: Asker, expected: list[str]) -> None:
    assert [r.code for r in fits(who, asker)] == expected


def test_a_close_tie_weighs_more_than_a_loose_one() -> None:
    close, loose = (ranking.weight(fits(Somebody(9), Asker(AMARA, ties={9: n}))) for n in (3, 0))
    assert (close, loose) == (3 * WEIGHTS["tie"], WEIGHTS["tie"])


def test_languages_are_read_as_people_write_them() -> None:
    assert spoken("Wolof, French/English  Pulaar") == {"wolof", "french", "english", "pulaar"}
    assert spoken("español y inglés") == {"español", "inglés"}
    assert spoken("Haitian Creole") == {"haitian creole"}
    assert spoken(" ") == frozenset()


@pytest.mark.parametrize(
    ("level", "reasons", "done", "refused", "expected"),
    [
        (3, {"owed", "late"}, (), (), "owed"),
        (3, {"late"}, (), (), "step"),
        (4, {"due"}, (), (), "step"),
        (2, {"promise"}, (), (), "promise"),
        (4, {"card"}, (), (), "listen"),
        (3, {"followed"}, (), (), "leader"),
        (0, {"unasked"}, (), (), "first"),
        (3, {"undecided"}, (), (), "attend"),
        (2, {"lapsed"}, ("attend",), ("sign_petition",), "wear"),
        (2, {"lapsed"}, ranking.LADDER, (), "listen"),
    ],
)
def test_what_to_ask_next(
    level: int, reasons: set[str], done: tuple[str, ...], refused: tuple[str, ...], expected: str
) -> None:
    assert ask_next(level, reasons, done, refused) == expected


def test_the_page_of_formulae_says_every_weight_as_it_is() -> None:
    page = (Path(__file__).parents[2] / "docs/formulae.md").read_text("utf-8").split("# My list today")[1]
    told = re.findall(r"^\| (?:U|V|G|fit) \| `(\w+)` \| (-?[\d.]+) \|", page, re.M)
    assert {code: float(number) for code, number in told} == WEIGHTS


@given(
    people=st.lists(
        st.builds(
            Somebody,
            worker=st.integers(1, 40),
            level=st.integers(0, 5),
            cell=st.integers(0, 3),
            hole=st.integers(0, 2),
            speaks=st.frozensets(st.sampled_from(["wolof", "french", "english"]), max_size=2),
        ),
        max_size=40,
        unique_by=lambda who: who.worker,
    ),
    reaches=st.lists(st.none() | st.frozensets(st.integers(1, 40)), min_size=1, max_size=4),
    passed=st.frozensets(st.integers(1, 40)),
)
def test_whatever_comes_nobody_is_on_two_lists_or_out_of_reach_or_comes_back(
    people: list[Somebody], reaches: list[frozenset[int] | None], passed: frozenset[int]
) -> None:
    askers = [
        Asker(str(n), reach=reach, passed=passed if n == 0 else frozenset()) for n, reach in enumerate(reaches)
    ]
    found = assign(people, askers, TODAY)
    listed = [s.worker for names_ in found.values() for s in names_]
    assert len(listed) == len(set(listed))
    assert not set(names(found, "0")) & passed
    for asker in askers:
        assert len(found[asker.organizer]) <= MOST
        assert asker.reach is None or set(names(found, asker.organizer)) <= asker.reach
    assert assign(people[::-1], askers[::-1], TODAY) == found
