"""The two lists of attacks and requirements are true: what they name exists, and no numbered test is left out."""

import csv
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LISTED = (ROOT / "docs/negative-tests.md").read_text("utf-8")
ROW = re.compile(r"^\| (N\d\d) \| [^|]+ \| ([^|]+) \| (.*) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
TEST = re.compile(r"^(?:async )?def (test_\w+)\(", re.MULTILINE)
NUMBER = re.compile(r"_n(\d\d)(?=_|$)")
KNOWN = 65
"""How many attacks the reference has."""
SHEET = list(csv.DictReader((ROOT / "docs/asvs.csv").read_text("utf-8").splitlines()))
STATES = {"test", "manual", "not applicable", "not yet"}


def numbered() -> set[tuple[str, str, str]]:
    """File, name and number of every test that carries one."""
    return {
        (str(path.relative_to(ROOT)), name, f"N{number}")
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in TEST.findall(path.read_text("utf-8"))
        for number in NUMBER.findall(name)
    }


def test_every_attack_has_one_line_and_a_state() -> None:
    rows = ROW.findall(LISTED)
    assert len({number for number, _, _ in rows}) == len(rows) == KNOWN
    assert {state for _, state, _ in rows} <= {"automated", "manual", "not yet"}
    assert [number for number, state, why in rows if state != "automated" and len(why) < 10] == []


def test_every_named_test_exists_and_every_numbered_test_is_named() -> None:
    named = {(file, test, number) for number, _, why in ROW.findall(LISTED) for file, test in NAMED.findall(why)}
    assert named == numbered()


def test_what_is_called_automated_names_a_test() -> None:
    assert [n for n, state, why in ROW.findall(LISTED) if (state == "automated") != bool(NAMED.search(why))] == []


def test_the_sheet_has_each_requirement_of_both_levels_once() -> None:
    assert len({row["id"] for row in SHEET}) == len(SHEET) == 253
    assert {row["level"] for row in SHEET} == {"1", "2"}
    assert [row["id"] for row in SHEET if not re.fullmatch(r"V\d+\.\d+\.\d+", row["id"])] == []


def test_every_line_of_the_sheet_points_at_a_file_or_says_why_not() -> None:
    assert {row["state"] for row in SHEET} <= STATES
    assert [row["id"] for row in SHEET if row["state"] in ("test", "manual") and not row["file"]] == []
    assert [row["id"] for row in SHEET if row["file"] and not (ROOT / row["file"]).is_file()] == []
    assert [row["id"] for row in SHEET if not row["file"] and len(row["note"]) < 6] == []


def test_what_the_sheet_calls_tested_points_at_a_test_or_a_rule() -> None:
    kinds = ("tests/", "tools/semgrep/", "requirements-")
    assert [row["id"] for row in SHEET if row["state"] == "test" and not row["file"].startswith(kinds)] == []
