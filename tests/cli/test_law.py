"""The law at the terminal: rules answered, listed and explained, ballots read; no hub is needed for any of it."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.cli.conftest import brazier, reply

from brazier.cli.commands import brazier as command
from brazier.storage.hub import here

SPEC = Path(__file__).parents[1] / "spec"
OBJECTIONS = ["rules", "eval", "--rule", "objections.due", "--jurisdiction", "US-NLRA", "--as-of", "2022-05-02"]


def _rows(name: str) -> list[dict[str, str]]:
    with (SPEC / name).open(encoding="utf-8", newline="") as body:
        return list(csv.DictReader(body))


def _refused(done: Result) -> str:
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("brazier: ")
    assert done.stderr.count("\n") == 1
    return done.stderr.removeprefix("brazier: ").strip()


@pytest.mark.parametrize("row", _rows("rule_cases.csv"), ids=lambda row: row["case_id"])
def test_each_shared_case_is_answered_in_its_shape(row: dict[str, str]) -> None:
    told = reply(
        brazier("rules", "eval", "--rule", row["rule_id"], "--jurisdiction", row["jurisdiction"],
                "--as-of", row["as_of"], "--inputs", row["inputs_json"])
    )  # fmt: skip
    expected = json.loads(row["expected_json"])
    assert {key: told[key] for key in expected} == expected


def test_an_answer_carries_citation_version_and_trace() -> None:
    told: dict[str, Any] = reply(brazier(*OBJECTIONS, "--inputs", '{"tally": "2022-05-02"}'))
    assert told["due"] == "2022-05-09"
    assert (told["rule_id"], told["jurisdiction"], told["as_of"]) == ("objections.due", "US-NLRA", "2022-05-02")
    assert told["day"] == "2022-05-02"
    assert told["citation"].startswith("29 CFR 102.69(a)")
    assert told["rule_version"].startswith("2020-05-31.")
    assert (told["rule_status"], told["confidence"], told["checked"]) == ("in_force", "A", "2026-11-20")
    assert told["inputs"] == {"tally": "2022-05-02"}
    assert told["warnings"] == []
    assert told["trace"][1].endswith("left out: 2022-05-07 Saturday, 2022-05-08 Sunday")
    assert told["computed_at"].endswith("+00:00")
    assert told["source_url"] == ""


def test_inputs_come_from_standard_input_too_and_a_share_stays_exact() -> None:
    args = ["rules", "eval", "--rule", "petition.raw_target", "--jurisdiction", "us-all", "--as-of", "2026-03-02"]
    done = CliRunner().invoke(command, [*args, "--inputs", "-"], input='{"required": 45000, "validity": 0.788}')
    told = reply(done)
    marked = CliRunner().invoke(
        command, [*args, "--inputs", "-"], input='\ufeff{"required": 45000, "validity": 0.788}'
    )
    assert reply(marked)["collect"] == told["collect"], "Windows marks what it hands over"
    assert told["collect"] == 57107
    assert told["inputs"] == {"required": 45000, "validity": "0.788"}


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ("{", "What stands behind --inputs is no JSON that can be read."),
        ("", "What stands behind --inputs is no JSON that can be read."),
        ('{"tally": NaN}', "What stands behind --inputs is no JSON that can be read."),
        ("9" * 5000, "What stands behind --inputs is no JSON that can be read."),
        ("[" * 100_000, "What stands behind --inputs is no JSON that can be read."),
        ("[]", 'Write the inputs as one JSON object, like {"unit": 100}.'),
        ("3", 'Write the inputs as one JSON object, like {"unit": 100}.'),
        ('{"tally": "2022-05-02", "tally": "2022-05-03"}', "The inputs say the same thing twice."),
        ("{}", "This rule needs tally."),
        ('{"tally": null}', "tally is null, and this rule needs it."),
        ('{"tally": "May"}', "tally must be a day like 2026-03-02."),
    ],
)
def test_bad_inputs_are_refused_in_one_sentence(inputs: str, said: str) -> None:
    assert _refused(brazier(*OBJECTIONS, "--inputs", inputs)) == said


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--as-of", "2022-13-01", "--as-of must be a day like 2026-03-02, not 2022-13-01."),
        ("--as-of", "today", "--as-of must be a day like 2026-03-02, not today."),
        ("--rule", "objections", "The law pack US-NLRA has no rule objections."),
        ("--jurisdiction", "MARS", "No law pack is called MARS."),
        ("--as-of", "1990-01-01", "What held on 1990-01-01 is not known here, and nobody guesses."),
    ],
)
def test_what_nobody_knows_is_refused_with_the_reason(option: str, value: str, said: str) -> None:
    args = [*OBJECTIONS, "--inputs", '{"tally": "2022-05-02"}', option, value]
    assert said in _refused(brazier(*args))


def test_rules_are_listed_with_how_they_stand() -> None:
    told: dict[str, Any] = reply(brazier("rules", "list", "--as-of", "2026-03-02", "--json"))
    rows = {(row["jurisdiction"], row["rule_id"]): row["rule_status"] for row in told["rules"]}
    assert told["as_of"] == "2026-03-02"
    assert rows["US-NLRA", "cemex.rm_by"] == "contested"
    assert rows["UK-GB", "access.response"] == "prospective"
    assert rows["US-CA", "state_board.route"] == "enjoined"
    assert {place for place, _ in rows} >= {"US-LMRDA", "DE", "AU", "PL", "CA-QC"}
    one: dict[str, Any] = reply(brazier("rules", "list", "--jurisdiction", "gb", "--json"))
    assert {row["jurisdiction"] for row in one["rules"]} == {"UK-GB"}
    shown = brazier("rules", "list", "--jurisdiction", "PL", "--as-of", "2026-03-02").stdout
    assert shown == f"{'PL':10} {'strike_referendum':38} {'in_force':12} Whether a referendum allows a strike\n"
    assert _refused(brazier("rules", "list", "--as-of", "soon")).startswith("--as-of must be a day")


def test_a_rule_is_explained_with_all_its_values() -> None:
    asked = ["rules", "explain", "--jurisdiction", "US-NLRA", "--rule", "voter_list.due"]
    told: dict[str, Any] = reply(brazier(*asked, "--json"))
    assert [value["rule_status"] for value in told["values"]] == ["in_force", "in_force", "vacated", "in_force"]
    assert told["values"][2]["to"] == "2023-03-10"
    assert told["about"][0] == "By when the employer must hand over the list of voters."
    shown = brazier(*asked).stdout
    assert shown.startswith("United States: private companies (NLRA): voter_list.due\n")
    assert "\nFrom 2020-05-31 until before 2023-03-10: vacated\n  by: 5 business days after direction" in shown
    only: dict[str, Any] = reply(brazier(*asked, "--as-of", "2026-03-02", "--json"))
    assert [value["from"] for value in only["values"]] == ["2023-12-26"]
    nothing = brazier(
        "rules", "explain", "--jurisdiction", "US-TX", "--rule", "party.petition_min", "--as-of", "2027-01-01"
    )
    reset = "The general election of 3 November 2026 resets the figure, and the new one was not read."
    assert f"Nothing is known for 2027-01-01. {reset}" in nothing.stdout


def _tally(*args: object) -> dict[str, Any]:
    return reply(brazier("tally", "--json", *args))


@pytest.mark.parametrize("row", _rows("ballots.csv"), ids=lambda row: row["id"])
def test_each_real_ballot_is_read_right(row: dict[str, str]) -> None:
    options = [part for name in ("kind", "date", "eligible", "yes", "no", "challenged", "void") if row[name]
               for part in (f"--{name}", row[name])]  # fmt: skip
    told = _tally("--jurisdiction", row["jurisdiction"], *options)
    assert told["outcome"] == row["outcome"]
    for name in ("valid", "margin", "yes_pct_valid", "turnout_pct"):
        assert told[name] == (float(row[name]) if row[name] else None), name
    assert told["determinative"] == {"Y": True, "N": False, "": None}[row["determinative_computed"]]


LOST = ["--date", "2022-05-02", "--eligible", 1633, "--yes", 380, "--no", 618, "--challenged", 0]


def test_a_tally_tells_all_it_promises_and_what_it_rests_on() -> None:
    told = _tally("--jurisdiction", "US-NLRA", *LOST)
    assert told["deadlines"] == {"objections_due": "2022-05-09"}
    assert (told["kind"], told["legal_result"], told["flags"], told["unknown"]) == (
        "RC",
        "certify_results",
        [],
        ["void"],
    )
    assert (told["rule_id"], told["rule_status"]) == ("tally.result", "in_force")
    assert told["citation"].startswith("NLRA 9(a)")
    assert told["trace"][1].endswith("380 of 998: no")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--yes", "-1"), ("--no", "2.5"), ("--void", "many"), ("--eligible", "1,000"), ("--challenged", "1e3"),
     ("--valid", "-0.5"), ("--yes", "9" * 101), ("--yes", "NaN"), ("--yes", "1/2")],
)  # fmt: skip
def test_only_negative_and_broken_numbers_are_refused(option: str, value: str) -> None:
    said = _refused(brazier("tally", "--json", "--jurisdiction", "US-NLRA", option, value))
    assert said == f"{option} must be a whole number, 0 or more, not {value}."


@pytest.mark.parametrize("value", ["12", " 12 ", "+12", "12.0", "012", "١٢"])
def test_a_whole_number_is_read_however_it_is_written(value: str) -> None:
    assert _tally("--jurisdiction", "US-NLRA", "--yes", value, "--no", 0, "--challenged", 0)["valid"] == 12


def test_unknown_places_are_refused_and_a_kind_is_asked_for_where_there_are_several() -> None:
    assert "No law pack is called MARS" in _refused(
        brazier("tally", "--json", "--jurisdiction", "MARS", "--yes", 1)
    )
    several = _refused(brazier("tally", "--json", "--jurisdiction", "UK-GB", "--yes", 1, "--no", 0))
    assert several == "UK-GB has several kinds of ballot: recognition, strike. Name one with --kind."


def test_every_other_oddity_is_flagged() -> None:
    figures = ["--yes", 5, "--no", 3, "--eligible", 4, "--valid", 9]
    days = ["--date", "2026-02-30", "--began", "once"]
    odd = _tally("--jurisdiction", "US-NLRA", "--kind", "beauty", *days, *figures)
    assert odd["flags"] == [
        "more_votes_than_eligible", "valid_differs", "kind_not_known_here", "date_not_a_day", "began_not_a_day",
    ]  # fmt: skip
    assert (odd["outcome"], odd["valid"], odd["turnout_pct"]) == (None, 8, 200.0)
    blank = _tally(
        "--jurisdiction", "US-NLRA", "--challenged", "", "--yes", " ", "--no", 1, "--date", "", "--kind", ""
    )
    assert (blank["flags"], blank["valid"], blank["kind"]) == ([], None, "RC")


def test_what_the_rule_attaches_to_and_public_services_can_be_told() -> None:
    strike = ["--jurisdiction", "UK-GB", "--kind", "strike", "--eligible", 1000, "--yes", 395, "--no", 115]
    assert _tally(*strike, "--date", "2026-03-10", "--began", "2026-02-18")["legal_result"] == "mandate"
    old = [*strike, "--date", "2026-03-10", "--began", "2026-02-17"]
    assert _tally(*old)["legal_result"] is None
    assert _tally(*old, "--important-public-service")["legal_result"] == "no_mandate"
    assert _tally(*old, "--no-important-public-service")["legal_result"] == "mandate"


def test_people_read_it_line_by_line() -> None:
    shown = brazier("tally", "--jurisdiction", "US-NLRA", "--date", "2022-05-02", "--yes", 3, "--no", 2).stdout
    lines = shown.splitlines()
    assert lines[:6] == [
        "jurisdiction: US-NLRA", "kind: RC", "outcome: union_won", "legal_result: not known", "valid: 5",
        "margin: 1",
    ]  # fmt: skip
    assert "deadlines: objections_due 2022-05-09" in lines
    assert "flags: none" in lines
    assert "unknown: eligible, void, challenged" in lines
    assert not any(line.startswith("trace") for line in lines)


def test_no_hub_is_touched() -> None:
    before, opened = here.folder, here.times_opened
    brazier(*OBJECTIONS, "--inputs", '{"tally": "2022-05-02"}')
    assert (here.folder, here.times_opened) == (before, opened)
