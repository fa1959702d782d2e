"""A1: two hold the tent without signal, put the same talk right, and come back at night on different networks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import DESK, PHONE, Watched, at_the_door, begun, picture, until
from tests.journeys.counting import Counted
from tests.journeys.roads import Road, road
from tests.journeys.test_devices import PAIRED
from tests.journeys.test_five_friends import bring, own_digits
from tests.journeys.test_pocket_reading import LIST_PIN, choose, unlock
from tests.journeys.test_two_phones import READY

ABDOU, HAPPENED = "Abdou N.", "40 cups of tea, and many of the night shift stopped."
AMARAS = ["Kwame Asante", "Mei-Lin", "Hamid", "José P.", "Tahmina", "Bo"]
BOS = ["Olga Petrova", "Ines Duarte", "Kofi Mensah", "Yusuf Demir", "Hamid", "Tahmina"]
SLOW, SLOWER = 0.02, 0.15
"""Seconds a piece takes on the Wi-Fi at home and on a phone far from any mast."""


@dataclass
class Tent:
    """Amara's phone and Bo's, each with the app and a road of its own to the hub."""

    address: str
    amara: Page
    bo: Page
    amaras_road: Road
    bos_road: Road

    def rain(self) -> None:
        """No signal at all."""
        for page in (self.amara, self.bo):
            page.context.set_offline(True)

    def page_of(self, who: Page, name: str) -> Page:
        """Somebody's page, where the hub can be reached."""
        who.goto(f"{self.address}people/?q={name}")
        who.get_by_role("link", name=name).last.click()
        expect(who.get_by_role("heading", level=1)).to_contain_text(name)
        return who


@pytest.fixture
def tent(browser: Browser, evening_over: Path, tmp_path: Path) -> Iterator[Tent]:
    with begun(evening_over, tmp_path) as hub, road(SLOW) as amaras, road(SLOWER) as bos:
        one = browser.new_context(viewport=ViewportSize(**DESK), locale="en-US", proxy=amaras.proxy())
        other = browser.new_context(viewport=ViewportSize(**PHONE), locale="en-US", proxy=bos.proxy())
        desk = Watched(one, hub.address)
        at_the_door(desk)
        own_digits(desk.page)
        bo = bring(Counted(), browser, desk, "Bo", on=other.new_page())
        for page in (desk.page, bo):
            until(page, f"async () => {{ {PAIRED} }}")
            page.goto(hub.address + "pocket/")
            until(page, READY)
        yield Tent(hub.address, desk.page, bo, amaras, bos)
        other.close()
        one.close()


def typed_in_for_bo(tent: Tent) -> None:
    """Yesterday Bo talked with Abdou; he had it on paper, and Amara typed it in as his talk."""
    page = tent.amara
    page.goto(tent.address + "talks")
    page.get_by_label("With whom?").fill(ABDOU)
    page.locator("input[name=level][value='3']").check()
    page.get_by_text("More about it").click()
    page.locator("#organizer").select_option(label="Bo")
    page.locator("input[name=when][value='none']").check()
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.get_by_role("status").first).to_contain_text("is kept")


def opens_the_talk(tent: Tent, who: Page) -> None:
    """Her page or his, with the form that puts the talk right, open before the signal is gone."""
    tent.page_of(who, ABDOU).get_by_text("Something here is wrong").click()
    who.get_by_text("Correct this talk").click()


def corrects(who: Page, level: str, step: str) -> None:
    """Put right without a network what stands open."""
    who.get_by_label("Where do they stand?").last.select_option(level)
    who.get_by_label("What happens next? Empty for nothing").fill(step)
    day = who.evaluate("new Date(Date.now() + 3 * 864e5).toISOString().slice(0, 10)")
    who.locator("form[data-kind=correct] input[name=due]").fill(day)
    who.get_by_role("button", name="Correct it").click()
    expect(who.locator(".outbox")).to_have_text("Waiting on this device: 1")


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


