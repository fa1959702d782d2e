"""RFC 5545, read back line by line."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.press import icalendar
from brazier.press.icalendar import Entry

STAMP = datetime(2026, 11, 20, 3, 12, tzinfo=UTC)
DAY = date(2026, 11, 30)


def made(*entries: Entry, name: str = "Shift notes") -> bytes:
    return icalendar.as_file(entries, name=name, stamp=STAMP)


def lines(body: bytes) -> list[str]:
    """Unfolded lines, as a calendar reads them."""
    return body.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescaped(text: str) -> str:
    out, at = "", 0
    while at < len(text):
        if text[at] == "\\":
            out += {"n": "\n"}.get(text[at + 1], text[at + 1])
            at += 2
        else:
            out += text[at]
            at += 1
    return out


def test_a_whole_day_begins_on_it_and_ends_before_the_next() -> None:
    told = lines(made(Entry("a@notes", DAY, "Shift notes")))
    assert told[:5] == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//notes//days//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    ]  # fmt: skip
    assert "DTSTART;VALUE=DATE:20261130" in told
    assert "DTEND;VALUE=DATE:20261201" in told
    assert told[-1] == "END:VCALENDAR"


def test_an_hour_is_the_hour_of_its_place_without_a_zone() -> None:
    told = lines(made(Entry("a@notes", DAY, "Shift notes", hour="12:00")))
    assert "DTSTART:20261130T120000" in told
    assert not any(line.startswith("DTEND") for line in told)


def test_an_entry_has_what_the_standard_demands_and_says_that_it_is_private() -> None:
    told = lines(made(Entry("a@notes", DAY, "Shift notes")))
    assert told.count("UID:a@notes") == 1
    assert "DTSTAMP:20261120T031200Z" in told
    assert {"CLASS:PRIVATE", "TRANSP:TRANSPARENT", "SUMMARY:Shift notes"} <= set(told)


def test_a_stamp_of_another_zone_is_written_in_universal_time() -> None:
    there = datetime(2026, 11, 20, 5, 12, tzinfo=timezone(timedelta(hours=2)))
    assert "DTSTAMP:20261120T031200Z" in lines(icalendar.as_file([Entry("a", DAY, "x")], name="n", stamp=there))


@pytest.mark.parametrize(("days", "trigger"), [(7, "TRIGGER:-P7D"), (1, "TRIGGER:-P1D"), (0, "TRIGGER:PT9H")])
def test_reminders_ring_so_many_days_before_and_on_the_day_in_the_morning(days: int, trigger: str) -> None:
    told = lines(made(Entry("a@notes", DAY, "Shift notes", reminders=(days,))))
    at = told.index("BEGIN:VALARM")
    assert told[at : at + 5] == [
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Shift notes", trigger, "END:VALARM",
    ]  # fmt: skip


def test_a_calendar_without_a_name_and_without_days_is_one_too() -> None:
    assert lines(icalendar.as_file([], stamp=STAMP))[5:] == ["END:VCALENDAR"]


def test_a_long_word_in_another_script_is_not_cut_within_a_letter() -> None:
    body = made(Entry("a@notes", DAY, "مهمة" * 40))
    assert f"SUMMARY:{'مهمة' * 40}" in lines(body)
    assert max(len(line) for line in body.split(b"\r\n")) in (74, 75)


def test_every_line_ends_with_both_signs_and_the_file_with_a_line() -> None:
    body = made(Entry("a@notes", DAY, "Shift notes"))
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert body.count(b"\n") == body.count(b"\r\n")


def test_signs_that_would_part_a_text_are_written_otherwise() -> None:
    told = lines(made(Entry("a@notes", DAY, "one, two; three\\four", words="first\nsecond")))
    assert "SUMMARY:one\\, two\\; three\\\\four" in told
    assert "DESCRIPTION:first\\nsecond" in told


def test_nobody_adds_a_line_of_their_own_through_a_text() -> None:
    hostile = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:http://x\x00\u202e"
    told = lines(made(Entry("a@notes", DAY, hostile, words=hostile)))
    assert told.count("BEGIN:VEVENT") == told.count("END:VEVENT") == 1
    assert not any(line.startswith("ATTACH") for line in told)
    assert "\x00" not in "".join(told)


@settings(deadline=None)
@given(st.text(max_size=400), st.text(max_size=200))
def test_no_line_is_longer_than_75_octets_no_letter_is_cut_and_all_reads_back(title: str, words: str) -> None:
    body = made(Entry("a@notes", DAY, title, words=words), name=title)
    assert all(len(line) <= icalendar.FOLD for line in body.split(b"\r\n"))
    for line in body.split(b"\r\n"):
        line.decode()
    [summary] = [line for line in lines(body) if line.startswith("SUMMARY:")]
    clean = "".join(c for c in title.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or c.isprintable())
    assert unescaped(summary.removeprefix("SUMMARY:")) == clean


@settings(deadline=None)
@given(st.lists(st.dates(date(2020, 1, 1), date(2090, 1, 1)), max_size=5))
def test_what_is_begun_is_ended_in_order(days: list[date]) -> None:
    told = lines(made(*(Entry(f"{n}@notes", day, "x", reminders=(3, 1)) for n, day in enumerate(days))))
    open_: list[str] = []
    for line in told:
        kind, _, what = line.partition(":")
        if kind == "BEGIN":
            open_.append(what)
        elif kind == "END":
            assert open_.pop() == what
    assert open_ == []
    assert told.count("BEGIN:VEVENT") == len(days)
    assert told.count("BEGIN:VALARM") == 2 * len(days)
