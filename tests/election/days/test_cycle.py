"""Deadlines by the law, from what happened; counted by hand against calendars. Nothing is guessed."""

from datetime import date

import pytest

from brazier.election import law as law_here
from brazier.election.days import cycle
from brazier.election.days.cycle import Due
from brazier.election.facts import EVENTS
from brazier.rules import loading
from brazier.rules.law import Place

LAW = loading.packaged()
TODAY = date(2026, 11, 20)


def place(code: str) -> Place:
    found = law_here.place_of(LAW, code)
    assert found is not None
    return found


def dues(code: str, today: date = TODAY, state: str = "", **events: str) -> dict[str, Due]:
    days = {kind: date.fromisoformat(text) for kind, text in events.items()}
    return {due.code: due for due in cycle.dues(LAW, place(code), days, today=today, state=state)}


def cemex(state: str, today: date, **events: str) -> Due:
    return dues("us.nlra", today, state, **events)["cemex.rm_by.rm_petition_by"]


def test_from_the_petition_to_the_hearing_and_the_statement_before_it() -> None:
    """Petition and notice on Monday 2 November 2026: eight days are the 10th, and Veterans Day lies after it."""
    found = dues("us.nlra", petition_filed="2026-11-02", notice_served="2026-11-02")
    assert found["soi.originals_due.by"].day == date(2026, 11, 4)
    assert found["hearing.date.hearing"].day == date(2026, 11, 10)
    statement = found["sop.due.due"]
    assert (statement.day, statement.hour) == (date(2026, 11, 9), "12:00")
    assert found["notice_of_petition.post.by"].day == date(2026, 11, 4)


def test_a_hearing_that_was_moved_moves_the_statement_with_it() -> None:
    found = dues("us.nlra", petition_filed="2026-11-02", notice_served="2026-11-02", hearing="2026-11-17")
    assert found["sop.due.due"].day == date(2026, 11, 16)


def test_the_voter_list_is_due_in_two_business_days_and_done_once_it_is_here() -> None:
    waits = dues("us.nlra", petition_filed="2026-11-02", direction="2026-11-25")["voter_list.due.by"]
    assert (waits.day, waits.is_done, waits.whose) == (date(2026, 11, 30), False, cycle.COMPANY)  # Thanksgiving
    came = dues("us.nlra", petition_filed="2026-11-02", direction="2026-11-10", list_received="2026-11-13")
    assert came["voter_list.due.by"].is_done
    assert came["voter_list.election_not_before.election_not_before"].day == date(2026, 11, 23)


def test_objections_run_from_the_tally_and_end_with_the_certificate() -> None:
    open_ = dues("us.nlra", petition_filed="2026-10-01", tally="2026-11-20")["objections.due.due"]
    assert (open_.day, open_.left, open_.is_soon, open_.is_done) == (date(2026, 11, 30), 10, False, False)
    done = dues("us.nlra", date(2026, 12, 15), tally="2026-11-20", certification="2026-12-10")
    assert done["objections.due.due"].is_done


def test_the_real_clock_of_ldj5_ends_on_9_may_2022() -> None:
    assert dues("us.nlra", date(2022, 5, 3), tally="2022-05-02")["objections.due.due"].day == date(2022, 5, 9)


def test_which_rule_holds_is_settled_by_the_day_of_the_petition() -> None:
    before = dues("us.nlra", date(2024, 1, 15), petition_filed="2023-12-20", notice_served="2024-01-02")
    after = dues("us.nlra", date(2024, 1, 15), petition_filed="2023-12-27", notice_served="2024-01-02")
    assert before["hearing.date.hearing"].day == date(2024, 1, 23)  # fourteen business days, 15 January is none
    assert after["hearing.date.hearing"].day == date(2024, 1, 10)


def test_a_day_that_rests_on_one_still_to_come_is_expected() -> None:
    found = dues("us.nlra", petition_filed="2026-11-02", notice_served="2026-11-16", election="2026-12-18")
    assert found["notice_of_election.post_before.posted_by_end_of"].is_expected
    assert found["sop.due.due"].is_expected  # nobody noted the hearing
    assert not found["hearing.date.hearing"].is_expected


