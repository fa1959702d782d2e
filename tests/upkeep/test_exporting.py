"""A sheet that leaves the hub runs nothing in any spreadsheet program."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.harbor import hostile

from brazier.upkeep import exporting

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("formula", hostile.FORMULAS, ids=ascii)
def test_a_formula_is_text_in_both_kinds_of_sheet_n35(formula: str) -> None:
    [[shown]] = read_csv(exporting.as_csv([[formula]]))
    assert not shown.startswith(STARTS)
    book = openpyxl.load_workbook(io.BytesIO(exporting.as_xlsx([[formula]])))
    cell = book.active["A1"]  # type: ignore[index]
    assert (cell.data_type, str(cell.value).startswith(STARTS)) == ("s", False)
    assert shown.lstrip("'") in formula


@given(st.text(max_size=40))
def test_no_text_at_all_leaves_as_a_formula_n35(text: str) -> None:
    rows = read_csv(exporting.as_csv([["first", text]]))
    assert len(rows) == 1
    assert not rows[0][1].startswith(STARTS)


@given(st.one_of(st.integers(), st.none(), st.booleans()))
def test_what_is_no_text_stays_what_it_is(cell: object) -> None:
    assert exporting.neutral(cell) is cell
