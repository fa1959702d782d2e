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
    salt=st.sampled_from(["0" * 32, "1" * 32]),
).map(lambda bare: replace(bare, payload=chain.payload_of(bare)))
GONE = {"hour": "", "who": "", "verb": "", "what": "", "salt": ""}


def written(count: int) -> list[tuple[Entry, str]]:
    before, lines = chain.START, []
    for number in range(1, count + 1):
        bare = Entry(number, "2026-11-20T03:00Z", "a" * 16, "people.add", "b" * 16, salt=f"{number:032x}")
        line = replace(bare, payload=chain.payload_of(bare))
        before = chain.link(KEY, before, line)
        lines.append((line, before))
    return lines


def test_a_chain_as_it_was_written_is_whole() -> None:
    assert chain.first_break(KEY, written(5)) is None
    assert chain.first_break(KEY, []) is None


@pytest.mark.parametrize("field", ["number", "hour", "who", "verb", "what", "salt", "payload", "stays"])
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


def without_details(lines: list[tuple[Entry, str]], upto: int) -> list[tuple[Entry, str]]:
    return [(replace(e, **GONE) if e.number <= upto else e, digest) for e, digest in lines]


@given(st.integers(0, 6), st.integers(0, 6))
def test_the_chain_holds_without_details_up_to_the_line_that_says_so_and_no_other(gone: int, told: int) -> None:
    lines = without_details(written(6), gone)
    assert chain.first_break(KEY, lines, told) == (None if gone == told else min(gone, told) + 1)


def test_nothing_of_a_dropped_line_can_be_changed_but_what_is_gone() -> None:
    lines = without_details(written(5), 4)
    for field, text in (("payload", "0" * 64), ("stays", "upkeep.restore"), ("who", "c" * 16), ("salt", "1" * 32)):
        bent = list(lines)
        bent[1] = (replace(lines[1][0], **{field: text}), lines[1][1])
        assert chain.first_break(KEY, bent, 4) == 2


def test_the_same_details_have_another_hash_on_another_line() -> None:
    one, other = written(2)
    assert one[0].payload != other[0].payload


def test_what_stays_of_a_line_is_its_verb_only_where_lines_are_signed() -> None:
    assert chain.staying("people.add", 7) == ""
    assert chain.staying("upkeep.backup") == "upkeep.backup"
    assert chain.dropped_upto(chain.staying("upkeep.tend", 1234)) == 1234
    assert [chain.dropped_upto(text) for text in ("", "upkeep.tend", "upkeep.tend x", "upkeep.tend ²")] == [0] * 4


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
