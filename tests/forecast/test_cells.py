"""The unit as counts, and every way its file can be wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forecast.units import cell

from brazier.forecast.cells import REST, Unit, read, resized, shared_out
from brazier.terms import Wrong

HEAD = "department,shift,headcount,n0,n1,n2,n3,n4,n5\n"


def test_whoever_is_in_no_column_is_not_rated() -> None:
    unit = read((HEAD + "Pick,Day,20,2,5,3,1,1,0\n").encode())
    assert (unit.eligible, unit.assessed, unit.cells[0].unrated) == (20, 10, 10)


def test_more_people_than_the_headcount_are_there_all_the_same_and_it_is_told() -> None:
    unit = read((HEAD + "Pick,Day,5,2,5,3,1,1,0\n").encode())
    assert unit.eligible == 12
    assert "headcount says 5 and 12 are counted" in unit.notes[0]


def test_a_headcount_nobody_knows_is_those_who_are_counted() -> None:
    unit = read((HEAD + "Pick,Day,,2,5,3,1,1,0\n").encode())
    assert unit.eligible == 12
    assert unit.notes == (
        "Line 2: no headcount. We go by the 12 who are counted; if more work there, all of this is too good.",
    )
    assert read((HEAD + "Pick,Day,12,2,5,3,1,1,0\n").encode()).notes == ()


def test_a_name_that_would_move_the_cursor_is_printed_plainly() -> None:
    [cell] = read((HEAD + "Pi\x1b[2Jck\x00,\u202eDay ,12,2,5,3,1,1,0\n").encode()).cells
    assert (cell.department, cell.shift) == ("Pi [2Jck", "Day")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "The file is empty. Its first line must name the columns, among them department"),
        (HEAD, "There is no cell in the file, only the first line"),
        ("town,day\n", "columns are missing: department, shift, headcount"),
        (HEAD + "Pick,Day,0,0,0,0,0,0,0\n", "Nobody works"),
        (HEAD + "Pick,Day,5,0,-1,0,0,0,0\n", "Line 2: n1 must be a whole number"),
        (HEAD + "Pick,Day,5,0,many,0,0,0,0\n", "Line 2: n1"),
        (HEAD + "Pick,Day,5,0,1,0,0,0,0,7\n", "Line 2 has more cells"),
        (HEAD + "Pick,Day,5,0,1,0,0,0,0\nPick, Day,5,0,1,0,0,0,0\n", "Lines 2 and 3 are the same cell"),
        (HEAD + "Pick,Day,10000000,0,1,0,0,0,0\nPick,Night,10000000,,,,,,\n", "can not be right"),
        (HEAD.replace("n3", "n33") + "Pick,Day,5,0,1,0,0,0,0\n", "column n3 is missing"),
        (HEAD + "".join(f"D{n},,1,,,,,,\n" for n in range(5_001)), "More than 5000 cells"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(content: str, told: str) -> None:
    with pytest.raises(Wrong, match=told):
        read(content.encode())


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for head in (b"", HEAD.encode()):
        try:
            assert read(head + content).eligible > 0
        except Wrong as error:
            assert str(error)


def test_a_longer_list_brings_strangers_and_a_shorter_one_takes_the_unrated() -> None:
    unit = Unit((cell(5, unrated=5), cell(3, unrated=1, name="Pack")))
    assert resized(unit, 20).cells[-1].department == REST
    assert resized(unit, 20).eligible == 20
    assert (resized(unit, 10).eligible, resized(unit, 10).assessed) == (10, 8)
    for eligible in (7, 0, 10**9):
        with pytest.raises(Wrong):
            resized(unit, eligible)


@given(st.integers(0, 200), st.lists(st.integers(0, 50), min_size=1, max_size=12))
def test_shared_out_gives_all_and_to_nobody_more_than_there_are(count: int, by: list[int]) -> None:
    parts = shared_out(count, by)
    assert sum(parts) == min(count, sum(by))
    assert all(0 <= part <= most for part, most in zip(parts, by, strict=True))
