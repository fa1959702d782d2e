"""Files of past elections: what is read, and every way a file can be broken."""

import gzip
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forecast.units import HEAD, public

from brazier.forecast.elections import day, read, text_of
from brazier.terms import Wrong

ROW = "1-RC-1,RC,2015-01-02,2015-02-03,MI,62,Acme Inc,SEIU,20,10,5,Manual,False"


def one(row: str, head: str = HEAD) -> bytes:
    return f"{head}\n{row}\n".encode()


def test_a_row_is_read() -> None:
    found = read(one(ROW), outcome=True)
    assert (found.case, found.method, found.eligible[0], found.yes[0]) == (("1-RC-1",), ("manual",), 20, 10)


def test_packed_and_plain_are_the_same() -> None:
    text = public(50).encode()
    assert read(gzip.compress(text), outcome=True).case == read(text, outcome=True).case


def test_to_forecast_no_outcome_is_needed_and_none_is_looked_at() -> None:
    bare = "case,eligible\nA,20\nB,\n"
    assert read(bare.encode(), outcome=False).case == ("A", "B")
    found = read(one(ROW.replace(",10,5,", ",ten,-5,")), outcome=False)
    assert math.isnan(found.yes[0])


@pytest.mark.parametrize("sign", [";", "\t"])
def test_cells_parted_as_spreadsheets_of_other_countries_do_are_read(sign: str) -> None:
    text = f'"case"{sign}eligible{sign}state\r\nA{sign}50{sign}"N{sign}Y"\r\n'
    found = read(b"\xef\xbb\xbf" + text.encode(), outcome=False)
    assert (found.case, found.eligible[0], found.state) == (("A",), 50, (f"N{sign}Y",))


def test_a_comma_file_with_a_semicolon_in_a_name_stays_one() -> None:
    found = read(b"case,employer;union,eligible\nA,Acme; Sons,50\n", outcome=False)
    assert (found.case, found.eligible[0]) == (("A",), 50)


@pytest.mark.parametrize("said", ["", "NA", "nan", "None", "unknown", "?", " - "])
def test_what_is_not_known_is_not_zero(said: str) -> None:
    found = read(one(ROW.replace(",20,", f",{said},").replace("2015-02-03", said)), outcome=False)
    assert math.isnan(found.eligible[0])
    assert math.isnan(found.held[0])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty. Its first line must name the columns, among them election_or_tally, eligible"),
        (b"\xef\xbb\xbf\r\n \r\n", "The file is empty"),
        (gzip.compress(b""), "The file is empty"),
        (HEAD.encode(), "There is no election in the file, only the first line"),
        (one("") + b"\n , ,\n\n", "There is no election in the file, only the first line"),
        (b"town,day\n", "columns are missing: election_or_tally, eligible, votes_for, votes_against"),
        (one(ROW, HEAD.replace("votes_for", "yes")), "column votes_for is missing"),
        (one(ROW, HEAD.replace("state", "case")), "Two columns are called case"),
        (one(ROW + ",extra,extra"), "Line 2 has more cells"),
        (one(ROW.replace(",20,", ",-20,")), "Line 2: eligible must be a whole number"),
        (one(ROW.replace(",20,", ",20.5,")), "Line 2: eligible must be a whole number"),
        (one(ROW.replace(",20,", ",99999999999,")), "Line 2: eligible must be a whole number"),
        (one(ROW.replace("2015-02-03", "02/03/2015")), "Line 2, election_or_tally"),
        (one(ROW.replace("2015-01-02", "2015-02-30")), "Line 2, filed"),
        (one(ROW.replace("False", "perhaps")), "rerun must be True or False"),
        (one('"' + ROW), "is not CSV"),
        (gzip.compress(public(50).encode())[:-40], "packed file is damaged"),
    ],
)
def test_a_broken_file_is_named_with_its_line(content: bytes, told: str) -> None:
    with pytest.raises(Wrong, match=told):
        read(content, outcome=True)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Its first line must name the columns, among them case"),
        (HEAD.encode() + b"\n", "no election in the file"),
        (b"town\nHull\n", "column case is missing"),
    ],
)
def test_nothing_to_forecast_is_no_empty_forecast(content: bytes, told: str) -> None:
    with pytest.raises(Wrong, match=told):
        read(content, outcome=False)


def test_blank_lines_above_and_between_are_no_elections() -> None:
    assert len(read(b"\n \n" + one(ROW) + b"\n , \n" + ROW.encode(), outcome=True)) == 2


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    for outcome in (True, False):
        try:
            read(content, outcome=outcome)
        except Wrong as error:
            assert str(error)


@given(st.lists(st.text(max_size=12), min_size=13, max_size=13))
@settings(max_examples=150, deadline=None)
def test_any_cells_give_one_row_or_a_sentence(row: list[str]) -> None:
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in row)
    try:
        assert len(read(one(quoted), outcome=False)) == 1
    except Wrong as error:
        assert str(error)


def test_other_ways_to_write_letters_are_understood() -> None:
    for coding in ("utf-8-sig", "utf-16", "cp1252"):
        assert "Café" in text_of("a,b\nCafé,1\n".encode(coding))


def test_a_day_is_a_day() -> None:
    assert day("2018-12-31").isoformat() == day(" 2018-12-31T00:00:00").isoformat()
    for text in ("", "2018", "31.12.2018", "2018-13-01", "0000-01-01"):
        with pytest.raises(Wrong):
            day(text)
