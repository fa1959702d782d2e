"""Two organizers whose phones are offline: their clocks are wrong (A1), and an evening of calls (A6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import DESK, Watched, at_the_door, begun, picture, until
from tests.journeys.counting import Counted
from tests.journeys.test_five_friends import bring, own_digits

READY = "async () => Boolean((await navigator.serviceWorker.ready).active)"


@dataclass
class Tent:
    """Amara's window and Bo's phone, both let in, both with the app."""

    address: str
    amara: Page
    bo: Page


@pytest.fixture
def tent(browser: Browser, evening_over: Path, tmp_path: Path) -> Iterator[Tent]:
    with begun(evening_over, tmp_path) as hub:
        context = browser.new_context(viewport=ViewportSize(**DESK), locale="en-US")
        desk = Watched(context, hub.address)
        at_the_door(desk)
        own_digits(desk.page)
        bo = bring(Counted(), browser, desk, "Bo")
        for page in (desk.page, bo):
            page.goto(hub.address + "pocket/")
            until(page, READY)
        yield Tent(hub.address, desk.page, bo)
        bo.context.close()
        context.close()


def tells(page: Page, step: str, level: int, quote: str) -> None:
    """A talk with Hamid and what happens next, typed without a network."""
    page.get_by_label("With whom?").fill("Hamid")
    page.locator(f"input[name=level][value='{level}']").check()
    page.get_by_role("radio", name="tomorrow").check()
    page.get_by_label("Next step").fill(step)
    page.get_by_text("More about this talk").click()
    page.get_by_label("In their words, short").fill(quote)
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.locator(".outbox")).to_have_text("Waiting on this device: 1")


STEPS = {"Amara": "bring the petition round", "Bo": "meet his cousin"}


def test_a1_two_phones_tell_of_one_worker_in_the_same_minute_with_clocks_wrong_by_an_hour(tent: Tent) -> None:
    now = datetime.now(UTC)  # noqa: TID251  # the hub beside this test has the true clock
    for page, wrong in ((tent.amara, timedelta(hours=1)), (tent.bo, timedelta(hours=-1))):
        page.clock.set_fixed_time(now + wrong)
        page.context.set_offline(True)
        page.goto(tent.address + "pocket/")
    tells(tent.amara, STEPS["Amara"], 2, "I sign when my line signs.")
    tells(tent.bo, STEPS["Bo"], 3, "Ask me on Friday.")
    for page in (tent.bo, tent.amara):
        page.context.set_offline(False)
        expect(page.locator(".outbox")).to_have_text("Kept: 1", timeout=20_000)
    for page in (tent.amara, tent.bo):
        page.clock.set_fixed_time(now)
        sees_both(tent, page)
    picture(tent.amara, "two-next-steps")
    agrees(tent)


def sees_both(tent: Tent, page: Page) -> None:
    """Nothing lost, nothing doubled, both ratings in the history, and both next steps with who said which."""
    page.goto(tent.address + "people/?q=Hamid")
    page.get_by_role("link", name="Hamid").click()
    expect(page.get_by_text("Two different next steps.")).to_be_visible()
    for who, what in STEPS.items():
        told = page.locator("p", has=page.locator("b", has_text=what))
        expect(told).to_have_count(1)
        expect(told).to_contain_text(f"said by {who}")
    for quote in ("I sign when my line signs.", "Ask me on Friday."):
        expect(page.locator(".lived").get_by_text(quote)).to_have_count(1)
    expect(page.get_by_text("2 ratings")).to_be_visible()
    page.goto(tent.address + "steps")
    expect(page.get_by_text("Another next step stands with them")).to_have_count(1)


def agrees(tent: Tent) -> None:
    """One of the two is done with; the other stands alone, for both."""
    tent.bo.get_by_role("button", name="Done").click()
    expect(tent.bo.get_by_role("status").first).to_contain_text("Done.")
    tent.amara.goto(tent.address + "people/?q=Hamid")
    tent.amara.get_by_role("link", name="Hamid").click()
    expect(tent.amara.get_by_role("heading", level=1)).to_contain_text("Hamid")
    expect(tent.amara.get_by_text("next steps.")).to_have_count(0)
    expect(tent.amara.get_by_text(STEPS["Amara"]).first).to_be_visible()


CALLS = {
    "Hamid": "another language", "Kwame Asante": "wrong number", "Tahmina": "nobody answered",
    "Mei-Lin": "would not talk",
}  # fmt: skip


def test_a6_an_evening_of_calls_counts_no_talk_and_leaves_what_is_to_be_done_with_its_owner(tent: Tent) -> None:
    page = tent.bo
    page.goto(tent.address + "pocket/")
    page.context.set_offline(True)
    for nth, (who, outcome) in enumerate(CALLS.items(), start=1):
        page.get_by_label("With whom?").fill(who)
        page.locator("summary", has_text="It did not come to a talk").click()
        page.get_by_label(outcome, exact=True).check()
        if outcome == "another language":
            page.get_by_label("Which language do they speak?").fill("Wolof")
        page.get_by_role("button", name="Keep this talk").click()
        expect(page.locator(".outbox")).to_have_text(f"Waiting on this device: {nth}")
    page.context.set_offline(False)
    expect(page.locator(".outbox")).to_have_text("Kept: 4", timeout=30_000)
    page = tent.amara
    page.goto(tent.address + "steps?whose=all")
    for step in ("find somebody who speaks Wolof", "find the right number"):
        expect(page.locator("main").get_by_text(step)).to_have_count(1)
    page.goto(tent.address + "people/?q=Tahmina")
    page.get_by_role("link", name="Tahmina").first.click()
    expect(page.get_by_text("nobody answered").first).to_be_visible()
    expect(page.get_by_text("No talk yet.").first).to_be_visible()
    for window in (tent.amara, tent.bo):
        window.goto(tent.address + "today")
        for who in CALLS:
            expect(window.locator("main").get_by_text(who, exact=True)).to_have_count(0)  # tried today: not again
