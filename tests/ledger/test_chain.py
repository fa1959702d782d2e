"""Each line hangs on the one before."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from brazier.ledger import chain
from brazier.ledger.chain import Entry

words = st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=8)
entries = st.builds(Entry, number=st.just(0), hour=words, who=words, verb=words, what=words)
ledgers = st.lists(entries, min_size=1, max_size=8)


def chained(told: list[Entry]) -> list[tuple[Entry, str]]:
    found, before = [], chain.START
    for number, entry in enumerate(told, 1):
        line = replace(entry, number=number)
        before = chain.link(before, line)
        found.append((line, before))
    return found


@given(ledgers)
def test_a_ledger_nobody_touched_is_whole(told: list[Entry]) -> None:
    assert chain.first_break(chained(told)) is None


@given(ledgers, st.data())
def test_a_line_that_was_changed_is_found(told: list[Entry], data: st.DataObject) -> None:
    lines = chained(told)
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = (replace(lines[at][0], verb=lines[at][0].verb + "x"), lines[at][1])
    assert chain.first_break(lines) == at + 1


@given(ledgers, st.data())
def test_a_line_that_was_taken_out_is_found_unless_it_was_the_last(told: list[Entry], data: st.DataObject) -> None:
    lines = chained([*told, told[0]])
    at = data.draw(st.integers(0, len(lines) - 2))
    del lines[at]
    assert chain.first_break(lines) == at + 1


def test_what_stands_in_one_field_can_not_slip_into_the_next() -> None:
    one = Entry(1, "h", "ab", "c", "d")
    assert chain.link(chain.START, one) != chain.link(chain.START, replace(one, who="a", verb="bc"))


def test_the_hour_is_kept_and_the_minute_is_not() -> None:
    assert chain.hour_of(datetime(2026, 11, 20, 3, 59, 59, tzinfo=UTC)) == "2026-11-20T03:00Z"


def test_a_pseudonym_is_the_same_each_time_and_says_nothing_without_the_key() -> None:
    assert chain.pseudonym(b"key", "worker:7") == chain.pseudonym(b"key", "worker:7")
    assert chain.pseudonym(b"key", "worker:7") != chain.pseudonym(b"other", "worker:7")
    assert chain.pseudonym(b"key", "worker:7") != chain.pseudonym(b"key", "worker:8")
    assert chain.pseudonym(b"key", "") == ""
