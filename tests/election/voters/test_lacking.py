"""A late list, and one that says too little, are named with their source."""

from datetime import date

from brazier.election.voters.lacking import lacking
from brazier.rules import loading

LAW = loading.packaged()
NLRA = LAW.places["US-NLRA"]
WHOLE = dict.fromkeys(("name", "worksite", "shift", "job", "address", "email", "phone"), 100)
DIRECTION = date(2026, 3, 2)


def found(says: dict[str, int], *, received: date = date(2026, 3, 4), place: str = "US-NLRA", **events: date):  # type: ignore[no-untyped-def]
    return lacking(LAW, LAW.places.get(place), says=[(100, says)], received_on=received, events=events)


def states(says: dict[str, int]) -> dict[str, str]:
    return {field.what: field.state for field in found(says).fields}


def test_a_whole_list_in_time_lacks_nothing() -> None:
    told = found(WHOLE, direction=DIRECTION)
    assert told.is_whole
    assert told.due_on == date(2026, 3, 4)


def test_a_list_one_day_late_is_late_and_says_by_which_rule() -> None:
    told = found(WHOLE, received=date(2026, 3, 5), direction=DIRECTION)
    assert (told.days_late, told.is_whole) == (1, False)
    assert "29 CFR 102.62(d)" in told.due.citation


def test_a_weekend_between_makes_no_list_late() -> None:
    assert found(WHOLE, received=date(2026, 3, 10), direction=date(2026, 3, 6)).days_late == 0


def test_without_the_day_of_the_direction_nobody_is_called_late() -> None:
    told = found(WHOLE, received=date(2027, 3, 5))
    assert (told.due, told.days_late, told.is_whole) == (None, 0, True)


def test_what_every_voter_must_have_may_not_lack_in_a_single_row() -> None:
    assert states(WHOLE | {"shift": 99})["shift"] == "some"
    assert states(WHOLE | {"shift": 0})["shift"] == "none"


def test_phones_may_lack_in_some_rows_and_not_in_all() -> None:
    assert states(WHOLE | {"phone": 1})["phone"] == "fine"
    assert states(WHOLE | {"phone": 0})["phone"] == "none"


def test_two_tables_of_one_list_are_one_list() -> None:
    told = lacking(
        LAW,
        NLRA,
        says=[(60, dict.fromkeys(WHOLE, 60)), (40, dict.fromkeys(WHOLE, 40))],
        received_on=DIRECTION,
        events={},
    )
    assert told.is_whole
    assert {field.of for field in told.fields} == {100}


def test_a_list_of_2014_needed_names_and_addresses_alone() -> None:
    told = found({"name": 100, "address": 100}, received=date(2014, 3, 9))
    assert [field.what for field in told.fields] == ["name", "address"]
    assert told.is_whole


def test_where_no_law_is_known_nothing_is_called_lacking() -> None:
    told = found({}, place="nowhere")
    assert (told.fields, told.contents) == ((), None)
    assert found({}, place="UK").fields == ()
