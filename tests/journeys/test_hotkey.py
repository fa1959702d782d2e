"""The key that seals everything, for when somebody comes to the door."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Served, Watched, start


def test_shift_and_f9_seal_the_hub_from_any_page(new_desk: Watched, served: Served) -> None:
    start(new_desk)
    page = new_desk.go("/people/")
    page.keyboard.press("Shift+F9")
    expect(page).to_have_url(re.compile(r"localhost:\d+/$"))
    assert page.request.get(new_desk.address + "people/").status == 503
    assert (served.folder / "hub.open").read_bytes() == b""
