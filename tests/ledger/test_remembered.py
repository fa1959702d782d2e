"""What a browser or a stick remembers, beside the ledger as it is."""

import pytest

from brazier.ledger import remembered
from brazier.ledger.chain import RESTORED, START
from brazier.ledger.remembered import CHANGED, SHORTER, Astray, Seen, Turn

KEY = b"k" * 32
SEEN = Seen(900, "ab" * 32)
RESTORE = Turn(651, "cd" * 32, RESTORED, "2026-11-20T03:00Z")


def fixed(size: int) -> bytes:
    return b"n" * size


def test_a_record_that_only_grew_is_the_one_that_was_seen() -> None:
    assert remembered.compare(SEEN, now=1000, digest=SEEN.digest, turn=RESTORE) is None


def test_a_shorter_one_and_one_with_another_line_are_not() -> None:
    assert remembered.compare(SEEN, now=899, digest=None, turn=None) == Astray(SHORTER, 900, 899, None)
    assert remembered.compare(SEEN, now=901, digest="ef" * 32, turn=None) == Astray(CHANGED, 900, 901, None)


def test_a_copy_restored_since_explains_it() -> None:
    assert remembered.compare(SEEN, now=700, digest=None, turn=RESTORE) == Astray(SHORTER, 900, 700, RESTORE)


def test_a_copy_restored_before_somebody_looked_explains_nothing() -> None:
    knew = Seen(900, "ab" * 32, RESTORE.digest)
    assert remembered.compare(knew, now=700, digest=None, turn=RESTORE) == Astray(SHORTER, 900, 700, None)


def test_it_is_read_back_with_the_hubs_key_and_with_no_other() -> None:
    text = remembered.to_text(KEY, SEEN, fixed)
    assert remembered.from_text(KEY, text) == SEEN
    assert remembered.from_text(b"x" * 32, text) is None
    assert SEEN.turn == START


@pytest.mark.parametrize("place", [0, 20, -5])
def test_what_was_touched_on_the_way_is_not_believed(place: int) -> None:
    text = remembered.to_text(KEY, SEEN, fixed)
    touched = list(text)
    touched[place] = "A" if touched[place] != "A" else "B"
    assert remembered.from_text(KEY, "".join(touched)) is None


@pytest.mark.parametrize("text", ["", "é", "====", "AAAA", "not ours"])
def test_what_is_not_ours_is_nothing(text: str) -> None:
    assert remembered.from_text(KEY, text) is None


def test_the_first_line_and_the_millionth_take_as_much_room() -> None:
    assert len(remembered.to_text(KEY, Seen(1, START))) == len(remembered.to_text(KEY, Seen(10**6, START)))


def test_it_shows_neither_number_nor_digest() -> None:
    text = remembered.to_text(KEY, SEEN, fixed)
    assert "900" not in text
    assert "abab" not in text
    assert remembered.mark(KEY) != remembered.mark(b"x" * 32)
