"""The key that seals everything, for when somebody comes to the door."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Campaign, Watched, sign_in


def test_shift_and_f9_seal_the_hub_from_any_page(desk: Watched, juniper: Campaign) -> None:
    page = desk.go("/people/")
    page.keyboard.press("Shift+F9")
    expect(page).to_have_url(re.compile(r"localhost:\d+/$"))
    assert page.request.get(desk.address + "people/").status == 503
    assert (juniper.served.folder / "hub.open").read_bytes() == b""
    desk.go("/unseal")
    sign_in(page, juniper.words)
