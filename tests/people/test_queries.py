"""Everybody is read in short ways: by code, side by side, by what is due, by whom they know."""

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.people import actions, queries
from brazier.terms import Wrong


def test_a_record_is_named_by_its_code_also_before_anybody_is_it(harbor: Harbor) -> None:
    cleo = harbor.worker()
    assert queries.record_of(harbor.amara, queries.code_of(harbor.amara, cleo)) == cleo
    with pytest.raises(Wrong, match="One sign is wrong"):
        queries.record_of(harbor.amara, "7QK-4MQ")


def test_two_stand_side_by_side_as_we_show_them(harbor: Harbor) -> None:
    one = harbor.worker("Rosa Diaz", phone="917 555 0148", department="Stow")
    other = harbor.worker("Rosa Dias", phone="917 555 0148", department="Pick")
    pair = queries.pair(harbor.amara, one=one, other=other, today=TODAY)
    assert {line.field: line.how for line in pair.lines} == {
        "name": "spelled", "phone": "same", "department": "different",
    }  # fmt: skip
    assert (pair.first.number, pair.second.number) == (one, other)


def test_the_worker_of_each_record_is_found_at_once(harbor: Harbor) -> None:
    one, other, mei = harbor.worker("Rosa Diaz"), harbor.worker("Rosa Dias"), harbor.worker("Mei-Lin")
    actions.say(harbor.amara, one=one, other=other, kind="same", now=NOW)
    rows = queries.rows_of(harbor.amara, records=[other, mei, 4711], today=TODAY)
    assert {record: row.number for record, row in rows.items()} == {other: one, mei: mei}


def test_a_tie_said_of_two_records_of_hers_is_shown_once(harbor: Harbor) -> None:
    one, other, mei = harbor.worker("Rosa Diaz"), harbor.worker("Rosa Dias"), harbor.worker("Mei-Lin")
    for worker, strength in ((one, 1), (other, 3)):
        actions.tie(harbor.amara, one=worker, other=mei, kind="gym", strength=strength, now=NOW)
    actions.say(harbor.amara, one=one, other=other, kind="same", now=NOW)
    assert [(t.name, t.strength) for t in queries.ties_of(harbor.amara, worker=one)] == [("Mei-Lin", 3)]


def test_how_close_and_how_sure_a_tie_is_can_be_said_again(harbor: Harbor) -> None:
    cleo, mei = harbor.worker("Cleo"), harbor.worker("Mei-Lin")
    actions.tie(harbor.amara, one=cleo, other=mei, kind="gym", state="suggested", now=NOW)
    actions.tie(harbor.amara, one=mei, other=cleo, kind="gym", strength=2, now=NOW)
    assert [(t.state, t.strength) for t in queries.ties_of(harbor.amara, worker=cleo)] == [("confirmed", 2)]


def test_what_was_said_of_contract_texts_and_hours_is_shown(harbor: Harbor) -> None:
    cleo = harbor.worker(contract="agency", texting="no", best_time="before 7", start="March")
    portrait = harbor.person(cleo).portrait
    assert (portrait.contract, portrait.texting, portrait.best_time, portrait.start) == (
        "agency", "no", "before 7", "March",
    )  # fmt: skip
