"""What many bring at the same moment is done at once by one of them, and each gets what became of their own.
Pure."""

from collections import deque
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

_B = TypeVar("_B")
_G = TypeVar("_G")
AT_ONCE = 16
"""As many as wait for the disk together; others who want to write come between two such rounds."""


class _Place(Generic[_B, _G]):
    """One who waits. given: what became of it, or why nothing did."""

    def __init__(self, brought: _B) -> None:
        self.brought = brought
        self.given: _G | BaseException | None = None


class Together(Generic[_B, _G]):
    """A counter where one serves all who wait. work: takes some, in the order they came, and gives as many.

    If it fails for several, it is tried for each alone: one bad thing must not keep the others from being served.
    """

    def __init__(self, work: Callable[[Sequence[_B]], Sequence[_G]]) -> None:
        self._work = work
        self._waiting: deque[_Place[_B, _G]] = deque()
        self._turn = Lock()

    def bring(self, brought: _B) -> _G:
        """Wait until it is done, by oneself or by another. Errors: whatever `work` raises for this one."""
        mine: _Place[_B, _G] = _Place(brought)
        self._waiting.append(mine)
        while mine.given is None:
            with self._turn:
                if mine.given is None:
                    self._serve([self._waiting.popleft() for _ in range(min(AT_ONCE, len(self._waiting)))])
        if isinstance(mine.given, BaseException):
            raise mine.given
        return mine.given

    def _serve(self, places: Sequence[_Place[_B, _G]]) -> None:
        try:
            given = self._work([place.brought for place in places])
        except BaseException as error:
            if len(places) == 1:
                places[0].given = error
            else:
                for place in places:
                    self._serve([place])
            return
        for place, one in zip(places, given, strict=True):
            place.given = one
