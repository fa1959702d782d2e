"""Write down where leaflets were given out, and take it back."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.bag.given import actions, queries
from brazier.bag.models import Given
from brazier.ledger.models import Line
from brazier.terms import Refused, Wrong
from brazier.workplaces import actions as building


@pytest.fixture
def nights(harbor: Harbor) -> int:
    """The night shift, with a gate at which leaflets are given out."""
    harbor.worker("Cleo Diaz", department="Stow", shift="Nights")
    return next(s.id for s in queries.shifts(harbor.amara) if s.name == "Nights")


@pytest.fixture
def gate(harbor: Harbor) -> int:
    return actions.name_gate(harbor.amara, name="North gate", now=NOW)


def note(harbor: Harbor, gate: int, shift: int, *, many: int = 40, ago: int = 0) -> int:
    day = TODAY - timedelta(days=ago)
    return actions.note(
        harbor.amara, gate=gate, shift=shift, many=many, day=day, leaflet=None, now=NOW, today=TODAY
    )


def test_what_is_noted_stands_on_the_grid_with_who_gave_it_out(harbor: Harbor, gate: int, nights: int) -> None:
    note(harbor, gate, nights)
    grid = queries.grid(harbor.amara, today=TODAY)
    assert grid.rows[0].squares[grid.shifts.index("Nights")].many == 40
    [line] = queries.last(harbor.amara)
    assert (line.gate, line.shift, line.many, line.by) == ("North gate", "Nights", 40, "Amara")
    assert Line.objects.latest("number").verb == "bag.note"


def test_taken_back_it_counts_for_nothing_and_stands_again_if_it_was_none(
    harbor: Harbor, gate: int, nights: int
) -> None:
    line = note(harbor, gate, nights)
    actions.take_back(harbor.amara, given=line, now=NOW)
    assert queries.grid(harbor.amara, today=TODAY).week == 0
    assert queries.last(harbor.amara) == ()
    with pytest.raises(Wrong):
        actions.take_back(harbor.amara, given=line, now=NOW)
    actions.stand_again(harbor.amara, given=line, now=NOW)
    assert queries.grid(harbor.amara, today=TODAY).week == 40


@pytest.mark.parametrize("many", [0, -4, 20_001])
def test_no_number_is_no_leaflet(harbor: Harbor, gate: int, nights: int, many: int) -> None:
    with pytest.raises(Wrong, match="how many"):
        note(harbor, gate, nights, many=many)
    assert not Given.objects.exists()


def test_no_gate_no_shift_and_a_day_to_come_are_refused(harbor: Harbor, gate: int, nights: int) -> None:
    for where in ((gate + 9, nights), (gate, nights + 99)):
        with pytest.raises(Wrong, match="gate and a shift"):
            note(harbor, *where)
    with pytest.raises(Wrong, match="still to come"):
        note(harbor, gate, nights, ago=-1)


def test_a_gate_has_one_name_and_is_used_again(harbor: Harbor, gate: int, nights: int) -> None:
    note(harbor, gate, nights)
    with pytest.raises(Wrong, match="there already"):
        actions.name_gate(harbor.amara, name="NORTH  gate", now=NOW)
    actions.end_gate(harbor.amara, gate=gate, now=NOW, today=TODAY)
    grid = queries.grid(harbor.amara, today=TODAY)
    assert (grid.rows, grid.elsewhere, grid.week) == ((), 40, 40)
    assert actions.name_gate(harbor.amara, name="north gate", now=NOW) == gate
    assert queries.grid(harbor.amara, today=TODAY).week == 40


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_gate_without_a_name_is_none(harbor: Harbor, name: str) -> None:
    with pytest.raises(Wrong, match="what people there call it"):
        actions.name_gate(harbor.amara, name=name, now=NOW)


def test_whoever_has_no_rights_neither_sees_nor_notes(harbor: Harbor, gate: int, nights: int) -> None:
    with pytest.raises(Refused):
        queries.grid(DEV, today=TODAY)
    with pytest.raises(Refused):
        actions.note(DEV, gate=gate, shift=nights, many=1, day=TODAY, leaflet=None, now=NOW, today=TODAY)


def test_the_page_shows_holes_and_takes_a_note_with_undo(
    at_desk: Client, harbor: Harbor, gate: int, nights: int
) -> None:
    assert "never" in at_desk.get("/bag/given/").content.decode()
    told = {"gate": gate, "shift": nights, "many": "25", "day": TODAY.isoformat()}
    said = at_desk.post("/bag/given/", told, follow=True).content.decode()
    assert "It is noted." in said
    assert "/again" not in said
    assert f"/bag/given/{Given.objects.get().pk}/back" in said
    at_desk.post(f"/bag/given/{Given.objects.get().pk}/back")
    assert Given.objects.get().taken_back


def test_what_can_not_be_says_that_nothing_was_lost_and_keeps_what_was_typed(
    at_desk: Client, harbor: Harbor, gate: int, nights: int
) -> None:
    answer = at_desk.post("/bag/given/", {"gate": gate, "shift": nights, "many": "soon", "day": "x"})
    assert answer.status_code == 400
    assert "Nothing was lost" in answer.content.decode()


def test_an_empty_page_says_what_to_do_next(at_desk: Client, harbor: Harbor) -> None:
    assert "Name the shifts first" in at_desk.get("/bag/given/").content.decode()


def test_a_shift_that_was_joined_keeps_what_was_given_out(harbor: Harbor, gate: int, nights: int) -> None:
    harbor.worker("Dina Okoro", department="Stow", shift="Noche")
    noche = next(s.id for s in queries.shifts(harbor.amara) if s.name == "Noche")
    note(harbor, gate, noche, many=7)
    building.join(harbor.amara, kind="shift", part=noche, into=nights, now=NOW)
    grid = queries.grid(harbor.amara, today=TODAY)
    assert grid.rows[0].squares[grid.shifts.index("Nights")].many == 7
