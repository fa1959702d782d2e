"""One line hangs on the one before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.ledger import chain
from brazier.ledger.chain import Entry

KEY = b"k" * 32
FIELDS = st.builds(
    Entry,
    number=st.integers(1, 10**6),
    hour=st.just("2026-11-20T03:00Z"),
    who=st.text("0123456789abcdef", min_size=16, max_size=16),
    verb=st.sampled_from(["people.add", "lists.take"]),
    what=st.text("0123456789abcdef", max_size=16),
)


def written(count: int) -> list[tuple[Entry, str]]:
    before, lines = chain.START, []
    for number in range(1, count + 1):
        line = Entry(number, "2026-11-20T03:00Z", "a" * 16, "people.add", "b" * 16)
        before = chain.link(KEY, before, line)
        lines.append((line, before))
    return lines


def test_a_chain_as_it_was_written_is_whole() -> None:
    assert chain.first_break(KEY, written(5)) is None
    assert chain.first_break(KEY, []) is None


@pytest.mark.parametrize("field", ["number", "hour", "who", "verb", "what"])
def test_a_line_changed_in_any_place_breaks_the_chain_there(field: str) -> None:
    lines = written(5)
    line, digest = lines[2]
    changed = 9 if field == "number" else getattr(line, field) + "x"
    lines[2] = (replace(line, **{field: changed}), digest)
    assert chain.first_break(KEY, lines) == 3


def test_whoever_has_not_the_key_makes_no_line_that_holds() -> None:
    lines = written(5)
    more = Entry(6, "2026-11-20T03:00Z", "a" * 16, "people.add", "")
    lines.append((more, chain.link(b"x" * 32, lines[-1][1], more)))
    assert chain.first_break(KEY, lines) == 6


@given(FIELDS, FIELDS)
def test_two_lines_share_a_digest_only_if_they_are_the_same(one: Entry, other: Entry) -> None:
    same = chain.link(KEY, chain.START, one) == chain.link(KEY, chain.START, other)
    assert same == (one == other)


@given(st.integers(0, 4 * 10**9), st.integers(-12, 14))
def test_the_hour_holds_no_minute_wherever_the_clock_stands(seconds: int, zone: int) -> None:
    there = datetime.fromtimestamp(seconds, timezone(timedelta(hours=zone)))
    told = chain.hour_of(there)
    assert told.endswith(":00Z")
    assert told == chain.hour_of(there.astimezone(UTC))


def test_a_pseudonym_is_the_same_within_a_quarter_and_another_in_the_next() -> None:
    autumn, winter = chain.quarter_of("2026-11-20T03:00Z"), chain.quarter_of("2027-01-01T00:00Z")
    assert (autumn, winter) == ("2026-Q4", "2027-Q1")
    assert chain.quarter_of("2026-09-30T23:00Z") == "2026-Q3"
    assert chain.pseudonym(KEY, autumn, "founder:1") == chain.pseudonym(KEY, autumn, "founder:1")
    assert chain.pseudonym(KEY, autumn, "founder:1") != chain.pseudonym(KEY, winter, "founder:1")
    assert chain.pseudonym(KEY, autumn, "") == ""


@pytest.mark.parametrize(
    "text", ["Rosa Diaz", "people.add Rosa", "lists.", "people", "People.add", "a.b\n", "a." + "b" * 60]
)
def test_what_somebody_typed_is_no_verb(text: str) -> None:
    assert not chain.is_verb(text)
    assert chain.is_verb("conversation.take_back_act")
