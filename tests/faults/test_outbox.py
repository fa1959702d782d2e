"""Phones, a network and a hub in a hundred bad nights: everything that was told is on the hub, once and in
order."""

from collections import Counter
from pathlib import Path

import pytest

from tests.faults import carrying
from tests.faults.hubs import Zygote

PARTS, RUNS = 4, 25
MET = {"told", "lost", "answer lost", "twice", "late", "garbled", "browser killed", "killed at a box", "sealed",
       "disk full", "clock turned", "restored"}  # fmt: skip


@pytest.fixture(scope="session")
def let_in(tmp_path_factory: pytest.TempPathFactory, zygote: Zygote) -> tuple[Path, list[str]]:
    """A sealed campaign that knows some people and let three phones in; and the codes of those people."""
    folder = tmp_path_factory.mktemp("let_in") / "hub"
    codes = zygote.call("let_in", str(folder), carrying.keys(), carrying.NAMES)
    zygote.ask({"warm": str(folder)})
    return folder, codes


def nights(
    let_in: tuple[Path, list[str]], zygote: Zygote, at: Path, seeds: range, **wrong: str | bool
) -> tuple[dict[str, list[str]], Counter[str]]:
    """What is wrong after each of these nights, and all that happened."""
    found: dict[str, list[str]] = {}
    met: Counter[str] = Counter()
    for seed in seeds:
        run = carrying.begin(zygote, let_in, at / str(seed), f"night {seed}", **wrong)
        if faults := run.go():
            found[run.seed] = faults
        met.update(run.events)
        run.hub.end()
    return found, met


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_happens_to_what_phones_send_it_is_on_the_hub_once_and_in_order(
    let_in: tuple[Path, list[str]], zygote: Zygote, tmp_path: Path, part: int
) -> None:
    found, met = nights(let_in, zygote, tmp_path, range(part * RUNS, (part + 1) * RUNS))
    assert found == {}
    assert {event for event, times in met.items() if times} >= MET


@pytest.mark.parametrize("wrong", [{"hub": "forgets"}, {"hub": "takes as it comes"}, {"believes_all": True}])
def test_a_hub_that_forgets_boxes_or_goes_by_when_they_came_and_a_phone_that_believes_all_are_noticed(
    let_in: tuple[Path, list[str]], zygote: Zygote, tmp_path: Path, wrong: dict[str, str | bool]
) -> None:
    found, _ = nights(let_in, zygote, tmp_path, range(6), **wrong)
    assert found


def test_a_phone_whose_clock_jumps_400_days_ahead_still_has_what_a_restored_hub_asks_for(
    let_in: tuple[Path, list[str]], zygote: Zygote, tmp_path: Path
) -> None:
    run = carrying.begin(zygote, let_in, tmp_path / "night", "11-20")  # the night of 600 in which it was gone
    assert run.go() == []
    run.hub.end()
