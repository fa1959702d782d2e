"""Each check bites: in a throw-away copy one fault is planted, and the check that watches for it must fail."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("src", "tests/shape", "docs/decisions", "pyproject.toml", "README.md", "LICENSE", "hatch_build.py")
RUFF = [str(Path(sys.executable).with_name("ruff")), "check", "--no-cache", "src"]
IMPORTS = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--config", "pyproject.toml"]
Plant = Callable[[Path], None]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house that may be harmed."""
    for name in COPIED:
        source, target = ROOT / name, tmp_path / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "static", "templates"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return tmp_path


def run(command: list[str], root: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}:{root}"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def rule(name: str) -> list[str]:
    program = (
        "from pathlib import Path; from tests.shape import rules; "
        f"found = rules.{name}(Path('.')); print(found); raise SystemExit(bool(found))"
    )
    return [sys.executable, "-c", program]


def add(path: str, text: str) -> Plant:
    def plant(root: Path) -> None:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text((place.read_text() if place.exists() else '"""Planted."""\n') + text)

    return plant


LONG = "\n\ndef far_too_long(actor: object) -> None:\n" + "    print(actor)\n" * 70
CLOCKS = """
from datetime import date, datetime
from django.utils import timezone
from django.utils.module_loading import import_string
from django.db.models.signals import post_save
"""

FAULTS = {
    "people look up to the wall chart": (
        add("src/brazier/people/queries.py", "\nfrom brazier.wallchart import layout\n"),
        IMPORTS,
        "Storeys",
    ),
    "an import hidden in a function still counts": (
        add("src/brazier/people/actions.py", "\n\ndef peek(actor):\n    from brazier.wallchart import layout\n"),
        IMPORTS,
        "Storeys",
    ),
    "strangers on one storey": (
        add("src/brazier/conversations/actions.py", "\nfrom brazier.lists import columns\n"),
        IMPORTS,
        "Storeys",
    ),
    "a planned folder without its line": (
        add("src/brazier/cards/__init__.py", ""),
        IMPORTS,
        "not listed as layers",
    ),
    "a folder nobody planned": (add("src/brazier/crumbs/__init__.py", ""), IMPORTS, "not listed as layers"),
    "a ring": (
        add("src/brazier/people/standing.py", "\nfrom brazier.people import regroup\n"),
        IMPORTS,
        "No rings",
    ),
    "arithmetic that knows Django": (
        add("src/brazier/matching/names.py", "\nfrom django.utils import text\n"),
        IMPORTS,
        "Arithmetic",
    ),
    "a pure file that reads tables": (
        add("src/brazier/wallchart/layout.py", "\nfrom brazier.people import queries\n"),
        rule("reaching_django"),
        "brazier.wallchart.layout reaches Django",
    ),
    "an area that opens another's tables": (
        add("src/brazier/wallchart/queries.py", "\nfrom brazier.people.models import Worker\n"),
        rule("opening_foreign_tables"),
        "brazier.wallchart.queries opens brazier.people.models",
    ),
    "a read that forgets to ask who asks": (
        add("src/brazier/people/queries.py", "\n\ndef everybody(today):\n    return today\n"),
        rule("without_actor"),
        "everybody does not take actor first",
    ),
    "a function of 70 lines": (add("src/brazier/people/actions.py", LONG), rule("too_long"), "far_too_long has"),
    "a file of 501 lines": (add("src/brazier/people/codes.py", "# x\n" * 501), rule("too_long"), "codes.py has"),
    "the time of day and signals": (add("src/brazier/people/actions.py", CLOCKS), RUFF, "TID251"),
    "a file whose name says nothing": (add("src/brazier/people/utils.py", ""), rule("badly_named"), "utils.py"),
    "a promise without a name": (
        add("src/brazier/people/codes.py", "\n# TODO later\n"),
        rule("loose_ends"),
        "TODO later",
    ),
    "a package that does not say what it is": (
        lambda root: (root / "src/brazier/people/__init__.py").write_text("import os\n"),
        rule("silent_packages"),
        "people/__init__.py",
    ),
    "a table that keeps for ever": (
        add("src/brazier/people/models.py", "\n\nclass Note(models.Model):\n    text = models.TextField()\n"),
        rule("tables_without_an_end"),
        "Note has no keeps_for",
    ),
    "a column that must never exist": (
        add(
            "src/brazier/people/models.py", "\n\nclass Note(models.Model):\n    visa_status = models.TextField()\n"
        ),
        rule("forbidden_fields"),
        "visa_status",
    ),
    "a listed exception without its decision": (
        add("tests/shape/may_reach_django.toml", '"brazier.web.views" = "9999"\n'),
        rule("stale_lines"),
        "no decision 9999",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS, ids=lambda name: name.replace(" ", "-"))
def test_the_check_catches(name: str, copy: Path) -> None:
    plant, command, expected = FAULTS[name]
    plant(copy)
    result = run(command, copy)
    assert result.returncode != 0
    assert expected in result.stdout + result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("command", [RUFF, IMPORTS, *(rule(r) for r in ("reaching_django", "too_long"))], ids=str)
def test_without_a_fault_the_same_checks_pass_on_the_copy(command: list[str], copy: Path) -> None:
    result = run(command, copy)
    assert result.returncode == 0, result.stdout + result.stderr
