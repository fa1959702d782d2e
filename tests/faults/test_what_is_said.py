"""Nothing a hub or a command prints, and no file it leaves beside the hub, holds what people wrote down."""

import re
from pathlib import Path

from tests.faults import canaries, lists
from tests.faults.deeds import Promised, Worker
from tests.faults.hubs import Folder, Zygote

STEPS = 40
PHONE = re.compile(rb"\(917\) \d{3}-\d{4}|9175550\d{3}")
CRASHING = ("/people/%ff%00", "/chart/cell/99999999999999999999", "/people/?q=" + "%F0%9F%92%A9" * 300)


def test_after_a_day_of_everything_no_name_phone_or_address_was_printed_n74(
    folder: Folder, zygote: Zygote, tmp_path: Path
) -> None:
    born, browser = folder.open()
    promised = Promised(tmp_path / "promised")
    worker = Worker(folder, promised, "n74")
    for _ in range(STEPS):
        worker.step(browser)
    brought = browser.bring([(f"{lists.name(7)}.csv", lists.csv(range(200)))])
    browser.take(brought)
    for path in (*CRASHING, f"/people/?q={lists.invented(3)}", f"/{lists.invented(4)}"):
        browser.get(path)
    browser.post("/people/", {"name": lists.name(5), "start": lists.name(6)})
    browser.hand_in([(f"{lists.name(8)}.xlsx", b"PK\x03\x04" + lists.csv(range(20)))])
    broken = folder.at.parent / "broken.csv"
    broken.write_bytes(b"\xff\xfe" + lists.csv(range(40))[:-3])
    told = zygote.run("import", broken, "--yes", *folder.options)
    browser.post("/seal")
    born.stop()
    said = [(born.said + born.complained).encode(), told.complained.encode()]
    left = [*canaries.files(folder.at.parent / "temp"), (folder.at / "hub.keyring").read_bytes()]
    assert worker.people or promised.count  # something was written down
    assert canaries.found_in([*said, *left]) == set()
    assert not [text for text in said if PHONE.search(text) or b"127.0.0.1" in text or b"Mozilla" in text]


def test_the_same_search_finds_a_name_that_was_printed() -> None:
    assert canaries.found_in([f"brazier: {lists.name(7)} is here".encode()]) == {
        lists.invented(7).lower().encode()
    }
