"""The list of planted bugs is true of the code as it stands, and planting one is noticed when a test notices."""

import ast
import random
from pathlib import Path

import pytest
from tools import seeded_bugs

BUGS = seeded_bugs.bugs()
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name.replace(" ", "-"))
def test_a_bug_has_its_place_and_leaves_a_program_that_runs(bug: seeded_bugs.Bug) -> None:
    text = bug.planted((ROOT / bug.file).read_text("utf-8"))
    assert bug.old != bug.new
    if bug.file.endswith(".py"):
        ast.parse(text)
    assert [test for test in bug.tests if not _is_there(*test.split("::"))] == []


def _is_there(file: str, name: str = "") -> bool:
    return (ROOT / file).exists() and (not name or f"\ndef {name}(" in (ROOT / file).read_text("utf-8"))


def test_every_bug_has_a_name_of_its_own() -> None:
    assert len({bug.name for bug in BUGS}) == len(BUGS)


def test_a_place_that_is_not_there_any_more_is_told() -> None:
    with pytest.raises(ValueError, match="stands 0 times"):
        BUGS[0].planted("something else")


def test_three_are_drawn_the_same_way_from_the_same_commit() -> None:
    drawn = [random.Random("abc").sample(BUGS, seeded_bugs.SAMPLE) for _ in range(2)]
    assert drawn[0] == drawn[1]
