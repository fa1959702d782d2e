"""The quick log beyond one talk: nobody answered, several at once, one more thing, and a talk that was wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PHONE, Campaign, Watched, picture, watched
from tests.journeys.test_pocket import Pocket, let_in

KEPT = "Kept: 1"


@pytest.fixture
def pocket(browser: Browser, evening_over: Path, tmp_path: Path) -> Iterator[Pocket]:
    with let_in(browser, evening_over, tmp_path) as made:
        yield made


@pytest.fixture
def phone(browser: Browser, juniper: Campaign) -> Iterator[Watched]:
    yield from watched(juniper.window(browser, PHONE), juniper.served.address)


def waits(page: Page, many: int) -> None:
    expect(page.locator(".outbox")).to_have_text(f"Waiting on this device: {many}")


def opened(page: Page, name: str) -> None:
    page.locator("summary", has_text=name).click()


def hers(pocket: Pocket, name: str) -> Page:
    """Her page, once the hub has it."""
    pocket.enter()
    page = pocket.open(f"people/?q={name}")
    page.get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    return page


def test_where_nobody_answered_nothing_of_a_talk_is_asked_and_the_step_waits_with_her(pocket: Pocket) -> None:
    pocket.context.set_offline(True)
    page = pocket.open()
    page.get_by_label("With whom?").fill("Hamid")
    opened(page, "It did not come to a talk")
    page.get_by_label("call back", exact=True).check()
    expect(page.get_by_text("Where do they stand?").first).to_be_hidden()
    page.get_by_label("At what time?").first.fill("18:30")
    picture(page, "pocket-no-talk")
    page.get_by_role("button", name="Keep this talk").click()
    waits(page, 1)
    expect(page.get_by_text("One more thing about the talk")).to_be_hidden()
    expect(page.get_by_text("Where do they stand?").first).to_be_visible()
    pocket.context.set_offline(False)
    expect(page.locator(".outbox")).to_have_text(KEPT, timeout=20_000)
    page = hers(pocket, "Hamid")
    expect(page.locator(".next-up, main").get_by_text("call back at 18:30").first).to_be_visible()
    expect(page.get_by_text("No talk yet.").first).to_be_visible()


def test_one_talk_with_three_is_one_box_and_each_stands_where_she_stands(pocket: Pocket) -> None:
    page = pocket.open()
    page.get_by_label("With whom?").fill("Hamid")
    page.locator("input[name=level][value='2']").check()
    for nth, (name, level) in enumerate((("Bo", "4"), ("Fatou Sarr", "3")), start=2):
        page.get_by_role("button", name="Somebody else was there too").click()
        page.locator(f"input[name=who_{nth}]").fill(name)
        page.locator(f"input[name=level_{nth}][value='{level}']").check()
    page.locator("input[name=basis_3][value=guess]").check()
    picture(page, "pocket-three")
    page.locator("input[name=when][value=none]").check()
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.locator(".outbox")).to_have_text(KEPT, timeout=20_000)
    expect(page.locator("input[name=who_2]")).to_be_hidden()
    for name, stands in (("Hamid", "for it"), ("Bo", "leaning against"), ("Fatou Sarr", "guess")):
        expect(hers(pocket, name).locator("main").get_by_text(stands).first).to_be_visible()


def test_one_more_thing_is_asked_of_the_talk_just_kept_and_forgotten_when_nobody_looks(pocket: Pocket) -> None:
    pocket.context.set_offline(True)
    page = pocket.open()
    pocket.log("Hamid")
    expect(page.get_by_text("One more thing about the talk")).to_be_visible()
    page.get_by_label("Who knows them well?").fill("Bo")
    page.get_by_label("rides together").check()
    page.get_by_label("What do we owe them?").fill("the leaflet")
    page.get_by_label("I told them what the boss will do").check()
    picture(page, "pocket-more")
    page.get_by_role("button", name="Keep this too").click()
    waits(page, 2)
    expect(page.get_by_text("One more thing about the talk")).to_be_hidden()
    pocket.log("Mei-Lin")
    page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
                  "document.dispatchEvent(new Event('visibilitychange'))")  # fmt: skip
    assert page.locator("form[data-kind=more] input[name=who]").input_value() == ""
    page.evaluate("delete document.hidden")
    pocket.context.set_offline(False)
    expect(page.locator(".outbox")).to_have_text("Kept: 3", timeout=20_000)
    page = hers(pocket, "Hamid")
    for told in ("the leaflet", "rides together", "Was told what the boss will do"):
        expect(page.get_by_text(told).first).to_be_visible()


def test_a_talk_is_corrected_without_a_network_by_its_hour_alone_its_time_too(pocket: Pocket) -> None:
    pocket.context.set_offline(True)
    page = pocket.open()
    pocket.log("Hamid", level=2)
    pocket.start_again()
    pocket.context.set_offline(True)
    page = pocket.open("pocket/more/")
    opened(page, "A talk I told was wrong")
    told = page.locator("[data-told-list] .pick")
    expect(told).to_have_count(1)
    assert "Hamid" not in page.content()
    told.locator("input").check()
    form = page.locator("form[data-kind=correct]")
    form.get_by_label("At what time?").fill("00:05")
    form.locator("input[name=level][value='4']").check()
    picture(page, "pocket-wrong")
    form.get_by_role("button", name="Correct it").click()
    waits(page, 2)
    pocket.context.set_offline(False)
    expect(page.locator(".outbox")).to_have_text("Kept: 2", timeout=20_000)
    page = hers(pocket, "Hamid")
    opened(page, "Something here is wrong")
    expect(page.get_by_text("00:05").first).to_be_visible()
    expect(page.get_by_text("corrected on").first).to_be_visible()
    expect(page.locator("main").get_by_text("leaning against").first).to_be_visible()


def test_nothing_but_the_hour_of_a_talk_is_told_in_the_clear(pocket: Pocket) -> None:
    pocket.context.set_offline(True)
    page = pocket.open()
    pocket.log("Hamid")
    known = page.evaluate(
        "async () => Object.keys((await (await import('/static/phone/store.js')).all('boxes'))[0]).sort()"
    )
    assert known == ["id", "kind", "place", "raw", "receipt"]


def test_a_browser_that_was_not_let_in_keeps_nothing_and_puts_no_name_in_an_address(phone: Watched) -> None:
    page = phone.go("pocket/")
    expect(page.locator("[data-unpaired]")).to_be_visible()
    page.get_by_label("With whom?").fill("Rosa Diaz")
    page.locator("input[name=when][value='none']").check()
    expect(page.get_by_role("button", name="Keep this talk")).to_be_disabled()
    page.get_by_label("With whom?").press("Enter")
    page.wait_for_timeout(300)
    assert page.url == phone.address + "pocket/"
