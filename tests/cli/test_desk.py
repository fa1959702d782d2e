"""What every command shares: folder, words, and an end in one sentence."""

import errno
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.conftest import WORDS

from brazier.cli import desk
from brazier.storage.hub import State, here
from brazier.terms import Refused, Wrong


def ended(error: BaseException) -> tuple[int, str]:
    """How a command ends that runs into this."""

    @click.command()
    @desk.sentences
    def command() -> None:
        raise error

    done = CliRunner().invoke(command)
    return done.exit_code, done.stderr


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Wrong("x.y", "This list is empty."), "brazier: This list is empty."),
        (Refused("x.y", "You may not."), "brazier: You may not."),
        (OverflowError("int too large"), "brazier: There is nothing here."),
        (KeyboardInterrupt(), "brazier: stopped. What was kept before is safe."),
        (MemoryError(), "not enough memory"),
        (OSError(errno.ENOSPC, "no space", "/hub/hub.db"), "(/hub/hub.db)"),
        (ZeroDivisionError("Rosa Diaz"), "something broke on our side (ZeroDivisionError at"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_whatever_happens_ends_in_one_sentence_and_a_one(
    own_folder: Path, error: BaseException, sentence: str
) -> None:
    code, said = ended(error)
    assert code == 1
    assert sentence in said
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert "Rosa" not in said


def test_wrong_usage_keeps_its_two(own_folder: Path) -> None:
    assert ended(click.UsageError("no such option"))[0] == 2


def test_the_hub_is_sealed_however_a_command_ends(own_folder: Path) -> None:
    (own_folder).mkdir()
    (own_folder / "hub.keyring").touch()
    ended(Wrong("x.y", "No."))
    assert here.state is State.SEALED


def test_words_for_a_new_hub_are_drawn_into_a_file_only_we_can_read(tmp_path: Path) -> None:
    words, drawn = desk.words_for_new_hub(tmp_path / "words")
    assert drawn
    assert len(words.split()) == 6
    assert (tmp_path / "words").read_text() == words + "\n"
    assert (tmp_path / "words").stat().st_mode & 0o077 == 0


def test_words_in_the_file_are_taken_unless_they_are_too_short(tmp_path: Path) -> None:
    (tmp_path / "words").write_text(f"  {WORDS}\n")
    assert desk.words_for_new_hub(tmp_path / "words") == (WORDS, False)
    (tmp_path / "words").write_text("secret")
    with pytest.raises(Wrong, match="too short"):
        desk.words_for_new_hub(tmp_path / "words")


def test_an_empty_file_gets_words_too(tmp_path: Path) -> None:
    (tmp_path / "words").touch()
    words, drawn = desk.words_for_new_hub(tmp_path / "words")
    assert drawn
    assert (tmp_path / "words").read_text() == words + "\n"


def test_the_words_are_read_without_what_an_editor_adds(tmp_path: Path) -> None:
    (tmp_path / "words").write_text(f"{WORDS}\n\n")
    assert desk.read_words(tmp_path / "words") == WORDS


def test_json_keeps_every_script(capsys: pytest.CaptureFixture[str]) -> None:
    desk.tell({"file": "名单.csv"}, True, lambda: pytest.fail("this was for people"))
    assert json.loads(capsys.readouterr().out) == {"file": "名单.csv"}
    desk.tell({}, False, lambda: click.echo("for people"))
    assert capsys.readouterr().out == "for people\n"
