"""Two people use one phone: each PIN opens a pocket of its own, and neither sees what is in the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import DESK, PHONE, Watched, at_the_door, begun, picture, until
from tests.journeys.counting import Counted
from tests.journeys.test_five_friends import bring, own_digits
from tests.journeys.test_pocket import READY, Pocket, let_in
from tests.journeys.test_pocket_reading import SLOW, STORED

ONE, TWO, WRONG = "902174", "583016", "161803"
NAME = "Canaryname Quux"
KEEPS_A_LIST = """async (name) => {
  const reading = await import('/static/phone/reading.js');
  const turn = await reading.begun();
  const pin = await reading.shown('314159', new Uint8Array(16).fill(115));
  const half = 'cHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHA';
  return reading.kept(pin, 'c3Nzc3Nzc3Nzc3Nzc3Nzcw', { half, hours: 24, people: [{ name }] }, turn);
}"""
OPENS_A_LIST = """async () => {
  const reading = await import('/static/phone/reading.js');
  const grace = await reading.tried();
  return grace ? (await reading.openedHere('314159', grace)).people : 'nothing here';
}"""
LIES_IN = """async (name) => {
  const store = (await import('/static/phone/store.js')).storeOf(name);
  return [await store.count('reading'), await store.count('boxes')];
}"""
TOLD_HERE = "async () => (await import('/static/phone/outbox.js')).toldLately('talk')"
WAITING = "async () => (await import('/static/phone/outbox.js')).waiting()"
LET_IN = """async () => {
  const { knownOrNew } = await import('/static/web/device.js');
  const { paired } = await import('/static/phone/outbox.js');
  const far = await crypto.subtle.generateKey('X25519', true, ['deriveBits']);
  await paired(7, new Uint8Array(await crypto.subtle.exportKey('raw', far.publicKey)), await knownOrNew());
}"""
KEY = "async () => { const d = await import('/static/web/device.js'); return d.publicText(await d.known()); }"


@pytest.fixture
def pocket(browser: Browser, evening_over: Path, tmp_path: Path) -> Iterator[Pocket]:
    """A founder's phone without a network that two use: hers has a list and a talk that waits."""
    with let_in(browser, evening_over, tmp_path) as made:
        page = made.open()
        assert page.evaluate(KEEPS_A_LIST, NAME) > 0
        made.context.set_offline(True)
        made.open()
        made.log("Hamid")
        shares(made.open("pocket/more/"))
        yield made


def shares(page: Page) -> None:
    """Both choose their PIN, one after the other."""
    page.get_by_role("link", name="Two people use this phone").click()
    picture(page, "door-first")
    types(page, "Next: the other person", pin=ONE, again=ONE)
    expect(page.get_by_role("heading", name="Hand the phone over")).to_be_visible(timeout=SLOW)
    types(page, "Make both pockets", pin=ONE, again=ONE)
    said(page, "Choose another PIN.")
    types(page, "Make both pockets", pin=TWO, again=TWO)
    said(page, "Done. Each PIN opens its own pocket now.")
    picture(page, "door")


def types(page: Page, button: str, **typed: str) -> None:
    form = page.locator("form:visible")
    for name, text in typed.items():
        form.locator(f"input[name={name}]").fill(text)
    form.get_by_role("button", name=button).click()


def said(page: Page, text: str) -> None:
    expect(page.locator("[data-said]")).to_contain_text(text, timeout=SLOW)


def opens(page: Page, pin: str) -> None:
    """The phone is handed over, and this PIN is typed."""
    if not page.url.endswith("/pocket/door/"):
        page.get_by_role("link", name="Hand over").click()
    types(page, "Open my pocket", pin=pin)
    page.wait_for_url("**/pocket/", timeout=SLOW)
    page.wait_for_load_state()


def test_each_pin_opens_its_own_pocket_and_neither_sees_what_is_in_the_other(pocket: Pocket) -> None:
    page = pocket.page
    opens(page, ONE)
    first = page.evaluate(KEY)
    assert [page.evaluate(WAITING), len(page.evaluate(TOLD_HERE))] == [1, 1]
    assert page.evaluate(OPENS_A_LIST) == [{"name": NAME}]
    opens(page, TWO)
    assert [page.evaluate(WAITING), page.evaluate(TOLD_HERE), page.evaluate(OPENS_A_LIST)] == [
        0,
        [],
        "nothing here",
    ]
    expect(page.locator("[data-unpaired]")).to_be_visible()
    page.evaluate(LET_IN)
    assert page.evaluate(KEY) != first
    assert page.evaluate(KEEPS_A_LIST, "Other Person") > 0
    found = page.evaluate(STORED)
    assert (found["reading"], found["boxes"]) == (3, 0)
    page.reload()
    pocket.log("Mei-Lin")
    opens(page, ONE)
    assert (page.evaluate(KEY), page.evaluate(WAITING)) == (first, 1)
    assert page.evaluate(OPENS_A_LIST) == [{"name": NAME}]


