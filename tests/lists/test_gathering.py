"""Rows are counted as they come, so that no file fills the memory."""

import pytest

from brazier.lists import gathering
from brazier.lists.gathering import Gathering
from brazier.lists.limits import COLUMNS
from brazier.lists.table import Notes
from brazier.terms import Wrong


def code_of(call, *args):
    with pytest.raises(Wrong) as error:
        call(*args)
    return error.value.code


def test_rows_lose_their_empty_tail_and_empty_rows_are_not_kept():
    found = Gathering()
    assert found.add(1, ["Rosa", "", " ", "\u200e"])
    assert not found.add(2, ["", " \t", "\x07"])
    assert not found.add(3, [])
    assert [(row.line, row.cells) for row in found.rows] == [(1, ("Rosa",))]


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [
        ("ROWS", 5, "lists.too_many_rows"),
        ("CELLS", 8, "lists.too_many_cells"),
        ("LETTERS", 30, "lists.too_many_cells"),
    ],
)
def test_each_limit_is_kept(monkeypatch, limit, value, code):
    monkeypatch.setattr(gathering, limit, value)
    found = Gathering()
    assert code_of(lambda: [found.add(line, ["Rosa", "Diaz"]) for line in range(9)]) == code


def test_what_is_said_of_a_row_is_said_once_and_not_without_end(monkeypatch):
    monkeypatch.setattr(gathering, "ROWS", 3)
    found = Gathering()
    assert found.note(1, "formula_error")
    assert not found.note(1, "formula_error")
    assert code_of(lambda: [found.note(line, "formula_error") for line in range(2, 20)]) == "lists.too_many_rows"


def test_cells_past_the_last_column_are_left_out_and_said_only_if_they_hold_something():
    found = Gathering()
    found.add(1, ["x"] * COLUMNS + [""] * 50)
    found.add(2, ["x"] * (COLUMNS + 1))
    assert [(fault.line, fault.code) for fault in found.faults] == [(2, "too_many_cells")]
    assert len(found.rows[1].cells) == COLUMNS


def test_a_sheet_that_is_mostly_too_wide_is_no_list():
    found = Gathering()
    for line in range(3):
        found.add(line, ["x"] * (COLUMNS + 1))
    assert code_of(found.sheet, "list", Notes("csv")) == "lists.too_wide"
