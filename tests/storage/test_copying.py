"""A copy of the open database, that sealing can stop."""

import io
import threading
from contextlib import closing
from pathlib import Path

import pytest

from brazier.storage import copying, pool
from brazier.storage.pool import Pool, Sealed

KEY = bytes(range(32))


@pytest.fixture
def lender(tmp_path: Path) -> Pool:
    """A pool over a database of some megabytes."""
    path = tmp_path / "hub.db"
    with closing(pool.open_raw(path, KEY)) as raw:
        raw.execute("CREATE TABLE told (word TEXT)")
        raw.executemany("INSERT INTO told VALUES (?)", [("x" * 900,)] * 8000)
    return Pool(lambda: pool.open_raw(path, KEY), path)


def count(path: Path) -> int:
    with closing(pool.open_raw(path, KEY)) as raw:
        found: int = raw.execute("SELECT count(*) FROM told").fetchone()[0]
        return found


def test_a_snapshot_holds_the_database_as_it_stood_while_others_write_on(lender: Pool, tmp_path: Path) -> None:
    other, steps = lender.lend(), []
    true = copying.PAGES

    class Busy(Pool):
        @property
        def is_closed(self) -> bool:
            steps.append(1)
            other.execute("INSERT INTO told VALUES ('later')")
            return False

    lender.__class__ = Busy
    copying.snapshot(lender, KEY, tmp_path / "copy.part")
    assert len(steps) > 2
    assert true == copying.PAGES
    assert count(tmp_path / "copy.part") == 8000
    lender.give_back(other)
    lender.close()


def test_sealing_stops_a_snapshot_and_closes_its_file(lender: Pool, tmp_path: Path) -> None:
    class Sealing(Pool):
        @property
        def is_closed(self) -> bool:
            if not self._closed:
                threading.Thread(target=self.close).start()
                while not self._closed:
                    pass
            return True

    lender.__class__ = Sealing
    with pytest.raises(Sealed):
        copying.snapshot(lender, KEY, tmp_path / "copy.part")
    with pytest.raises(Sealed), lender.beside(tmp_path / "other.part", KEY):
        pass


def test_a_page_that_was_touched_is_found_and_a_page_still_in_the_log_is_not_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    with closing(pool.open_raw(path, KEY)) as raw:
        raw.execute("PRAGMA wal_autocheckpoint = 0")
        raw.execute("CREATE TABLE told (word TEXT)")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.execute("INSERT INTO told VALUES ('in the log')")
        body = bytearray(path.read_bytes())
        body[4096 + 100] ^= 1  # torn while it was carried over; its true content is in the log
        with path.open("r+b") as out:
            out.write(body)
        assert copying.touched_pages(raw) == []
    body = bytearray(path.read_bytes())
    body[4096 + 100] ^= 1
    path.write_bytes(body)
    with closing(pool.open_raw(path, KEY)) as raw:
        assert copying.touched_pages(raw) != []


def test_reading_stops_when_the_hub_is_sealed() -> None:
    sealed = [False, False, True]
    body = copying.Stoppable(io.BytesIO(b"abcdef"), lambda: sealed.pop(0))
    assert (body.read(2), body.read(2)) == (b"ab", b"cd")
    with pytest.raises(Sealed):
        body.read(2)
    assert body.was_stopped


def test_why_a_file_could_not_be_written_is_remembered() -> None:
    class Full(io.BytesIO):
        def write(self, _content: object) -> int:
            raise OSError(28, "No space left on device")

        flush = write  # type: ignore[assignment]

    body = copying.Remembering(Full())
    with pytest.raises(OSError, match="No space"):
        body.write(b"x")
    assert body.error is not None
    assert body.error.errno == 28


def test_the_same_bytes_have_the_same_digest(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"abc")
    assert copying.digest(tmp_path / "x").startswith("ba7816bf")
