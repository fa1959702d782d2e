"""A campaign may vote twice: what was noted of the vote that is over answers nothing in the one that runs."""

from datetime import date

from brazier.election import rounds

TODAY = date(2026, 11, 20)
LAST_YEAR = {
    "petition_filed": date(2025, 3, 3), "notice_served": date(2025, 3, 4), "hearing": date(2025, 3, 12),
    "direction": date(2025, 3, 10), "list_received": date(2025, 3, 12), "election": date(2025, 4, 2),
    "tally": date(2025, 4, 2), "certification": date(2025, 4, 10),
}  # fmt: skip


def test_while_one_vote_runs_everything_noted_is_of_it() -> None:
    assert rounds.running(LAST_YEAR, today=TODAY) == LAST_YEAR
    assert rounds.opened(LAST_YEAR, today=TODAY) == date(2025, 3, 3)


def test_a_vote_is_undecided_from_its_petition_until_its_ballots_are_counted() -> None:
    filed = {"petition_filed": date(2026, 11, 2)}
    assert rounds.undecided({}, today=TODAY) is None
    assert rounds.undecided(LAST_YEAR, today=TODAY) is None
    assert rounds.undecided(LAST_YEAR | filed, today=TODAY) == date(2026, 11, 2)
    assert rounds.undecided(filed, today=date(2026, 11, 1)) is None
    counted = filed | {"tally": date(2026, 11, 20)}
    assert rounds.undecided(counted, today=date(2026, 11, 19)) == date(2026, 11, 2)
    assert rounds.undecided(counted, today=TODAY) is None


def test_a_new_petition_leaves_all_that_came_after_the_old_one_behind() -> None:
    noted = LAST_YEAR | {"petition_filed": date(2026, 11, 2), "notice_served": date(2026, 11, 2)}
    assert set(rounds.running(noted, today=TODAY)) == {"petition_filed", "notice_served"}
    assert rounds.earlier(noted, today=TODAY) == LAST_YEAR.keys() - {"petition_filed", "notice_served"}


def test_a_petition_that_is_still_to_be_filed_leaves_nothing_behind() -> None:
    noted = LAST_YEAR | {"petition_filed": date(2026, 12, 1)}
    assert rounds.earlier(noted, today=TODAY) == frozenset()
    assert rounds.opened(noted, today=TODAY) is None


def test_what_comes_before_the_petition_may_lie_before_it() -> None:
    noted = {"demand": date(2026, 10, 1), "picket_start": date(2026, 10, 5), "petition_filed": date(2026, 11, 2)}
    assert rounds.running(noted, today=TODAY) == noted


def test_an_answer_comes_on_the_day_or_later_and_not_in_the_future() -> None:
    since = date(2026, 11, 10)
    for day, is_answer in ((9, False), (10, True), (20, True), (21, False)):
        happened = {"list_received": date(2026, 11, day)}
        assert rounds.answers("list_received", since, happened, today=TODAY) is is_answer
    assert not rounds.answers("list_received", since, {}, today=TODAY)


def test_a_petition_answers_later_demands_until_its_vote_is_over() -> None:
    pending = {"petition_filed": date(2026, 10, 1)}
    assert rounds.answers("petition_filed", date(2026, 11, 2), pending, today=TODAY)
    assert not rounds.answers("petition_filed", date(2026, 11, 2), LAST_YEAR, today=TODAY)
    assert rounds.answers("petition_filed", date(2025, 3, 20), LAST_YEAR, today=TODAY)


def over(*noted: tuple[str, date | None]) -> date | None:
    return rounds.over(noted, today=TODAY)


FIRST = tuple(LAST_YEAR.items())
LOST = date(2025, 4, 10)


def test_while_one_vote_runs_none_is_over() -> None:
    assert over() is None
    assert over(*FIRST) is None
    assert over(("petition_filed", date(2026, 11, 2)), ("election", date(2026, 12, 1))) is None


def test_a_new_petition_ends_the_vote_before_it_with_its_last_day() -> None:
    assert over(*FIRST, ("petition_filed", date(2026, 11, 2))) == LOST
    assert over(*FIRST, ("petition_filed", date(2026, 12, 2))) is None, "still to be filed"


def test_a_vote_held_again_on_the_old_petition_ends_the_first_one_too() -> None:
    """Bessemer: counted in April, set aside, ordered again in November, held in March."""
    again = (*FIRST, ("direction", date(2026, 11, 2)))
    assert over(*again) == LOST
    assert over(*FIRST, ("election", date(2026, 12, 20))) == LOST, "its day is set"
    counted = (*again, ("election", date(2026, 11, 18)), ("tally", date(2026, 11, 19)))
    assert over(*counted) == LOST, "also once the second one is counted"


def test_what_did_not_happen_ends_nothing() -> None:
    undone = (("tally", date(2025, 4, 2)), ("tally", None), ("petition_filed", date(2026, 11, 2)))
    assert over(*undone) is None
