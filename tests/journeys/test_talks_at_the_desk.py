"""At the desk a talk may be with several, or come to none; with scripts and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import PHONE, Campaign, Watched, picture, watched


@pytest.fixture(params=["with scripts", "without"])
def page(browser: Browser, juniper: Campaign, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A small window at the desk."""
    seated = juniper.window(browser, PHONE)
    if request.param == "without":
        cookies = seated.storage_state()
        seated.close()
        seated = browser.new_context(
            viewport=ViewportSize(**PHONE),  # type: ignore[typeddict-item]
            locale="en-US",
            storage_state=cookies,
            java_script_enabled=False,
        )
    for window in watched(seated, juniper.served.address):
        window.go("/talks")
        yield window.page
        held = (
            f"status of 400 (Bad Request) {window.address}talks"  # how a browser tells of a form that comes back
        )
        window.complaints = [said for said in window.complaints if not said.endswith(held)]


@pytest.fixture
def phone(browser: Browser, juniper: Campaign) -> Iterator[Watched]:
    yield from watched(juniper.window(browser, PHONE), juniper.served.address)


def opened(page: Page, name: str) -> None:
    page.locator("summary", has_text=name).click()


def test_one_talk_with_three_is_written_down_at_once_and_undone_for_all(page: Page) -> None:
    page.get_by_label("With whom?").fill("Hamid")
    page.get_by_label("You asked").select_option(label="come")
    page.locator("input[name=answer][value=yes]").check()
    page.locator("input[name=level][value='2']").check()
    opened(page, "Others were there too")
    expect(page.locator("#who_3")).to_be_hidden()
    page.locator("#who_2").fill("Bo")
    page.locator("input[name=level_2][value='4']").check()
    page.locator("input[name=basis_2][value=guess]").check()
    page.locator("#who_3").fill("Tahmina")
    page.locator("input[name=answer_3][value=no]").check()
    page.locator("input[name=when][value=none]").check()
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.get_by_role("status")).to_contain_text("The talk with Hamid and 2 others is kept.")
    there = page.locator(".lived time").first
    expect(there).to_contain_text("also there: Bo, Tahmina")
    there.get_by_role("link", name="Bo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bo")
    expect(page.locator(".head-person")).to_contain_text("leaning against")


def test_what_stands_there_twice_comes_back_as_it_was_typed_and_is_undone_for_all(page: Page) -> None:
    page.get_by_label("With whom?").fill("Hamid")
    page.locator("input[name=level][value='3']").check()
    opened(page, "Others were there too")
    page.locator("#who_2").fill("hamid")
    page.locator("input[name=level_2][value='5']").check()
    page.locator("input[name=when][value=none]").check()
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.get_by_role("alert").first).to_contain_text("One person stands here twice")
    expect(page.locator("#who_2")).to_have_value("hamid")
    expect(page.locator("input[name=level_2][value='5']")).to_be_checked()
    page.locator("#who_2").fill("José P.")
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.get_by_role("status")).to_contain_text("The talk with Hamid and 1 other is kept.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    expect(page.get_by_text("also there: José P.")).to_have_count(0)


def test_nobody_answered_asks_nothing_of_a_talk_and_one_tap_undoes_it(page: Page) -> None:
    page.get_by_label("With whom?").fill("Kwame Asante")
    opened(page, "It came to no talk")
    page.get_by_label("call back", exact=True).check()
    expect(page.get_by_text("Where do they stand?").first).to_be_hidden()
    expect(page.get_by_role("button", name="Keep this talk")).to_be_hidden()
    page.get_by_label("At what time?").first.fill("18:30")
    page.get_by_role("button", name="Keep this attempt").click()
    expect(page.get_by_role("status")).to_contain_text("The attempt to talk with Kwame Asante is kept.")
    expect(page.get_by_text("call back at 18:30").first).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("call back at 18:30", exact=True)).to_have_count(0)


def test_enter_keeps_an_attempt_where_scripts_run(phone: Watched) -> None:
    page = phone.go("/talks")
    page.get_by_label("With whom?").fill("Kwame Asante")
    opened(page, "It came to no talk")
    page.get_by_label("another language", exact=True).check()
    picture(page, "desk-no-talk")
    page.get_by_label("Which language do they speak?").fill("Soninke")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The attempt to talk with Kwame Asante is kept.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back")
