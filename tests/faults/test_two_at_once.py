"""Two who bring lists at the same time, the same list twice, damage, and the wrong copy or words."""

import json
import random
import shutil
import time
from pathlib import Path

import pytest

from tests.faults import lists
from tests.faults.hubs import Born, Folder, Zygote


def told(born: Born) -> dict[str, int]:
    assert born.wait() == 0, born.complained
    [found] = json.loads(born.said)["files"]
    return {name: found[name] for name in ("rows", "new", "same", "review")}


def test_two_imports_at_once_are_both_whole(folder: Folder, zygote: Zygote) -> None:
    paths = [folder.at.parent / "one.csv", folder.at.parent / "two.csv"]
    for path, numbers in zip(paths, (range(800), range(400, 1200)), strict=True):
        path.write_bytes(lists.csv(numbers))
    both = [zygote.command("import", path, "--yes", "--json", *folder.options) for path in paths]
    counts = [told(born) for born in both]
    assert [count["rows"] for count in counts] == [800, 800]
    assert sum(count["same"] for count in counts) >= 380  # the second to write knows the people of the first
    found = zygote.call("look", str(folder.at))
    assert ([rows for _, _, rows in found["imports"]], found["faults"]) == ([800, 800], [])


def test_beside_a_hub_that_is_served_a_command_brings_a_list_and_pages_go_on(
    folder: Folder, zygote: Zygote
) -> None:
    _, browser = folder.open()
    path = folder.at.parent / "list.csv"
    path.write_bytes(lists.csv(range(500)))
    born = zygote.command("import", path, "--yes", "--json", *folder.options)
    added = 0
    while not born.is_over():
        added += 1
        assert browser.post("/people/", {"name": lists.name(900_000 + added)}).status == 302
    assert told(born)["rows"] == 500
    browser.post("/seal")
    found = zygote.call("look", str(folder.at))
    assert (len(found["people"]), found["faults"]) == (added + 2, [])


def test_a_second_list_taken_by_page_meanwhile_is_told_to_wait(folder: Folder) -> None:
    _, browser = folder.open()
    first = browser.bring([("one.csv", lists.csv(range(12_000)))])
    second = browser.bring([("two.csv", lists.csv(range(10)))])
    browser.get(f"/lists/{first}/take")
    answer = browser.get(f"/lists/{second}/take")
    page = answer if answer.status != 302 else browser.get(answer.headers["location"])
    assert "Something else is still being worked on." in page.text
    assert browser.take(first)
    assert browser.take(second)


def test_the_same_file_twice_is_all_the_same_people(folder: Folder, zygote: Zygote) -> None:
    path = folder.at.parent / "list.csv"
    path.write_bytes(lists.csv(range(300)))
    first = told(zygote.run("import", path, "--yes", "--json", *folder.options))
    again = told(zygote.run("import", path, "--yes", "--json", *folder.options))
    assert first == {"rows": 300, "new": 300, "same": 0, "review": 0}
    assert again == {"rows": 300, "new": 0, "same": 300, "review": 0}


def test_wherever_the_database_is_damaged_opening_or_verify_says_so(
    folder: Folder, zygote: Zygote, tmp_path: Path
) -> None:
    zygote.ask({"warm": str(folder.at)})
    (folder.at.parent / "list.csv").write_bytes(lists.csv(range(200)))
    told(zygote.run("import", folder.at.parent / "list.csv", "--yes", "--json", *folder.options))
    assert zygote.run("verify", *folder.options).code == 0
    whole, chance = (folder.at / "hub.db").read_bytes(), random.Random(1)
    for at in sorted(chance.sample(range(len(whole)), 25)):
        (folder.at / "hub.db").write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        done = zygote.run("verify", *folder.options)
        assert (done.code, done.complained.count("\n")) == (1, 1), at
        assert done.complained.startswith("brazier: ")
    (folder.at / "hub.db").write_bytes(whole)
    assert zygote.run("verify", *folder.options).code == 0


@pytest.mark.parametrize("harm", ["cut short", "one bit", "no copy", "empty"])
def test_a_damaged_copy_is_refused_and_makes_no_hub(
    folder: Folder, zygote: Zygote, tmp_path: Path, harm: str
) -> None:
    assert zygote.run("backup", "--to", folder.stick, *folder.options).code == 0
    [copy] = folder.stick.glob("hub-*.brazier")
    body = copy.read_bytes()
    middle = len(body) // 2
    copy.write_bytes(
        {
            "cut short": body[:-100],
            "one bit": body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1 :],
            "no copy": b"PK\x03\x04" + body[4:],
            "empty": b"",
        }[harm]
    )
    other = ["--data", tmp_path / "other", *folder.options[2:]]
    done = zygote.run("restore", copy, *other)
    assert (done.code, done.complained.count("\n")) == (1, 1)
    assert "damaged" in done.complained or "no copy of a hub" in done.complained
    assert not list((tmp_path / "other").glob("*.db"))
    assert "brazier init" in zygote.run("chart", *other).complained


def test_a_copy_opens_with_its_words_on_another_machine_and_with_no_others(
    folder: Folder, zygote: Zygote, tmp_path: Path
) -> None:
    assert zygote.run("backup", "--to", folder.stick, *folder.options).code == 0
    [copy] = folder.stick.glob("hub-*.brazier")
    before = zygote.call("look", str(folder.at))
    folder.at.rename(tmp_path / "the first machine is gone")
    moved = shutil.copy(copy, tmp_path / "carried.brazier")
    (tmp_path / "wrong").write_text("zoom zone zips zing zesty zebra")
    done = zygote.run("restore", moved, "--data", tmp_path / "new", "--passphrase-file", tmp_path / "wrong")
    assert done.code == 1
    assert "These words do not open the hub. Check each word and its order." in done.complained
    assert zygote.run("restore", moved, "--data", tmp_path / "new", *folder.options[2:]).code == 0
    after = zygote.call("look", str(tmp_path / "new"))
    assert (after["people"], after["faults"]) == (before["people"], [])


@pytest.mark.parametrize("moment", [0.02, 0.1, 0.25, 0.5])
@pytest.mark.parametrize("deed", ["import", "undo", "backup"])
def test_a_command_killed_in_the_middle_did_all_or_nothing_and_the_next_one_says_so(
    folder: Folder, zygote: Zygote, deed: str, moment: float
) -> None:
    zygote.ask({"warm": str(folder.at)})
    path = folder.at.parent / "list.csv"
    path.write_bytes(lists.csv(range(400)))
    if deed == "undo":
        told(zygote.run("import", path, "--yes", "--json", *folder.options))
    args = {
        "import": ["import", path, "--yes", "--json"],
        "undo": ["undo", 1],
        "backup": ["backup", "--to", folder.stick],
    }[deed]
    born = zygote.command(*args, *folder.options)
    while not (folder.at / "hub.open").read_bytes() and not born.is_over():
        time.sleep(0.002)  # it has the hub open from here on
    time.sleep(moment)
    born.kill()
    found = zygote.call("look", str(folder.at))
    assert found["faults"] == []
    assert found["cut_off"] == (born.code == -9)
    assert [rows for _, _, rows in found["imports"]] in ([], [0], [400])
    assert not list(folder.at.glob("*.part*"))
    assert all(
        zygote.call("copy_is_whole", str(folder.at), str(copy)) for copy in folder.stick.glob("hub-*.brazier")
    )
