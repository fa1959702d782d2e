"""8,325 workers x 10,000 draws in 60 cells, in turn with the floor: one random number and one comparison a
worker."""

import statistics
import time
from collections.abc import Callable

import numpy as np
from tests.forecast.units import harbor

from brazier.forecast.assessing import imagine
from brazier.forecast.model import shipped
from brazier.forecast.outlook import Asked, look

WORKERS, DRAWS, ROUNDS = 8_325, 10_000, 9


def floor() -> int:
    chance, found = np.random.Generator(np.random.SFC64(1)), 0
    for _ in range(DRAWS // 100):
        found += int((chance.random((100, WORKERS), dtype=np.float32) < 0.5).sum(axis=1).max())
    return found


def measured() -> dict[str, object]:
    unit, model = harbor(), shipped()
    done: dict[str, Callable[[], object]] = {
        "floor": floor,
        "ratings": lambda: imagine(unit, 1, draws=DRAWS),
        "whole forecast": lambda: look(model, unit, Asked(cards=4_000)),
    }
    clock: dict[str, list[float]] = {name: [] for name in done}
    worked: dict[str, list[float]] = {name: [] for name in done}
    for _ in range(ROUNDS):
        for name, work in done.items():
            began, used = time.perf_counter(), time.process_time()
            work()
            clock[name].append(time.perf_counter() - began)
            worked[name].append(time.process_time() - used)
    middle = {name: statistics.median(times) for name, times in worked.items()}
    return {
        "workers": WORKERS, "draws": DRAWS, "cells": len(unit.cells), "rounds": ROUNDS,
        "seconds_of_processor": {name: round(value, 3) for name, value in middle.items()},
        "seconds_by_the_clock_least": {name: round(min(times), 3) for name, times in clock.items()},
        "ratings_to_floor": round(middle["ratings"] / middle["floor"], 2),
        "whole_to_floor": round(middle["whole forecast"] / middle["floor"], 2),
    }  # fmt: skip
