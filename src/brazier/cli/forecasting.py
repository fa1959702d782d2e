"""Commands of the forecast: learn from public elections, apply it to others, and look at a unit of one's own."""

import csv
import io
import os
import tempfile
from pathlib import Path

import click

from brazier.cli import desk
from brazier.forecast import cells, elections, fitting, model, outlook, predicting, wording
from brazier.terms import Wrong

HEAD = (
    "case", "p_win", "share_mean", "share_p05", "share_p25", "share_p75", "share_p95", "turnout_mean",
    "turnout_p05", "turnout_p95",
)  # fmt: skip
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
OUT = click.Path(path_type=Path, dir_okay=False)


@click.group()
def forecast() -> None:
    """Would we win, how sure can we be, and what would change it. Needs no campaign."""


@forecast.command()
@click.option("--elections", "path", required=True, type=FILE, help="CSV of past elections, also packed (.gz).")
@click.option("--until", required=True, help="Learn from elections tallied before this day, 2019-01-01.")
@click.option("--out", required=True, type=OUT, help="Where to write what was learned.")
@desk.json_option
@desk.sentences
def fit(path: Path, until: str, out: Path, as_json: bool) -> None:
    """Learn from past elections. The same file and day give the same bytes."""
    day = elections.day(until)
    learned = fitting.learn(elections.read(path.read_bytes(), outcome=True), day)
    _write(out, model.as_json(learned))
    told = {"elections": learned.rows, "until": day.isoformat(), "codes": len(learned.codes), "out": str(out)}
    desk.tell(told, as_json, lambda: click.echo(f"Learned from {learned.rows:,} elections before {day}: {out}"))


@forecast.command()
@click.option(
    "--model", "parameters", type=FILE, help="What brazier forecast fit wrote; else what comes with Brazier."
)
@click.option("--elections", "path", required=True, type=FILE, help="CSV with the same columns; no votes needed.")
@click.option("--out", required=True, type=OUT, help="Where to write the forecasts as CSV.")
@desk.json_option
@desk.sentences
def score(parameters: Path | None, path: Path, out: Path, as_json: bool) -> None:
    """Forecast every election of a file from what was known before the vote. Values are raw."""
    learned = _model(parameters)
    rows = elections.read(path.read_bytes(), outcome=False)
    said = predicting.predict(learned, rows)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    for place, case in enumerate(rows.case):
        shares, turnout = said.share_at[place], said.turnout_at[place]
        numbers = (
            said.p_win[place], said.share_mean[place], *shares, said.turnout_mean[place], turnout[0], turnout[-1],
        )  # fmt: skip
        writer.writerow([case, *(f"{value:.6f}" for value in numbers)])
    _write(out, text.getvalue())
    desk.tell({"rows": len(rows), "out": str(out)}, as_json, lambda: click.echo(f"{len(rows):,} forecasts: {out}"))


@forecast.command()
@click.argument("path", metavar="CELLS.csv", type=FILE)
@click.option("--cards", type=click.IntRange(min=0), help="Cards signed by people who still work there.")
@click.option(
    "--eligible", type=click.IntRange(min=1), help="How many may vote, if not the sum of the headcounts."
)
@click.option("--mail", is_flag=True, help="The vote is by mail.")
@click.option("--state", default="", help="Two letters, such as NY.")
@click.option("--union", default="", help="Name of the union.")
@click.option("--ratings-age", type=click.IntRange(min=0), help="Median age of the ratings in days.")
@click.option("--cards-age", type=click.IntRange(min=0), default=30, show_default=True,
              help="How many days ago the cards were counted.")  # fmt: skip
@click.option(
    "--model", "parameters", type=FILE, help="What brazier forecast fit wrote; else what comes with Brazier."
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Same seed, same forecast.")
@click.option(
    "--draws", type=click.IntRange(100, 200_000), default=10_000, show_default=True, help="Imagined votes."
)
@desk.json_option
@desk.sentences
def run(
    path: Path, cards: int | None, eligible: int | None, mail: bool, state: str, union: str,
    ratings_age: int | None, cards_age: int, parameters: Path | None, seed: int, draws: int, as_json: bool,
) -> None:  # fmt: skip
    """Forecast a vote from counts of ratings.

    CELLS.csv has a row for each department and shift: department, shift, headcount, n0 (known, not rated), n1 to
    n5.
    What is printed is rounded and never surer than it may be; --json gives raw numbers.
    """
    learned = _model(parameters)
    unit = cells.read(path.read_bytes())
    if eligible is not None:
        unit = cells.resized(unit, eligible)
    asked = outlook.Asked(
        cards=cards, mail=mail, state=state, union=union, ratings_age_days=ratings_age, cards_age_days=cards_age,
        seed=seed, draws=draws,
    )  # fmt: skip
    found = outlook.look(learned, unit, asked)
    content = wording.plain(found) | {"public_elections_before": learned.until.isoformat()}

    def plain() -> None:
        for line in wording.told(found, learned.until.isoformat()):
            click.echo(line)

    desk.tell(content, as_json, plain)


def _model(parameters: Path | None) -> model.BaseRate:
    if parameters is None:
        return model.shipped()
    try:
        return model.from_json(parameters.read_text("utf-8"))
    except UnicodeDecodeError:
        raise Wrong("forecast.format", "This is not a file that brazier forecast fit wrote.") from None


def _write(out: Path, text: str) -> None:
    """The whole file or none of it: what stood there stays until the new one is complete."""
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as target:
            target.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
