"""How a rule reads: all of its values with days, standing, source, and what it says in words."""

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.rules import packs
from tests.rules.packs import CARDS, DUE, RUNOFF, SIGNED, VOTE

from brazier.rules import loading, telling
from brazier.rules.law import Rule

LAW = loading.packaged()


def _rule(text: str, name: str) -> Rule:
    return packs.law(text).place("AA").rules[name]


def _body(rule: Rule, number: int = 0) -> list[str]:
    return list(telling.body(rule, rule.values[number]))


def test_a_rule_says_what_it_answers_needs_and_hangs_on() -> None:
    assert telling.head(_rule(CARDS, "cards")) == (
        "How many cards.",
        "Needs: unit (a whole number, 1 or more).",
        "Which value holds is settled by the day asked about.",
    )
    assert telling.head(_rule(DUE, "due"))[1:] == (
        "Needs: tally (a day like 2026-03-02).",
        "Which value holds is settled by: filed; if filed is not told, by tally or the day asked about.",
    )
    assert telling.head(_rule(VOTE, "vote"))[1].endswith("big (true or false; may be left out).")
    event = CARDS.replace('family = "figures"', 'family = "figures"\nattaches_to = "filed"')
    assert telling.head(_rule(event, "cards"))[2].endswith("filed; if filed is not told, by the day asked about.")
    asked = CARDS.replace('{ unit = "people" }', '{ unit = "people", where = ["6", "9"] }').replace(
        'family = "figures"', 'family = "figures"\nattaches_to = "unit"'
    )
    assert telling.head(_rule(asked, "cards"))[1:] == (
        "Needs: unit (a whole number, 1 or more), where (6 or 9).",
        "Which value holds is settled by: unit.",
    )
    nothing = CARDS.replace('{ unit = "people" }', "{}").replace(
        'share = "$part", comparator = "ge", of = "unit"', "fixed = 1"
    )
    assert telling.head(_rule(nothing, "cards"))[1] == "Needs: nothing."


def test_a_value_says_its_days_standing_source_and_version() -> None:
    rule = _rule(CARDS, "cards")
    assert _body(rule) == [
        "From 2020-01-01: in_force",
        "least: at least 3/10 of unit",
        "Source: Act 1",
        f"Checked 2026-11-20; a published source was read. Version {rule.values[0].version}",
    ]


def test_and_what_makes_it_less_certain() -> None:
    text = CARDS.replace(
        'confidence = "A"',
        'confidence = "C"\nto = 2027-01-01\nolder = true\nunconfirmed = true\nreaches = 2026-06-30\n'
        'note = "Planned."\n'
        'url = "https://example.org"\nonly_if = { unit = true }\n'
        'not_in = [{ input = "unit", is = "6", from = 2026-03-06, why = "A court refused." }]',
    )  # fmt: skip
    rule = _rule(text, "cards")
    assert _body(rule) == [
        "At the latest from 2020-01-01 until before 2027-01-01: in_force, not confirmed",
        "least: at least 3/10 of unit",
        "Answers only if unit is yes.",
        "Not where unit is 6, from 2026-03-06: A court refused.",
        "Planned.",
        "Source: Act 1 <https://example.org>",
        "Checked 2026-11-20; unsure; check before use; what was read reaches to 2026-06-30. "
        f"Version {rule.values[0].version}",
    ]
    assert (
        _body(_rule(text.replace("unit = true }", "unit = false }"), "cards"))[2] == "Answers only if unit is no."
    )
    undated = CARDS.replace("from = 2020-01-01\n", "").replace('"in_force"', '"prospective"\nnote = "Some day."')
    assert _body(_rule(undated, "cards"))[0] == "No day yet: prospective"


PLACES = {
    "CARDS": ("cards", 'share = "$part", comparator = "ge", of = "unit"'),
    "DUE": ("due", 'n = 5, unit = "business", calendar = "week"'),
}
with (Path(__file__).parent / "words.csv").open(encoding="utf-8", newline="") as _body_of_words:
    WORDS = list(csv.DictReader(_body_of_words))
