"""What is done after the answer has gone."""

from threading import Event

from brazier.storage import ears


def test_it_is_done_in_turn_and_what_is_too_many_is_dropped() -> None:
    gate, over, done = Event(), Event(), []
    ears.later(gate.wait)  # type: ignore[arg-type]
    for n in range(ears.MOST_AT_ONCE * 2):
        ears.later(lambda n=n: done.append(n))  # type: ignore[misc]
    gate.set()
    ears._one.submit(over.set)
    assert over.wait(10)
    assert done == list(range(ears.MOST_AT_ONCE - 1))


def test_a_failure_takes_no_place_for_ever() -> None:
    over = Event()
    for _ in range(ears.MOST_AT_ONCE):
        ears.later(lambda: 1 / 0)  # type: ignore[arg-type,return-value]
    ears._one.submit(over.set)
    assert over.wait(10)
    assert ears._room.acquire(blocking=False)
    ears._room.release()
