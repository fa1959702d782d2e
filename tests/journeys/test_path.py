"""One's own path at the desk: written, undone, and looked at on a phone."""

from playwright.sync_api import expect

from tests.journeys.conftest import Watched, picture


def test_somebody_writes_what_happened_takes_it_back_and_chooses_a_buddy(desk: Watched) -> None:
    page = desk.go("/more/")
    page.get_by_label("One more").fill("Bo")
    page.get_by_role("button", name="Add", exact=True).click()
    page = desk.go("/path/")
    expect(page.locator(".walked .lit")).to_have_count(0)
    picture(page, "path-empty")
    page.get_by_label("With whom").select_option(label="Bo")
    page.locator("form.sheet").get_by_role("button", name="Keep").click()
    expect(page.locator(".walked .lit")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".walked .lit")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".walked .lit")).to_have_count(1)
    expect(page.get_by_role("radio", name="shared a talk")).to_be_checked()
    page.get_by_label("Choose one").select_option(label="Bo")
    page.get_by_role("button", name="Let them see it").click()
    expect(page.get_by_text("sees your path since")).to_be_visible()
    picture(page, "path")
