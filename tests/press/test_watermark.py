"""A list says which copy it is, whatever is taken from it; a list that is not ours says nothing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.press.mutilated import KEY, KINDS, KINDS_OF_HARM, people

from brazier.press import equal_forms, watermark

COPIES = range(0, 4096, 41)


@pytest.mark.parametrize("harm", KINDS_OF_HARM)
def test_a_copy_is_known_from_forty_rows_without_head_sorted_and_changed_n18(harm: str) -> None:
    for seed in range(3):
        r = random.Random(seed)
        copy = r.choice(COPIES)
        rows = watermark.mark(people(r, 80), KINDS, copy=copy, key=KEY)
        left = KINDS_OF_HARM[harm](r, rows)
        assert len(left) == 40
        assert watermark.whose(left, COPIES, key=KEY).copy == copy


def test_an_unmarked_list_is_nobodys_and_so_is_one_of_another_hub() -> None:
    for seed in range(3):  # bench/watermark: six hundred
        r = random.Random(seed)
        rows = people(r, 200)
        assert watermark.whose(rows, COPIES, key=KEY).copy is None
        other = watermark.mark(rows, KINDS, copy=5, key=b"another hub's secret, of 32 bytes")
        assert watermark.whose(other, COPIES, key=KEY).copy is None


def test_a_copy_that_was_not_made_is_not_named() -> None:
    rows = watermark.mark(people(random.Random(1), 80), KINDS, copy=7, key=KEY)
    assert watermark.whose(rows, [1, 2, 3], key=KEY).copy is None
    assert watermark.whose(rows, [], key=KEY).copy is None
    assert watermark.whose([], [7], key=KEY).copy is None


def test_one_line_copied_a_thousand_times_proves_nothing() -> None:
    rows = watermark.mark(people(random.Random(2), 3), KINDS, copy=7, key=KEY)
    assert watermark.whose(rows * 300, [6, 7, 8], key=KEY).copy is None


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(equal_forms.KINDS)), st.text(max_size=30), st.integers(0, 10**6))
def test_every_form_of_a_cell_means_the_same(kind: str, cell: str, drawn: int) -> None:
    found = equal_forms.count_of(kind, cell)
    if found:
        again = equal_forms.written(kind, cell, drawn % found[1])
        assert equal_forms.count_of(kind, again) == found


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("phone", "+1 917 555 0148"), ("phone", "9175550148"), ("day", "2026-11-06"), ("order", "Wolof, French"),
        ("between", "Wolof, French, Fula"), ("word", "Nights"), ("code", "7QK-4MP"),
    ],
)  # fmt: skip
def test_all_forms_of_a_cell_are_read_back(kind: str, cell: str) -> None:
    meant, count = equal_forms.count_of(kind, cell) or ("", 0)
    assert count >= 2
    ways = [equal_forms.written(kind, cell, n) for n in range(count)]
    assert len(set(ways)) == count
    for n, way in enumerate(ways):
        assert (kind, meant, n) in [(s.kind, s.meant, s.form) for s in equal_forms.seen(way)]
        assert not way.startswith(("=", "-", "@"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=6), max_size=30))
def test_whatever_is_handed_in_is_answered(rows: list[list[str]]) -> None:
    assert watermark.whose(rows, [1, 2], key=KEY).copy is None