def test_while_no_pocket_is_open_there_is_none_to_look_into_also_in_a_new_window(pocket: Pocket) -> None:
    page = pocket.context.new_page()
    for path in ("pocket/", "pocket/mine/", "pocket/more/", "pocket/sign/"):
        page.goto(pocket.served.address + path)
        page.wait_for_url("**/pocket/door/")
    found = page.evaluate(STORED)
    assert (found["reading"], found["boxes"], found["text"]) == (0, 0, "")
    opens(page, ONE)
    assert pocket.page.evaluate("import('/static/phone/which.js').then((w) => w.isClosed())")


def test_hiding_in_one_pocket_deletes_its_list_and_nothing_of_the_other_nor_what_waits(pocket: Pocket) -> None:
    page = pocket.page
    opens(page, TWO)
    page.evaluate(LET_IN)
    page.evaluate(KEEPS_A_LIST, "Other Person")
    page.reload()
    pocket.log("Mei-Lin")
    page.get_by_role("button", name="Hide").click()
    page.wait_for_url("**/cover")
    page.goto(pocket.served.address + "pocket/")
    page.wait_for_url("**/pocket/door/")
    assert page.evaluate(LIES_IN, "notes") == [3, 1]
    assert page.evaluate(LIES_IN, "notes 2") == [0, 1]


def test_five_wrong_pins_at_the_door_delete_both_lists_and_nothing_that_waits(pocket: Pocket) -> None:
    page = pocket.page
    opens(page, TWO)
    page.evaluate(LET_IN)
    page.evaluate(KEEPS_A_LIST, "Other Person")
    page.reload()
    pocket.log("Mei-Lin")
    page.get_by_role("link", name="Hand over").click()
    for left in (4, 3, 2, 1):
        types(page, "Open my pocket", pin=WRONG)
        said(page, f"deleted here: {left}")
    assert page.evaluate(LIES_IN, "notes") == [3, 1]
    types(page, "Open my pocket", pin=WRONG)
    said(page, "What could be read on this phone is deleted.")
    assert page.evaluate(LIES_IN, "notes") == page.evaluate(LIES_IN, "notes 2") == [0, 1]
    opens(page, ONE)
    assert page.evaluate(WAITING) == 1


def test_a_right_pin_in_between_begins_the_count_anew_and_a_killed_browser_does_not(pocket: Pocket) -> None:
    page = pocket.page
    types(page, "Open my pocket", pin=WRONG)
    said(page, "deleted here: 4")
    pocket.start_again()
    pocket.context.set_offline(True)
    page = pocket.open("pocket/")
    page.wait_for_url("**/pocket/door/")
    types(page, "Open my pocket", pin=WRONG)
    said(page, "deleted here: 3")
    opens(page, ONE)
    page.get_by_role("link", name="Hand over").click()
    types(page, "Open my pocket", pin=WRONG)
    said(page, "deleted here: 4")


def test_no_file_of_a_phone_that_two_use_holds_a_name_or_a_pin(pocket: Pocket) -> None:
    assert pocket.found("Canaryname", ONE, TWO) == set()


def test_two_organizers_tell_on_one_phone_and_the_hub_knows_who_told_what(
    browser: Browser, evening_over: Path, tmp_path: Path
) -> None:
    with begun(evening_over, tmp_path) as hub:
        desk = Watched(browser.new_context(viewport=ViewportSize(**DESK), locale="en-US"), hub.address)
        at_the_door(desk)
        own_digits(desk.page)
        phone = browser.new_context(viewport=ViewportSize(**PHONE), locale="en-US").new_page()
        bring(Counted(), browser, desk, "Bo", on=phone)
        phone.goto(hub.address + "pocket/more/")
        until(phone, READY)
        shares(phone)
        opens(phone, TWO)
        bring(Counted(), browser, desk, "Cleo", on=phone)
        phone.context.set_offline(True)
        for pin, who in ((ONE, "Hamid"), (TWO, "Mei-Lin")):
            phone.goto(hub.address + "pocket/door/")
            opens(phone, pin)
            phone.get_by_label("With whom?").fill(who)
            phone.locator("input[name=level][value='2']").check()
            phone.locator("input[name=when][value='none']").check()
            phone.get_by_role("button", name="Keep this talk").click()
            expect(phone.locator(".outbox")).to_have_text("Waiting on this device: 1")
        phone.context.set_offline(False)
        expect(phone.locator(".outbox")).to_have_text("Kept: 1", timeout=20_000)
        for who, told, other in (("Hamid", "Bo", "Cleo"), ("Mei-Lin", "Cleo", "Bo")):
            page = desk.go(f"people/?q={who}")
            page.get_by_role("link", name=who).first.click()
            page.get_by_text("Something here is wrong").click()
            line = page.locator("form", has_text="Talk,").first
            expect(line).to_contain_text(told)
            expect(line).not_to_contain_text(other)
        phone.context.close()
        desk.page.context.close()
