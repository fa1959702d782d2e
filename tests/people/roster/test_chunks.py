"""Many numbers in portions."""

from brazier.people.roster.chunks import SIZE, chunks


def test_numbers_come_in_order_without_gaps_and_doubles() -> None:
    assert list(chunks([3, None, 1, 3])) == [[1, 3]]


def test_no_portion_is_too_big_and_nothing_is_lost() -> None:
    portions = list(chunks(range(2 * SIZE + 1)))
    assert [len(p) for p in portions] == [SIZE, SIZE, 1]
    assert [n for p in portions for n in p] == list(range(2 * SIZE + 1))


def test_nothing_asked_asks_nothing() -> None:
    assert list(chunks([])) == []
