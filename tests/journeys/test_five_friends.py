"""A founder alone brings five friends in at a table, face to face, each with a browser of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import DESK, PHONE, Watched, at_the_door, begun, watched
from tests.journeys.counting import Counted

FRIENDS = ["Bo", "Cleo", "Dina", "Emeka", "Fatou"]
MINUTES_EACH = 2


@dataclass(frozen=True)
class Founder:
    """A founder who can sign in by herself, and what that took."""

    desk: Watched
    counted: Counted


@pytest.fixture(scope="module")
def founder(browser: Browser, evening_over: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Founder]:
    """One table for all that happens at it."""
    with begun(evening_over, tmp_path_factory.mktemp("friends")) as hub:
        context = browser.new_context(viewport=ViewportSize(**DESK), locale="en-US")
        for desk in watched(context, hub.address):
            at_the_door(desk)
            yield Founder(desk, own_digits(desk.page))


def test_a_founder_alone_brings_five_friends_in(browser: Browser, founder: Founder) -> None:
    desk, counted = founder.desk, founder.counted
    phones = [bring(counted, browser, desk, friend) for friend in FRIENDS]
    desk.go("organizers/joining")
    for friend in FRIENDS:
        expect(desk.page.locator("li b", has_text=friend)).to_be_visible()
    for phone in phones:
        phone.goto(desk.address + "chart/")
        expect(phone.get_by_role("heading", level=1)).to_have_text("You know 10 of about 300.")
        phone.context.close()
    counted.assert_told("five-friends.md")
    for name, (_, _, machine) in counted.steps.items():
        assert counted.reckoned(name) + machine < MINUTES_EACH * 60


def own_digits(page: Page) -> Counted:
    """The founder's own name and PIN, asked for before the first code. Gives what that took."""
    counted = Counted()
    with counted.step("Founder: a name and six digits of her own"):
        counted.press(page.get_by_role("link", name="More").first)
        counted.press(page.get_by_role("link", name=re.compile("^Joining")))
        counted.press(page.get_by_role("link", name="Choose them"))
        counted.type(page.get_by_label("What the others call you"), "Amara")
        counted.type(page.get_by_label("A PIN of six digits"), "271828")
        counted.type(page.get_by_label("The same once more"), "271828")
        counted.press(page.get_by_role("button", name="Use this browser and this PIN"))
        expect(page.get_by_role("button", name="Make a code")).to_be_visible()
    return counted


def bring(counted: Counted, browser: Browser, desk: Watched, friend: str, on: Page | None = None) -> Page:
    """One friend, from the page of organizers to their own first page. Gives their browser: a new one, or `on`."""
    page = desk.page
    phone = on or browser.new_context(viewport=ViewportSize(**PHONE), locale="en-US").new_page()
    with counted.step(f"Bring {friend} in", aloud=True):
        if page.url != desk.address + "organizers/joining":
            counted.press(page.get_by_role("link", name="Bring somebody else in"))
        counted.type(page.get_by_label("What you call them"), friend)
        counted.press(page.get_by_role("button", name="Make a code"))
        code = page.locator("main .code-word").inner_text()
        phone.goto(desk.address + "join/")
        counted.type(phone.get_by_label("Sixteen letters and digits"), code.lower().replace("-", ""))
        counted.press(phone.get_by_role("button", name="Go on"))
        counted.press(phone.get_by_role("button", name="Yes, go on"))
        expect(phone.locator(".six .code-word")).to_have_count(4)
        expect(page.locator(".six .code-word")).to_have_count(4)
        assert phone.locator(".code-word").all_inner_texts() == page.locator(".six .code-word").all_inner_texts()
        counted.press(page.get_by_role("button", name="The same words"))
        counted.type(phone.get_by_label("Six digits"), "314159")
        counted.type(phone.get_by_label("The same six once more"), "314159")
        counted.press(phone.get_by_role("button", name="Come in"))
        expect(phone.get_by_role("heading", level=1)).to_have_text("You are in.")
        counted.press(phone.get_by_role("link", name="Begin"))
        expect(page.get_by_role("heading", level=1)).to_have_text(f"{friend} is in.")
    return phone


def test_the_words_differ_when_somebody_stands_in_between(browser: Browser, founder: Founder) -> None:
    page = founder.desk.go("organizers/joining")
    page.get_by_label("What you call them").fill("Gloria")
    page.get_by_role("button", name="Make a code").click()
    code = page.locator("main .code-word").inner_text()
    phone = browser.new_context(viewport=ViewportSize(**PHONE), locale="en-US").new_page()
    forged = browser.new_context(locale="en-US").new_page()
    forged.goto(f"{founder.desk.address}join/{code}")  # whoever sits on the line makes a key of their own
    expect(forged.get_by_role("button", name="Yes, go on")).to_be_enabled()
    key = forged.locator("input[name=key]").input_value()
    phone.goto(f"{founder.desk.address}join/{code}")
    expect(phone.get_by_role("button", name="Yes, go on")).to_be_enabled()
    phone.locator("input[name=key]").evaluate("(field, key) => { field.value = key; }", key)
    phone.get_by_role("button", name="Yes, go on").click()
    expect(phone.locator(".six .code-word")).to_have_count(4)
    expect(page.locator(".six .code-word")).to_have_count(4)
    assert phone.locator(".code-word").all_inner_texts() != page.locator(".six .code-word").all_inner_texts()
    page.get_by_role("button", name="Other words: stop").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("This code is over.")
    for window in (phone, forged):
        window.context.close()
    founder.desk.go("organizers/joining")