def test_great_britain_counts_from_the_request() -> None:
    found = dues("gb", request="2026-11-02")
    assert found["recognition.talks.answer_by"].day == date(2026, 11, 16)
    assert found["recognition.talks.talks_until"].day == date(2026, 12, 14)
    assert "objections.due.due" not in found


def test_a_demand_gives_the_company_two_weeks_under_a_doctrine_that_is_fought_over() -> None:
    """Demanded on Monday 2 March 2026: the fourteenth day is Monday the 16th."""
    found = cemex("NY", date(2026, 3, 10), demand="2026-03-02")
    assert (found.day, found.left, found.whose, found.is_done) == (date(2026, 3, 16), 6, cycle.COMPANY, False)
    assert found.told.is_contested
    assert found.told.citation.startswith("Cemex, 372 NLRB No. 130")
    assert found.told.reaches is None


def test_the_sixth_circuit_ended_it_there_on_6_march_2026_and_nowhere_else() -> None:
    assert cemex("OH", date(2026, 3, 5), demand="2026-03-02").day == date(2026, 3, 16)
    ended = cemex("OH", date(2026, 3, 6), demand="2026-03-02")
    assert ended.day is None
    assert ended.told.refused is not None
    assert ended.told.refused.code == "rules.not_here"
    assert {s: cemex(s, TODAY, demand="2026-11-16").day for s in ("KY", "MI", "OH", "TN")} == dict.fromkeys(
        ("KY", "MI", "OH", "TN")
    )
    assert cemex("CA", date(2026, 3, 6), demand="2026-03-02").day == date(2026, 3, 16)


def test_after_what_was_read_the_demand_has_its_day_and_a_warning() -> None:
    assert cemex("CA", date(2026, 6, 30), demand="2026-06-29").told.reaches is None
    found = cemex("CA", date(2026, 7, 1), demand="2026-06-29")
    assert (found.day, found.told.reaches) == (date(2026, 7, 13), date(2026, 6, 30))


def test_before_cemex_a_demand_starts_no_clock() -> None:
    """The Board decided on 25 August 2023."""
    before = cemex("CA", date(2023, 9, 1), demand="2023-08-24")
    assert before.told.refused is not None
    assert before.told.refused.code == "rules.unknown"
    assert cemex("CA", date(2023, 9, 1), demand="2023-08-25").day == date(2023, 9, 8)


def test_without_a_state_nobody_guesses_the_court() -> None:
    assert cemex("", TODAY, demand="2026-11-16").told.refused == cycle.NO_STATE
    wrong = cemex("XX", TODAY, demand="2026-11-16").told.refused
    assert wrong is not None
    assert wrong.code == "rules.word"


@pytest.mark.parametrize("answered", ["recognized", "petition_filed"])
def test_the_demand_is_answered_by_recognition_or_by_a_petition_of_anybody(answered: str) -> None:
    events = {"demand": "2026-11-02", answered: "2026-11-13"}
    assert cemex("CA", TODAY, **events).is_done
    assert not cemex("CA", date(2026, 11, 12), **events).is_done


def test_a_list_from_an_earlier_petition_does_not_answer_this_one() -> None:
    """The vote of 2025 was lost; in November 2026 they file again, and the company owes another list."""
    lost = {
        "notice_served": "2025-03-04", "hearing": "2025-03-12", "list_received": "2025-03-12",
        "election": "2025-04-02", "tally": "2025-04-02", "certification": "2025-04-10",
    }  # fmt: skip
    found = dues("us.nlra", **(lost | {"petition_filed": "2026-11-02", "direction": "2026-11-12"}))
    waits = found["voter_list.due.by"]
    assert (waits.day, waits.is_done, waits.is_over) == (date(2026, 11, 16), False, True)
    assert "objections.due.due" not in found  # of the old tally
    assert "hearing.date.hearing" not in found  # the notice of this petition is not served yet
    bar = found["election_bar.earliest.petition_not_before"]
    assert bar.day == date(2026, 2, 1)  # it runs into the next vote: sixty days before its year is over


