"""Whom people go to, told to a device: kept as a naming if it is clear who is meant, beside her words if not."""

from collections.abc import Iterator

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.phone.test_actions import TOLD, Device, let_in

from brazier.conversations.leading import actions as leading
from brazier.conversations.models import Naming
from brazier.people import queries as people
from brazier.storage import mailbox
from brazier.storage.boxes import ASIDE, KEPT
from brazier.storage.hub import here


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


def namings() -> list[tuple[int | None, int | None]]:
    return list(Naming.objects.values_list("namer__worker", "record__worker"))


def test_a_name_that_is_clear_is_a_naming(device: Device) -> None:
    cleo, rosa = device.harbor.worker(), device.harbor.worker("Rosa Diaz")
    assert device.hand(device.box(**TOLD, goes_to="rosa diaz")) == KEPT
    assert namings() == [(cleo, rosa)]
    assert device.talks() == ["I sign."]


def test_a_name_that_is_not_clear_stays_beside_her_words(device: Device) -> None:
    device.harbor.worker()
    assert device.hand(device.box(**TOLD, goes_to="Rosa")) == KEPT
    assert namings() == []
    assert device.talks() == ["I sign. (People go to: Rosa)"]


def test_with_no_room_beside_her_words_it_is_put_aside_and_nothing_is_lost(device: Device) -> None:
    assert device.hand(device.box(**TOLD | {"quote": "x" * 390}, goes_to="Rosa")) == ASIDE
    assert people.count(device.harbor.amara) == 0


def test_while_the_map_is_off_the_talk_is_kept_without_it(device: Device) -> None:
    device.harbor.worker("Rosa Diaz")
    leading.turn_map(device.harbor.amara, is_on=False, now=NOW)
    assert device.hand(device.box(**TOLD, goes_to="Rosa Diaz")) == KEPT
    assert namings() == []
    assert device.talks() == ["I sign."]
    assert people.newest(device.harbor.amara, today=TODAY)
