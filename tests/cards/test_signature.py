"""What a signature may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.cards import signature
from brazier.terms import Wrong

DRAWN = "M10 20L30 40L50 60L70 80"


def test_a_drawing_stays_as_it_is_and_a_name_loses_needless_spaces() -> None:
    assert signature.read(DRAWN) == DRAWN
    assert signature.read("  Cleo   Diaz ") == "Cleo Diaz"


@pytest.mark.parametrize(
    "bad",
    ["", " ", "x", "12", "M10 20", "M10 20L11 21", "M10 20L700 1L1 1L1 1", "M1 1L1 999L1 1L1 1",
     "M1 1" + "L1 1" * 2000, "x" * 200],
)  # fmt: skip
def test_a_dot_is_no_signature(bad: str) -> None:
    with pytest.raises(Wrong):
        signature.read(bad)


@given(st.text(max_size=80))
def test_whatever_comes_it_is_a_drawing_a_name_or_refused(text: str) -> None:
    try:
        kept = signature.read(text)
    except Wrong:
        return
    assert signature.is_drawn(kept) or " ".join(kept.split()) == kept


@given(st.text(alphabet='ML0123456789 "<>/', max_size=60))
def test_nothing_but_moves_and_lines_is_taken_for_a_drawing(text: str) -> None:
    if signature.is_drawn(text):
        assert set(text) <= set("ML0123456789 ")
