"""The `brazier` command, run as people run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from tests.cli.conftest import brazier, reply
from tests.conftest import WORDS
from tests.harbor.cast import NOW, Harbor

from brazier.access.queries import alone
from brazier.ledger.models import Line
from brazier.storage import actions as storage
from brazier.storage import keyring, shares
from brazier.storage.hub import here
from brazier.storage.shares import Split
from brazier.terms import Actor
from brazier.upkeep import actions as upkeep

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the command is tried on the encrypted file")
LIST = 'Name,Phone,Dept,Shift\nRosa Diaz,917 555 0148,Stow,Nights\n"ASANTE, KWAME",917 555 0149,Pick,Days\n'


def test_an_empty_hub_has_an_empty_chart(hub: list[str]) -> None:
    assert reply(brazier("chart", *hub, "--json"))["cells"] == []


def test_a_list_comes_in_is_charted_and_is_taken_back(hub: list[str], tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST)
    taken = reply(brazier("import", tmp_path / "list.csv", *hub, "--yes", "--json"))
    assert taken["files"] == [{"file": "list.csv", "rows": 2, "new": 2, "same": 0, "review": 0, "unreadable": []}]
    told = reply(brazier("chart", *hub, "--json"))
    cells = {(c["department"], c["shift"]): c for c in told["cells"]}  # type: ignore[index, union-attr, attr-defined]
    assert set(cells) == {("Stow", "Nights"), ("Pick", "Days")}
    assert set(cells["Stow", "Nights"]) == {
        "department", "shift", "n", "known", "assessed", "levels", "coverage", "hard_support", "hole",
    }  # fmt: skip
    assert cells["Stow", "Nights"]["levels"] == {"0": 1, "1": 0, "2": 0, "3": 0, "4": 0, "5": 0}
    undone = reply(brazier("undo", taken["import"], *hub, "--json"))
    assert (undone["records"], undone["gone"]) == (2, 2)
    assert reply(brazier("chart", *hub, "--json"))["cells"] == []


def test_the_terminal_says_how_many_are_for_it_and_what_share_of_all_that_is(hub: list[str]) -> None:
    storage.unseal(Actor.nobody, passphrase=WORDS)
    harbor = Harbor(alone(Actor.keeper))
    people = [harbor.worker(f"Worker {n}", department="Stow", shift="Nights") for n in range(8)]
    for number, level in zip(people, (1, 2, 2, 4), strict=False):
        harbor.talk(number, level)
    storage.seal(Actor.keeper)
    told = brazier("chart", *hub).stdout
    line = next(line for line in told.splitlines() if "Stow" in line)
    assert [cell.strip() for cell in line.strip("│").split("│")][:7] == [
        "Stow",
        "Nights",
        "8",
        "8",
        "4",
        "3",
        "38%",
    ]
    assert "3 are rated 1 or 2: 38% of all" in told


def test_without_yes_nothing_is_written(hub: list[str], tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST)
    assert reply(brazier("import", tmp_path / "list.csv", *hub, "--json"))["import"] is None
    assert reply(brazier("chart", *hub, "--json"))["cells"] == []


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["undo", "4711"], "is not there"),
        (["backup", "--to", "/nowhere/at/all"], "stick plugged in"),
        (["init", "--campaign", "x", "--worksite", "y"], "campaign in this folder already"),
    ],
)
def test_a_refusal_is_one_sentence_and_a_one(hub: list[str], args: list[str], sentence: str) -> None:
    done = brazier(args[0], *args[1:], *hub)
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_wrong_words_are_refused_in_one_sentence(hub: list[str], tmp_path: Path) -> None:
    (tmp_path / "others").write_text("zoom zone zips zing zesty zebra")
    done = brazier("chart", "--data", hub[1], "--passphrase-file", tmp_path / "others")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "do not open the hub" in done.stderr


def test_a_folder_without_a_campaign_says_how_to_start_one(own_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "words").write_text(WORDS)
    done = brazier("chart", "--data", tmp_path / "empty", "--passphrase-file", tmp_path / "words")
    assert done.exit_code == 1
    assert "brazier init" in done.stderr


@pytest.mark.parametrize(
    "args", [["nonsense"], ["chart", "--no-such-option"], ["undo"], ["undo", "x"], ["import"]]
)
def test_wrong_usage_ends_with_two(args: list[str]) -> None:
    assert brazier(*args).exit_code == 2


def test_a_file_that_is_no_list_is_named_and_nothing_is_written(hub: list[str], tmp_path: Path) -> None:
    (tmp_path / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 50)
    done = brazier("import", tmp_path / "photo.csv", *hub, "--yes", "--json")
    assert done.exit_code == 1
    assert "photo.csv" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_as_a_program_of_its_own_words_are_drawn_into_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    options = ["--data", str(tmp_path / "hub"), "--passphrase-file", str(tmp_path / "words")]
    for args in (["init", *options, "--campaign", "Harbor", "--worksite", "West"], ["chart", *options]):
        done = subprocess.run(
            [sys.executable, "-m", "brazier", *args], capture_output=True, env=environment, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert len((tmp_path / "words").read_text().split()) == 6
    assert (tmp_path / "words").stat().st_mode & 0o077 == 0


def test_short_words_are_refused(own_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("secret")
    done = brazier(
        "init",
        "--data",
        tmp_path / "hub",
        "--passphrase-file",
        tmp_path / "words",
        "--campaign",
        "x",
        "--worksite",
        "y",
    )
    assert done.exit_code == 1
    assert "too short" in done.stderr
    assert not (tmp_path / "hub").exists()


def test_a_copy_goes_round_and_verify_finds_everything_whole(hub: list[str], tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    copy = reply(brazier("backup", *hub, "--to", tmp_path / "stick", "--json"))["copy"]
    other = ["--data", str(tmp_path / "other"), *hub[2:]]
    assert reply(brazier("restore", copy, *other, "--json"))["left_out_again"] == 0
    findings = reply(brazier("verify", *other, "--json"))["findings"]
    assert [f for f in findings if not f["well"] and f["code"] != "swap_off"] == []  # type: ignore[attr-defined, index]


def test_a_page_of_the_database_that_was_touched_is_found(hub: list[str]) -> None:
    database = Path(hub[1]) / "hub.db"
    body = bytearray(database.read_bytes())
    body[-2000] ^= 1
    database.write_bytes(body)
    done = brazier("verify", *hub)
    assert done.exit_code == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("asked", [[], ["--fresh"]])
def test_harbor_is_not_made_over_something_else(hub: list[str], own_folder: Path, asked: list[str]) -> None:
    before = sorted(path.name for path in own_folder.iterdir())
    done = brazier("demo", "--only-make", "--data", own_folder, *asked)
    assert (done.exit_code, done.stderr) == (
        1, "brazier: This folder holds something that is not Harbor. Nothing was touched.\n",
    )  # fmt: skip
    assert sorted(path.name for path in own_folder.iterdir()) == before
    assert reply(brazier("chart", *hub, "--json"))["cells"] == []


@pytest.mark.parametrize("asked", [[], ["--fresh"]])
def test_harbor_at_one_stage_is_not_made_over_the_other(tmp_path: Path, asked: list[str]) -> None:
    (tmp_path / "these-words-open-harbor.txt").write_text(WORDS)
    done = brazier("demo", "--only-make", "--stage", "vote", "--data", tmp_path, *asked)
    assert done.exit_code == 1
    assert "holds Harbor at another stage. Nothing was touched." in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["these-words-open-harbor.txt"]


def test_help_teaches() -> None:
    told = brazier("--help").stdout
    assert all(word in told for word in ("First time", "import", "backup", "restore"))


def test_a_sealed_export_needs_the_words(hub: list[str], tmp_path: Path) -> None:
    done = brazier("export", tmp_path / "list.csv", *hub)
    assert done.exit_code == 0
    assert (tmp_path / "list.csv.age").read_bytes().startswith(b"age-encryption.org")


def test_verify_reports_the_ledger_and_looks_for_words_from_paper(hub: list[str]) -> None:
    told = reply(brazier("verify", *hub, "--json"))
    assert {"ledger_whole", "ledger_signed", "ledger_head"} <= {f["code"] for f in told["findings"] if f["well"]}
    words, lines = told["ledger"]["words"], told["ledger"]["lines"]
    assert len(words.split()) == 6
    assert reply(brazier("verify", *hub, "--json", "--seen", words))["seen"] == {"line": lines}
    done = brazier("verify", *hub, "--seen", "abacus abdomen abdominal abide abiding ability")
    assert done.exit_code == 1
    assert "No line of this ledger" in done.stderr


def test_verify_ends_with_1_when_the_newest_lines_were_cut_off(hub: list[str], own_folder: Path) -> None:
    storage.unseal(Actor.keeper, passphrase=WORDS)
    last = Line.objects.latest("number").number
    Line.objects.filter(number__gt=last - 1).delete()
    storage.seal(Actor.keeper)
    done = brazier("verify", *hub, "--json")
    assert done.exit_code == 1
    assert [
        f["code"] for f in json.loads(done.stdout)["findings"] if not f["well"] and f["code"] != "swap_off"
    ] == ["ledger_head"]
    assert f"{last} lines then, {last - 1} now" in done.stderr


@pytest.fixture
def way(hub: list[str]) -> Split:
    """Two of three shares that open the hub instead of the words."""
    storage.unseal(Actor.nobody, passphrase=WORDS)
    made = shares.split(2, 3)
    upkeep.share_out(alone(Actor.keeper), known=keyring.read(here.folder), way=made, now=NOW)
    storage.seal(Actor.keeper)
    return made


def named(folder: Path, texts: tuple[str, ...]) -> list[str]:
    """The options that name a file for each share."""
    options = []
    for number, text in enumerate(texts):
        (folder / f"share-{number}").write_text(text)
        options += ["--share-file", str(folder / f"share-{number}")]
    return options


def test_a_hub_of_a_committee_opens_with_a_file_for_each_share(hub: list[str], way: Split, tmp_path: Path) -> None:
    files = named(tmp_path, way.texts[1:])
    assert reply(brazier("chart", *hub[:2], *files, "--json"))["cells"] == []
    assert reply(brazier("chart", *hub[:2], *named(tmp_path, way.texts), "--json"))["cells"] == []
    assert brazier("verify", *hub[:2], *files).exit_code == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (lambda way: (), "2 shares of set"),
        (lambda way: way.texts[:1], "1 of 2 shares are here"),
        (lambda way: (way.texts[0], "acid"), "these are 1"),
        (lambda way: (way.texts[0], "\xff"), "is not a word of any share"),
        (lambda way: shares.split(2, 3, past=[way.number]).texts, "needs set"),
    ],
)
def test_too_few_or_false_shares_are_one_sentence_and_a_one(
    hub: list[str], way: Split, tmp_path: Path, given: object, said: str
) -> None:
    done = brazier("chart", *hub[:2], *named(tmp_path, given(way)))  # type: ignore[operator]
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert way.texts[0] not in done.stderr


def test_the_six_words_of_before_open_it_no_more(hub: list[str], way: Split) -> None:
    done = brazier("chart", *hub)
    assert done.exit_code == 1
    assert "2 shares of set" in done.stderr


def test_a_copy_is_restored_with_shares_and_a_sealed_list_gets_words_of_its_own(
    hub: list[str], way: Split, tmp_path: Path
) -> None:
    files = named(tmp_path, way.texts[:2])
    (tmp_path / "stick").mkdir()
    copied = reply(brazier("backup", "--to", tmp_path / "stick", *hub[:2], *files, "--json"))
    restored = brazier("restore", copied["copy"], "--data", tmp_path / "new", *files, "--json")
    assert reply(restored)["restored"] == str(tmp_path / "new")
    told = brazier("export", tmp_path / "all.csv", *hub[:2], *files).stdout
    assert "The six words that open this file, for paper only: " in told
    assert way.texts[0] not in told
