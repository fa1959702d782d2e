"""A founder signs in with a passkey and comes back with a PIN; a thief with her cookies reads nothing."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from tests.journeys.conftest import PHONE, ROOT, WORDS, Served, picture


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[Served, dict[str, str]]]:
    """A hub where two sign in, and the founder's passkey."""
    folder = tmp_path / "campaign"
    command = [sys.executable, "-m", "tests.journeys.two_who_sign_in", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert made.returncode == 0, made.stderr
    served = Served(folder)
    yield served, json.loads(made.stdout)
    assert served.stop() == ""


def authenticator(context: BrowserContext, page: Page, passkey: dict[str, str]) -> tuple[CDPSession, str]:
    """Chromium's virtual authenticator, holding the founder's passkey."""
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    number = tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    held = {"isResidentCredential": True, "rpId": "localhost", "signCount": 1, **passkey}
    tools.send("WebAuthn.addCredential", {"authenticatorId": number, "credential": held})
    return tools, number


def arrive(served: Served, context: BrowserContext, page: Page, passkey: dict[str, str]) -> tuple[CDPSession, str]:
    """The words seat nobody, nor a passkey that did not check who holds it; then one that did."""
    page.goto(served.address + "unseal")
    page.get_by_label("The six words").fill(WORDS)
    page.get_by_role("button", name="Open", exact=True).click()
    page.wait_for_url("**/sign-in")  # the words open the hub, and seat nobody
    expect(page.get_by_text("Nobody signed in with this browser yet")).to_be_visible()
    picture(page, "sign-in-new")

    tools, number = authenticator(context, page, passkey)
    tools.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": False})
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("No passkey answered")).to_be_visible()
    assert page.url.endswith("/sign-in")

    tools.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": True})
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/chart/")
    return tools, number


def settle_in(served: Served, page: Page, tools: CDPSession, number: str) -> None:
    """A PIN for this browser, and a passkey of this machine."""
    page.goto(served.address + "seat")
    picture(page, "seat")
    page.locator("#new-pin").fill("274913")
    page.locator("#new-pin-again").fill("274913")
    page.locator("form[action='/seat/pin'] button").click()
    expect(page.get_by_role("status")).to_contain_text("Your PIN is another one now")
    tools.send("WebAuthn.clearCredentials", {"authenticatorId": number})
    page.get_by_label("What you call it").last.fill("this machine")
    with page.expect_response("**/seat/passkey") as made:
        page.get_by_role("button", name="Make a passkey").click()
    assert made.value.status == 302
    expect(page.get_by_text("Your passkey is kept.")).to_be_visible()
    page.goto(served.address + "seat/codes")
    picture(page, "codes")


def come_back(served: Served, page: Page) -> None:
    """A wrong PIN, and the right one."""
    page.get_by_role("button", name="Hide").click()
    page.wait_for_url("**/cover")
    page.goto(served.address + "sign-in")
    expect(page.get_by_label("Your PIN")).to_be_visible()
    picture(page, "sign-in-pin")
    page.get_by_label("Your PIN").fill("274914")
    page.get_by_role("button", name="Sit down").first.click()
    expect(page.get_by_role("alert")).to_contain_text("That did not open your seat")
    picture(page, "sign-in-wrong")
    page.get_by_label("Your PIN").fill("274913")
    page.get_by_role("button", name="Sit down").first.click()
    page.wait_for_url("**/chart/")
    page.goto(served.address + "seat/step-up?back=/chart/")
    picture(page, "step-up")


def test_n29_n50_the_founder_signs_in_with_a_passkey_and_a_thief_with_her_cookies_reads_nothing(
    browser: Browser, hub: tuple[Served, dict[str, str]]
) -> None:
    served, passkey = hub
    context = browser.new_context(viewport=PHONE, locale="en-US")  # type: ignore[arg-type]
    page = context.new_page()
    settle_in(served, page, *arrive(served, context, page, passkey))
    cookies = context.cookies()
    come_back(served, page)

    thief = browser.new_context()
    thief.add_cookies([dict(c) for c in cookies])  # type: ignore[misc]
    stolen = thief.new_page()
    assert "Rosa" not in stolen.goto(served.address + "people/").text()  # type: ignore[union-attr]
    with page.expect_response("**/seat/proof") as proved:
        page.goto(served.address + "people/")
    assert proved.value.status == 200

    thief.clear_cookies()
    thief.add_cookies([dict(c) for c in context.cookies()])  # type: ignore[misc]
    stolen.goto(served.address + "seat")  # within the minute the copy is served; its page can not prove the key
    stolen.wait_for_url("**/sign-in")
    page.goto(served.address + "people/")
    assert "Rosa Diaz" not in page.content()
    page.goto(served.address + "sign-in")
    page.get_by_label("Your PIN").fill("274913")
    page.get_by_role("button", name="Sit down").first.click()
    page.wait_for_url("**/chart/")
    expect(page.get_by_role("status")).to_contain_text("held a copy of your seat")
    thief.close()
    context.close()
