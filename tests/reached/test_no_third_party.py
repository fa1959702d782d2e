"""No request ever leaves for a third party: everything is done while somebody counts what goes out."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reached import bait
from tests.reached.network import Ear, Machine, missing

REASON = missing()
pytestmark = pytest.mark.skipif(bool(REASON), reason=REASON or "-")
RESOLVER = "options timeout:1 attempts:1\nnameserver 198.51.100.53\n"
NEEDED = {"linked.xlsx", "formula.xlsx", "page.xls", "cards.vcf", "formulas.csv", "chat.txt"}
"""Those that are lists all the same. The others are refused in words; they were read before that."""


def watched(machine: Callable[..., Machine]) -> Machine:
    """A machine with a way out, whatever it wants to reach, and nobody there who answers."""
    hub, outside = machine("alone", resolv__conf=RESOLVER), machine("world")
    hub.open_to(outside, "10.79.1")
    return hub


def lived(machine: Machine, at: Path) -> dict[str, object]:
    """What the evening gave."""
    said = machine.start(sys.executable, "-m", "tests.reached.evening", at, DATABASE_URL="").communicate(
        timeout=300
    )[0]
    told: dict[str, object] = json.loads(said.splitlines()[-1])
    return told


def assert_all_was_done(told: dict[str, object]) -> None:
    """An evening on which nothing happened proves nothing."""
    assert set(told["taken"]) >= NEEDED  # type: ignore[call-overload]
    assert told["copied"]
    assert told["pages"] > 40  # type: ignore[operator]
    assert told["pdf"] > 4  # type: ignore[operator]
    assert told["broken"] == []
    assert told["sealed"] == [200, 200, 503]
    assert set(told["codes"].values()) == {0}  # type: ignore[attr-defined]


def test_n40_n80_a_whole_evening_with_hostile_lists_sends_not_one_packet(
    machine: Callable[..., Machine], tmp_path: Path
) -> None:
    hub = watched(machine)
    ear = Ear(hub)
    told = lived(hub, tmp_path)
    assert ear.stop().left == []
    assert any(cable == "lo" for cable, _ in ear.frames), "the ear is deaf"
    assert_all_was_done(told)
    assert told["away"] == []


def test_n40_whatever_does_reach_out_is_noticed(machine: Callable[..., Machine]) -> None:
    hub = watched(machine)
    ear = Ear(hub)
    hub.start(sys.executable, "-m", "tests.reached.evening", "--reach-out").communicate(timeout=60)
    left = ear.stop().left
    assert any(b"list-was-opened" in frame for frame in left), "a look-up was not noticed"
    assert any(bytes((198, 51, 100, 7)) in frame for frame in left)
    assert any(frame[12:14] == b"\x86\xdd" for frame in left)


def test_the_lists_do_ask_to_fetch_something() -> None:
    for name, content in bait.lists():
        texts = [content] if not content.startswith(b"PK") else bait.parts(content)
        assert any(b"198.51.100.7" in text or b"list-was-opened" in text for text in texts), name
