"""The power goes at a random moment: what was acknowledged is there, whole. A weaker setting is caught."""

import random

import pytest

from tests.faults.disk_layer import Event
from tests.faults.hubs import Folder, Zygote
from tests.faults.power import Disk, survivors

IMAGES = 150


def written(at: int, content: bytes) -> Event:
    return Event("write", "hub.db-wal", at, content)


@pytest.mark.parametrize("seed", ["one", "two"])
def test_after_a_power_cut_all_that_was_acknowledged_is_there_and_nothing_is_half_there_n78(
    folder: Folder, zygote: Zygote, seed: str
) -> None:
    found = zygote.call("work_recorded", str(folder.at), "FULL", seed, 40, IMAGES)
    assert (found["images"], found["acknowledged"] > 30) == (IMAGES, True)
    assert (found["lost"], found["not whole"], found["reasons"]) == (0, 0, [])


def test_the_setting_that_many_ship_would_be_caught_losing(folder: Folder, zygote: Zygote) -> None:
    found = zygote.call("work_recorded", str(folder.at), "NORMAL", "one", 40, IMAGES)
    assert found["lost"] > 0.3 * IMAGES


def test_no_syncing_at_all_would_be_caught_breaking_the_file(folder: Folder, zygote: Zygote) -> None:
    found = zygote.call("work_recorded", str(folder.at), "OFF", "one", 40, IMAGES)
    assert found["lost"] > 0.3 * IMAGES
    assert found["not whole"] > 0


def test_what_was_synced_survives_every_cut_and_what_was_not_may_not() -> None:
    disk = Disk()
    for event in (written(0, b"a" * 1024), Event("sync", "hub.db-wal"), written(1024, b"b" * 1024)):
        disk.happen(event)
    for kind in ("drop", "prefix", "subset", "tear"):
        found = {disk.after_a_cut(kind, random.Random(n))["hub.db-wal"] for n in range(50)}
        assert all(body.startswith(b"a" * 1024) for body in found)
        assert (found == {b"a" * 1024}) == (kind == "drop")


def test_a_tear_keeps_whole_sectors_of_one_write_and_all_before_it() -> None:
    events = [written(n * 4096, bytes([n]) * 4096) for n in range(4)]
    for n in range(200):
        kept = survivors(events, "tear", random.Random(n))
        assert all(len(content) == 4096 for _, content in kept[:-1])
        assert not kept or len(kept[-1][1]) % 512 == 0


def test_a_deleted_file_is_gone_and_a_cut_one_is_short() -> None:
    disk = Disk({"hub.db": bytearray(b"x" * 100)})
    disk.happen(Event("cut", "hub.db", 10))
    disk.happen(written(0, b"late"))
    disk.happen(Event("delete", "hub.db-wal"))
    assert disk.after_a_cut("prefix", random.Random(1)) == {"hub.db": b"x" * 10}
