"""The small file beside a copy."""

from pathlib import Path

from brazier.ledger import remembered, stick
from brazier.ledger.remembered import Seen

KEY = b"k" * 32


def test_a_stick_remembers_for_its_hub_alone(tmp_path: Path) -> None:
    stick.write(tmp_path, "abc", remembered.to_text(KEY, Seen(7, "ab" * 32)))
    assert stick.read(tmp_path, "abc", KEY) == Seen(7, "ab" * 32)
    assert stick.read(tmp_path, "def", KEY) is None
    assert stick.read(tmp_path, "abc", b"x" * 32) is None
    assert [path.name for path in tmp_path.iterdir()] == ["ledger-abc.seen"]


def test_a_damaged_file_or_no_stick_remembers_nothing(tmp_path: Path) -> None:
    (tmp_path / stick.file_name("abc")).write_bytes(b"\xff\xfe")
    assert stick.read(tmp_path, "abc", KEY) is None
    assert stick.read(tmp_path / "in a pocket", "abc", KEY) is None
