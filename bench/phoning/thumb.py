"""One thumb at human speed: it looks, decides, moves and touches, one thing after the other, in real time.

A tap takes 0.6 s to look and decide, and the movement by Fitts' law besides: 0.1 s for each bit of
log2(distance / width + 1). A flick of the page takes 0.5 s and moves it by six tenths of the window. A letter
typed with one thumb takes 0.3 s: about 36 words a minute. These are set here, not measured on people.
"""

import math
import time
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

DECIDE_S, BIT_S, FLICK_S, LETTER_S = 0.6, 0.1, 0.5, 0.3
FLICK = 0.6
BAR = 70
"""Pixels at the lower edge that the button to keep covers."""


@dataclass
class Thumb:
    """A thumb over a page. at: where it rests; taps, flicks, letters: what it did since it was made."""

    page: Page
    at: tuple[float, float] = (180.0, 600.0)
    taps: int = 0
    flicks: int = 0
    letters: int = 0
    begun: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Since it was made."""
        return time.monotonic() - self.begun

    def tap(self, what: Locator) -> None:
        """Find it, flick it into view, move there, touch it."""
        x, y, width = self._in_view(what)
        distance = math.hypot(x - self.at[0], y - self.at[1])
        time.sleep(DECIDE_S + BIT_S * math.log2(distance / width + 1))
        self.page.touchscreen.tap(x, y)
        self.at, self.taps = (x, y), self.taps + 1

    def type(self, text: str) -> None:
        """Letter by letter into what has the focus."""
        for letter in text:
            time.sleep(LETTER_S)
            self.page.keyboard.type(letter)
        self.letters += len(text)

    def _in_view(self, what: Locator) -> tuple[float, float, float]:
        high = self.page.viewport_size["height"]  # type: ignore[index]
        is_low = bool(what.evaluate("(e) => e.closest('.bar-done, .mast') !== null"))
        while True:
            box = what.bounding_box()
            assert box is not None, what
            middle = box["y"] + box["height"] / 2
            if is_low or 50 < middle < high - BAR:
                return box["x"] + box["width"] / 2, middle, min(box["width"], box["height"])
            time.sleep(FLICK_S)
            self.page.mouse.wheel(0, math.copysign(FLICK * high, middle - high / 2))
            self.page.wait_for_timeout(50)
            self.flicks += 1
