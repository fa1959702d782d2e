"""One key for all the ways a name is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brazier.workplaces.names import as_written, key_of


@pytest.mark.parametrize(
    "written", ["Ship-Dock", "ship dock", "SHIP  DOCK", "Ship.Dock", " ship\tdock ", "shíp dóck", "ship\u200bdock"]
)
def test_case_accents_and_signs_make_no_other_department(written: str) -> None:
    assert key_of(written).replace(" ", "") == "shipdock"


def test_other_scripts_keep_their_letters() -> None:
    assert key_of("夜班") == "夜班"
    assert key_of("Склад 2") == "склад 2"


def test_a_name_is_shown_as_written_without_what_nobody_sees() -> None:
    assert as_written("  Back\u202e  half\n") == "Back half"
    assert len(as_written("x" * 500)) == 80


@given(st.text())
def test_a_key_is_the_key_of_itself(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)