def the_tent_without_signal(tent: Tent, rosa: str) -> None:
    """The same talk is put right by both, and 14 talks are told, one of them wrongly."""
    typed_in_for_bo(tent)
    for who in (tent.amara, tent.bo):
        opens_the_talk(tent, who)
    tent.rain()
    corrects(tent.amara, "2", "bring the petition round")
    corrects(tent.bo, "4", "meet his cousin")
    for page in (tent.amara, tent.bo):
        page.goto(tent.address + "pocket/")
    for who in AMARAS:
        logs(tent.amara, who)
    logs(tent.amara, rosa, level=3)
    for who in BOS:
        logs(tent.bo, who)
    logs(tent.bo, "Rosa Diaz", level=1)  # which of the two? Nobody can be asked here
    tent.amara.goto(tent.address + "pocket/more/")
    tent.amara.locator("summary", has_text="A talk I told was wrong").click()
    tent.amara.locator("[data-told-list] input").first.check()  # the newest: Rosa
    tent.amara.locator("form[data-kind=correct] input[name=level][value='4']").check()
    tent.amara.get_by_role("button", name="Correct it").click()
    expect(tent.amara.locator(".outbox")).to_have_text("Waiting on this device: 9")


def hands_over(tent: Tent, *, waiting: int = 9) -> None:
    """At the end of the turn, still in the rain, Bo leaves three lines for the night pair."""
    page = tent.bo
    page.goto(tent.address + "pocket/more/")
    page.locator("summary", has_text="Hand over to whoever comes next").click()
    page.get_by_label("Tent at the bus stop").check()
    page.get_by_label("Which one, if there are several").fill("stop B")
    page.get_by_label("What happened").fill(HAPPENED)
    page.get_by_label("Left to do").fill("Fetch gas.")
    page.get_by_label("Look out for").fill("Two guards take photos.")
    picture(page, "a1-hand-over-on-the-phone")
    page.get_by_role("button", name="Leave it for them").click()
    expect(page.locator(".outbox")).to_have_text(f"Waiting on this device: {waiting}")


def back_on_two_networks(tent: Tent) -> None:
    """Bo's phone shows bars and nothing gets through; Amara's loses two answers to what the hub has already."""
    tent.bos_road.cut()
    bos, amaras = tent.bos_road.handed, tent.amaras_road.handed
    tent.amaras_road.lose(3, 6)  # the first only asks whether the phone may go on
    for who in (tent.bo, tent.amara):
        who.context.set_offline(False)
    expect(tent.amara.locator(".outbox")).to_have_text("Kept: 9", timeout=60_000)
    assert tent.amaras_road.lost == 2
    assert tent.amaras_road.handed - amaras >= 1 + 9 + 2
    assert tent.bos_road.handed == bos
    expect(tent.bo.locator(".outbox")).to_have_text("Waiting on this device: 9")
    tent.bos_road.mend()
    tent.bo.evaluate("dispatchEvent(new Event('online'))")
    expect(tent.bo.locator(".outbox")).to_have_text("Kept: 8 · Put aside: 1", timeout=60_000)


def test_a1_nothing_told_in_the_rain_is_lost_or_doubled_and_both_hear_what_they_see_differently(
    tent: Tent,
) -> None:
    rosa = second_rosa(tent)
    the_tent_without_signal(tent, rosa)
    hands_over(tent)
    back_on_two_networks(tent)
    each_talk_has_an_owner_and_a_day(tent, rosa)
    for who in (tent.amara, tent.bo):
        both_words_stand(tent, who)
    picture(tent.amara, "a1-two-corrections")


def test_a1_what_the_tent_hands_over_waits_for_the_night_pair(browser: Browser, tent: Tent) -> None:
    desk = Watched(tent.amara.context, tent.address)
    desk.go("organizers/joining")
    pair = [bring(Counted(), browser, desk, name) for name in ("Cleo", "Dina")]
    tent.rain()
    tent.bo.goto(tent.address + "pocket/")
    hands_over(tent, waiting=1)
    for who in (tent.bo, tent.amara):
        who.context.set_offline(False)
    expect(tent.bo.locator(".outbox")).to_have_text("Kept: 1", timeout=60_000)
    cleo, dina = pair
    on_the_phone(tent, cleo)
    on_today(tent, dina)
    page = tent.bo
    page.goto(tent.address + "hand-over/")
    expect(page.get_by_text("Read by:")).to_contain_text("Cleo, Dina")
    picture(page, "a1-hand-over")
    for who in pair:
        who.context.close()


