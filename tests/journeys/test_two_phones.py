"""Two organizers at one tent, their phones offline and their clocks wrong (A1), and an evening of calls (A6)."""

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


def logs(page: Page, who: str, level: int = 2) -> None:
    """A talk with a next step, typed without a network."""
    before = page.locator(".outbox").inner_text() if page.locator(".outbox").is_visible() else "0"
    page.get_by_label("With whom?").fill(who)
    page.locator(f"input[name=level][value='{level}']").check()
    page.locator("input[name=ready]").first.check()
    page.locator("input[name=when][value=tomorrow]").check()
    page.get_by_role("button", name="Keep this talk").click()
    many = int(before.rsplit(" ", 1)[-1]) + 1
    expect(page.locator(".outbox")).to_have_text(f"Waiting on this device: {many}")


def second_rosa(tent: Tent) -> str:
    """There are two of that name now; gives the code of one."""
    page = tent.amara
    page.goto(tent.address + "people/")
    page.locator("#name").fill("Rosa Diaz")
    page.get_by_role("button", name="Add", exact=True).click()
    page.goto(tent.address + "people/?q=Rosa+Diaz")
    expect(page.get_by_role("link", name="Rosa Diaz")).to_have_count(2)
    page.get_by_role("link", name="Rosa Diaz").last.click()
    page.wait_for_url("**/people/*")
    return page.url.rsplit("/", 1)[-1]


AMARAS = ["Kwame Asante", "Mei-Lin", "Hamid", "José P.", "Tahmina", "Bo"]
BOS = ["Olga Petrova", "Ines Duarte", "Kofi Mensah", "Yusuf Demir", "Hamid", "Tahmina"]


def test_a1_fourteen_talks_at_the_tent_none_lost_none_doubled_and_each_with_an_owner_and_a_day(tent: Tent) -> None:
    code = second_rosa(tent)
    for page in (tent.amara, tent.bo):
        page.goto(tent.address + "pocket/")
        page.context.set_offline(True)
    for who in AMARAS:
        logs(tent.amara, who)
    logs(tent.amara, code, level=3)
    for who in BOS:
        logs(tent.bo, who)
    logs(tent.bo, "Rosa Diaz", level=1)  # which of the two? Nobody can be asked here
    tent.amara.goto(tent.address + "pocket/more/")
    tent.amara.locator("summary", has_text="A talk I told was wrong").click()
    tent.amara.locator("[data-told-list] input").first.check()  # the newest: Rosa
    tent.amara.locator("form[data-kind=correct] input[name=level][value='4']").check()
    tent.amara.get_by_role("button", name="Correct it").click()
    expect(tent.amara.locator(".outbox")).to_have_text("Waiting on this device: 8")
    tent.bo.context.set_offline(False)
    expect(tent.bo.locator(".outbox")).to_have_text("Kept: 6 · Put aside: 1", timeout=30_000)
    tent.amara.context.set_offline(False)
    expect(tent.amara.locator(".outbox")).to_have_text("Kept: 8", timeout=30_000)
    page = tent.amara
    page.goto(tent.address + "steps?whose=all")
    both = page.get_by_text("Another next step stands with them")  # Hamid and Tahmina: each told it, each is told
    expect(both).to_have_count(4)
    expect(page.locator("main").get_by_text("talk again")).to_have_count(13 + 4)
    page.goto(tent.address + f"people/{code}")
    expect(page.locator("main").get_by_text("leaning against").first).to_be_visible()
    page.goto(tent.address + "more/aside")
    expect(page.get_by_text("It is not clear whom it is about")).to_be_visible()
    expect(page.locator("dd", has_text="Rosa Diaz")).to_have_count(1)


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
