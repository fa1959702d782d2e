"""A first week at a table, lived through by two people with a phone each: dark, one hand, in three languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.journeys.conftest import A_MINUTE, PHONE, WORDS, begun, until
from tests.journeys.counting import Counted
from tests.journeys.in_a_hand import Hand

PINS = {"Amara": "271828", "Bo": "314159", "Bo again": "748261"}
WRONG = "161803"
READY = "async () => Boolean((await navigator.serviceWorker.ready).active)"
MINUTES = 15
TALKS = [  # who, what they care about (the place of the chip), where they stand, when next
    ("Rosa Diaz", 0, 2, "tomorrow"), ("Kwame Asante", 1, 3, "three_days"), ("Mei-Lin", 0, 2, "tomorrow"),
    ("Abdou N.", 2, 4, "none"), ("Marie-Thérèse", 1, 1, "next_week"), ("Hamid", 3, 3, "tomorrow"),
    ("José P.", 0, 2, "three_days"), ("王小明", 4, 2, "none"), ("Tahmina", 5, 3, "next_week"),
    ("Olga Petrova", 0, 0, "tomorrow"),
]  # fmt: skip


@dataclass
class Week:
    """Two phones at one hub."""

    browser: Browser
    amara: Hand
    bo: Hand


@pytest.fixture(params=["en", "es", "ar"])
def week(request: pytest.FixtureRequest, browser: Browser, evening_over: Path, tmp_path: Path) -> Iterator[Week]:
    with begun(evening_over, tmp_path) as hub:
        counted = Counted()
        amara, bo = (phone(browser, hub.address, request.param, counted) for _ in range(2))
        amara.go("unseal")
        sign_in_as_begun(amara)
        yield Week(browser, amara, bo)
        for hand in (amara, bo):
            hand.page.context.close()


def phone(browser: Browser, address: str, language: str, counted: Counted) -> Hand:
    """A phone nobody came in with yet."""
    context = browser.new_context(
        viewport=ViewportSize(**PHONE), color_scheme="dark", has_touch=True, locale=language
    )
    context.add_cookies([{"name": "language", "value": language, "url": address}])
    return Hand(context.new_page(), address, language, counted)


def sign_in_as_begun(amara: Hand) -> None:
    """The six words, as on her first evening; that is not part of the week."""
    amara.field("The six words").fill(WORDS)
    amara.page.get_by_role("button", name=amara.says("Open"), exact=True).click(timeout=A_MINUTE)
    amara.page.wait_for_url("**/chart/", timeout=A_MINUTE)


def test_a_first_week_at_a_table_on_two_phones(week: Week) -> None:
    counted, amara, bo = week.amara.counted, week.amara, week.bo
    with counted.step("Monday: Amara takes a name and six digits"):
        takes_a_name(amara)
    with counted.step("Monday: Bo comes in", aloud=True):
        amara.type("What you call them", "Bo")
        amara.press("Make a code")
        amara.look("code")
        comes_in(amara, bo, PINS["Bo"])
    bo.page.context.set_offline(True)
    bo.go("pocket/")
    bo.look("quick-log")
    with counted.step("Tuesday: ten talks at the bus stop, without a network"):
        for talk in TALKS:
            logs(bo, *talk)
    bo.look("ten-waiting")
    with counted.step("Wednesday, 20 past midnight: a talk on the night shift"):
        at_night(bo)
    bo.page.context.set_offline(False)
    expect(bo.page.locator(".outbox")).to_have_text(bo.says("Kept:") + " 11", timeout=20_000)
    with counted.step("Thursday: Amara keeps her list on her phone"):
        keeps_a_list(amara)
    with counted.step("Friday: her list in the break room, and a wrong PIN"):
        reads_it(amara)
    with counted.step("Saturday: Bo types a wrong PIN at the door, then his own"):
        mistypes(bo)
    with counted.step("Sunday: Bo lost his phone; Amara says that he stands before her"):
        vouches(amara)
    new = phone(week.browser, bo.address, bo.language, counted)
    with counted.step("Sunday: Bo comes back in on another phone", aloud=True):
        comes_in(amara, new, PINS["Bo again"])
    assert_nothing_is_missing(new)
    new.page.context.close()
    assert sum(counted.reckoned(step) for step in counted.steps) < MINUTES * 60
    counted.assert_told("first-week.md")


def takes_a_name(amara: Hand) -> None:
    amara.follow("More")
    amara.follow("Joining")
    amara.press("Choose them", "link")
    amara.type("What the others call you", "Amara")
    amara.type("A PIN of six digits", PINS["Amara"])
    amara.type("The same once more", PINS["Amara"])
    amara.look("name")
    amara.press("Use this browser and this PIN")


def comes_in(amara: Hand, new: Hand, pin: str) -> None:
    """The code typed, four words compared, six digits chosen."""
    code = amara.page.locator("main .code-word").inner_text()
    new.go("join/")
    new.type("Sixteen letters and digits", code.lower().replace("-", ""))
    new.press("Go on")
    new.press("Yes, go on")
    for hand in (amara, new):
        expect(hand.page.locator(".six .code-word")).to_have_count(4)
        hand.look("words")
    assert len({tuple(hand.page.locator(".six .code-word").all_inner_texts()) for hand in (amara, new)}) == 1
    amara.press("The same words")
    new.type("Six digits", pin)
    new.type("The same six once more", pin)
    new.look("digits")
    new.press("Come in")
    new.press("Begin", "link")
    until(new.page, READY)  # the app is on this phone now


def logs(bo: Hand, who: str, chip: int, level: int, when: str) -> None:
    """One talk with one thumb; the name is the only thing that is typed."""
    bo.type("With whom?", who)
    bo.counted.press(bo.page.locator("label:has(input[name=issues])").nth(chip))
    bo.tap("level", level)
    bo.tap("when", when)
    bo.press("Keep this talk")
    expect(bo.page.locator("[data-told]")).to_be_visible()
    expect(bo.page.locator("#who")).to_have_value("")


def at_night(bo: Hand) -> None:
    """The night shift is one evening, also past midnight."""
    night = datetime.now(UTC).replace(hour=0, minute=20, second=0)  # noqa: TID251  # the hub has the true clock
    bo.page.clock.set_fixed_time(min(night, datetime.now(UTC) - timedelta(minutes=1)))  # noqa: TID251
    bo.go("pocket/")
    logs(bo, "Ngozi Eze", 0, 2, "tomorrow")
    expect(bo.page.locator(".outbox")).to_contain_text("11")


def keeps_a_list(amara: Hand) -> None:
    amara.go("pocket/mine/")
    amara.type("A PIN of six digits or more", PINS["Bo again"])
    amara.type("The same once more", PINS["Bo again"])
    amara.press("Keep my list on this phone")
    expect(amara.page.locator("[data-part=list]")).to_be_visible(timeout=A_MINUTE)
    amara.look("list")


def reads_it(amara: Hand) -> None:
    amara.page.context.set_offline(True)
    amara.go("pocket/mine/")
    amara.type("PIN of this list", WRONG)
    amara.press("Open my list")
    expect(amara.page.locator("[data-said]")).to_contain_text("4", timeout=A_MINUTE)
    amara.look("wrong-pin")
    amara.type("PIN of this list", PINS["Bo again"])
    amara.press("Open my list")
    expect(amara.page.locator("[data-part=list]")).to_be_visible(timeout=A_MINUTE)
    amara.counted.press(amara.page.locator("label:has([data-initials])"))
    amara.look("break-room")
    amara.page.context.set_offline(False)


def mistypes(bo: Hand) -> None:
    bo.page.clock.set_fixed_time(datetime.now(UTC))  # noqa: TID251  # Saturday has the true clock again
    bo.page.context.clear_cookies(name="desk")  # his browser was closed: the seat is over
    bo.go("sign-in")
    bo.type("Your PIN", WRONG)
    bo.press("Sit down")
    expect(bo.page.locator(".fault").first).to_be_visible(timeout=A_MINUTE)
    bo.look("wrong-at-the-door")
    bo.type("Your PIN", PINS["Bo"])
    bo.press("Sit down")
    bo.page.wait_for_url("**/chart/")


def vouches(amara: Hand) -> None:
    amara.go("more/")
    amara.follow("Organizers and turf")
    amara.follow("Bo")
    amara.press("Help them back in", "link")
    amara.look("lost")
    amara.counted.press(amara.page.locator("main form button.main").first)
    expect(amara.page.locator("main .code-word")).to_be_visible()


def assert_nothing_is_missing(new: Hand) -> None:
    """Eleven talks stand on the hub, each once, and the new phone reads them."""
    new.go("people/")
    for who in [talk[0] for talk in TALKS] + ["Ngozi Eze"]:
        new.go(f"people/?q={who}")
        expect(new.page.locator("main a .name", has_text=who)).to_have_count(1)
        new.page.locator("main a", has=new.page.locator(".name", has_text=who)).click()
        expect(new.page.locator(".lived > *")).not_to_have_count(0)
    new.look("person")
