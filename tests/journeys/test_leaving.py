"""Quick exit, and the cover while nobody looks: what a person beside you sees, and what Back finds (N55)."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PHONE, Campaign, Watched, watched

PAGES = (
    "today", "leaders", "calibration",
    "chart/", "chart/holes", "chart/mirror", "chart/freshness", "people/", "talks", "steps", "lists/", "review",
    "building/", "paper/", "more/",
)  # fmt: skip
TELLING = re.compile(r"union|organi[sz]|committee|campaign|strike|worker|brazier|juniper|solidar|labor", re.I)


def shown(page: Page) -> str:
    """What can be read in the window."""
    return page.evaluate("document.body.innerText")


def press_hide(page: Page) -> None:
    page.get_by_role("button", name="Hide").click()


def press_escape(page: Page) -> None:
    page.keyboard.press("Escape")


def is_at_cover(page: Page) -> None:
    """The window shows the cover, and nothing tells what it covered."""
    page.wait_for_url("**/cover")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    assert not TELLING.search(shown(page) + page.title())


@pytest.mark.parametrize("how", [press_hide, press_escape])
def test_n55_quick_exit_leaves_nothing_that_back_or_a_reopened_tab_could_show(
    desk: Watched, juniper: Campaign, how: object
) -> None:
    page = desk.go("/chart/")
    desk.go("/building/")
    desk.go("/people/")
    name = "Tahmina"
    expect(page.get_by_text(name)).to_be_visible()
    how(page)  # type: ignore[operator]
    is_at_cover(page)
    assert name not in page.content()
    for _ in range(2):  # Back, and Back again
        page.go_back()
        expect(page.get_by_text("This desk is locked.")).to_be_visible()
        assert name not in page.content()
    page.go_forward()
    assert name not in page.content()
    tab = page.context.new_page()  # a closed tab that is opened again asks for its address anew
    tab.goto(juniper.served.address + "people/")
    assert tab.url.endswith("/unseal")
    assert name not in tab.content()


def test_three_escapes_leave_from_the_middle_of_a_word(desk: Watched) -> None:
    page = desk.go("/people/")
    page.get_by_label("Name").first.focus()
    page.keyboard.type("Fatou")
    page.keyboard.press("Escape")
    assert page.url.endswith("/people/")  # one closes a list of suggestions, as everywhere
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    is_at_cover(page)


def test_three_quick_taps_on_an_empty_spot_leave_on_a_phone(browser: Browser, juniper: Campaign) -> None:
    whole = juniper.window(browser, PHONE)
    state = whole.storage_state()
    whole.close()
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, storage_state=state)  # type: ignore[arg-type]
    for window in watched(context, juniper.served.address):
        page = window.go("/chart/")
        for _ in range(2):
            page.touchscreen.tap(180, 160)
        time.sleep(1.2)
        page.touchscreen.tap(180, 160)  # too late to be the third
        assert page.url.endswith("/chart/")
        for _ in range(2):
            page.touchscreen.tap(180, 160)
        is_at_cover(page)


def hide_tab(page: Page, *, hidden: bool) -> None:
    """What a browser tells a page when somebody turns to another window, or comes back."""
    page.evaluate(
        "(hidden) => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
        "document.dispatchEvent(new Event('visibilitychange')); }",
        hidden,
    )


def test_a_hidden_tab_is_covered_at_once_and_shows_again_with_what_was_typed(desk: Watched) -> None:
    page = desk.go("/people/")
    page.get_by_label("Name").first.fill("Half a na")
    hide_tab(page, hidden=True)
    expect(page.locator(".cover-sheet")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).opacity") == "0"
    middle = "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.cover-sheet') !== null"
    assert page.evaluate(middle)
    assert not TELLING.search(page.locator(".cover-sheet").inner_text())
    hide_tab(page, hidden=False)
    expect(page.locator(".cover-sheet")).to_be_hidden()
    assert page.get_by_label("Name").first.input_value() == "Half a na"


def test_a_covered_page_prints_as_if_it_were_not(desk: Watched) -> None:
    page = desk.go("/chart/")
    hide_tab(page, hidden=True)
    page.emulate_media(media="print")
    expect(page.locator(".cover-sheet")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).opacity") == "1"


def test_a_tab_whose_seat_is_over_comes_back_as_the_cover(desk: Watched) -> None:
    page = desk.go("/people/")
    hide_tab(page, hidden=True)
    desk.page.context.clear_cookies(name="desk")
    hide_tab(page, hidden=False)
    is_at_cover(page)
    desk.complaints.clear()  # the browser itself remarks that the seat is gone


def test_a_tab_that_gets_no_answer_stays_covered_until_somebody_touches_it(desk: Watched) -> None:
    page = desk.go("/people/")
    hide_tab(page, hidden=True)
    page.context.set_offline(True)
    hide_tab(page, hidden=False)
    time.sleep(0.3)
    expect(page.locator(".cover-sheet")).to_be_visible()
    page.context.set_offline(False)
    page.mouse.click(200, 200)
    expect(page.locator(".cover-sheet")).to_be_hidden()
    desk.complaints.clear()


def test_leaving_drops_the_reading_keys_and_lets_unsent_boxes_stay(
    desk: Watched,
) -> None:
    page = desk.go("/people/")
    store = "const s = await import('/static/phone/store.js'); "
    page.evaluate(f"async () => {{ {store} await s.put('boxes', 'b', 1); await s.put('reading', 'k', 1); }}")
    press_hide(page)
    is_at_cover(page)
    page.wait_for_timeout(200)
    left = page.evaluate(f"async () => {{ {store} return [await s.count('boxes'), await s.count('reading')]; }}")
    assert left == [1, 0]


def test_no_page_and_no_address_tells_a_passer_by_what_this_is(desk: Watched) -> None:
    for path in PAGES:
        page = desk.go(path)
        assert not TELLING.search(page.title()), path
        assert not TELLING.search(page.url.removeprefix(desk.address)), path
        assert page.locator("link[rel=manifest]").count() == 0  # there is nothing to install yet


def test_a_name_that_is_searched_for_does_not_get_into_the_history(desk: Watched) -> None:
    page = desk.go("/people/")
    page.get_by_label("Find somebody").press_sequentially("Tahmina")
    page.keyboard.press("Enter")
    expect(page.locator("#found .name")).to_have_text(["Tahmina"])
    assert page.url == desk.address + "people/"


def test_what_hiding_can_not_do_is_said_beside_the_button(desk: Watched) -> None:
    page = desk.go("/chart/")
    page.get_by_label("What hiding can not do").click()
    words = page.locator("#hide-limits")
    expect(words).to_contain_text("what the browser noted before you came")
    expect(words).to_contain_text("the phone company wrote down")
    assert page.get_by_role("button", name="Hide").get_attribute("aria-describedby") == "hide-limits"
