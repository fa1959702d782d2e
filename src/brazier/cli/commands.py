"""The commands, each a few lines: read the words, call one action, tell what happened."""

from pathlib import Path
from typing import cast

import click
from rich.console import Console
from rich.table import Table

from brazier.cli import (
    bag,
    desk,
    forecasting,
    handbook,
    keeping,
    law,
    leaving,
    lists,
    onion,
    pairing,
    passing,
    reaching,
    serving,
)
from brazier.storage import actions as storage
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.wallchart import queries as wallchart
from brazier.wallchart import reckon
from brazier.web import actions as web
from brazier.web import clock


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def brazier() -> None:
    """The organizing system for workers who build a union from scratch.

    One campaign lies in one folder on this machine, encrypted. Six words open it.
    As soon as a second person signs in, they show nobody: say who you are with --as NAME.

    \b
    First time:   brazier serve            opens a page that asks three questions
    Look around:  brazier demo             a sample union, nobody real; also --stage vote
    Lists:        brazier import FILE...   then  brazier chart
    Two of you:   brazier export FILE --as NAME   then  brazier agree NUMBER --as OTHER
    Safety:       brazier backup --to DIR  and   brazier restore FILE --data NEW
    The law:      brazier rules list       and   brazier tally --help
    Would we win: brazier forecast run CELLS.csv
    The handbook: brazier handbook build --help
    Leaflets:     brazier bag list          and   brazier bag build --help
    For others:   brazier pack export FILE  and   brazier pack import FILE --data NEW
    From outside: brazier domain-config NAME --to DIR, relay-config --help or onion-config --help
    """


for command in (
    serving.serve, lists.bring, lists.undo, lists.match, leaving.export, leaving.whose_copy, pairing.agree,
    keeping.backup, keeping.restore, keeping.verify, keeping.seal, keeping.show_demo, reaching.domain_config,
    reaching.relay_config, onion.onion_config, law.rules, law.tally_ballots, forecasting.forecast,
    handbook.handbook, bag.bag, passing.pack,
):  # fmt: skip
    brazier.add_command(command)


@brazier.command()
@desk.data_option
@desk.words_option
@click.option("--campaign", required=True, help="A code name that says nothing.")
@click.option("--worksite", required=True, help="Code name of the building.")
@click.option("--people", type=int, help="About how many work there.")
@desk.json_option
@desk.sentences
def init(
    data: Path | None,
    words_file: Path | None,
    campaign: str,
    worksite: str,
    people: int | None,
    as_json: bool,
) -> None:
    """Start a campaign in an empty folder.

    The passphrase file may hold six words of yours; if it is missing or empty, six are drawn and written there.
    """
    desk.use(data)
    words, drawn = desk.words_for_new_hub(words_file)
    web.begin(
        Actor.keeper,
        passphrase=words,
        name=campaign,
        worksite=worksite,
        people_here=people,
        trusted=(),
        handle="founder",
        now=clock.now(),
    )
    storage.seal(Actor.keeper)

    def plain() -> None:
        click.echo(f"Started in {here.folder}. It is sealed.")
        if drawn and words_file is None:
            click.echo(f"The six words that open it, for paper only: {words}")

    desk.tell({"started": str(here.folder), "words_drawn": drawn}, as_json, plain)


@brazier.command()
@desk.data_option
@desk.words_option
@desk.person_options
@desk.json_option
@desk.sentences
def chart(data: Path | None, words_file: Path | None, as_json: bool) -> None:
    """Show the wall chart: every cell with everybody in it, as far as you may see."""
    desk.open_hub(data, words_file)
    asker = desk.who_asks("wallchart.look")
    drawn = wallchart.chart(asker, clock.today())
    together: dict[tuple[str | None, str | None], list[reckon.Count]] = {}
    for c in drawn.cells:  # worksites share the grid, here as on the page
        named = tuple(part.name if part else None for part in (c.facts.department, c.facts.shift))
        together.setdefault((named[0], named[1]), []).append(c.count)
    cells = [
        {"department": department, "shift": shift, **_numbers(reckon.total(counts))}
        for (department, shift), counts in together.items()
    ]
    totals = _numbers(drawn.whole) | {
        "committee": drawn.whole.committee,
        "pessimistic": reckon.pessimistic(drawn.whole),
        "optimistic": reckon.optimistic(drawn.whole),
        "median_age_days": drawn.median,
        "in_review": drawn.in_review,
    }
    desk.tell({"cells": cells, "totals": totals}, as_json, lambda: _print_chart(cells, totals))


def _numbers(count: reckon.Count) -> dict[str, object]:
    return {
        "n": count.n,
        "known": count.known,
        "assessed": count.assessed,
        "levels": {str(level): people for level, people in sorted(reckon.by_level(count).items())},
        "coverage": round(reckon.coverage(count), 4),
        "hard_support": round(reckon.hard_support(count), 4),
        "hole": round(reckon.weight(count), 2),
    }


def _print_chart(cells: list[dict[str, object]], totals: dict[str, object]) -> None:
    if not cells:
        click.echo("Nobody is written down yet. Add people, or bring a list: brazier import FILE")
        return
    table = Table("Department", "Shift", "People", "Known", "Rated", "1 or 2", "Share of all", "Hole")
    for row in cells:
        named = [str(row[k]) if row[k] is not None else "unknown" for k in ("department", "shift")]
        numbers = (str(row[k]) for k in ("n", "known", "assessed"))
        table.add_row(*named, *numbers, *_support(row), str(row["hole"]))
    Console().print(table)
    people, share = _support(totals)
    click.echo(
        f"{totals['n']} people, {totals['known']} known, {totals['assessed']} rated. "
        f"{people} are rated 1 or 2: {share} of all. {totals['in_review']} rows wait in review."
    )


def _support(row: dict[str, object]) -> tuple[str, str]:
    """How many are rated 1 or 2, and which part that is of everybody who works there, known or not."""
    levels = cast("dict[str, int]", row["levels"])
    return str(levels["1"] + levels["2"]), f"{cast('float', row['hard_support']):.0%}"
