"""What a device told has its place by when it was told, however late and in whatever order it comes."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.phone.test_actions import Device, let_in, reasons

from brazier.conversations import queries as conversations
from brazier.conversations.correcting import actions as correcting
from brazier.conversations.correcting.changed import Changed
from brazier.conversations.facts import History
from brazier.people import queries as people
from brazier.phone import actions, queries
from brazier.phone.told.forms import SMELLS
from brazier.storage import mailbox
from brazier.storage.hub import here

FIRST = 1_795_000_000_000


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


def told(device: Device, nth: int, *, ahead: float = 0, fact: str = "talk", **body: str) -> bytes:
    """The nth thing told to it. ahead: hours by which its clock is."""
    said_at = NOW - timedelta(minutes=60 - nth) + timedelta(hours=ahead)
    typed = {"who": "Cleo Diaz", "when": "none", **body}
    whole = {"kind": fact, "said_at": said_at.isoformat(), "nth": FIRST + nth, "body": typed}
    return device.sealed(json.dumps(whole).encode())


def rated(device: Device, nth: int, level: int, *, ahead: float = 0) -> bytes:
    return told(device, nth, ahead=ahead, level=str(level), quote=f"told {nth}")


def history(device: Device, worker: int) -> History:
    records = [r.number for r in device.harbor.person(worker).records]
    return conversations.history(device.harbor.amara, records=records)


@pytest.mark.parametrize("ahead", [0, 11, -2])
@pytest.mark.parametrize("order", [(3, 1, 2), (2, 3, 1), (3, 2, 1)])
def test_a_hub_that_was_restored_hears_late_what_was_told_first_and_the_last_word_still_counts(
    device: Device, order: tuple[int, ...], ahead: float
) -> None:
    cleo = device.harbor.worker()
    boxes = {nth: rated(device, nth, level, ahead=ahead) for nth, level in ((1, 5), (2, 4), (3, 2))}
    assert [device.hand(boxes[nth]) for nth in order] == ["kept"] * 3
    assert device.harbor.person(cleo).standing.level == 2
    assert conversations.astray(device.harbor.amara) == ()
    found = history(device, cleo)
    assert [a.level for a in found.assessments] == [2, 4, 5]
    assert [s.text for s in found.said] == ["told 3", "told 2", "told 1"]
    assert [n.text for n in found.noted] == ["told 3", "told 2", "told 1"]


def test_a_clock_that_went_back_between_two_things_does_not_turn_them_round(device: Device) -> None:
    cleo = device.harbor.worker()
    for box in (rated(device, 2, 3, ahead=-1.5), rated(device, 1, 5)):
        assert device.hand(box) == "kept"
    assert device.harbor.person(cleo).standing.level == 3


def test_what_was_said_at_the_desk_meanwhile_counts_before_what_a_phone_was_told_earlier(device: Device) -> None:
    cleo = device.harbor.worker()
    device.harbor.talk(cleo, 2)
    assert device.hand(rated(device, 1, 5)) == "kept"
    assert device.harbor.person(cleo).standing.level == 2


def test_what_somebody_did_has_its_place_too(device: Device) -> None:
    cleo = device.harbor.worker()
    code = people.code_of(device.harbor.amara, cleo)
    for nth, text in ((2, "second"), (1, "first")):
        assert device.hand(told(device, nth, fact="act", who=code, text=text, kind="wear")) == "kept"
    assert [d.text for d in history(device, cleo).did] == ["second", "first"]


def test_what_was_put_aside_and_is_kept_after_all_stands_where_it_was_told(device: Device) -> None:
    cleo = device.harbor.worker()
    device.hand(told(device, 1, level="5", quote="She waits for her visa."))
    device.hand(rated(device, 2, 3))
    assert reasons(device) == [SMELLS]
    [held] = queries.aside(device.harbor.amara)
    actions.take_aside(device.harbor.amara, box=held.id, now=NOW)
    assert device.harbor.person(cleo).standing.level == 3
    assert [a.level for a in history(device, cleo).assessments] == [3, 5]


def test_a_talk_that_is_corrected_keeps_its_place(device: Device) -> None:
    cleo = device.harbor.worker()
    device.hand(rated(device, 1, 5))
    device.hand(rated(device, 2, 3))
    first = history(device, cleo).noted[-1]
    changed = Changed(TODAY, None, 1, None)
    correcting.correct(device.harbor.amara, talk=first.number, changed=changed, now=NOW, today=TODAY)
    assert [a.level for a in history(device, cleo).assessments] == [3, 1]
    assert device.harbor.person(cleo).standing.level == 3
