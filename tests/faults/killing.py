"""Kill a hub again and again in the middle of work, and hold it to what it acknowledged.

One run is one campaign: it is served, worked at, killed at a random moment, served again, looked through, worked
at. Some are killed while they start, some while a command of the terminal writes.
"""

import json
import random
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.faults import lists
from tests.faults.browser import Browser, Gone
from tests.faults.deeds import Promised, Worker, broken_promises
from tests.faults.hubs import Born, Folder

LONGEST_WORK = 1.5
LONGEST_START = 0.4
LONGEST_COMMAND = 0.6


@dataclass(slots=True)
class Toll:
    """What one run came to. kills: programs ended by force; at: in the middle of which deed, as far as we know."""

    seed: str
    kills: int = 0
    acknowledged: int = 0
    looked: int = 0
    at: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, object]:
        """As it is written down."""
        return asdict(self) | {"at": dict(self.at)}


class Run:
    """One campaign and its killer."""

    def __init__(self, folder: Folder, seed: str) -> None:
        self.folder, self.chance, self.toll = folder, random.Random(seed), Toll(seed)
        self.promised = Promised(folder.at.parent / "acknowledged.log")
        self.worker = Worker(folder, self.promised, seed)
        self.notes = folder.at.parent / "seen.json"
        folder.zygote.ask({"warm": str(folder.at)})

    def go(self, kills: int) -> Toll:
        """Kill it this often, and look once more at the end."""
        while self.toll.kills < kills and not self.toll.broken:
            kind = self.chance.random()
            if kind < 0.08:
                self._kill_at_the_start()
            elif kind < 0.25:
                self._kill_a_command()
            else:
                self._kill_at_work()
        if not self.toll.broken:
            born, _ = self._served()
            born.kill()
        self.toll.acknowledged = self.promised.count
        return self.toll

    def _served(self) -> tuple[Born, Browser]:
        self.notes.unlink(missing_ok=True)
        born, browser = self.folder.serve(look=str(self.notes))
        found = json.loads(self.notes.read_text())
        self.toll.looked += 1
        self.toll.broken += broken_promises(self.promised, found)
        self.worker.settle(found)
        browser.sit_down()
        return born, browser

    def _kill_after(self, born: Born, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, born.kill)
        timer.start()
        return timer

    def _kill_at_work(self) -> None:
        born, browser = self._served()
        timer = self._kill_after(born, self.chance.uniform(0, LONGEST_WORK))
        deed = "nothing"
        try:
            while True:
                deed = self.worker.step(browser)
        except Gone:
            pass
        timer.join()
        self.toll.kills += 1
        self.toll.at[deed] += 1

    def _kill_at_the_start(self) -> None:
        begun = self.folder.zygote.begin("look_and_serve", str(self.folder.at), self.folder.words, str(self.notes))
        time.sleep(self.chance.uniform(0, LONGEST_START))
        begun.kill()
        self.toll.kills += 1
        self.toll.at["start"] += 1

    def _kill_a_command(self) -> None:
        name, args, thing, value = self._command()
        born = self.folder.zygote.command(*args, *self.folder.options)
        if thing:
            self.promised.begin(thing, value)
        self._kill_after(born, self.chance.uniform(0, LONGEST_COMMAND)).join()
        if born.code == 0 and thing:
            self.promised.keep(thing, value)
        if born.code == -9:
            self.toll.kills += 1
            self.toll.at[f"command {name}"] += 1
        elif born.code != 0:
            self.toll.broken.append(f"command {name}: {born.code} {born.complained}")

    def _command(self) -> tuple[str, list[object], str, str]:
        if self.worker.taken and self.chance.random() < 0.35:
            number = self.chance.choice(self.worker.taken)
            return "undo", ["undo", number], f"import {number}", "undone"
        if self.chance.random() < 0.3:
            return "backup", ["backup", "--to", self.folder.stick], "", ""
        path = self.folder.at.parent / "list.csv"
        path.write_bytes(lists.csv([self.chance.randrange(1 << 20) for _ in range(40)]))
        return "import", ["import", path, "--yes", "--json"], "", ""


def copies_are_whole(folder: Folder) -> list[str]:
    """Copies on the stick that do not open, though they have the name of a whole one."""
    return [
        f"copy {path.name} is damaged"
        for path in sorted(Path(folder.stick).glob("hub-*.brazier"))
        if folder.zygote.call("copy_is_whole", str(folder.at), str(path)) is not True
    ]
