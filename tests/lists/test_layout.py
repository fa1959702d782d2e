"""Titles, totals and page feet are no people; people are never taken for them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.lists.heading import is_doubtful
from brazier.lists.layout import frame, set_header
from brazier.lists.reading import read
from brazier.lists.table import Notes, RawRow, Sheet


def table(text, header=()):
    rows = [
        RawRow(at, tuple(cell.strip() for cell in line.split("|")))
        for at, line in enumerate(text.strip("\n").split("\n"), 1)
        if line.strip("| ")
    ]
    return frame(Sheet("list", tuple(rows), (), Notes("csv"), header))


def aside(found):
    return [(fault.line, fault.code) for fault in found.faults]


def test_the_header_is_found_under_a_title_a_date_and_a_blank_line():
    found = table("Harbor Logistics||\nPrinted 11/05/2026||\n||\nName|Phone|Shift\nRosa Diaz|917 555 0148|Days")
    assert found.notes.header_line == 4
    assert found.header == ("Name", "Phone", "Shift")
    assert [row.line for row in found.above] == [1, 2, 4]
    assert [row.line for row in found.rows] == [5]


def test_a_list_that_starts_at_once_gets_made_up_headers_and_keeps_its_first_person():
    found = table("Rosa Diaz|917 555 0148|Days\nWei Chen|347 555 0199|Nights")
    assert found.notes.header_line == 0
    assert found.header == ("Column 1", "Column 2", "Column 3")
    assert len(found.rows) == 2


def test_a_header_in_an_unknown_language_stands_out_from_the_phones_below():
    found = table("Pangalan|Telepono\n" + "\n".join(f"Rosa {n}|917 555 01{n}" for n in range(10, 20)))
    assert found.header == ("Pangalan", "Telepono")


def test_a_header_in_an_unknown_language_stands_out_from_words_that_repeat():
    below = "\n".join(
        f"Rosa {n}|917 555 01{n}|{'Alpha' if n % 2 else 'Beta'}|{'Uno' if n % 3 else 'Dos'}" for n in range(10, 30)
    )
    assert table("Pangalan|Xyz|Kagawaran|Oras\n" + below).header == ("Pangalan", "Xyz", "Kagawaran", "Oras")


def test_names_alone_have_no_header():
    assert table("Rosa Diaz\nWei Chen\nAmara Okoye\nBo Smith").notes.header_line == 0


def test_names_and_shifts_alone_have_no_header():
    found = table("Rosa|Days\nWei|Nights\nAmara|Days\nBo|Nights\nCleo|Days")
    assert found.notes.header_line == 0
    assert len(found.rows) == 5


def test_one_column_of_mail_under_its_name_has_a_header():
    found = table("Email\nrosa@mail.example\nwei@mail.example")
    assert found.header == ("Email",)


def test_a_header_far_below_people_is_a_second_list_not_the_header():
    people = "\n".join(f"Rosa {n}|917 555 01{n}" for n in range(10, 20))
    found = table(people + "\nName|Phone\nWei|347 555 0199")
    assert found.notes.header_line == 0
    assert aside(found) == [(11, "header_again")]
    assert len(found.rows) == 11


def test_headers_that_come_again_on_each_page_are_set_aside():
    found = table("Name|Phone|Shift\nRosa|917 555 0148|Days\nname|PHONE|Shift\nWei|347 555 0199|Days")
    assert aside(found) == [(3, "header_again")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Total|2|", "total_line"),
        ("TOTAL: 312||", "total_line"),
        ("Grand total|$12,340.00|88 %", "total_line"),
        ("Razem|2|", "total_line"),
        ("合计|2|", "total_line"),
        ("المجموع|2|", "total_line"),
        ("Page 1 of 9||", "page_line"),
        ("第 1 页||", "page_line"),
        ("Confidential - do not copy||", "page_line"),
        ("Run date: 11/05/2026||", "page_line"),
        ("----|----|----", "page_line"),
        ("*** END ***||", "page_line"),
    ],
)
def test_feet_are_set_aside(line, code):
    found = table(f"Name|Phone|Shift\nRosa|917 555 0148|Days\n{line}\nWei|347 555 0199|Days")
    assert aside(found) == [(3, code)]
    assert [row.cells[0] for row in found.rows] == ["Rosa", "Wei"]


@pytest.mark.parametrize(
    "line",
    [
        "Total|917 555 0199|Days",
        "Sumaya Countess|917 555 0199|Days",
        "Totalie Sum|2|",
        "Count Basie|1|",
        "Page Wilson|1|Days",
        "Suma|Rosa|Days",
    ],
)
def test_people_with_such_names_stay(line):
    found = table(f"Name|Phone|Shift\nRosa|917 555 0148|Days\n{line}\nWei|347 555 0199|Days")
    assert len(found.rows) == 3


def test_a_lone_place_between_the_people_says_where_those_below_work():
    found = table("Name|Phone|Note\nPACK - NIGHTS||\nRosa|917 555 0148|x\nPick||\nWei|347 555 0199|y\nBo|1|z")
    assert found.header[3:] == ("Department (heading)", "Shift (heading)")
    assert [row.cells[3:] for row in found.rows] == [("pack", "nights"), ("Pick", ""), ("Pick", "")]
    assert aside(found) == [(2, "heading_line"), (4, "heading_line")]


def test_a_shift_heading_leaves_the_department_above_it_standing():
    found = table("Name|Phone\nPack|\nDays|\nRosa|1 917 555 0148\nNights|\nWei|347 555 0199")
    assert [row.cells[2:] for row in found.rows] == [("Pack", "Days"), ("Pack", "Nights")]


def test_a_department_heading_leaves_the_shift_around_it_standing():
    found = table("Name|Phone\nNights|\nPack|\nRosa|1 917 555 0148\nPick|\nWei|347 555 0199\nDays|\nBo|1")
    assert [row.cells[2:] for row in found.rows] == [("Pack", "Nights"), ("Pick", "Nights"), ("", "Days")]


def test_a_list_of_places_alone_is_not_all_headings():
    found = table("Pack|\nPick|\nStow|\nRosa|917 555 0148")
    assert len(found.rows) == 4


def test_columns_are_never_nameless_and_never_twice_the_same():
    found = table("Name|Phone|Phone||phone|Phone 2\nRosa|1|2|3|4|5")
    assert found.header == ("Name", "Phone", "Phone 2", "Column 4", "phone 3", "Phone 2 2")


def test_empty_columns_between_vanish():
    found = table("|Name||Phone|\n|Rosa||917 555 0148|")
    assert found.header == ("Name", "Phone")
    assert found.rows[0].cells == ("Rosa", "917 555 0148")


def test_a_row_with_a_cell_too_many_is_kept_and_marked():
    found = table("Name|Phone\nRosa|917 555 0148|x\nWei|1")
    assert found.rows[0].cells == ("Rosa", "917 555 0148", "x")
    assert found.rows[1].cells == ("Wei", "1", "")
    assert [(fault.code, fault.kept) for fault in found.faults] == [("row_too_long", True)]


def test_a_person_may_say_which_line_is_the_header():
    found = table("Rosa|917 555 0148\nAlpha|Beta\nWei|347 555 0199")
    named = set_header(found, 2)
    assert named.header == ("Alpha", "Beta")
    assert [row.line for row in named.rows] == [3]
    none = set_header(table("Name|Phone\nRosa|1"), 0)
    assert none.header == ("Column 1", "Column 2")
    assert len(none.rows) == 2
    assert set_header(found, 99) == found


def test_an_empty_sheet_is_an_empty_table():
    found = table("")
    assert found.rows == ()
    assert found.header == ("Column 1",)


WORDS = st.sampled_from(
    [
        "",
        "Name",
        "Phone",
        "Total",
        "Pack",
        "Nights",
        "Rosa Diaz",
        "917 555 0148",
        "Page 2",
        "12",
        "n/a",
        "---",
        "الاسم",
        "2026-11-05",
    ]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=5).map(tuple), max_size=25))
@settings(max_examples=150, deadline=None)
def test_each_line_comes_back_as_a_person_a_title_or_a_fault(grid):
    rows = tuple(RawRow(at, cells) for at, cells in enumerate(grid, 1) if any(cells))
    found = frame(Sheet("list", rows, (), Notes("csv")))
    lines = [row.line for row in found.rows] + [row.line for row in found.above]
    lines += [fault.line for fault in found.faults if not fault.kept]
    assert sorted(lines) == [row.line for row in rows]
    assert all(len(row.cells) == len(found.header) for row in found.rows)
    assert len({name.casefold() for name in found.header}) == len(found.header)


def test_a_place_alone_in_the_department_column_is_no_heading():
    found = table("Name|Dept\nRosa|Pack\n|Pick\nWei|Pack")
    assert aside(found) == []
    assert len(found.rows) == 3


@pytest.mark.parametrize(
    "lines",
    [
        "Lang, Rosa\nMiller, Jo\nOkafor, Chidi\n", "City,Anna\nMiller,Jo\n", "Badger, Chidinma\nMiller, Jo\n",
        "Name, Maria\nMiller, Jo\n", "Turno, Ana\nPérez, Luz\n", "Manager,Rosa,\nMiller,Jo,917 555 0148\n",
        "Diaz, Rosa\nMiller, Jo\n",
    ],
)  # fmt: skip
def test_a_person_whose_name_is_a_word_above_columns_is_somebody(lines):
    [table] = read("list.csv", lines.encode())
    assert table.notes.header_line == 0
    assert lines.split(",")[0] in " ".join(table.rows[0].cells)


@pytest.mark.parametrize(
    "lines", ["Last, First\nDiaz, Rosa\nMiller, Jo\n", "Name,Vorname\nDiaz,Rosa\nMiller,Jo\n"]
)
def test_a_true_header_over_names_stays_one(lines):
    [table] = read("list.csv", lines.encode())
    assert (table.notes.header_line, len(table.rows)) == (1, 2)


def test_a_header_with_a_word_that_could_be_a_name_is_doubtful():
    assert is_doubtful(("Name", "Jo"))
    assert not is_doubtful(("Last", "First", ""))
    assert not is_doubtful(("Name", "Phone #"))
