"""The file beside the database remembers the newest line."""

from pathlib import Path

import pytest

from brazier.ledger import anchor, remembered
from brazier.ledger.remembered import Seen
from brazier.storage.hub import HEAD_NAME

KEY = b"k" * 32


def at(number: int) -> Seen:
    return Seen(number, f"{number:064x}")


def any_line(_: Seen) -> bool:
    return True


def test_a_folder_remembers_the_newest_line_and_only_goes_forward(tmp_path: Path) -> None:
    anchor.put(tmp_path, KEY, at(0))
    for number in (3, 2, 1):
        anchor.advance(tmp_path, KEY, at(number), any_line)
    assert anchor.read(tmp_path, KEY) == at(3)
    assert anchor.read(tmp_path, b"x" * 32) is None
    assert (tmp_path / HEAD_NAME).stat().st_mode & 0o077 == 0


def test_only_who_says_so_takes_the_memory_back(tmp_path: Path) -> None:
    anchor.put(tmp_path, KEY, at(9))
    anchor.put(tmp_path, KEY, at(4))
    assert anchor.read(tmp_path, KEY) == at(4)


def test_a_line_of_another_record_does_not_take_the_place_of_what_is_remembered(tmp_path: Path) -> None:
    anchor.put(tmp_path, KEY, at(5))
    anchor.advance(tmp_path, KEY, at(9), lambda known: known == at(4))
    assert anchor.read(tmp_path, KEY) == at(5)


def test_a_file_that_is_gone_is_not_made_again_by_the_next_line(tmp_path: Path) -> None:
    anchor.advance(tmp_path, KEY, at(1), any_line)
    assert not anchor.exists(tmp_path)
    assert anchor.read(tmp_path, KEY) is None


@pytest.mark.parametrize("content", [b"", b"\xff" * 240, remembered.to_text(KEY, at(5)).encode()[:-9], b"5 short"])
def test_a_damaged_file_remembers_nothing_and_stays_for_somebody_to_see(tmp_path: Path, content: bytes) -> None:
    (tmp_path / HEAD_NAME).write_bytes(content)
    anchor.advance(tmp_path, KEY, at(6), any_line)
    assert anchor.read(tmp_path, KEY) is None
    assert (tmp_path / HEAD_NAME).read_bytes() == content


def test_a_folder_that_can_not_be_written_keeps_the_earlier_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anchor.put(tmp_path, KEY, at(1))

    def full(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.pwrite", full)
    anchor.advance(tmp_path, KEY, at(2), any_line)
    assert anchor.read(tmp_path, KEY) == at(1)
