"""A flood of guesses takes no more of the machine than a few do."""

import threading

import pytest

from brazier.storage.guessing import Turns
from brazier.terms import Wrong


def test_so_many_run_so_many_wait_and_the_next_is_told_at_once_n61() -> None:
    turns, inside, go_on = Turns(at_once=2, waiting=3), [], threading.Event()
    most = [0]

    def guess() -> None:
        with turns.one():
            inside.append(1)
            most[0] = max(most[0], len(inside))
            go_on.wait(10)
            inside.pop()

    guesses = [threading.Thread(target=guess) for _ in range(5)]
    for one in guesses:
        one.start()
    while len(inside) < 2:
        pass
    with pytest.raises(Wrong, match="Nothing was changed"), turns.one():
        pass
    go_on.set()
    for one in guesses:
        one.join()
    assert most == [2]
    with turns.one():
        pass


def test_a_guess_that_fails_gives_its_place_back() -> None:
    turns = Turns(at_once=1, waiting=0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.one():
            raise ZeroDivisionError
    with turns.one():
        pass