def test_a_hearing_of_an_earlier_petition_is_not_the_one_the_statement_is_due_before() -> None:
    found = dues("us.nlra", hearing="2025-03-12", petition_filed="2026-11-02", notice_served="2026-11-02")
    assert found["sop.due.due"].day == date(2026, 11, 9)
    assert found["sop.due.due"].is_expected


def test_a_second_vote_in_one_case_wants_its_own_list() -> None:
    """The board set the first vote aside and directs another; the list of the first answers nothing."""
    found = dues("us.nlra", petition_filed="2026-09-01", list_received="2026-09-20", direction="2026-11-17")
    assert not found["voter_list.due.by"].is_done


def test_a_new_demand_is_not_answered_by_the_petition_of_a_vote_that_is_over() -> None:
    over = {"petition_filed": "2025-03-03", "tally": "2025-04-02", "demand": "2026-11-02"}
    assert not cemex("CA", TODAY, **over).is_done
    assert cemex("CA", TODAY, petition_filed="2026-10-30", demand="2026-11-02").is_done  # still pending


def test_where_the_calendar_ends_the_law_refuses_and_the_reason_stands_there() -> None:
    found = dues("us.nlra", tally="2093-11-20")["objections.due.due"]
    assert found.day is None
    assert found.told.refused is not None
    assert not found.is_soon
    assert not found.is_over


def test_without_a_law_or_an_event_no_day_is_made_up() -> None:
    assert cycle.dues(LAW, None, {"tally": TODAY}, today=TODAY) == ()
    assert dues("us.nlra") == {}


def test_the_next_day_comes_first_and_those_without_an_answer_last() -> None:
    found = cycle.dues(
        LAW,
        place("us.nlra"),
        {"petition_filed": date(2026, 11, 2), "direction": date(2026, 11, 19), "tally": date(2093, 1, 2)},
        today=TODAY,
    )
    days = [due.day for due in found]
    assert days[-1] is None
    assert [d for d in days if d] == sorted(d for d in days if d)


@pytest.mark.parametrize("code", [p.campaign for p in LAW.places.values() if p.campaign])
def test_every_place_has_its_events_in_order(code: str) -> None:
    kinds = cycle.kinds(place(code))
    assert {"election", "tally", "certification"} <= set(kinds)
    assert list(kinds) == [kind for kind in EVENTS if kind in kinds]


def test_an_american_election_has_its_petition_and_a_british_one_its_request() -> None:
    assert {"petition_filed", "notice_served", "direction", "list_received"} <= set(cycle.kinds(place("us.nlra")))
    assert "petition_filed" not in cycle.kinds(place("gb"))
    assert {"request", "declaration"} <= set(cycle.kinds(place("gb")))
    assert cycle.kinds(None) == ("election", "tally", "certification")


def test_every_answer_has_its_source() -> None:
    asked = dues(
        "us.nlra",
        petition_filed="2026-11-02",
        notice_served="2026-11-02",
        direction="2026-11-10",
        list_received="2026-11-12",
        election="2026-12-18",
        decision="2026-11-10",
        tally="2026-12-18",
    )
    assert len(asked) == 10
    assert all(due.told.citation and due.told.checked for due in asked.values())


def test_every_clock_names_an_answer_its_rule_gives() -> None:
    for clock in cycle.CLOCKS:
        rules = [p.rules[clock.rule] for p in LAW.places.values() if clock.rule in p.rules]
        assert rules, clock.rule
        assert any(set(clock.inputs) <= set(rule.inputs) for rule in rules), clock.rule
        assert set(clock.inputs.values()) <= set(EVENTS)
        assert set(clock.done_by) <= set(EVENTS)
        assert clock.whose in cycle.REMINDERS
