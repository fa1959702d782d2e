"""What the killing harness does to a hub, and what it was promised when an answer came back.

Each deed has its own mark, so that afterwards everything in the hub can be told apart: what was acknowledged must
be there, what was not may be there or not, and nothing may be there in part.
"""

import json
import os
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from tests.faults import lists
from tests.faults.browser import Browser
from tests.faults.hubs import Folder

ROWS = 24
DOUBLES = 6


@dataclass(slots=True)
class Promised:
    """What a hub owes us. Every acknowledged deed stands in a log that is fsynced before the next one begins.

    asked: deeds that were begun: what they made may be there or not. kept: the same, acknowledged. rows: of each
    import, as many as its list had.
    """

    log: Path
    asked: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def begin(self, thing: str, value: str = "yes") -> None:
        """Something is about to be asked for."""
        self.asked[thing] = value

    def keep(self, thing: str, value: str = "yes") -> None:
        """It was acknowledged."""
        self.kept[thing] = value
        self.count += 1
        handle = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, (json.dumps([thing, value]) + "\n").encode())
            os.fsync(handle)
        finally:
            os.close(handle)


class Worker:
    """One restless person at a browser. Every deed is chosen and filled by chance with a seed."""

    def __init__(self, folder: Folder, promised: Promised, seed: str) -> None:
        self.folder, self.promised, self.chance = folder, promised, random.Random(seed)
        self.serial = 0
        self.taken: list[str] = []
        self.people: list[str] = []

    def settle(self, found: dict[str, Any]) -> None:
        """Begin again from what is there."""
        settle(self.promised, found)
        self.people = [n for n in self.people if n in found["people"]]
        self.taken = [str(number) for number, state, _ in found["imports"] if state == "taken"]

    def mark(self) -> str:
        """A name nobody else has."""
        self.serial += 1
        return lists.name(self.promised.count * 97 + self.serial * 1009 + self.chance.randrange(1 << 19))

    def step(self, browser: Browser) -> str:
        """Do one thing; gives what it was."""
        deeds: list[Callable[[Browser], None]] = [
            self.add, self.add, self.talk, self.talk, self.import_, self.undo, self.answer, self.leave_out,
            self.edit, self.copy, self.reopen,
        ]  # fmt: skip
        deed = self.chance.choice(deeds)
        deed(browser)
        return deed.__name__

    def add(self, browser: Browser) -> None:
        name = self.mark()
        self.promised.begin(f"person {name}")
        if browser.post("/people/", {"name": name}).status == 302:
            self.promised.keep(f"person {name}")
            self.people.append(name)

    def talk(self, browser: Browser) -> None:
        name, quote = self.mark(), f"quote {self.chance.randrange(1 << 40)}"
        self.promised.begin(f"person {name}")
        self.promised.begin(quote)
        level = str(self.chance.randrange(1, 6))
        typed = {"who": name, "quote": quote, "level": level, "worker": "", "when": "none"}
        if browser.post("/talks", typed).status == 302:
            self.promised.keep(quote)
            self.promised.keep(f"person {name}")

    def import_(self, browser: Browser) -> None:
        numbers = [self.chance.randrange(1 << 20) for _ in range(ROWS)]
        again = [f"{name}," for name in self.people[-DOUBLES:]]
        content = lists.csv(numbers) + b"\n" + "\n".join(again).encode()
        answer = browser.hand_in([("list.csv", content)])
        found = re.fullmatch(r"/lists/(\d+)", answer.headers.get("location", ""))
        if not found:
            return
        number = found[1]
        self.promised.keep(f"import {number}", "columns")
        self.promised.rows[number] = len(numbers) + len(again)
        self.promised.begin(f"import {number}", "taken")
        if browser.take(int(number)):
            self.promised.keep(f"import {number}", "taken")
            self.taken.append(number)

    def undo(self, browser: Browser) -> None:
        if not self.taken:
            return
        number = self.taken.pop(self.chance.randrange(len(self.taken)))
        self.promised.begin(f"import {number}", "undone")
        answer = browser.post(f"/lists/{number}/undo")
        if answer.status == 302 and answer.headers["location"] == f"/lists/{number}":
            self.promised.keep(f"import {number}", "undone")

    def answer(self, browser: Browser) -> None:
        found = re.search(r'action="/review/(\d+)"', browser.get("/review").text)
        if not found:
            return
        said = self.chance.choice(["same", "apart", "unsure"])
        self.promised.begin(f"answer {found[1]}", said)
        if browser.post(f"/review/{found[1]}", {"answer": said}).headers.get("location") == "/review":
            self.promised.keep(f"answer {found[1]}", said)

    def _code(self, browser: Browser, name: str) -> str:
        page = browser.get(f"/people/?q={quote_plus(name)}").text
        found = re.search(r'href="/people/([0-9A-Z-]{7,})"', page)
        return found[1] if found and name in browser.get(f"/people/{found[1]}").text else ""

    def leave_out(self, browser: Browser) -> None:
        if len(self.people) < 3:
            return
        name = self.people.pop(self.chance.randrange(len(self.people)))
        code = self._code(browser, name)
        if not code:
            return
        self.promised.begin(f"person {name}", "gone")
        if browser.post(f"/people/{code}/leave-out").headers.get("location") == "/people/":
            self.promised.keep(f"person {name}", "gone")

    def edit(self, browser: Browser) -> None:
        if not self.people:
            return
        old, fresh = self.people.pop(), self.mark()
        code = self._code(browser, old)
        if not code:
            return
        self.promised.begin(f"person {old}", "gone")
        self.promised.begin(f"person {fresh}")
        if browser.post(f"/people/{code}/edit", {"name": fresh}).status == 302:
            self.promised.keep(f"person {old}", "gone")
            self.promised.keep(f"person {fresh}")
            self.people.append(fresh)

    def copy(self, browser: Browser) -> None:
        before = set(self.folder.stick.glob("hub-*.brazier"))
        if browser.copy(str(self.folder.stick)):
            for made in set(self.folder.stick.glob("hub-*.brazier")) - before:
                self.promised.keep(f"copy {made.name}")

    def reopen(self, browser: Browser) -> None:
        browser.post("/seal")
        browser.unseal(self.folder.words)


