"""Our line of a tally is the line of the public list: held against every ballot in it."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from brazier.election.night import layout
from brazier.election.night.layout import About
from brazier.rules import loading, tally
from brazier.rules.tally import Count

LAW = loading.packaged()
BALLOTS = Path(__file__).parents[2] / "spec/ballots.csv"
ROWS = list(csv.DictReader(BALLOTS.read_text("utf-8").splitlines()))
RECKONED = ("valid", "margin", "yes_pct_valid", "turnout_pct", "determinative_computed", "outcome")
FIGURES = ("eligible", "yes", "no", "void", "challenged")


def number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def line(row: dict[str, str]) -> dict[str, str]:
    day = date.fromisoformat(row["date"]) if len(row["date"]) == 10 else None
    counted = Count(**{name: number(row[name]) for name in FIGURES}, day=day)  # type: ignore[arg-type]
    found = tally.count(LAW, place=row["jurisdiction"], kind=row["kind"], counted=counted)
    about = About(row["id"], row["name"], day or date(2000, 1, 1), row["eligible_approx"] == "1", row["case_no"])
    return dict(layout.row(about, counted, found))


def test_the_columns_are_those_of_the_list() -> None:
    assert list(layout.COLUMNS) == BALLOTS.read_text("utf-8").splitlines()[0].split(",")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_ballot_of_the_list_comes_out_as_it_stands_there(row: dict[str, str]) -> None:
    told = line(row)
    assert {name: told[name] for name in FIGURES} == {name: row[name] for name in FIGURES}
    for name in RECKONED:
        if not row[name]:
            continue
        if name in ("yes_pct_valid", "turnout_pct"):
            assert float(told[name] or "nan") == pytest.approx(float(row[name]), abs=0.006), name
        else:
            assert told[name] == row[name], name


def test_blank_is_not_known_and_not_zero() -> None:
    counted = Count(yes=5, no=3, day=date(2026, 11, 20))
    found = tally.count(LAW, place="US-NLRA", kind="RC", counted=counted)
    told = layout.row(About("x", "Harbor", date(2026, 11, 20), is_approx=True), counted, found)
    assert (told["eligible"], told["void"], told["challenged"], told["determinative_computed"]) == ("", "", "", "")
    assert told["quality"] == "C"


def test_the_file_reads_back_and_runs_no_formula() -> None:
    counted = Count(eligible=10, yes=5, no=3, void=0, challenged=0, day=date(2026, 11, 20))
    found = tally.count(LAW, place="US-NLRA", kind="RC", counted=counted)
    about = About("x", '=HYPERLINK("http://x")', date(2026, 11, 20), is_approx=False, notes='two, "quoted"')
    [told] = csv.DictReader(io.StringIO(layout.as_csv(about, counted, found).decode()))
    assert told["name"].startswith("'=")
    assert told["notes"] == 'two, "quoted"'
    assert (told["valid"], told["margin"], told["outcome"], told["quality"]) == ("8", "2", "union_won", "B")
