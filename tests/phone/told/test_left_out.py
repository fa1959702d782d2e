"""A restored hub asks phones for their copies: who asked to be left out in between does not come back by them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.phone.test_actions import Device, let_in, reasons

from brazier.conversations.models import Conversation
from brazier.people import queries as people
from brazier.phone.models import Box
from brazier.storage import mailbox
from brazier.storage.hub import here
from brazier.upkeep import actions as upkeep

YESTERDAY = NOW - timedelta(days=1)


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


def restored(device: Device, *boxes: bytes) -> list[str | None]:
    """The hub lost what it had from this phone, which sends it once more; gives what became of each."""
    Box.objects.all().delete()
    return [device.hand(box) for box in boxes]


def known(device: Device) -> list[str]:
    return sorted(row.name for row in people.newest(device.harbor.amara, today=TODAY))


@pytest.mark.parametrize("by", ["her name", "her code"])
def test_a_talk_told_before_she_asked_is_taken_and_nothing_of_it_is_kept(device: Device, by: str) -> None:
    cleo = device.harbor.worker("Cleo Diaz")
    who = "Cleo Diaz" if by == "her name" else people.code_of(device.harbor.amara, cleo)
    talk = device.box(who=who, quote="I sign.", when="none", at=YESTERDAY)
    assert device.hand(talk) == "kept"
    upkeep.forget(device.harbor.amara, worker=cleo, now=NOW)
    assert restored(device, talk) == ["kept"]  # or the phone would send it for ever
    assert known(device) == []
    assert not Conversation.objects.exists()
    assert reasons(device) == []  # nor does her name wait among what was put aside


def test_what_came_up_later_and_what_was_otherwise_goes_the_same_way(device: Device) -> None:
    cleo = device.harbor.worker("Cleo Diaz")
    talk = device.box(who="Cleo Diaz", quote="I sign.", when="none", at=YESTERDAY, ident=b"1" * 16)
    more = device.box("more", of=(b"1" * 16).hex(), owed="bring her the form", owed_by=TODAY.isoformat())
    wrong = device.box("correct", of=(b"1" * 16).hex(), quote="Cleo never said that.")
    upkeep.forget(device.harbor.amara, worker=cleo, now=NOW)
    assert restored(device, talk, more, wrong) == ["kept"] * 3
    assert known(device) == [] == reasons(device)


def test_in_whatever_order_they_come_her_wish_holds(device: Device) -> None:
    device.harbor.worker("Cleo Diaz")
    talk = device.box(who="Cleo Diaz", quote="I sign.", when="none")
    wish = device.box("leave_out", who="Cleo Diaz")
    assert [device.hand(talk), device.hand(wish)] == ["kept", "kept"]
    for again in ((talk, wish), (wish, talk)):
        assert restored(device, *again) == ["kept", "kept"]
        assert known(device) == []
        assert reasons(device) == []


def test_a_hub_restored_from_before_she_was_known_hears_her_wish_before_the_talk(device: Device) -> None:
    talk = device.box(who="Cleo Diaz", quote="I sign.", when="none", at=YESTERDAY)
    wish = device.box("leave_out", who="Cleo Diaz")
    assert restored(device, wish, talk) == ["kept", "kept"]
    assert known(device) == []
    assert reasons(device) == []
    [(numbers, marks, _, day)] = people.left_out(device.harbor.amara)
    assert (numbers, len(marks.hints), day) == ((), 1, TODAY)


def test_a_wish_with_a_first_name_alone_shuts_out_nobody_else(device: Device) -> None:
    assert device.hand(device.box("leave_out", who="Cleo")) == "kept"
    assert people.left_out(device.harbor.amara) == ()
    assert device.hand(device.box(who="Cleo", quote="I sign.", when="none")) == "kept"


def test_of_several_who_were_talked_with_the_others_stay(device: Device) -> None:
    cleo = device.harbor.worker("Cleo Diaz")
    device.harbor.worker("Rosa Lima")
    talk = device.box(
        who=["Cleo Diaz", "Rosa Lima"], level=["2", "3"], quote="They listen.", when="none", at=YESTERDAY
    )
    upkeep.forget(device.harbor.amara, worker=cleo, now=NOW)
    assert restored(device, talk) == ["kept"]
    assert known(device) == ["Rosa Lima"]


def test_whoever_comes_back_by_her_own_wish_is_asked_about_and_not_lost(device: Device) -> None:
    cleo = device.harbor.worker("Cleo Diaz")
    upkeep.forget(device.harbor.amara, worker=cleo, now=NOW - timedelta(days=3))
    later = device.box(who="Cleo Diaz", worker="new", quote="Write me down again.", when="none")
    assert device.hand(later) == "aside"
    assert reasons(device) == ["people.left_out"]


def test_a_code_that_leads_to_nobody_is_no_new_name(device: Device) -> None:
    nobody = people.code_of(device.harbor.amara, 4711)
    assert device.hand(device.box(who=nobody, quote="I sign.", when="none")) == "aside"
    assert reasons(device) == ["phone.who"]
    assert known(device) == []
