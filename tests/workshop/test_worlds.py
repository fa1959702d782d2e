"""Invented worlds: the same seed gives the same world, and what is measured never teaches."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from workshop.matching.peoples import HELD_OUT, TRAINED
from workshop.matching.worlds import world

ROOT = Path(__file__).parents[2]
MEASURING = {"generate", "evaluate", "splink_baseline", "harder"}


def imported(path: Path) -> set[str]:
    """Every module a file names in an import, or loads under its file name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {node.value.removesuffix(".py")} if node.value.endswith(".py") else set()
    return found


def learns_from_what_measures(folder: Path) -> list[str]:
    return [
        f"{path.name} uses {name}"
        for path in sorted(folder.rglob("*.py"))
        for name in sorted(imported(path))
        if name.split(".")[0] == "bench" or MEASURING & set(name.split("."))
    ]


def test_training_never_uses_what_measures() -> None:
    assert learns_from_what_measures(ROOT / "workshop") == []
    assert learns_from_what_measures(ROOT / "src/brazier/matching") == []


@pytest.mark.parametrize(
    "planted",
    [
        "import generate\n",
        "from bench.matching import generate\n",
        "from bench.matching.generate import World\n",
        "def late():\n    import evaluate\n",
        "import runpy\nrunpy.run_path('generate.py')\n",
    ],
)
def test_a_planted_use_is_noticed(tmp_path: Path, planted: str) -> None:
    (tmp_path / "lessons.py").write_text(planted)
    assert learns_from_what_measures(tmp_path) != []


def test_the_same_seed_gives_the_same_world_and_another_seed_another() -> None:
    assert world(5, workers=40) == world(5, workers=40)
    assert world(5, workers=40).entries != world(6, workers=40).entries


def test_every_row_has_its_truth_and_a_key_of_its_own() -> None:
    made = world(5, workers=200)
    keys = [entry.key for entry in made.entries]
    assert len(set(keys)) == len(keys)
    assert set(made.truth) == set(keys)
    assert set(made.truth.values()) <= set(made.people)


def test_lists_said_to_hold_nobody_twice_hold_nobody_twice() -> None:
    for seed in range(8):
        made = world(seed, workers=120)
        many = Counter((entry.source, made.truth[entry.key]) for entry in made.entries)
        assert all(count == 1 for (source, _), count in many.items() if source in made.one_row_each)


def test_a_harder_world_speaks_languages_no_training_world_does() -> None:
    assert not set(HELD_OUT) & set(TRAINED)
    plain = {people for seed in range(12) for people in world(seed, workers=60).people.values()}
    hard = {people for seed in range(6) for people in world(seed, workers=60, hard=True).people.values()}
    assert not plain & set(HELD_OUT)
    assert len(hard & set(HELD_OUT)) >= 4
