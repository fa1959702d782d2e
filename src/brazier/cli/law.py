"""Commands about the law: what a rule answers, which rules there are, what a count means. No hub is needed."""

import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

import click

from brazier.cli import desk
from brazier.rules import asking, deciding, loading, tally, telling
from brazier.rules.law import Place, Rule, Value
from brazier.terms import Wrong
from brazier.web import clock

WHOLE = re.compile(r"\+?\d{1,100}(\.0*)?")


@click.group()
def rules() -> None:
    """What the law asks, with its source; dated, and never guessed.

    \b
    brazier rules list --jurisdiction US-NLRA
    brazier rules explain --jurisdiction US-NLRA --rule objections.due
    brazier rules eval --jurisdiction US-NLRA --rule objections.due --as-of 2022-05-02 \\
        --inputs '{"tally": "2022-05-02"}'
    """


@rules.command(name="eval")
@click.option("--rule", "rule_id", required=True, help="Which rule: see brazier rules list.")
@click.option("--jurisdiction", required=True, help="Whose law: US-NLRA, UK-GB, ...")
@click.option("--as-of", "as_of", required=True, help="The day asked about: 2026-03-02.")
@click.option("--inputs", required=True, help="JSON with what the rule needs; - reads it from standard input.")
@desk.sentences
def evaluate(rule_id: str, jurisdiction: str, as_of: str, inputs: str) -> None:
    """Answer one rule as JSON, with its source, version and trace. Refuses with the reason and never guesses."""
    given = _inputs(sys.stdin.read() if inputs == "-" else inputs)
    found = deciding.decide(
        loading.packaged(), rule=rule_id, place=jurisdiction, as_of=_day("--as-of", as_of), inputs=given
    )
    about = {
        "rule_id": found.rule.id,
        "jurisdiction": found.place.code,
        "as_of": found.as_of,
        "day": found.day,
        **_source(found.value),
        "inputs": found.inputs,
        "warnings": found.warnings,
        "trace": found.trace,
        "computed_at": clock.now().isoformat(timespec="seconds"),
    }
    click.echo(json.dumps({**found.outputs, **about}, ensure_ascii=False, default=str))


@rules.command(name="list")
@click.option("--jurisdiction", help="Only this one.")
@click.option("--as-of", "as_of", help="How they stand on that day; today if left out.")
@desk.json_option
@desk.sentences
def show(jurisdiction: str | None, as_of: str | None, as_json: bool) -> None:
    """Say which rules there are, and how each stands on a day."""
    law, day = loading.packaged(), _day("--as-of", as_of) if as_of else clock.today()
    places = [law.place(jurisdiction)] if jurisdiction else [law.places[code] for code in sorted(law.places)]
    listed = [_row(place, rule, day) for place in places for rule in place.rules.values()]

    def plain() -> None:
        for row in listed:
            click.echo(f"{row['jurisdiction']:10} {row['rule_id']:38} {row['rule_status']:12} {row['meaning']}")

    desk.tell({"as_of": str(day), "rules": listed}, as_json, plain)


@rules.command()
@click.option("--rule", "rule_id", required=True, help="Which rule: see brazier rules list.")
@click.option("--jurisdiction", required=True, help="Whose law: US-NLRA, UK-GB, ...")
@click.option("--as-of", "as_of", help="Only what holds on that day.")
@desk.json_option
@desk.sentences
def explain(rule_id: str, jurisdiction: str, as_of: str | None, as_json: bool) -> None:
    """Say all that is known of one rule: each value with its days, standing, source and the day it was checked."""
    law = loading.packaged()
    place = law.place(jurisdiction)
    rule = law.rule(place, rule_id)
    day = _day("--as-of", as_of) if as_of else None
    values = [value for value in rule.values if day is None or value.covers(day)]
    about = telling.head(rule)
    content = {
        "rule_id": rule.id,
        "jurisdiction": place.code,
        "about": about,
        "values": [
            {**_source(v), "from": v.start, "to": v.end, "says": list(telling.body(rule, v))} for v in values
        ],
    }

    def plain() -> None:
        click.echo(f"{place.name}: {rule.id}")
        for line in about:
            click.echo(line)
        for value in values:
            first, *rest = telling.body(rule, value)
            click.echo(f"\n{first}")
            for line in rest:
                click.echo(f"  {line}")
        if not values:
            click.echo(f"\nNothing is known for {day}. {rule.why_unknown}")

    desk.tell(json.loads(json.dumps(content, default=str)), as_json, plain)


