"""Ballots counted in a hall without a network: two phones, cut off for real, and each batch is there once."""

import re

from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import PHONE, picture
from tests.journeys.test_two_phones import Tent, tent

__all__ = ["tent"]


def begin(at: Tent) -> str:
    """Amara begins the count; gives its address."""
    at.amara.goto(at.address + "count/night")
    at.amara.get_by_role("button", name="Begin", exact=True).click()
    at.amara.wait_for_url(re.compile(r"/count/night/\d+$"))
    return at.amara.url


def open_sheet(at: Tent, page: Page) -> None:
    """The counting sheet of the phone, while there is a network."""
    page.goto(at.address + "pocket/count/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Say what lies in a batch")


def say(page: Page, yes: int, no: int) -> None:
    """The next batch, as a thumb does it."""
    page.get_by_label("Yes", exact=True).fill(str(yes))
    page.get_by_label("No", exact=True).fill(str(no))
    expect(page.locator("[data-sum]")).to_have_text(str(yes + no))
    page.get_by_role("button", name="Say it").click()
    expect(page.locator("[data-sum]")).to_have_text("0")


def agreed(at: Tent, count: str) -> list[str]:
    """The rows two agree on and their sum, at the hub."""
    at.amara.goto(count)
    return [" ".join(row.split()) for row in at.amara.locator(".totals tbody tr:has(td)").all_inner_texts()]


BATCHES = [(40, 33), (51, 22), (38, 35)]


def test_two_counters_count_three_batches_without_a_network_and_each_is_there_once(tent: Tent) -> None:
    count = begin(tent)
    for page in (tent.amara, tent.bo):
        open_sheet(tent, page)
        page.context.set_offline(True)
        page.reload()  # the page comes from the phone
        for yes, no in BATCHES:
            say(page, yes, no)
        expect(page.locator("[data-waits]")).to_contain_text("3 kept on this phone, not at the hub yet")
        expect(page.locator("[data-list] li")).to_have_text([f"Batch {n} · on this phone only" for n in (1, 2, 3)])
        expect(page.get_by_label("Batch", exact=True)).to_have_value("4")
    tent.bo.set_viewport_size(PHONE)  # type: ignore[arg-type]
    picture(tent.bo, "three-batches-wait")

    tent.bo.context.set_offline(False)
    expect(tent.bo.locator("[data-list] li")).to_have_text(
        [f"Batch {n} · at the hub" for n in (1, 2, 3)], timeout=20_000
    )
    expect(tent.bo.locator("[data-waits]")).to_be_hidden()
    tent.bo.goto(count)
    expect(tent.bo.get_by_role("heading", level=1)).to_have_text("Nothing is counted yet.")
    expect(tent.bo.locator("li.owed")).to_have_count(3)  # one counter is done, a second one is missing

    tent.amara.context.set_offline(False)
    expect(tent.amara.locator("[data-waits]")).to_be_hidden(timeout=20_000)
    batches = ["1 40 33 0 0 +7", "2 51 22 0 0 +36", "3 38 35 0 0 +39"]
    assert agreed(tent, count) == [*batches, "All 129 90 0 0 +39"]
    expect(tent.amara.get_by_role("heading", level=1)).to_have_text("Yes is ahead by 39 votes.")
    picture(tent.amara, "counted-on-two-phones")


def lines(at: Tent) -> str:
    """How many lines the hub's ledger has."""
    at.amara.goto(at.address + "more/verify")
    return at.amara.get_by_text(re.compile(r"It has [\d,]+ lines")).inner_text()


def test_an_answer_that_is_lost_on_the_way_back_does_not_count_a_batch_twice(tent: Tent) -> None:
    """The hub hears the batch, the phone does not hear the hub; it says it again."""
    count = begin(tent)
    open_sheet(tent, tent.bo)
    boxes: list[bytes | None] = []
    heard: list[int] = []

    def lose(route: Route) -> None:
        boxes.append(route.request.post_data_buffer)
        if boxes[-1] == boxes[0]:  # whether this phone may go on, which is asked first each time
            return route.continue_()
        heard.append(route.fetch().status)
        return route.abort()

    tent.bo.route("**/drop", lose)
    say(tent.bo, 40, 33)
    expect(tent.bo.locator("[data-waits]")).to_contain_text("1 kept on this phone")
    tent.bo.wait_for_timeout(1_500)
    assert heard
    assert set(heard) == {200}
    before = lines(tent)
    tent.bo.unroute("**/drop")
    tent.bo.reload()
    expect(tent.bo.locator("[data-list] li")).to_have_text(["Batch 1 · at the hub"], timeout=20_000)
    assert lines(tent) == before  # whatever the hub writes makes a line
    tent.amara.goto(count)
    expect(tent.amara.locator("li.owed")).to_have_count(1)


def test_the_sheet_at_the_hub_keeps_what_is_typed_when_the_way_is_cut(tent: Tent) -> None:
    count = begin(tent)
    tent.bo.goto(count)
    tent.bo.context.set_offline(True)
    tent.bo.get_by_label("Yes", exact=True).fill("12")
    tent.bo.get_by_role("button", name="Say it").click()
    expect(tent.bo.get_by_text("No way to the hub.")).to_be_visible()
    expect(tent.bo.locator(".outbox")).to_have_text("Waiting on this device: 1")
    tent.bo.context.set_offline(False)
    expect(tent.bo.locator(".outbox")).to_have_text("Kept: 1", timeout=20_000)
    tent.bo.reload()
    expect(tent.bo.get_by_text("one counter is done")).to_be_visible()


def test_an_empty_batch_is_not_said_and_a_count_that_began_later_is_there_at_once(tent: Tent) -> None:
    tent.bo.goto(tent.address + "pocket/count/")
    expect(tent.bo.get_by_text("knows of no count that goes on")).to_be_visible()
    begin(tent)
    open_sheet(tent, tent.bo)
    tent.bo.get_by_role("button", name="Say it").click()
    assert tent.bo.get_by_label("Yes", exact=True).evaluate("field => field.validationMessage") == (
        "A batch holds at least one ballot."
    )
    expect(tent.bo.locator("[data-said]")).to_be_hidden()
