"""At the end of a turn a phone without a network leaves a note; and tells that one was read."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.harbor.cast import NOW, Harbor
from tests.phone.test_actions import Device, let_in, reasons

from brazier.rota import actions as rota
from brazier.rota import queries
from brazier.rota.facts import Words
from brazier.rota.models import HandOver
from brazier.storage import mailbox
from brazier.storage.boxes import ASIDE, KEPT
from brazier.storage.hub import here
from brazier.terms import Actor

NOTE = {"station": "tent", "place": "stop B", "happened": "40 cups of tea.", "to_do": "Fetch gas.", "watch": ""}


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


def test_a_note_is_kept_once_with_the_hour_at_which_it_was_told(device: Device) -> None:
    raw = device.box("hand_over", **NOTE, at=NOW - timedelta(hours=3))
    assert (device.hand(raw), device.hand(raw)) == (KEPT, KEPT)
    note = HandOver.objects.get()
    assert (note.station, note.place, note.to_do) == ("tent", "stop B", "Fetch gas.")
    assert (note.told_at, note.written_at) == (NOW - timedelta(hours=3), NOW)


def test_a_clock_that_is_ahead_tells_nothing_of_the_future(device: Device) -> None:
    assert device.hand(device.box("hand_over", **NOTE, at=NOW + timedelta(hours=1))) == KEPT
    assert HandOver.objects.get().told_at == NOW


@pytest.mark.parametrize("said", ["Tell Cleo Diaz to call.", "she is pregnant"])
def test_a_note_that_names_somebody_waits_for_who_can_ask(device: Device, said: str) -> None:
    device.harbor.worker("Cleo Diaz")
    assert device.hand(device.box("hand_over", **NOTE | {"watch": said})) == ASIDE
    assert (reasons(device), HandOver.objects.count()) == (["phone.smells"], 0)


@pytest.mark.parametrize("wrong", [{"station": "moon"}, {"happened": "", "to_do": ""}, {"watch": "x" * 201}])
def test_what_can_not_be_is_put_aside(device: Device, wrong: dict[str, str]) -> None:
    assert device.hand(device.box("hand_over", **NOTE | wrong)) == ASIDE
    assert HandOver.objects.count() == 0


def test_that_it_was_read_is_heard_once_however_often_it_is_told(device: Device) -> None:
    bo = Actor(device.harbor.organizer("Bo"), "organizer", level="table")
    note = rota.hand_over(bo, words=Words("tent", happened="Tea."), told_at=NOW, now=NOW)
    for _ in range(2):
        assert device.hand(device.box("read", of=str(note))) == KEPT
    assert len(queries.lately(bo, now=NOW)[0].read_by) == 1


@pytest.mark.parametrize("of", ["", "x", "\u0663", "9" * 40, "4711"])
def test_a_note_that_is_not_there_is_put_aside(device: Device, of: str) -> None:
    assert device.hand(device.box("read", of=of)) == ASIDE
    assert reasons(device) == ["rota.nothing"]
