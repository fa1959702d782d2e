"""The page of what was put aside, the page that wipes, and the door at an open hub."""

from collections.abc import Iterator

import pytest
from django.test import Client
from tests.harbor.cast import Harbor
from tests.phone.test_actions import Device, let_in

from brazier.phone import queries
from brazier.phone.templatetags.boxed import field_name, why_aside
from brazier.storage import mailbox
from brazier.storage.cover import SHUT
from brazier.storage.hub import here


@pytest.fixture
def device(harbor: Harbor) -> Iterator[Device]:
    yield let_in(harbor)
    mailbox.clear(here.folder)


def test_what_is_put_aside_is_told_on_more_and_shown_with_its_reason(at_desk: Client, device: Device) -> None:
    assert b"/more/aside" not in at_desk.get("/more/").content
    device.hand(device.box(who="Cleo Diaz", quote="<b>visa</b>", when="none"))
    assert b"1 thing a device left waits for your look." in at_desk.get("/more/").content
    page = at_desk.get("/more/aside").content.decode()
    assert "It speaks of something that should not be written down" in page
    assert "&lt;b&gt;visa&lt;/b&gt;" in page


@pytest.mark.parametrize(("how", "said"), [("take", "It is kept, as your word."), ("throw", "It is thrown away.")])
def test_somebody_decides_on_it_once(at_desk: Client, device: Device, how: str, said: str) -> None:
    device.harbor.worker()
    device.hand(device.box(who="Cleo Diaz", quote="She waits for her visa.", when="none"))
    [held] = queries.aside(device.harbor.amara)
    page = at_desk.post(f"/more/aside/{held.id}", {"how": how}, follow=True).content.decode()
    assert said in page
    assert "Nothing is put aside." in page
    assert at_desk.post(f"/more/aside/{held.id}", {"how": how}).status_code == 404


def test_what_can_not_be_kept_after_all_is_said_and_stays(at_desk: Client, device: Device) -> None:
    device.hand(device.box(who="Cleo Diaz", level="9"))
    [held] = queries.aside(device.harbor.amara)
    page = at_desk.post(f"/more/aside/{held.id}", {"how": "take"}, follow=True).content.decode()
    assert "can not be kept as it is" in page
    assert queries.count_aside(device.harbor.amara) == 1


def test_the_door_knows_a_device_by_its_signature_and_nobody_by_a_cookie(client: Client, device: Device) -> None:
    raw = device.box("here")
    answer = client.post("/drop", raw, content_type="application/octet-stream")
    assert (answer.status_code, answer.json()["state"]) == (200, "kept")
    assert not answer.cookies
    for other in (raw[:-1], b"", b"x" * 20_000):
        refused = client.post("/drop", other, content_type="application/octet-stream")
        assert (refused.status_code, refused.content) == (503, SHUT)


def test_a_page_of_somebody_else_can_drop_nothing(client: Client, device: Device) -> None:
    answer = client.post("/drop", b"x", content_type="text/plain", HTTP_ORIGIN="https://evil.example")
    assert (answer.status_code, answer.content) == (400, b"")


def test_the_page_that_wipes_is_there_without_a_seat_and_knows_nobody(client: Client, harbor: Harbor) -> None:
    page = client.get("/wipe")
    assert page.status_code == 200
    assert b"Harbor" not in page.content
    assert b"Wipe it now" in page.content


def test_every_reason_and_field_has_words() -> None:
    assert why_aside("never heard of") == "It can not be kept as it is"
    assert field_name("best_time") == "best time"