"""In which pack, how a figure or a clock is written there, and how it reads."""


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row["said"])
def test_every_figure_and_every_clock_reads_in_words(row: dict[str, str]) -> None:
    name, there = PLACES[row["pack"]]
    text = getattr(packs, row["pack"]).replace(there, row["written"])
    assert _body(_rule(text, name))[1] == row["said"]


def test_figures_of_other_inputs_read_in_words_too() -> None:
    def said(rule: str, place: str) -> list[str]:
        found = LAW.place(place).rules[rule]
        return list(telling.body(found, found.values[0]))

    assert "collect: required divided by validity, rounded up" in said("petition.raw_target", "US-ALL")
    assert "counted: names of signatures that stand on on_list, each once" in said("soi.dedupe", "US-NLRA")
    assert "min_cards: at least 3/10 of unit; told when met is no" in said("soi.met", "US-NLRA")
    assert "figure: by office: governor: 5000; president: 5000; senate: 5000; other: 2500" in said(
        "statewide.petition_min", "US-PA"
    )


def test_clocks_that_hang_on_answers_and_checks_read_in_words() -> None:
    text = DUE.replace(
        'inputs = { tally = "date" }', 'inputs = { tally = "date", big = "yesno", level = ["a", "b"] }'
    )
    text = text.replace(
        'n = 5, unit = "business", calendar = "week" }]',
        'by = "level", n = { a = 3, b = 4 }, unit = "years", when = { big = true } }, '
        '{ output = "other", from = "tally", n = 1, unit = "days", when = { big = false } }]\n'
        'checks = [{ output = "ok", first = "tally", last = "tally" }]',
    )
    assert _body(_rule(text, "due"))[1:4] == [
        "by: 3 (a) or 4 (b) years after tally, when big is yes",
        "other: 1 days after tally, when big is no",
        "ok: whether tally is not after tally",
    ]


def test_ballots_run_offs_and_signatures_read_in_words() -> None:
    assert (
        _body(_rule(VOTE, "vote"))[1]
        == "result: won if yes is more than 1/2 of valid (when big is yes); otherwise lost"
    )
    waits = VOTE.replace('lost = "lost"', 'lost = "lost"\nwaits = "wait"').replace(
        "when = { big = true }",
        'output = "most" }, { left = "cast", comparator = "ge", share = "1/2", of = "cast"',
    )
    assert _body(_rule(waits, "vote"))[1] == (
        "result: won if yes is more than 1/2 of valid (told as most), and cast is at least 1/2 of cast; "
        "otherwise lost; wait while challenged ballots could change it"
    )
    assert _body(_rule(RUNOFF, "runoff"))[1:4] == [
        "majority: more than 1/2 of the valid votes",
        "runoff: with 3 choices or more and no majority, between the two with the most votes",
        "rerun: with all choices again, when two are equal for second place or all are equal",
    ]
    assert _body(_rule(RUNOFF.replace('"gt"', '"ge"'), "runoff"))[1] == "majority: at least 1/2 of the valid votes"
    assert _body(_rule(SIGNED, "parts"))[1:3] == ["needs: name, date", "and telling, unless seen or told is yes"]
    assert _body(_rule(SIGNED, "age"))[1:3] == ["ok: signed at most 12 months before filing", "old: longer ago"]
    undated = LAW.place("US-NLRA").rules["soi.undated"]
    assert _body(undated)[1:3] == ["ok: signed is known", "needs_date_proof: signed is not known"]


def test_the_standing_of_a_rule_is_one_word() -> None:
    place = LAW.place("UK-GB")
    access = place.rules["access.response"]
    days = {date(2025, 12, 17): "unknown", date(2025, 12, 18): "prospective", date(2026, 10, 1): "unconfirmed"}
    assert {day: telling.standing(access, day) for day in days} == days
    assert telling.standing(place.rules["minimum_service_levels"], date(2026, 1, 1)) == "repealed"
    assert telling.standing(place.rules["industrial_action.ballot"], date(2017, 1, 1)) == "unknown"
    assert telling.standing(place.rules["industrial_action.ballot"], date(2026, 3, 2)) == "in_force"
