"""Lines are cut where the person who made the list cut them, and no quote swallows the people below."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.lists.delimited import FIXED, Cut, find_cut, read_delimited, sample_lines
from brazier.lists.encoding import Encoding
from brazier.lists.limits import CELL_LETTERS, COLUMNS, LINE_LETTERS
from brazier.terms import Wrong

UTF8 = Encoding("utf-8")


def cut_of(text):
    found = find_cut(sample_lines(text.encode(), UTF8))
    return found.sign if found else None


def rows_of(text, sign=","):
    sheet = read_delimited(text.encode(), UTF8, Cut(sign, 1.0), "list")
    return [(row.line, row.cells) for row in sheet.rows], sheet


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Name,Phone\nRosa,917 555 0148\nWei,347 555 0199\n", ","),
        ("Name;Phone\nDiaz, Rosa;917 555 0148\nChen, Wei;347 555 0199\n", ";"),
        ("Name\tNote\nRosa\thi, there; you\nWei\tok, fine\n", "\t"),
        ("Name|Phone|Dept\nRosa Diaz|917-555-0148|Pack\n", "|"),
        ("Diaz, Rosa;Pack\nChen, Wei;Pick\nOkoye, Amara;Stow\n", ";"),
        ('"Diaz, Rosa","917 555 0148","Pack; nights"\n"Chen, Wei","347","Pick; days"\n', ","),
        ("Rosa^Pack^917 555 0148\nWei^Pick^347 555 0199\n", "^"),
        ("sep=;\nName;Phone\nRosa, Ana;1\n", ";"),
        ("Rosa\t917 555 0148\n", "\t"),
        ("Name;Salary\nRosa;1,234.50\nWei;2,345.60\nBo;3,456.70\n", ";"),
        ("a@b.example,Rosa,10:30\nc@d.example,Wei,11:45\n", ","),
    ],
)
def test_the_sign_that_parts_the_cells_is_found(text, sign):
    assert cut_of(text) == sign


@pytest.mark.parametrize(
    "text", ["Rosa Diaz\nWei Chen\nAmara Okoye\n", "Rosa\n", "\n\n", "He said: come, now\nno\nyes\nnever\n"]
)
def test_text_without_columns_is_not_cut(text):
    assert cut_of(text) is None


def test_a_printout_with_columns_of_spaces_is_cut_where_all_lines_are_blank():
    text = "Badge   Name             Shift\n" + "".join(
        f"{100 + n}     DIAZ, ROSA {n}     FHD\n" for n in range(6)
    )
    assert cut_of(text) == FIXED


def test_titles_above_the_table_do_not_hide_its_sign():
    text = "Harbor Logistics, Inc.\nPrinted 11/5/2026\n\nName;Phone\n" + "".join(
        f"Rosa {n};917 555 01{n}\n" for n in range(10, 30)
    )
    assert cut_of(text) == ";"


def test_every_row_carries_the_line_it_begins_on():
    rows, sheet = rows_of('a,b\n"one\ntwo",x\n\n , \nlast,y\n')
    assert rows == [(1, ("a", "b")), (2, ("one\ntwo", "x")), (6, ("last", "y"))]
    assert sheet.notes.blank == (4, 5)


def test_all_kinds_of_line_ends_count_alike():
    for end in ("\n", "\r\n", "\r"):
        assert [line for line, _ in rows_of(f"a,b{end}c,d{end}e,f")[0]] == [1, 2, 3]


def test_a_quote_without_a_partner_costs_one_line_a_mark_and_nobody_a_place():
    rows, sheet = rows_of('Name,Phone\n"Rosa,917\nWei,347\nBo,646\n"Ana, Maria",1\n')
    assert [cells for _, cells in rows] == [
        ("Name", "Phone"),
        ("Rosa", "917"),
        ("Wei", "347"),
        ("Bo", "646"),
        ("Ana, Maria", "1"),
    ]
    assert [(fault.line, fault.code) for fault in sheet.faults] == [(2, "open_quote")]


def test_an_open_quote_on_the_last_line_is_read():
    assert rows_of('a,b\nRosa,"917')[0][-1] == (2, ("Rosa", "917"))


def test_a_long_note_over_many_lines_stays_one_cell():
    note = "line, with commas\n" * 30
    rows, _ = rows_of(f'Name,Phone,Note\nRosa,1,"{note}"\nWei,2,x\n')
    assert rows[1][1][2] == note.strip()
    assert rows[2] == (33, ("Wei", "2", "x"))


def test_hundreds_of_open_quotes_do_not_make_reading_slow():
    text = "".join(f'"Rosa {n},917\nWei,1\n\n' for n in range(3_000))
    rows, _ = rows_of(text)
    assert len(rows) == 6_000


def test_doubled_quotes_are_one():
    assert rows_of('"Kevin ""Kev"" O\'Neil",1\n')[0] == [(1, ('Kevin "Kev" O\'Neil', "1"))]


def test_cells_that_start_like_a_formula_are_kept_as_text():
    rows, _ = rows_of('=1+1,+19175550148,-Rosa,@cleo\n"\t=cmd","\r=x",=HYPERLINK("x"),y\n')
    assert rows[0][1] == ("=1+1", "+19175550148", "-Rosa", "@cleo")
    assert rows[1][1][:2] == ("=cmd", "=x")
    assert rows[1][1][2].startswith("=HYPERLINK(")


def test_a_cell_of_ten_megabytes_is_cut_and_said():
    rows, sheet = rows_of("Rosa," + "x" * 10_000_000 + "\nWei,1\n")
    assert [line for line, _ in rows] == [1, 2]
    assert len(rows[0][1][1]) <= CELL_LETTERS
    assert {fault.code for fault in sheet.faults} == {"line_too_long", "cell_too_long"}


def test_a_quoted_cell_of_ten_megabytes_over_many_lines_takes_nobody_along():
    text = 'Rosa,"' + "x" * 90 + "\n"
    rows, sheet = rows_of(text + ("y" * 99 + "\n") * 40_000 + "Wei,1\n")
    assert rows[-1][1] == ("Wei", "1")
    assert "open_quote" in {fault.code for fault in sheet.faults}


def test_a_million_columns_are_refused():
    with pytest.raises(Wrong) as error:
        rows_of("\n".join([",".join(["x"] * 40_000)] * 3))
    assert error.value.code == "lists.too_wide"


def test_one_line_with_a_million_cells_is_cut_and_the_others_stay():
    rows, sheet = rows_of("a,b\nRosa," + "x," * 1_000_000 + "\nWei,1\nBo,2\nAna,3\n")
    assert len(rows) == 5
    assert len(rows[1][1]) == COLUMNS
    assert any(fault.code == "too_many_cells" for fault in sheet.faults)


def test_a_million_empty_columns_are_just_empty():
    rows, _ = rows_of("a,b\nRosa,1" + "," * 1_000_000 + "\n")
    assert rows[1][1] == ("Rosa", "1")


def test_nul_bytes_and_control_characters_are_taken_out_and_said():
    rows, sheet = rows_of("Ro\x00sa,1\nW\x07ei,2\n")
    assert [cells[0] for _, cells in rows] == ["Rosa", "Wei"]
    assert [(fault.line, fault.code) for fault in sheet.faults] == [(1, "nul_bytes"), (2, "control_characters")]


def test_direction_marks_and_hidden_blanks_are_taken_out_without_a_word():
    rows, sheet = rows_of("\u200fمحمد\u200e,\u202a+1 917 555 0148\u202c\n\ufeffRosa\u00a0Diaz,x\n")
    assert rows[0][1] == ("محمد", "+1 917 555 0148")
    assert rows[1][1] == ("Rosa Diaz", "x")
    assert sheet.faults == ()


def test_broken_letters_are_marked():
    _, sheet = rows_of("Ros\ufffd,1\n")
    assert [fault.code for fault in sheet.faults] == ["broken_letters"]


def test_two_hundred_thousand_people_are_read_at_once():
    text = "Name,Phone,Dept\n" + "Rosa Diaz,917 555 0148,Pack\n" * 200_000
    assert len(rows_of(text)[0]) == 200_001


def test_more_rows_than_a_list_can_have_is_an_error(monkeypatch):
    monkeypatch.setattr("brazier.lists.gathering.ROWS", 100)
    with pytest.raises(Wrong) as error:
        rows_of("Rosa,1\n" * 101)
    assert error.value.code == "lists.too_many_rows"


def test_more_cells_than_fit_is_an_error(monkeypatch):
    monkeypatch.setattr("brazier.lists.gathering.CELLS", 100)
    with pytest.raises(Wrong) as error:
        rows_of("Rosa,1\n" * 51)
    assert error.value.code == "lists.too_many_cells"


def test_a_line_longer_than_a_piece_is_not_taken_for_two():
    rows, _ = rows_of("a" * (LINE_LETTERS - 1) + "\nb,c\n" + "d" * (LINE_LETTERS * 3) + "\ne,f")
    assert [line for line, _ in rows] == [1, 2, 3, 4]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@given(st.lists(st.lists(CELL, min_size=2, max_size=5), min_size=1, max_size=12), st.sampled_from(",;\t|"))
@settings(max_examples=120, deadline=None)
def test_no_line_that_holds_anything_is_lost(rows, sign):
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign).writerows(rows)
    sheet = read_delimited(stream.getvalue().encode("utf-8", "surrogatepass"), UTF8, Cut(sign, 1.0), "list")
    told = [row for row in rows if any(cell.strip() for cell in row)]
    assert len(sheet.rows) + len(sheet.notes.blank) >= len(told)
    assert all(row.cells and any(row.cells) for row in sheet.rows)


PLAIN = st.text(st.sampled_from("abcRosaéü ,;'\"=+"), max_size=10).map(str.strip)


@given(st.lists(st.lists(PLAIN, min_size=3, max_size=3), min_size=1, max_size=20), st.sampled_from(",;\t|"))
@settings(max_examples=120, deadline=None)
def test_what_a_program_writes_comes_back_cell_by_cell(rows, sign):
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, quoting=csv.QUOTE_ALL).writerows(rows)
    sheet = read_delimited(stream.getvalue().encode(), UTF8, Cut(sign, 1.0), "list")
    told = [tuple(row) for row in rows if any(row)]
    assert [row.cells + ("",) * (3 - len(row.cells)) for row in sheet.rows] == told


@given(st.text(st.sampled_from('ab",;\n\r\t "'), max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_mess_of_quotes_and_signs_is_read_to_the_end(text):
    sheet = read_delimited(text.encode(), UTF8, Cut(",", 1.0), "list")
    lines = [row.line for row in sheet.rows] + list(sheet.notes.blank)
    assert sorted(set(lines)) == sorted(lines)
