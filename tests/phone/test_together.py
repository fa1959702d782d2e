"""What many bring at the same moment is done by one of them, and each gets their own."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from brazier.phone.together import AT_ONCE, Together


class Counter:
    """Serves numbers, and notes how many at a time; the first waits until others stand behind it."""

    def __init__(self, bad: int = -1) -> None:
        self.rounds: list[int] = []
        self.bad, self.may_go = bad, Event()

    def __call__(self, brought: Sequence[int]) -> list[int]:
        self.may_go.wait(10)
        self.rounds.append(len(brought))
        if self.bad in brought:
            raise ValueError(self.bad)
        return [10 * number for number in brought]


def brought(counter: Counter, many: int) -> list[int | Exception]:
    """So many come at once; gives what each got."""
    together = Together(counter)

    def bring(number: int) -> int | Exception:
        try:
            return together.bring(number)
        except ValueError as error:
            return error

    with ThreadPoolExecutor(many) as crowd:
        waiting = [crowd.submit(bring, number) for number in range(many)]
        while len(together._waiting) < many - 1:
            pass
        counter.may_go.set()
        return [one.result() for one in waiting]


def test_everybody_gets_what_is_theirs_and_most_are_served_together() -> None:
    counter = Counter()
    assert brought(counter, 40) == [10 * n for n in range(40)]
    assert sum(counter.rounds) == 40
    assert max(counter.rounds) == AT_ONCE
    assert len(counter.rounds) < 10


def test_one_bad_thing_keeps_nobody_else_from_being_served() -> None:
    found = brought(Counter(bad=7), 20)
    assert isinstance(found[7], ValueError)
    assert [one for one in found if not isinstance(one, ValueError)] == [10 * n for n in range(20) if n != 7]


def test_who_comes_alone_is_served_alone() -> None:
    counter = Counter(bad=3)
    counter.may_go.set()
    together = Together(counter)
    assert together.bring(1) == 10
    with pytest.raises(ValueError, match="3"):
        together.bring(3)
    assert counter.rounds == [1, 1]
