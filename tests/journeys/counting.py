"""What a person presses and types in a journey, step by step; the document that tells of it says the same."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Error, Locator

from tests.journeys.conftest import A_MINUTE

LIVED = Path(__file__).parents[2] / "docs/lived"
SECONDS_A_PRESS, SECONDS_A_KEY, SECONDS_ALOUD = 3, 0.5, 20
"""How long a person takes: to find and press something, to type a letter, to read four words aloud and compare."""
ROW = re.compile(r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


@dataclass
class Counted:
    """What a person pressed and typed, step by step, and how long the machine took."""

    steps: dict[str, list[float]] = field(default_factory=dict)
    aloud: set[str] = field(default_factory=set)
    presses: int = 0
    keys: int = 0

    def press(self, what: Locator) -> None:
        """One press of the finger or the mouse."""
        try:
            what.click(timeout=A_MINUTE)
        except Error as error:
            html = what.page.locator("html")
            error.add_note(f"{what.page.url} {html.get_attribute('class')}\n{html.inner_text()}")
            raise
        self.presses += 1

    def type(self, into: Locator, text: str, keys: int = 0) -> None:
        """A field is chosen and filled. keys: how many the document says, where each evening has others."""
        into.fill(text)
        self.presses += 1
        self.keys += keys or len(text)

    def choose(self, in_list: Locator, label: str) -> None:
        """A list is opened and one line of it pressed."""
        in_list.select_option(label=label)
        self.presses += 2

    @contextmanager
    def step(self, name: str, *, aloud: bool = False) -> Iterator[None]:
        """One line of the table. aloud: four words are read and compared in it."""
        self.presses, self.keys, begun = 0, 0, time.monotonic()
        yield
        self.steps[name] = [self.presses, self.keys, time.monotonic() - begun]
        self.aloud |= {name} if aloud else set()

    def table(self) -> str:
        """The evening as the document tells it."""
        return "\n".join(f"| {name} | {p:.0f} | {k:.0f} | {s:.1f} |" for name, (p, k, s) in self.steps.items())

    def reckoned(self, name: str) -> float:
        """The seconds one step takes a person, as if all who take part pressed one after the other."""
        presses, keys, _ = self.steps[name]
        return presses * SECONDS_A_PRESS + keys * SECONDS_A_KEY + (SECONDS_ALOUD if name in self.aloud else 0)

    def assert_told(self, document: str) -> None:
        """The document in docs/lived has the same steps, presses, keys and seconds."""
        lived = [(n, f"{p:.0f}", f"{k:.0f}", f"{self.reckoned(n):.0f}") for n, (p, k, _) in self.steps.items()]
        told = ROW.findall((LIVED / document).read_text("utf-8"))
        assert told == lived, "it is now:\n" + "\n".join("| " + " | ".join(row) + " |" for row in lived)
