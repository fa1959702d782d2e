"""Lists at the terminal: bring, look first, take, undo, match; every refusal says what was the matter."""

import csv
import json
from pathlib import Path

import pytest
from django.db import connection
from tests.cli.conftest import brazier, reply

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the command is tried on the encrypted file")
LIST = 'Name,Phone,Dept,Shift\nRosa Diaz,917 555 0148,Stow,Nights\n"ASANTE, KWAME",347 555 0199,Pick,Days\n'
PRICES = "item,price\nsoap,2.50\nbread,1.20\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a true list, a price list, a photo and nothing at all."""
    (tmp_path / "list.csv").write_text(LIST)
    (tmp_path / "prices.csv").write_text(PRICES)
    (tmp_path / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 50)
    (tmp_path / "empty.csv").write_bytes(b"")
    return tmp_path


def test_the_same_file_twice_is_all_the_same(hub: list[str], files: Path) -> None:
    first = reply(brazier("import", files / "list.csv", *hub, "--yes", "--json"))
    again = reply(brazier("import", files / "list.csv", *hub, "--yes", "--json"))
    assert [f["new"] for f in first["files"]] == [2]  # type: ignore[attr-defined, index]
    assert [(f["new"], f["same"]) for f in again["files"]] == [(0, 2)]  # type: ignore[attr-defined, index]


def test_every_bad_file_is_named_and_nothing_of_the_good_one_is_taken(hub: list[str], files: Path) -> None:
    names = [files / name for name in ("photo.csv", "list.csv", "empty.csv")]
    done = brazier("import", *names, *hub, "--yes", "--json")
    assert done.exit_code == 1
    assert "photo.csv: " in done.stderr
    assert "empty.csv: " in done.stderr
    assert done.stderr.endswith("Nothing was written.\n")
    assert reply(brazier("chart", *hub, "--json"))["cells"] == []


def test_a_file_that_names_nobody_is_no_success(hub: list[str], files: Path) -> None:
    for asked in (["--yes"], []):
        done = brazier("import", files / "prices.csv", *hub, *asked, "--json")
        assert (done.exit_code, done.stdout) == (1, "")
        assert "Not one line of these lists names anybody" in done.stderr


@pytest.mark.parametrize("lines", [1, 2])
def test_a_million_columns_are_no_success(hub: list[str], tmp_path: Path, lines: int) -> None:
    (tmp_path / "wide.csv").write_text(("a," * 1_000_000 + "\n") * lines)
    done = brazier("import", tmp_path / "wide.csv", *hub, "--yes", "--json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "othing was lost" in done.stderr


def test_a_list_left_aside_is_told_with_its_reason(hub: list[str], files: Path) -> None:
    names = [files / "prices.csv", files / "list.csv"]
    told = reply(brazier("import", *names, *hub, "--json"))
    assert [f["file"] for f in told["files"]] == ["list.csv"]  # type: ignore[attr-defined, index]
    reason = "No column of this list names anybody: no name, phone, e-mail or badge number."
    assert told["left_aside"] == [{"file": "prices.csv", "reason": reason}]
    assert f"prices.csv: left aside. {reason}" in brazier("import", *names, *hub).stdout


def test_without_left_aside_the_answer_has_no_more_keys_than_promised(hub: list[str], files: Path) -> None:
    assert set(reply(brazier("import", files / "list.csv", *hub, "--json"))) == {"import", "files"}


def test_in_words_it_says_what_would_happen_and_how_to_take_it(hub: list[str], files: Path) -> None:
    said = brazier("import", files / "list.csv", *hub).stdout
    assert "list.csv: 2 rows: 0 same, 0 to look at, 2 new, 0 we could not read" in said
    assert "Say --yes to take it." in said
    assert "brazier undo" in brazier("import", files / "list.csv", *hub, "--yes").stdout


def test_what_could_not_be_read_is_told_by_line(hub: list[str], tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST + ",,Pick,Days\nTotal: 2,,,\n")
    told = reply(brazier("import", tmp_path / "list.csv", *hub, "--json"))
    assert [u["line"] for u in told["files"][0]["unreadable"]] == [4, 5]  # type: ignore[index]


def test_undo_says_how_many_go_and_stay(hub: list[str], files: Path) -> None:
    number = reply(brazier("import", files / "list.csv", *hub, "--yes", "--json"))["import"]
    assert brazier("undo", number, *hub).stdout == "2 rows taken back, 2 people gone, 0 stay.\n"
    again = brazier("undo", number, *hub)
    assert (again.exit_code, again.stdout) == (1, "")


def test_match_needs_no_campaign_and_keeps_record_ids(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "record_id,Name,Phone\nr1,Rosa Diaz,917 555 0148\nr2,Kwame Asante,347 555 0199\n"
    )
    (tmp_path / "b.csv").write_text('Name,Phone\n"DIAZ, ROSA",(917) 555-0148\n')
    done = brazier("match", tmp_path / "a.csv", tmp_path / "b.csv", "--out", tmp_path / "out.csv", "--json")
    assert json.loads(done.stdout)["persons"] == 2
    with (tmp_path / "out.csv").open(newline="") as body:
        rows = list(csv.DictReader(body))
    assert [row["record_id"] for row in rows] == ["r1", "r2", "b.csv:2"]
    assert rows[0]["person"] == rows[2]["person"] != rows[1]["person"]