@click.command(name="tally")
@click.option("--jurisdiction", required=True, help="Whose law: US-NLRA, UK-GB, ...")
@click.option("--kind", help="RC, RD, RM, RLA, recognition, strike. US-NLRA counts as RC.")
@click.option("--date", "day", help="The day of the count.")
@click.option("--began", help="The day the rule attaches to: ballot opened (strike), application (recognition).")
@click.option("--eligible", help="How many may vote.")
@click.option("--yes", help="Votes for the union, or for the strike.")
@click.option("--no", help="Votes against.")
@click.option("--challenged", help="Sealed ballots that were challenged.")
@click.option("--void", help="Spoiled ballots.")
@click.option("--valid", help="Valid votes as somebody printed them, to be compared.")
@click.option("--important-public-service/--no-important-public-service", default=None, help="Great Britain.")
@desk.json_option
@desk.sentences
def tally_ballots(
    jurisdiction: str,
    kind: str | None,
    day: str | None,
    began: str | None,
    important_public_service: bool | None,
    as_json: bool,
    **figures: str | None,
) -> None:
    """Say what a count of ballots means. What is left out is not known, and not zero."""
    numbers = {name: _whole(name, text) for name, text in figures.items()}
    days = {name: asking.day(text) for name, text in (("date", day), ("began", began))}
    counted = tally.Count(
        eligible=numbers["eligible"],
        yes=numbers["yes"],
        no=numbers["no"],
        void=numbers["void"],
        challenged=numbers["challenged"],
        printed_valid=numbers["valid"],
        day=days["date"],
        event_day=days["began"],
        conditions={}
        if important_public_service is None
        else {"important_public_service": important_public_service},
    )
    found = tally.count(loading.packaged(), place=jurisdiction, kind=kind or None, counted=counted)
    unread = [f"{name}_not_a_day" for name, text in (("date", day), ("began", began)) if text and not days[name]]
    content = _meaning(found, [*found.flags, *unread])
    desk.tell(content, as_json, lambda: _print(content))


def _meaning(found: tally.Meaning, flags: Sequence[str]) -> dict[str, Any]:
    source = {} if found.rule is None or found.value is None else _source(found.value) | {"rule_id": found.rule.id}
    content = {
        "jurisdiction": found.place.code,
        "kind": found.kind,
        "outcome": found.outcome,
        "legal_result": found.legal,
        "valid": found.valid,
        "margin": found.margin,
        "yes_pct_valid": found.yes_percent,
        "turnout_pct": found.turnout_percent,
        "determinative": found.determinative,
        "deadlines": found.deadlines,
        "flags": list(flags),
        "unknown": found.unknown,
        **source,
        "trace": found.trace,
    }
    told: dict[str, Any] = json.loads(json.dumps(content, default=str))
    return told


def _print(content: dict[str, Any]) -> None:
    for key, value in content.items():
        if key != "trace":
            click.echo(f"{key}: {_in_words(value)}")


def _in_words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {day}" for name, day in value.items()) or "none"
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return "not known" if value is None else str(value)


def _source(value: Value) -> dict[str, object]:
    return {
        "rule_version": value.version,
        "rule_status": value.status,
        "citation": value.citation,
        "source_url": value.url,
        "checked": str(value.checked),
        "confidence": value.confidence,
    }


def _row(place: Place, rule: Rule, day: date) -> dict[str, str]:
    return {
        "jurisdiction": place.code,
        "rule_id": rule.id,
        "rule_status": telling.standing(rule, day),
        "meaning": rule.meaning,
    }


def _inputs(text: str) -> dict[str, object]:
    try:
        plain = text.removeprefix("\ufeff")
        read = json.loads(plain, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise Wrong("rules.json", "What stands behind --inputs is no JSON that can be read.") from None
    if not isinstance(read, dict):
        raise Wrong("rules.object", 'Write the inputs as one JSON object, like {"unit": 100}.')
    return read


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Wrong("rules.twice", "The inputs say the same thing twice.")
    return found


def _day(option: str, text: str) -> date:
    found = asking.day(text.strip())
    if found is None:
        raise Wrong(
            "rules.day", "%(option)s must be a day like 2026-03-02, not %(text)s.", option=option, text=text
        )
    return found


def _whole(name: str, text: str | None) -> int | None:
    """A count from the command line; nothing, and an empty text, is not known."""
    if text is None or not text.strip():
        return None
    if not WHOLE.fullmatch(text.strip()):
        raise Wrong(
            "rules.whole", "--%(name)s must be a whole number, 0 or more, not %(text)s.", name=name, text=text
        )
    return int(text.strip().partition(".")[0])
