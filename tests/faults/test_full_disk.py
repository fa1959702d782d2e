"""The disk is full or dying: whoever works is told in one sentence, nothing is half kept, nothing is lost."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import lists
from tests.faults.hubs import WORDS, Folder, Zygote
from tests.faults.walked import FLOWS

FULL = "is full. Nothing was half kept. Make room and try again."
BIG = range(4000)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, fresh: Folder, zygote: Zygote) -> Folder:
    """A campaign with a list that waits, one that is taken, and a doubtful pair."""
    folder = fresh.copied_to(tmp_path_factory.mktemp("walk"))
    zygote.ask({"warm": str(folder.at)})
    assert zygote.call("prepare", str(folder.at))[0] > 0
    return folder


@pytest.mark.parametrize("how", ["full", "dying"])
@pytest.mark.parametrize("flow", FLOWS)
def test_whichever_write_fails_it_is_told_and_the_flow_is_whole_or_not_at_all_n78(
    prepared: Folder, zygote: Zygote, flow: str, how: str
) -> None:
    found = zygote.call("walk", str(prepared.at), flow, how, 8, f"{flow} {how}")
    assert (found["untold"], found["wrong"]) == ([], [])
    assert found["told"] >= found["points"] / 2


class Small:
    """A disk of its own, of a size we choose."""

    def __init__(self, at: Path) -> None:
        self.at = at
        at.mkdir(parents=True, exist_ok=True)
        self._mount("-t", "tmpfs", "-o", "size=64m", "small")

    def _mount(self, *args: str) -> None:
        if shutil.which("mount") is None:
            pytest.skip("not run: this system has no mount command")
        done = subprocess.run(["mount", *args, str(self.at)], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("not run: only root may mount a small disk")

    def fill(self, spare: int) -> None:
        """Leave only so many bytes."""
        free = shutil.disk_usage(self.at).free
        with (self.at / "ballast").open("wb") as out:
            out.write(bytes(max(0, free - spare)))

    def make_room(self) -> None:
        (self.at / "ballast").unlink()

    def close(self) -> None:
        subprocess.run(["umount", "-l", str(self.at)], capture_output=True, check=False)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    """A small disk, not yet full."""
    disk = Small(tmp_path / "small")
    yield disk
    disk.close()


@pytest.fixture
def on_it(small: Small, fresh: Folder) -> Iterator[Folder]:
    """A campaign on the small disk."""
    folder = fresh.copied_to(small.at)
    yield folder
    folder.end()


def test_an_import_on_a_full_disk_is_one_sentence_and_goes_through_when_there_is_room(
    small: Small, on_it: Folder, zygote: Zygote, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_bytes(lists.csv(BIG))
    small.fill(spare=1_500_000)
    done = zygote.run("import", tmp_path / "list.csv", "--yes", "--json", *on_it.options)
    assert (done.code, done.said) == (1, "")
    assert done.complained == f"brazier: The disk {FULL}\n"
    small.make_room()
    found = zygote.call("look", str(on_it.at))
    assert (found["people"], found["faults"]) == (["Kwame Asante", "Rosa Diaz"], [])
    assert [state for _, state, _ in found["imports"]] in ([], ["columns"], ["dropped"])
    assert zygote.run("import", tmp_path / "list.csv", "--yes", "--json", *on_it.options).code == 0


def test_a_page_on_a_full_disk_says_so_and_keeps_what_was_there(small: Small, on_it: Folder) -> None:
    _, browser = on_it.open()
    assert browser.post("/people/", {"name": "Mei Zhao"}).status == 302
    small.fill(spare=0)
    talk = {"who": "Rosa Diaz", "quote": "x" * 390, "level": "2", "when": "none"}
    said = [browser.post("/talks", talk) for _ in range(40)]
    refused = [answer for answer in said if answer.status != 302]
    assert refused
    assert {answer.status for answer in refused} == {500}
    assert all(f"The disk {FULL}" in answer.text for answer in refused)
    assert "Mei Zhao" in browser.get("/people/").text
    kept = len(said) - len(refused)
    small.make_room()
    assert browser.post("/talks", talk).status == 302
    browser.post("/seal")
    found = on_it.zygote.call("look", str(on_it.at))
    assert (len(found["quotes"]), found["faults"]) == (kept + 1, [])


def test_a_list_taken_by_page_on_a_full_disk_says_so_and_waits(small: Small, on_it: Folder) -> None:
    _, browser = on_it.open()
    brought = browser.bring([("list.csv", lists.csv(BIG))])
    browser.look(brought)
    small.fill(spare=300_000)
    assert not browser.take(brought) or f"The disk {FULL}" in browser.get(f"/lists/{brought}").text
    small.make_room()
    assert browser.take(brought)


def test_a_full_stick_is_no_copy_and_leaves_nothing_of_it_n78(
    small: Small, folder: Folder, zygote: Zygote
) -> None:
    small.fill(spare=50_000)
    done = zygote.run("backup", "--to", small.at, *folder.options)
    assert done.code == 1
    assert done.complained.startswith(f"brazier: The disk or stick {FULL}")
    assert [path.name for path in small.at.iterdir()] == ["ballast"]
    _, browser = folder.open()
    assert not browser.copy(str(small.at))
    assert "There is no copy yet." in browser.get("/more/copies").text
    assert browser.post("/people/", {"name": "Mei Zhao"}).status == 302


def test_a_copy_needs_room_beside_the_hub_and_says_so(
    small: Small, on_it: Folder, zygote: Zygote, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    small.fill(spare=200_000)
    done = zygote.run("backup", "--to", tmp_path / "stick", *on_it.options)
    assert done.code == 1
    assert FULL in done.complained
    assert list((tmp_path / "stick").iterdir()) == []
    assert not list(on_it.at.glob("*.part*"))


def test_a_hub_on_a_full_disk_still_opens_to_be_read(small: Small, on_it: Folder) -> None:
    small.fill(spare=100_000)
    _, browser = on_it.serve()
    assert browser.unseal(WORDS).status == 302
    assert "Rosa Diaz" in browser.get("/people/").text
