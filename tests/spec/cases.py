"""The worked cases as values: those shared with other programs, and those written here value by value."""

import csv
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

SPEC = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """One question with the answer a person worked out. refused: the code of the refusal, if it is one."""

    name: str
    place: str
    rule: str
    on: date
    asked: dict[str, Any]
    gives: dict[str, Any]
    why: str
    refused: str = ""
    status: str = ""
    warned: str = ""
    unwarned: str = ""
    traced: str = ""
    untraced: str = ""
    absent: list[str] = field(default_factory=list)


def shared() -> list[Case]:
    """The cases of rule_cases.csv."""
    with (SPEC / "rule_cases.csv").open(encoding="utf-8", newline="") as body:
        return [_shared(row) for row in csv.DictReader(body)]


def written() -> list[Case]:
    """The cases of the TOML files, in their order."""
    return [case for path in sorted(SPEC.glob("*.toml")) for case in _written(path)]


def _shared(row: dict[str, str]) -> Case:
    asked = json.loads(row["inputs_json"], parse_float=Decimal)
    on = date.fromisoformat(row["as_of"])
    gives = json.loads(row["expected_json"])
    return Case(row["case_id"], row["jurisdiction"], row["rule_id"], on, asked, gives, row["why"])


def _written(path: Path) -> Iterator[Case]:
    content = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    common = content.pop("place", None)
    for key, cases in content.items():
        place, rule = (common, key) if common else key.split(" ")
        for number, case in enumerate(cases, 1):
            asked = case.pop("asked") | dict.fromkeys(case.pop("null", []))
            gives = case.pop("gives", {}) | dict.fromkeys(case.pop("nulls", []))
            yield Case(f"{place} {rule} {number}", place, rule, case.pop("on"), asked, gives, **case)