def on_the_phone(tent: Tent, cleo: Page) -> None:
    """Cleo opens her list on the way; she reads the note in the tent without signal, and says so there."""
    until(cleo, f"async () => {{ {PAIRED} }}")
    cleo.goto(tent.address + "pocket/mine/")
    until(cleo, READY)
    choose(cleo, LIST_PIN)
    note = cleo.locator("li[data-note]")
    expect(note).to_contain_text(HAPPENED)
    cleo.context.set_offline(True)
    cleo.goto(tent.address + "pocket/mine/")
    expect(note).to_have_count(0)  # nothing stands there before the PIN
    unlock(cleo)
    expect(note).to_contain_text("stop B")
    expect(note).to_contain_text("Bo")
    picture(cleo, "a1-left-for-you-on-the-phone")
    note.get_by_role("button", name="I have read it").click()
    expect(note).to_have_count(0)
    expect(cleo.locator(".outbox")).to_have_text("Waiting on this device: 1")
    cleo.goto(tent.address + "pocket/mine/")
    unlock(cleo)
    expect(cleo.locator("#until")).to_be_visible()
    expect(note).to_have_count(0)  # it lies in the sealed list still, and was read
    cleo.context.set_offline(False)
    expect(cleo.locator(".outbox")).to_have_text("Kept: 1", timeout=60_000)


def on_today(tent: Tent, dina: Page) -> None:
    """Dina finds it first on her list of today."""
    dina.goto(tent.address + "today")
    note = dina.locator(".sheet", has_text="Left for you")
    for said in ("Tent at the bus stop", "stop B", "Bo", HAPPENED, "Fetch gas.", "Two guards take photos."):
        expect(note).to_contain_text(said)
    picture(dina, "a1-left-for-you-today")
    note.get_by_role("button", name="I have read it").click()
    expect(dina.get_by_role("status").first).to_contain_text("Read.")
    expect(dina.get_by_text(HAPPENED)).to_have_count(0)


def each_talk_has_an_owner_and_a_day(tent: Tent, rosa: str) -> None:
    page = tent.amara
    page.goto(tent.address + "steps?whose=all")
    expect(page.locator("main").get_by_text("talk again").first).to_be_visible()
    steps = page.locator("main li", has_text="talk again")
    expect(steps).to_have_count(13)
    for step in steps.all():
        expect(step.locator(".small").first).to_contain_text(re.compile(r" by .+ · (Amara|Bo)$"))
    page.goto(tent.address + f"people/{rosa}")
    expect(page.locator("main").get_by_text("leaning against").first).to_be_visible()
    page.goto(tent.address + "more/aside")
    expect(page.get_by_text("It is not clear whom it is about")).to_be_visible()
    expect(page.locator("dd", has_text="Rosa Diaz")).to_have_count(1)


def both_words_stand(tent: Tent, who: Page) -> None:
    """Of the talk both put right: each next step with who said it, and all three ratings."""
    page = tent.page_of(who, ABDOU)
    for said_by, step in {"Amara": "bring the petition round", "Bo": "meet his cousin"}.items():
        told = page.locator("p", has=page.locator("b", has_text=step))
        expect(told).to_have_count(1)
        expect(told).to_contain_text(f"said by {said_by}")
    page.get_by_text("Something here is wrong").click()
    was = page.locator("ul.small li", has_text="corrected on")
    expect(was).to_have_count(2)
    expect(was.filter(has_text="by Amara")).to_contain_text("3")
    expect(was.filter(has_text="by Bo")).to_contain_text("2")
    page.goto(tent.address + "steps")
    expect(page.get_by_text("Another next step stands with them").first).to_be_visible()
