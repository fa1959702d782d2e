"""Why we do this and what was won, on a phone whose network is cut; written at the desk, undone there."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, picture
from tests.journeys.test_pocket import Pocket, pocket  # noqa: F401  # a phone that was let in

KEPT = """async ([path, words]) => {
  for (const name of await caches.keys()) {
    const found = await (await caches.open(name)).match(path);
    if (found && (await found.text()).includes(words)) return true;
  }
  return false;
}"""
"""Whether the phone keeps a page that says this."""


def wait_until_kept(page: Page, path: str, words: str) -> None:
    """The worker renews a page after it has shown the old one; a browser that is cut off before never does."""
    for _ in range(200):
        if page.evaluate(KEPT, [path, words]):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"{path} is not kept with {words}")


def test_the_reason_and_the_wins_are_one_tap_away_with_the_network_cut(pocket: Pocket) -> None:  # noqa: F811
    page = pocket.open("why/")
    expect(page.get_by_text("Our own words are still missing")).to_be_visible()
    picture(page, "why-empty")
    page.get_by_label("Three lines or so").fill("Our backs, our time, our say.\nA day off that stays off.")
    page.locator("form", has=page.get_by_label("Three lines or so")).get_by_role("button").click()
    page.get_by_label("What was won").fill("Chairs are back at the pack stations.")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".our-reason")).to_contain_text("A day off that stays off.")
    page.get_by_label("What was won").fill("A mistake.")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("A mistake.")).to_have_count(0)
    picture(page, "why")
    pocket.open("pocket/why/")
    wait_until_kept(pocket.page, "/pocket/why/", "Chairs are back")
    pocket.context.set_offline(True)
    page = pocket.open("pocket/")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.get_by_role("link", name="Why we do this").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Why we do this")
    expect(page.locator(".our-reason")).to_contain_text("Our backs, our time, our say.")
    expect(page.get_by_text("Chairs are back at the pack stations.")).to_be_visible()
    assert page.locator("form").count() == 0
    picture(page, "why-phone")
    for path in ("pocket/book/", "pocket/rights/", "pocket/mine/", "pocket/sign/"):
        expect(pocket.open(path).get_by_role("link", name="Why we do this")).to_be_visible()
    pocket.served.stop()
    pocket.open("pocket/why/")
    expect(pocket.page.locator(".our-reason")).to_contain_text("A day off that stays off.")
