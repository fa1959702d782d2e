"""What a passer-by sees stands outside the seal, and nothing strange gets in by it."""

import json
from pathlib import Path

import pytest

from brazier.storage import cover
from brazier.storage.cover import Cover


def test_a_cover_is_read_as_it_was_written(tmp_path: Path) -> None:
    cover.write(tmp_path, Cover("Garden club", "leaf"))
    assert cover.read(tmp_path) == Cover("Garden club", "leaf")
    assert [p.name for p in tmp_path.iterdir()] == ["hub.cover"]


def test_without_a_file_it_is_the_common_cover(tmp_path: Path) -> None:
    assert cover.read(tmp_path) == Cover("Shift notes", "notes")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff", b"[]", b"{", b"null", b'{"title": "x"}',
        json.dumps({"title": "", "icon": "leaf"}).encode(),
        json.dumps({"title": "x" * 41, "icon": "leaf"}).encode(),
        json.dumps({"title": "a\u202eb", "icon": "leaf"}).encode(),
        json.dumps({"title": "x", "icon": "../../hub"}).encode(),
    ],
)  # fmt: skip
def test_a_file_that_somebody_else_wrote_changes_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / cover.FILE_NAME).write_bytes(content)
    assert cover.read(tmp_path) == Cover()
