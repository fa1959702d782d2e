"""Each check bites: in a throw-away copy one fault is planted, and the check that watches for it must fail."""

import os
import shutil
import subprocess
import sys
import tomllib
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
# Each way to ask for the time, to send a signal, to name a Python thing in a string; and the name that is banned.
CLOCKS = {
    "from datetime import datetime\n\nNOW = datetime.now()": "datetime.datetime.now",
    "import datetime\n\nNOW = datetime.datetime.now()": "datetime.datetime.now",
    "import datetime as dt\n\nNOW = dt.datetime.utcnow()": "datetime.datetime.utcnow",
    "from datetime import datetime as moment\n\nNOW = moment.today()": "datetime.datetime.today",
    "from datetime import date\n\nTODAY = date.today()": "datetime.date.today",
    "from django.utils import timezone\n\nNOW = timezone.now()": "django.utils.timezone.now",
    "from django.utils.timezone import now": "django.utils.timezone.now",
    "from django.utils.timezone import localdate": "django.utils.timezone.localdate",
    "from django.utils import timezone\n\nNOW = timezone.localtime()": "django.utils.timezone.localtime",
    "import time\n\nNOW = time.time()": "time.time",
    "from time import time": "time.time",
    "from django.db.models.signals import post_save": "django.db.models.signals",
    "from django.db.models import signals": "django.db.models.signals",
    "from django.dispatch import receiver": "django.dispatch",
    "import django.dispatch": "django.dispatch",
    "from django.core.signals import request_finished": "django.core.signals",
    "from django.utils.module_loading import import_string": "django.utils.module_loading.import_string",
    "from importlib import import_module": "importlib.import_module",
}

FAULTS = {
    "people look up to the wall chart": (
        add("src/brazier/people/queries.py", "\nfrom brazier.wallchart import layout\n"),
        IMPORTS,
        "brazier.people.queries -> brazier.wallchart.layout",
    ),
    "an import hidden in a function still counts": (
        add("src/brazier/people/actions.py", "\n\ndef peek(actor):\n    from brazier.wallchart import layout\n"),
        IMPORTS,
        "brazier.people.actions -> brazier.wallchart.layout",
    ),
    "strangers on one storey": (
        add("src/brazier/conversations/actions.py", "\nfrom brazier.lists import columns\n"),
        IMPORTS,
        "brazier.conversations.actions -> brazier.lists.columns",
    ),
    "a planned folder without its line": (
        add("src/brazier/incidents/__init__.py", ""),
        IMPORTS,
        "brazier.incidents",
    ),
    "a folder nobody planned": (add("src/brazier/crumbs/__init__.py", ""), IMPORTS, "brazier.crumbs"),
    "a ring": (
        add("src/brazier/people/standing.py", "\nfrom brazier.people import regroup\n"),
        IMPORTS,
        "- .standing -> .regroup",
    ),
    "arithmetic that knows Django": (
        add("src/brazier/matching/names.py", "\nfrom django.utils import text\n"),
        IMPORTS,
        "brazier.matching.names -> django",
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
    "a file whose name says nothing": (add("src/brazier/people/utils.py", ""), rule("badly_named"), "utils.py"),
    "a promise without a name": (
        add("src/brazier/people/codes.py", "\n# TODO later\n"),
        rule("loose_ends"),
        "TODO later",
    ),
    "a filter whose name another library gives too": (
        add(
            "src/brazier/people/templatetags/planted.py",
            "\n\n@register.filter\ndef call_ended(code: str) -> str:\n    return code\n",
        ),
        rule("words_for_two_things"),
        "call_ended",
    ),
    "a day in the order of one language": (
        add("src/brazier/people/templates/people/planted.html", '{{ day|date:"j M Y" }}'),
        rule("days_by_hand"),
        "planted.html",
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
    "a table that keeps for as long as nobody knows": (
        add(
            "src/brazier/people/models.py",
            '\n\nclass Note(models.Model):\n    keeps_for = "a while"\n    text = models.TextField()\n',
        ),
        rule("tables_without_an_end"),
        "Note keeps for 'a while', which nobody knows",
    ),
    "a library's table without a hook": (
        add("tests/shape/foreign_tables.toml", '[tables.account_emailaddress]\nkeeps_for = "device"\n'),
        rule("foreign_tables_without_an_end"),
        "account_emailaddress: hook",
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


@pytest.mark.parametrize("planted", CLOCKS, ids=lambda text: text.split("\n")[-1].replace(" ", "-"))
def test_each_way_to_ask_for_the_time_is_caught_by_its_own_name(planted: str, tmp_path: Path) -> None:
    place = tmp_path / "src/brazier/people/planted.py"
    place.parent.mkdir(parents=True)
    place.write_text(f"{planted}\n")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    found = run([*RUFF, "--select", "TID251", "--output-format", "concise"], tmp_path)
    assert found.stdout.count("TID251") == 1
    assert f"`{CLOCKS[planted]}` is banned" in found.stdout


def test_every_banned_name_is_planted_at_least_once() -> None:
    banned = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]["flake8-tidy-imports"]
    assert set(banned["banned-api"]) == set(CLOCKS.values())


@pytest.mark.slow
@pytest.mark.parametrize("command", [RUFF, IMPORTS, *(rule(r) for r in ("reaching_django", "too_long"))], ids=str)
def test_without_a_fault_the_same_checks_pass_on_the_copy(command: list[str], copy: Path) -> None:
    result = run(command, copy)
    assert result.returncode == 0, result.stdout + result.stderr
