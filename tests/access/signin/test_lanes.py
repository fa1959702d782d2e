"""A flood stands in line, and the line is short."""

import threading

import pytest

from brazier.access.signin.lanes import Lane
from brazier.terms import Wrong


def test_n61_a_full_line_is_said_at_once_and_costs_nothing() -> None:
    lane, inside, go = Lane(waiting=2, patience=5), threading.Event(), threading.Event()

    def work() -> None:
        with lane.turn():
            inside.set()
            go.wait(5)

    first, second = threading.Thread(target=work), threading.Thread(target=work)
    first.start()
    inside.wait(5)
    second.start()
    while lane._waiting._value:
        pass
    with pytest.raises(Wrong, match="Wait a few seconds"), lane.turn():
        pass
    go.set()
    first.join()
    second.join()
    with lane.turn():
        pass


def test_patience_ends() -> None:
    lane = Lane(waiting=2, patience=0.01)
    with lane.turn(), pytest.raises(Wrong), lane.turn():
        pass
    with lane.turn():
        pass
