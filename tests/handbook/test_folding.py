"""Sheets that are printed, cut and folded give the pages in their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.handbook.folding import sides


def folded(pages: int, rows: int, *, rtl: bool) -> list[int | None]:
    """Print on both sides, turn along the long edge, cut across, put the upper halves outside, fold, leaf."""
    printed = sides(pages, rows=rows, rtl=rtl)
    sheets = list(zip(printed[::2], printed[1::2], strict=True))
    leaves = [(*front[row], *back[row]) for row in range(rows) for front, back in sheets]
    turned = [(b, a, d, c) if rtl else (a, b, c, d) for a, b, c, d in leaves]
    first = [page for _, right, inner_left, _ in turned for page in (right, inner_left)]
    last = [page for left, _, _, inner_right in turned for page in (left, inner_right)]
    return first + last[::-1]


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("rows", [1, 2])
@given(st.integers(1, 130))
def test_folded_pages_come_in_their_order(rows: int, rtl: bool, pages: int) -> None:
    leafed = folded(pages, rows, rtl=rtl)
    assert [page for page in leafed if page is not None] == list(range(1, pages + 1))
    assert leafed[:pages] == list(range(1, pages + 1))


def test_a_booklet_of_eight_pages_is_what_printers_know() -> None:
    assert sides(8, rows=1) == (((8, 1),), ((2, 7),), ((6, 3),), ((4, 5),))
    assert sides(8, rows=2) == (((8, 1), (6, 3)), ((2, 7), (4, 5)))
    assert sides(4, rows=1, rtl=True) == (((1, 4),), ((3, 2),))
