"""Who has the hub open, and whether the last one sealed it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from brazier.storage.presence import FILE_NAME, Presence

OTHER = "from brazier.storage.presence import Presence; from pathlib import Path; import sys, time; \
p = Presence(); print(p.enter(Path(sys.argv[1])), flush=True); time.sleep(60)"


def another(folder: Path) -> subprocess.Popen[str]:
    """A program of its own that has the folder open."""
    started = subprocess.Popen([sys.executable, "-c", OTHER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    started.stdout.readline()
    return started


def end(other: subprocess.Popen[str]) -> None:
    os.kill(other.pid, signal.SIGKILL)
    other.communicate()


def test_the_first_one_is_alone_and_nobody_was_cut_off(tmp_path: Path) -> None:
    assert Presence().enter(tmp_path) == (True, False)
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


def test_whoever_sealed_leaves_no_sign(tmp_path: Path) -> None:
    here = Presence()
    here.enter(tmp_path)
    here.leave()
    here.leave()
    assert Presence().enter(tmp_path) == (True, False)


def test_one_that_was_killed_is_found_out(tmp_path: Path) -> None:
    end(another(tmp_path))
    here = Presence()
    assert here.enter(tmp_path) == (True, True)
    here.leave()
    assert here.enter(tmp_path) == (True, False)


def test_beside_another_program_nobody_is_alone_and_nothing_is_claimed(tmp_path: Path) -> None:
    other = another(tmp_path)
    try:
        here = Presence()
        assert here.enter(tmp_path) == (False, False)
        here.leave()
        assert (tmp_path / FILE_NAME).read_bytes() == b"open"  # the other one still is
    finally:
        end(other)
    assert Presence().enter(tmp_path) == (True, True)
