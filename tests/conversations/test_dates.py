"""A calendar file that every calendar reads and that tells nothing."""

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import NOW, day

from brazier.conversations.dates import Entry, calendar, escaped


def read(text: str) -> list[tuple[str, str]]:
    """Unfold and split, as RFC 5545 says."""
    return [tuple(line.split(":", 1)) for line in text.replace("\r\n ", "").split("\r\n")[:-1]]  # type: ignore[misc]


def unescaped(text: str) -> str:
    out, signs = "", iter(text)
    for sign in signs:
        if sign == "\\":
            after = next(signs)
            out += "\n" if after == "n" else after
        else:
            out += sign
    return out


def test_a_day_is_written_as_rfc_5545_wants_it() -> None:
    made = datetime(2026, 11, 20, 22, 12, 5, tzinfo=timezone(timedelta(hours=-5)))
    assert calendar([Entry("a1", day("2026-11-22"), "Something to do")], made_at=made) == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Notes//Dates//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
        "BEGIN:VEVENT\r\nUID:a1\r\nDTSTAMP:20261121T031205Z\r\nDTSTART;VALUE=DATE:20261122\r\n"
        "SUMMARY:Something to do\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_no_days_are_a_calendar_too() -> None:
    assert read(calendar([], made_at=NOW))[-1] == ("END", "VCALENDAR")


def test_signs_that_mean_something_are_escaped() -> None:
    assert escaped("a\\b;c,d\r\ne\rf\0\x07") == "a\\\\b\\;c\\,d\\ne\\nf"


@given(st.text(max_size=300))
def test_whatever_the_words_lines_are_short_whole_and_say_the_same(text: str) -> None:
    made = calendar([Entry("u", day("2026-11-22"), text)], made_at=NOW)
    assert made.endswith("\r\n")
    lines = made.split("\r\n")[:-1]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not any(sign in line for line in lines for sign in "\r\n")
    said = dict(read(made))["SUMMARY"]
    shown = "".join(s for s in text.replace("\r\n", "\n").replace("\r", "\n") if s == "\n" or s.isprintable())
    assert unescaped(said) == shown


def test_a_long_word_in_another_script_is_not_cut_within_a_letter() -> None:
    made = calendar([Entry("u", day("2026-11-22"), "مهمة" * 40)], made_at=NOW)
    assert dict(read(made))["SUMMARY"] == "مهمة" * 40
    assert max(len(line.encode()) for line in made.split("\r\n")) in (74, 75)
