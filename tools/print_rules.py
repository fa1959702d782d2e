"""The law packs and their worked cases, printed for a lawyer.

python tools/print_rules.py            write docs/rules.md
python tools/print_rules.py --check    say whether it is behind; write nothing
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "rules.md"
sys.path.insert(0, str(ROOT))

from tests.spec import cases  # noqa: E402
from tests.spec.cases import Case  # noqa: E402

from brazier.rules import loading, telling  # noqa: E402
from brazier.rules.law import Law, Place, Rule  # noqa: E402

HEAD = """# The rules

Printed from the law packs (`src/brazier/rules/data`) and the cases worked by hand (`tests/spec`) by
`python tools/print_rules.py`; a test fails when this page is behind. It is not legal advice. Days are those of the
place; a range ends before its last day. Standing: in force, contested (answered, with a warning), enjoined,
vacated, prospective, repealed (not answered, with the reason). Confidence is said in words with each value.
"""
PARTS = {
    "yours": "What you may do",
    "bosses": "What bosses may not do",
    "limits": "Where it ends",
    "help": "What helps",
    "mail": "Ballots by mail",
    "polls": "Where people vote",
}


def printed() -> str:
    """The whole page."""
    law = loading.packaged()
    by_rule: dict[tuple[str, str], list[Case]] = {}
    for case in (*cases.shared(), *cases.written()):
        by_rule.setdefault((law.place(case.place).code, case.rule), []).append(case)
    lines = [HEAD]
    for code in sorted(law.places):
        lines += _place(law.places[code], by_rule)
    lines += _calendars(law)
    return "\n".join(lines).rstrip() + "\n"


def _place(place: Place, by_rule: dict[tuple[str, str], list[Case]]) -> Iterator[str]:
    yield f"## {place.name} ({place.code})\n"
    if place.also:
        yield f"Also called: {', '.join(place.also)}.\n"
    for rule in place.rules.values():
        yield from _rule(rule, by_rule.get((place.code, rule.id), []))
    for ballot in place.ballots:
        kinds = " or ".join(ballot.kinds)
        yield (
            f"Ballot {kinds}: decided by {ballot.rule}; the count is {ballot.won} or {ballot.lost}, the law says "
            f"{ballot.legal_won}, {ballot.legal_lost} or {ballot.legal_waits}.\n"
        )
    if place.rights:
        yield f"### Page of rights: {place.code}\n"
        for right in place.rights:
            numbers = ", ".join(f"{hole} from {rule}" for hole, (rule, _) in right.holes.items())
            told = f" ({numbers})" if numbers else ""
            yield f"- *{PARTS[right.part]}.* {right.text}{told} Source: {right.source}. Checked {right.checked}."
        yield ""


def _rule(rule: Rule, worked: list[Case]) -> Iterator[str]:
    yield f"### {rule.id}\n"
    yield from (f"{line}  " for line in telling.head(rule)[:-1])
    yield f"{telling.head(rule)[-1]}\n"
    for value in rule.values:
        first, *rest = telling.body(rule, value)
        yield f"- **{first}**"
        yield from (f"  - {line}" for line in rest)
    if worked:
        yield "\nWorked by hand:\n"
        yield from (f"- {_case(case)}" for case in worked)
    yield ""


def _case(case: Case) -> str:
    asked = ", ".join(f"{key} {_said(value)}" for key, value in case.asked.items()) or "nothing"
    gives = ", ".join(f"{key} {_said(value)}" for key, value in case.gives.items())
    return f"On {case.on}, {asked}: {f'refused ({case.refused})' if case.refused else gives}. {case.why}."


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        shown = [_said(one) for one in value]
        return (
            f"{', '.join(shown[:3])} and {len(shown) - 3} more" if len(shown) > 4 else ", ".join(shown) or "none"
        )
    if isinstance(value, dict):
        return ", ".join(f"{key} {_said(one)}" for key, one in value.items())
    return "not known" if value is None else str(value)


def _calendars(law: Law) -> Iterator[str]:
    yield "## Calendars\n"
    for calendar in law.calendars.values():
        yield f"### {calendar.id}\n"
        yield f"{calendar.name}, from {calendar.first} to {calendar.last}. Source: {calendar.citation}. "
        yield f"Checked {calendar.checked}. Outside of these days nothing is answered.\n"
        years = sorted({day.year for day in calendar.holidays})
        for year in years:
            days = sorted(day for day in calendar.holidays if day.year == year)
            yield f"- {year}: {', '.join(f'{day:%d %b} {calendar.holidays[day]}' for day in days)}"
        yield from (f"- From {doubt.first} to {doubt.last}: {doubt.why}" for doubt in calendar.doubts)
        yield ""


def main() -> None:
    """Print, or say whether the page is behind."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--check", action="store_true")
    if asked.parse_args().check:
        if not TARGET.exists() or TARGET.read_text("utf-8") != printed():
            sys.exit("rules: docs/rules.md is behind the packs. Type: python tools/print_rules.py")
        return
    TARGET.write_text(printed(), "utf-8")


if __name__ == "__main__":
    main()
