"""A cell is what a person can see of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.lists.cleaning import tidy, tidy_row, unwrapped
from brazier.lists.limits import CELL_LETTERS


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Rosa  ", "Rosa"),
        ("Rosa\u00a0Diaz", "Rosa Diaz"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\u200eRosa\u200f", "Rosa"),
        ("a\x00b\x07c\x1b[0m", "abc[0m"),
        ("a\x85b", "a\nb"),
        ("x\ud800y", "x\ufffdy"),
        ("=1+1", "=1+1"),
        ("+1 917", "+1 917"),
        ("-Rosa", "-Rosa"),
        ("@x", "@x"),
        ("\t=1", "=1"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("র\u200d্যাম", "র\u200d্যাম"),
        ("soft\u00adhyphen", "softhyphen"),
        ("", ""),
        ("\u202e123\u202c", "123"),
    ],
)
def test_a_cell_as_plain_text(cell, text):
    assert tidy(cell) == text


def test_a_long_cell_is_cut():
    assert len(tidy("x" * 20_000)) == CELL_LETTERS
    assert len(tidy("\n" + "x" * 20_000)) == CELL_LETTERS


def test_what_is_taken_out_is_told_once_a_kind():
    faults = []
    assert tidy_row(("a\x00\x07", "b\ufffd", "c" * 6_000), 3, faults)[:2] == ("a", "b\ufffd")
    assert [(fault.line, fault.code, fault.kept) for fault in faults] == [
        (3, "cell_too_long", True),
        (3, "control_characters", True),
        (3, "broken_letters", True),
    ]


def test_a_number_said_to_be_text_is_that_text_and_no_other_formula_is_touched():
    cells = ('="01234"', '=HYPERLINK("x")', '="a"&"b"', '=""', '="x" y')
    assert tidy_row(cells, 1, []) == cells
    assert unwrapped(cells) == ("01234", '=HYPERLINK("x")', '="a"&"b"', '=""', '="x" y')


def test_many_short_cells_are_not_too_long():
    faults = []
    tidy_row(("x" * 4_000, "y" * 4_000), 1, faults)
    assert faults == []


@given(st.text(st.characters()))
def test_tidying_twice_changes_nothing_more(cell):
    once = tidy(cell)
    assert tidy(once) == once
    assert not any(0xD800 <= ord(letter) < 0xE000 or (ord(letter) < 32 and letter != "\n") for letter in once)