def there_is(thing: str, found: dict[str, Any]) -> str:
    """What a hub holds of this thing, in the words of a promise."""
    kind, _, name = thing.partition(" ")
    if kind == "person":
        return "yes" if name in found["people"] else "gone"
    if kind == "quote":
        return "yes" if thing in found["quotes"] else "gone"
    if kind == "import":
        return next((state for number, state, _ in found["imports"] if str(number) == name), "lost")
    if kind == "answer":
        return str(found["answers"].get(name, "with its import"))
    return "yes"


def broken_promises(promised: Promised, found: dict[str, Any]) -> list[str]:
    """What was acknowledged and is not there, what is half there, and what is not whole."""
    broken = [f"not whole: {fault}" for fault in found["faults"]]
    for thing, value in promised.kept.items():
        there = there_is(thing, found)
        allowed = {value, promised.asked.get(thing, value)}
        if thing.startswith("answer"):
            allowed |= {"with its import", "moot" if value == "unsure" else value}
        if there not in allowed:
            broken.append(f"lost: {thing} was {value}, is {there}")
    for number, state, rows in found["imports"]:
        whole = promised.rows.get(str(number), rows)
        least = whole - found["left_out"] if state == "taken" else 0
        if not least <= rows <= (whole if state == "taken" else 0):
            broken.append(f"half there: import {number} is {state} with {rows} of {whole} rows")
    return broken


def settle(promised: Promised, found: dict[str, Any]) -> None:
    """What was in doubt is so or not so from now on."""
    for thing in promised.asked.keys() | promised.kept.keys():
        there = there_is(thing, found)
        if there in {"lost", "gone", "with its import"} and thing not in promised.kept:
            continue
        promised.kept[thing] = there
    promised.asked.clear()
