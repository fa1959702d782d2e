"""Numbers in a workbook read as a person sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.lists.cell_values import number_text, shown_as, unescaped


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (14, "", "date"),
        (22, "", "date"),
        (20, "", "time"),
        (45, "", "time"),
        (46, "", "time"),
        (47, "", "time"),
        (48, "", ""),
        (0, "", ""),
        (2, "", ""),
        (49, "", ""),
        (164, "yyyy-mm-dd", "date"),
        (164, "DD/MM/YY", "date"),
        (164, "[$-409]mmmm d, yyyy;@", "date"),
        (164, "[h]:mm:ss", "time"),
        (164, '0.00" days"', ""),
        (164, "00000", "00000"),
        (164, "000\\-00\\-0000", "000-00-0000"),
        (164, "#,##0.00", ""),
        (164, "0.00", ""),
        (164, "General", ""),
        (164, "[Red]0", ""),
        (164, "000.00", ""),
        (164, "\\d0", ""),
        (31, "", "date"),
        (58, "", "date"),
    ],
)
def test_a_format_tells_dates_times_and_masks(number, code, shown):
    assert shown_as(number, code) == shown


@pytest.mark.parametrize(
    ("raw", "shown", "text"),
    [
        ("9175550148", "", "9175550148"),
        ("9175550148.0", "", "9175550148"),
        ("9.175550148E9", "", "9175550148"),
        ("17.5", "", "17.5"),
        ("0.1", "", "0.1"),
        ("-3", "", "-3"),
        ("007", "", "7"),
        ("1e400", "", "1e400"),
        ("nan", "", "nan"),
        ("abc", "", "abc"),
        ("1234", "00000", "01234"),
        ("104680001", "00000-0000", "10468-0001"),
        ("78051120", "000-00-0000", "078-05-1120"),
        ("1234567", "00000", "1234567"),
        ("17.5", "00000", "17.5"),
        ("45000", "date", "2023-03-15"),
        ("45000.5", "date", "2023-03-15 12:00"),
        ("0.75", "time", "18:00"),
        ("45000.75", "time", "2023-03-15 18:00"),
        ("1", "date", "1900-01-01"),
        ("61", "date", "1900-03-01"),
        ("-5", "date", "-5"),
        ("99999999", "date", "99999999"),
        ("32874.0", "date", "1990-01-01"),
    ],
)
def test_a_number_as_text(raw, shown, text):
    assert number_text(raw, shown) == text


def test_the_formats_every_workbook_knows_without_saying():
    dates = {number for number in range(60) if shown_as(number, "") == "date"}
    times = {number for number in range(60) if shown_as(number, "") == "time"}
    assert dates == {14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58}
    assert times == {18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56}


def test_old_mac_workbooks_count_their_days_from_1904():
    assert number_text("43538", "date", from_1904=True) == "2023-03-15"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("O&apos;Neil &amp; son", "O'Neil & son"),
        ("&#65;&#x42;", "AB"),
        ("&lt;b&gt; &quot;x&quot;", '<b> "x"'),
        ("&nbsp;", "&nbsp;"),
        ("&#0;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#x110000;", "\ufffd"),
        ("&#xZ;", "&#xZ;"),
        ("a_x000D_b", "ab"),
        ("a_x000A_b", "a\nb"),
        ("_x005F_", "_"),
        ("plain", "plain"),
        ("&#AB;", "&#AB;"),
    ],
)
def test_escapes_become_letters(text, letters):
    assert unescaped(text) == letters


@given(st.floats(allow_nan=True), st.sampled_from(["", "date", "time", "00000", "000-00-0000"]), st.booleans())
def test_any_number_gets_a_text(value, shown, old):
    assert number_text(repr(value), shown, old)
