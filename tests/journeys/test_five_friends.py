"""A founder alone brings five friends in at a table, face to face, each with a browser of their own."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import PHONE, Watched, start
from tests.journeys.test_first_evening import Counted

TOLD = Path(__file__).parents[2] / "docs/lived/five-friends.md"
FRIENDS = ["Bo", "Cleo", "Dina", "Emeka", "Fatou"]
MINUTES_EACH = 2
SECONDS_A_PRESS, SECONDS_A_KEY, SECONDS_ALOUD = 3, 0.5, 20
"""How long a person takes: to find and press something, to type a letter, to read four words aloud and compare."""


def test_a_founder_alone_brings_five_friends_in(browser: Browser, new_desk: Watched) -> None:
    counted = Counted()
    start(new_desk)
    own_digits(counted, new_desk.page)
    phones = [bring(counted, browser, new_desk, friend) for friend in FRIENDS]
    new_desk.page.goto(new_desk.address + "organizers/")
    for friend in FRIENDS:
        expect(new_desk.page.locator("li b", has_text=friend)).to_be_visible()
    for phone in phones:
        phone.goto(new_desk.address + "chart/")
        expect(phone.get_by_role("heading", level=1)).to_have_text("You know 10 of about 300.")
        phone.context.close()
    assert_told(counted)


def own_digits(counted: Counted, page: Page) -> None:
    """The founder's own PIN, asked for before the first code."""
    with counted.step("Founder: six digits of her own"):
        counted.press(page.get_by_role("link", name="More").first)
        counted.press(page.get_by_role("link", name=re.compile("^Organizers")))
        counted.press(page.get_by_role("link", name="Choose them"))
        counted.type(page.get_by_label("Six digits"), "271828")
        counted.type(page.get_by_label("The same six once more"), "271828")
        counted.press(page.get_by_role("button", name="Keep"))
        expect(page.get_by_role("button", name="Make a code")).to_be_visible()


def bring(counted: Counted, browser: Browser, desk: Watched, friend: str) -> Page:
    """One friend, from the page of organizers to their own first page. Gives their browser."""
    page = desk.page
    context = browser.new_context(viewport=ViewportSize(**PHONE), locale="en-US")
    phone = context.new_page()
    with counted.step(f"Bring {friend} in"):
        if page.url != desk.address + "organizers/":
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


def seconds_of(presses: float, keys: float, aloud: bool) -> float:
    """What a person takes, reckoned as if both typed one after the other."""
    return presses * SECONDS_A_PRESS + keys * SECONDS_A_KEY + (SECONDS_ALOUD if aloud else 0)


def assert_told(counted: Counted) -> None:
    """The document tells the same presses and keys; nobody takes more than two minutes."""
    told = re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \|$", TOLD.read_text("utf-8"), re.MULTILINE)
    lived = []
    for name, (presses, keys, machine) in counted.steps.items():
        whole = seconds_of(presses, keys, name.startswith("Bring"))
        lived.append((name, f"{presses:.0f}", f"{keys:.0f}", f"{whole:.0f}"))
        assert whole + machine < MINUTES_EACH * 60
    assert told == lived, "it is now:\n" + "\n".join("| " + " | ".join(row) + " |" for row in lived)


def test_the_words_differ_when_somebody_stands_in_between(browser: Browser, new_desk: Watched) -> None:
    start(new_desk)
    own_digits(Counted(), new_desk.page)
    page = new_desk.page
    page.get_by_label("What you call them").fill("Bo")
    page.get_by_role("button", name="Make a code").click()
    code = page.locator("main .code-word").inner_text()
    phone = browser.new_context(viewport=ViewportSize(**PHONE), locale="en-US").new_page()
    forged = browser.new_context(locale="en-US").new_page()
    forged.goto(f"{new_desk.address}join/{code}")  # whoever sits on the line makes a key of their own
    expect(forged.get_by_role("button", name="Yes, go on")).to_be_enabled()
    key = forged.locator("input[name=key]").input_value()
    phone.goto(f"{new_desk.address}join/{code}")
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
