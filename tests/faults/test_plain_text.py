"""No name is ever on the disk in the clear: not in the database or what lies beside it, not in a temporary file,
not in a copy, not in a core dump; not while a list is taken, not after a kill in the middle of it."""

import os
import signal
import tempfile
import threading
import time
from pathlib import Path

import pytest

from tests.faults import canaries
from tests.faults.browser import Gone
from tests.faults.hubs import Born, Folder, Zygote


def everywhere(folder: Folder, born: Born | None = None) -> set[bytes]:
    """Canaries in all a hub leaves behind: its folder, temporary files, copies, and files it holds open."""
    found = canaries.found_in(canaries.files(folder.at, folder.at.parent / "temp", folder.stick))
    return found | canaries.found_in(canaries.held_open(born.pid)) if born else found


class Watch:
    """Looks everywhere again and again, until it is told to stop."""

    def __init__(self, folder: Folder, born: Born) -> None:
        self.found: set[bytes] = set()
        self.looks = 0
        self._folder, self._born, self._over = folder, born, threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.is_set():
            self.found |= everywhere(self._folder, self._born)
            self.looks += 1
            time.sleep(0.1)

    def stop(self) -> None:
        self._over.set()
        self._thread.join()


def test_ten_thousand_names_are_nowhere_in_the_clear_during_an_import_after_a_kill_and_in_a_copy_n64(
    folder: Folder, zygote: Zygote
) -> None:
    born, browser = folder.open()
    watch = Watch(folder, born)
    brought = browser.bring([("list.csv", canaries.list_of_them())])
    browser.look(brought)
    browser.post(f"/lists/{brought}/take")
    time.sleep(0.8)
    born.kill()
    watch.stop()
    assert (watch.found, watch.looks > 3) == (set(), True)
    assert everywhere(folder) == set()
    born, browser = folder.open()
    watch = Watch(folder, born)
    assert browser.take(brought)
    assert browser.copy(str(folder.stick))
    watch.stop()
    browser.post("/seal")
    assert (watch.found, everywhere(folder, born)) == (set(), set())
    born.stop()
    assert everywhere(folder) == set()
    assert zygote.call("look", str(folder.at))["imports"] == [[brought, "taken", canaries.COUNT]]


def test_without_a_key_the_same_search_finds_all_ten_thousand_n64(tmp_path: Path, zygote: Zygote) -> None:
    folder = Folder.beside(tmp_path, zygote)
    (tmp_path / "list.csv").write_bytes(canaries.list_of_them())
    zygote.call("take_in_the_clear", str(folder.at), str(tmp_path / "list.csv"))
    assert everywhere(folder) == canaries.names()


def test_a_name_in_a_temporary_file_without_a_name_would_be_seen(tmp_path: Path) -> None:
    with tempfile.TemporaryFile(dir=tmp_path) as spilled:
        spilled.write(canaries.list_of_them())
        spilled.flush()
        assert canaries.found_in(canaries.files(tmp_path)) == set()
        assert canaries.found_in(canaries.held_open(os.getpid())) == canaries.names()


@pytest.mark.parametrize("sign", ["SIGSEGV", "SIGABRT", "SIGQUIT"])
def test_a_hub_that_crashes_leaves_no_image_of_its_memory_n64(folder: Folder, sign: str) -> None:
    born, browser = folder.open()
    browser.bring([("list.csv", canaries.list_of_them())])
    os.kill(born.pid, getattr(signal, sign))
    assert born.wait() == -getattr(signal, sign)
    temp = folder.at.parent / "temp"
    assert list(temp.iterdir()) == []
    assert everywhere(folder) == set()


def test_files_over_the_limit_are_refused_in_words_and_lie_nowhere_n41(folder: Folder) -> None:
    born, browser = folder.open()
    watch = Watch(folder, born)
    large = canaries.list_of_them() * 500
    try:
        answer = browser.hand_in([("list.csv", large)])
    except Gone:
        pytest.fail("the hub hung up without a word")
    finally:
        watch.stop()
    assert len(large) > 200 * 1024 * 1024
    assert answer.status == 413
    assert "<h1>" in answer.text
    assert (watch.found, watch.looks > 1) == (set(), True)
    assert browser.get("/people/").status == 200
