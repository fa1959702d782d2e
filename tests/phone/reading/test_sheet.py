"""What a phone gets of one person."""

import json
from datetime import date

import pytest

from brazier.conversations.facts import Due
from brazier.conversations.own.facts import Own
from brazier.people.facts import Row
from brazier.phone.reading.sheet import line
from brazier.workplaces.facts import CellFacts, NamedPart

DAY = date(2026, 11, 20)
STOW = CellFacts(1, "Harbor", NamedPart(1, "Stow", "stow"), None, None)


def row(level: int | None, *, unsure: bool = False) -> Row:
    return Row(7, "7QK-4MP", "Cleo Diaz", 1, level, unsure, "said" if level else "", DAY, False)


def due(what: str, *, is_owed: bool = False) -> Due:
    return Due(1, 7, what, DAY, "1", is_owed, "open")


def test_it_is_facts_that_json_can_hold() -> None:
    own = Own(7, DAY, ("Pay", "Heat"), due("ring her"), (due("ask Bo", is_owed=True),))
    told = line(own, row(1, unsure=True), STOW)
    assert json.loads(json.dumps(told)) == told == {
        "code": "7QK-4MP", "name": "Cleo Diaz", "department": "Stow", "shift": "", "talked": "2026-11-20",
        "cares": ["Pay", "Heat"], "step": {"what": "ring her", "due": "2026-11-20"},
        "owed": [{"what": "ask Bo", "due": "2026-11-20"}], "level": 1, "unsure": True,
    }  # fmt: skip


@pytest.mark.parametrize("cell", [None, STOW])
def test_where_people_stand_is_left_out_where_it_is_not_told(cell: CellFacts | None) -> None:
    told = line(Own(7, None, (), None, ()), row(None), cell)
    assert not {"level", "unsure", "basis"} & told.keys()
    assert (told["talked"], told["step"], told["owed"]) == ("", None, [])
