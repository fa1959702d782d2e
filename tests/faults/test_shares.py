"""N66: killed at any moment while a committee gets new shares, a hub opens one way and not the other, whole."""

import random
import time
from typing import Any

import pytest

from brazier.storage import shares
from brazier.storage.shares import Split
from tests.faults.hubs import WORDS, Folder

KILLS = 10
LONGEST = 0.8


def told(way: Split) -> dict[str, Any]:
    return {"secret": way.secret.hex(), "number": way.number, "enough": way.enough, "texts": way.texts}


@pytest.mark.parametrize("seed", [66, 67])
def test_n66_killed_in_the_middle_of_a_reshare_it_is_whole_and_opens_the_old_way_or_the_new_one(
    folder: Folder, seed: int
) -> None:
    chance, proof, past = random.Random(seed), {"passphrase": WORDS}, []
    folder.zygote.ask({"warm": str(folder.at)})
    renewed = 0
    for _ in range(KILLS):
        way = shares.split(2, 3, past=past)
        past.append(way.number)
        born = folder.zygote.begin("share_out", str(folder.at), proof, told(way))
        time.sleep(chance.uniform(0.05, LONGEST))
        born.kill()
        fresh = {"shares": way.texts[1:]}
        old, new = folder.zygote.call("opens", str(folder.at), [proof, fresh])
        assert (old is None) != (new is None)
        found = old or new
        assert found["people"] == ["Kwame Asante", "Rosa Diaz"]
        assert found["faults"] == []
        lines = found["verbs"].get("upkeep.share_out", 0) + found["verbs"].get("upkeep.share_out_end", 0)
        renewed += new is not None
        assert lines >= renewed  # no reshare without a line
        proof = fresh if new else proof
    assert not list(folder.at.glob("*.part*"))
    assert renewed > 0
