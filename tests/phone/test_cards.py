"""A card signed on the screen of a device that has no network."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.phone.test_actions import Device, let_in, reasons

from brazier.cards import actions as cards
from brazier.cards import queries as cards_read
from brazier.cards.models import Card
from brazier.storage import mailbox
from brazier.storage.hub import here

SIGNED = {
    "who": "Cleo Diaz", "name": "Cleo Diaz", "contact": "cleo@example.org", "phone": "555 0100", "agrees": "on",
    "signature": "M10 20L30 40L50 60L70 80",
}  # fmt: skip


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


@pytest.fixture
def wording(harbor: Harbor) -> str:
    return str(cards.word(harbor.amara, language="en", employer="Harbor Inc.", text="I want the union.", now=NOW))


def test_a_card_signed_at_the_tent_is_kept_once_with_the_day_it_was_signed(device: Device, wording: str) -> None:
    device.harbor.worker()
    raw = device.box("card", **SIGNED, wording=wording, at=NOW - timedelta(days=2))
    device.drop(raw)
    device.open()
    assert device.hand(raw) == "kept"
    [card] = Card.objects.all()
    assert (card.signed_on, card.collected_by) == (TODAY - timedelta(days=2), device.harbor.amara.id)
    assert [c.missing for c in cards_read.to_confirm(device.harbor.amara, today=TODAY)] == [
        ("confirmation_transmission",)
    ]


def test_somebody_new_who_signs_is_written_down(device: Device, wording: str) -> None:
    assert device.hand(device.box("card", **{**SIGNED, "who": "Fatou Sarr"}, wording=wording)) == "kept"
    assert device.harbor.person(Card.objects.get().record_id).portrait.name == "Fatou Sarr"


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"agrees": ""}, "cards.not_agreed"), ({"phone": ""}, "cards.missing"),
     ({"signature": "M1 1"}, "cards.signature"),
     ({"wording": "4711"}, "cards.wording_gone"), ({"who": ""}, "phone.typed"), ({"who": "Rosa"}, "phone.who")],
)  # fmt: skip
def test_a_card_that_lacks_something_is_put_aside_with_the_reason(
    device: Device, wording: str, change: dict[str, str], reason: str
) -> None:
    for name in ("Cleo Diaz", "Rosa Diaz", "Rosa Lima"):
        device.harbor.worker(name)
    assert device.hand(device.box("card", **{**SIGNED, "wording": wording, **change})) == "aside"
    assert (reasons(device), Card.objects.count()) == ([reason], 0)
