"""A flood of wrong words at the door takes neither the machine's memory nor the door itself."""

import threading
import time
from pathlib import Path

from tests.faults.browser import Gone
from tests.faults.hubs import WORDS, Born, Folder

AT_ONCE = 60
A_GUESS_MB = 64  # what one guess takes in these hubs; 256 in those people make
WRONG = "zoom zone zips zing zesty zebra"


def most_memory_mb(born: Born) -> int:
    """The most memory the program ever had."""
    told = Path(f"/proc/{born.pid}/status").read_text()
    return int(next(line for line in told.splitlines() if line.startswith("VmHWM")).split()[1]) // 1024


def test_sixty_wrong_guesses_at_once_take_the_memory_of_a_few_and_the_door_stays_n61(folder: Folder) -> None:
    born, browser = folder.serve()
    browser.get("/unseal")
    before, answers = most_memory_mb(born), []

    def guess() -> None:
        other = browser.another()
        try:
            other.get("/unseal")
            answers.append(other.post("/unseal", {"words": WRONG}).status)
        except Gone:
            answers.append(0)

    guesses = [threading.Thread(target=guess) for _ in range(AT_ONCE)]
    for one in guesses:
        one.start()
    for one in guesses:
        one.join()
    assert answers == [400] * AT_ONCE
    assert most_memory_mb(born) - before < 6 * A_GUESS_MB  # two at once, and sixty threads' own
    began = time.monotonic()
    assert browser.unseal(WORDS).status == 302
    assert time.monotonic() - began < 10
