"""brazier forecast, as people type it."""

import csv
from pathlib import Path

import pytest
from tests.cli.conftest import brazier, reply
from tests.forecast.units import public

CELLS = "department,shift,headcount,n0,n1,n2,n3,n4,n5\nPick,Day,200,10,50,30,20,10,10\nDock,Night,90,0,0,0,0,0,0\n"
HEAD = "case,p_win,share_mean,share_p05,share_p25,share_p75,share_p95,turnout_mean,turnout_p05,turnout_p95"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Invented elections, the same without outcome, and cells."""
    text = public(250)
    (tmp_path / "elections.csv").write_text(text)
    rows = list(csv.reader(text.splitlines()))
    hidden = [place for place, name in enumerate(rows[0]) if not name.startswith("votes_")]
    (tmp_path / "blind.csv").write_text("\n".join(",".join(row[p] for p in hidden) for row in rows) + "\n")
    (tmp_path / "cells.csv").write_text(CELLS)
    return tmp_path


def test_fit_then_score_gives_a_line_for_each_election(files: Path) -> None:
    model = files / "model.json"
    told = reply(
        brazier(
            "forecast",
            "fit",
            "--elections",
            files / "elections.csv",
            "--until",
            "2016-01-01",
            "--out",
            model,
            "--json",
        )
    )
    assert told["until"] == "2016-01-01"
    texts = []
    for name in ("elections", "blind"):
        out = files / f"{name}-said.csv"
        done = brazier("forecast", "score", "--model", model, "--elections", files / f"{name}.csv", "--out", out)
        assert done.exit_code == 0, done.stderr
        texts.append(out.read_text())
    assert texts[0] == texts[1]
    lines = texts[0].splitlines()
    assert lines[0] == HEAD
    assert len(lines) == 251
    assert [line.split(",")[0] for line in lines[1:]] == [f"01-RC-{n:06}" for n in range(250)]


def test_run_prints_words_and_json_the_raw_numbers(files: Path) -> None:
    done = brazier("forecast", "run", files / "cells.csv", "--cards", 150, "--eligible", 300)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("We would win about")
    assert "Nobody has talked to Dock, Night (90 people)." in done.stdout
    told = [reply(brazier("forecast", "run", files / "cells.csv", "--cards", 150, "--json")) for _ in range(2)]
    assert told[0] == told[1]
    assert told[0]["eligible"] == 290
    assert {
        "p_win",
        "share",
        "turnout",
        "expected_yes",
        "challenges_decide",
        "file_now",
        "what_would_change",
        "next_talks",
    } <= set(told[0])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["run", "cells.csv", "--cards", "291"], "291 cards are more than the 290"),
        (["run", "cells.csv", "--eligible", "50"], "120 people are rated"),
        (["run", "elections.csv"], "columns are missing: department, shift"),
        (
            ["fit", "--elections", "cells.csv", "--until", "2016-01-01", "--out", "x"],
            "columns are missing: election_or_tally",
        ),
        (["fit", "--elections", "nothing.csv", "--until", "2016-01-01", "--out", "x"], "The file is empty"),
        (["score", "--elections", "nothing.csv", "--out", "x"], "The file is empty"),
        (["fit", "--elections", "head.csv", "--until", "2016-01-01", "--out", "x"], "no election in the file"),
        (["score", "--elections", "head.csv", "--out", "x"], "no election in the file"),
        (["fit", "--elections", "elections.csv", "--until", "soon", "--out", "x"], "is not a day"),
        (["fit", "--elections", "elections.csv", "--until", "1990-01-01", "--out", "x"], "Only 0 elections"),
        (["score", "--model", "cells.csv", "--elections", "blind.csv", "--out", "x"], "not a file|damaged"),
        (["score", "--elections", "cells.csv", "--out", "x"], "column case is missing"),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence_and_nothing_is_written(
    files: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], told: str
) -> None:
    monkeypatch.chdir(files)
    (files / "x").write_text("kept")
    (files / "nothing.csv").write_text("")
    (files / "head.csv").write_text((files / "elections.csv").read_text().partition("\n")[0])
    done = brazier("forecast", *options)
    assert done.exit_code == 1
    assert any(part in done.stderr for part in told.split("|"))
    assert done.stderr.startswith("brazier: ")
    assert (files / "x").read_text() == "kept"


def test_a_folder_that_is_not_there_is_said_in_a_sentence(files: Path) -> None:
    done = brazier("forecast", "score", "--elections", files / "blind.csv", "--out", files / "nowhere" / "x.csv")
    assert done.exit_code == 1
    assert "Traceback" not in done.stderr
