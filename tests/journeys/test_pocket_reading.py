"""One's own list on a phone without a network: who may read it, for how long, and what ends it."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from brazier.storage import boxes, keyring, mailbox
from brazier.web import clock
from tests.journeys.conftest import picture, sign_in, until
from tests.journeys.test_pocket import Pocket, launched, let_in

LIST_PIN, WRONG = "314159", "161803"
NAME, CANARY = "Canaryname Quux", "Canaryname"
HOUR = timedelta(hours=1)
SLOW = 60_000  # a PIN is stretched on purpose, and two may be in one wait
STORED = """async () => {
  const { all, count } = await import('/static/phone/store.js');
  const found = [];
  const words = (thing) => {
    if (thing instanceof ArrayBuffer || ArrayBuffer.isView(thing)) {
      const bytes = new Uint8Array(thing.buffer ?? thing);
      found.push(new TextDecoder('latin1').decode(bytes), new TextDecoder('utf-16').decode(bytes));
    } else if (thing instanceof CryptoKey) found.push(`key ${thing.type} ${thing.extractable}`);
    else if (thing && typeof thing === 'object') {
      for (const [name, one] of Object.entries(thing)) found.push(name), words(one);
    }
    else found.push(String(thing));
  };
  for (const store of ['device', 'reading', 'boxes', 'kept']) words(await all(store));
  return { text: found.join(' '), reading: await count('reading'), boxes: await count('boxes') };
}"""


@pytest.fixture
def pocket(browser: Browser, evening_over: Path, tmp_path: Path) -> Iterator[Pocket]:
    """A founder's phone that was let in, with the app on it; she talked with one of the ten."""
    with let_in(browser, evening_over, tmp_path) as made:
        talk(made, NAME)
        yield made


def talk(pocket: Pocket, who: str) -> None:
    """One talk with a next step, kept by the hub."""
    page = pocket.open()
    page.get_by_label("With whom?").fill(who)
    page.locator("input[name=level][value='2']").check()
    page.locator("input[name=when][value='tomorrow']").check()
    page.locator("input[name=step]").fill("bring the form")
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.locator(".outbox")).to_have_text("Kept: 1", timeout=20_000)


def choose(page: Page, pin: str, again: str = "") -> None:
    page.get_by_label("A PIN of six digits or more").fill(pin)
    page.get_by_label("The same once more").fill(again or pin)
    page.get_by_role("button", name="Keep my list on this phone").click()


def unlock(page: Page, pin: str = LIST_PIN) -> None:
    page.get_by_label("PIN of this list").fill(pin)
    page.get_by_role("button", name="Open my list").click()


def mine(pocket: Pocket) -> Page:
    return pocket.open("pocket/mine/")


def begin(pocket: Pocket) -> Page:
    """A PIN was chosen, and the list is shown."""
    page = mine(pocket)
    choose(page, LIST_PIN)
    is_shown(page)
    return page


def is_shown(page: Page) -> None:
    expect(page.locator("[data-list] .name")).to_have_text([NAME], timeout=SLOW)


def said(page: Page, text: str) -> None:
    expect(page.locator("[data-said]")).to_contain_text(text, timeout=SLOW)


def stored(page: Page) -> dict[str, object]:
    """All this phone keeps of the app, as far as a script of the page can read it."""
    found: dict[str, object] = page.evaluate(STORED)
    return found


def are_easy(page: Page, *pins: str) -> list[bool]:
    """Which of these PINs this phone refuses as too easy."""
    found: list[bool] = page.evaluate(
        "async (pins) => { const { isEasy } = await import('/static/phone/reading.js');"
        " return pins.map(isEasy); }",
        list(pins),
    )
    return found


EASY = ["123456", "654321", "000000", "890123", "121212", "123123", "112233", "1234567890"]
FINE = ["271828", LIST_PIN, "902174", "1123581321"]


def cut(pocket: Pocket) -> None:
    pocket.context.set_offline(True)


def test_the_list_is_read_without_a_network_by_whoever_knows_the_pin(pocket: Pocket) -> None:
    page = mine(pocket)
    expect(page.locator("#what")).to_contain_text("72 hours")
    for pin, fault in (("123456", "first others try"), ("12", "six to twelve"), ("tuesday", "six to twelve")):
        choose(page, pin)
        said(page, fault)
    assert are_easy(page, *EASY, *FINE) == [True] * len(EASY) + [False] * len(FINE)
    picture(page, "pocket-choose")
    choose(page, LIST_PIN, WRONG)
    said(page, "not the same")
    choose(page, LIST_PIN)
    is_shown(page)
    picture(page, "pocket-list")
    expect(page.locator("#until")).to_contain_text("Can be read on this phone until")
    cut(pocket)
    page = mine(pocket)
    assert page.get_by_text(NAME).count() == 0
    picture(page, "pocket-ask")
    unlock(page)
    is_shown(page)
    expect(page.locator("[data-list]")).to_contain_text("bring the form")
    expect(page.locator("[data-list]")).to_contain_text("for it")
    pocket.start_again()
    cut(pocket)
    page = mine(pocket)
    unlock(page)
    is_shown(page)


def test_the_break_room_sees_initials_and_nothing_that_says_what_this_is_about(pocket: Pocket) -> None:
    page = begin(pocket)
    page.get_by_label("Break room").check()
    shown = page.locator("[data-list]").inner_text()
    assert "C. Q." in shown
    for told in (NAME, "Canaryname", "for it", "bring", "Next"):
        assert told not in shown, told
    picture(page, "pocket-break-room")
    page = mine(pocket)
    unlock(page)
    expect(page.locator("[data-list] .name")).to_have_text(["C. Q."], timeout=SLOW)  # it stays so


def test_one_tap_leads_to_the_quick_log_with_the_code_and_what_is_told_is_of_her(pocket: Pocket) -> None:
    page = begin(pocket)
    code = page.locator("[data-slot=code]").inner_text()
    cut(pocket)
    page.get_by_text(NAME).click()
    page.wait_for_url("**/pocket/")
    expect(page.get_by_label("With whom?")).to_have_value(code)
    assert code not in page.url
    page.locator("input[name=when][value='none']").check()
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.get_by_label("With whom?")).to_have_value("")
    pocket.context.set_offline(False)
    expect(page.locator(".outbox")).to_have_text("Kept: 1", timeout=20_000)
    page.reload()
    expect(page.get_by_label("With whom?")).to_have_value("")
    assert pocket.open("people/").get_by_text(NAME).count() == 1


def test_five_wrong_pins_without_a_network_end_reading_and_leave_what_waits(pocket: Pocket) -> None:
    begin(pocket)
    cut(pocket)
    pocket.open()
    pocket.log("Hamid")
    page = mine(pocket)
    for left in ("4", "3", "2"):
        unlock(page, WRONG)
        said(page, f"deleted here: {left}")
    page.reload()  # a try counts, also where the page is gone
    for left in ("1", ""):
        unlock(page, WRONG)
        said(page, f"deleted here: {left}" if left else "The list is deleted on this phone")
    found = stored(page)
    assert (found["reading"], found["boxes"]) == (0, 1)
    expect(page.get_by_label("PIN of this list")).to_be_hidden()
    pocket.context.set_offline(False)
    page = mine(pocket)
    unlock(page)  # the hub counted none of them: with a way to it there is a list again
    expect(page.locator("[data-list] .name")).to_have_text([NAME, "Hamid"], timeout=SLOW)


def test_five_wrong_pins_with_the_hub_end_it_there_too(pocket: Pocket) -> None:
    page = begin(pocket)
    page.reload()
    for left in ("4", "3", "2", "1"):
        unlock(page, WRONG)
        said(page, f"deleted here: {left}")
    unlock(page, WRONG)
    said(page, "The list is deleted on this phone")
    assert stored(page)["reading"] == 0
    expect(page.get_by_label("A PIN of six digits or more")).to_be_visible()
    choose(page, LIST_PIN)
    is_shown(page)


def at(page: Page, moment: datetime) -> None:
    """The clock of the phone shows this."""
    page.clock.set_fixed_time(moment)


def test_when_the_hours_are_over_the_list_is_gone_and_a_clock_set_back_brings_nothing(pocket: Pocket) -> None:
    page = begin(pocket)
    now = clock.now()
    cut(pocket)
    at(page, now + 71 * HOUR)
    page = mine(pocket)
    unlock(page)
    is_shown(page)
    at(page, now + 70 * HOUR)  # back by an hour
    page = mine(pocket)
    expect(page.locator("[data-part=away]")).to_be_visible()
    assert stored(page)["reading"] == 0


def test_after_the_last_hour_any_page_of_the_app_deletes_it(pocket: Pocket) -> None:
    page = begin(pocket)
    cut(pocket)
    at(page, clock.now() + 72 * HOUR + timedelta(minutes=1))
    page = pocket.open()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log a talk")
    until(page, "async () => !(await (await import('/static/phone/store.js')).count('reading'))")
    expect(mine(pocket).locator("[data-part=away]")).to_be_visible()


def test_a_clock_that_was_ahead_when_it_was_opened_and_is_put_right_gives_no_longer_time(pocket: Pocket) -> None:
    page = mine(pocket)
    at(page, clock.now() + timedelta(days=365))
    page = mine(pocket)
    choose(page, LIST_PIN)
    is_shown(page)
    cut(pocket)
    at(page, clock.now())
    expect(mine(pocket).locator("[data-part=away]")).to_be_visible()


def leave_by_button(page: Page) -> None:
    page.get_by_role("button", name="Hide").click()


def leave_by_key(page: Page) -> None:
    page.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [leave_by_button, leave_by_key])
def test_hiding_ends_reading_at_once_and_never_what_waits(pocket: Pocket, leave: object) -> None:
    begin(pocket)
    cut(pocket)
    pocket.open()
    pocket.log("Hamid")
    page = mine(pocket)
    unlock(page)
    is_shown(page)
    leave(page)  # type: ignore[operator]
    page.wait_for_url("**/cover")
    assert NAME not in page.content()
    page.go_back()
    page.wait_for_load_state()
    assert page.get_by_text(NAME).count() == 0
    page = mine(pocket)
    expect(page.locator("[data-part=away]")).to_be_visible()
    found = stored(page)
    assert (found["reading"], found["boxes"]) == (0, 1)


def test_a_window_nobody_looks_at_forgets_the_list_and_asks_again(pocket: Pocket) -> None:
    page = begin(pocket)
    cut(pocket)
    for hidden in (True, False):
        page.evaluate(
            "(hidden) => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
            "document.dispatchEvent(new Event('visibilitychange')); }",
            hidden,
        )
    assert NAME not in page.content()
    expect(page.get_by_label("PIN of this list")).to_be_visible()  # and no cover over it, without a network
    unlock(page)
    is_shown(page)


def test_at_the_gate_this_phone_keeps_nothing_and_the_hub_gives_nothing(pocket: Pocket) -> None:
    page = begin(pocket)
    cut(pocket)
    page.get_by_role("button", name="At the gate").click()
    expect(page.get_by_text("This phone is at the gate")).to_be_visible()
    assert stored(page)["reading"] == 0
    pocket.context.set_offline(False)
    page = mine(pocket)
    expect(page.get_by_text("This phone is at the gate")).to_be_visible()
    stands = "async () => (await (await fetch('/pocket/mine/stands')).json()).state"
    until(page, f"async () => (await ({stands})()) === 'gate'")
    picture(page, "pocket-gate")
    page.get_by_role("button", name="I am back from the gate").click()
    unlock(page)
    is_shown(page)


def test_while_the_hub_is_sealed_the_list_is_read_all_the_same(pocket: Pocket) -> None:
    begin(pocket)
    pocket.open("more/").get_by_role("button", name="Seal everything now").click()
    page = mine(pocket)
    unlock(page)
    is_shown(page)
    pocket.open("unseal")
    sign_in(pocket.page, pocket.words)


def test_hiding_ends_the_sitting_too(pocket: Pocket) -> None:
    page = begin(pocket)
    leave_by_button(page)
    page.wait_for_url("**/cover")
    page.wait_for_timeout(500)
    pocket.open("people/")
    assert not page.url.endswith("/people/")


def test_after_five_quiet_minutes_it_asks_again(pocket: Pocket) -> None:
    page = mine(pocket)
    page.clock.install()
    page = mine(pocket)
    choose(page, LIST_PIN)
    is_shown(page)
    page.clock.fast_forward("04:50")
    is_shown(page)
    page.clock.fast_forward("00:20")
    expect(page.get_by_label("PIN of this list")).to_be_visible()
    assert NAME not in page.content()


def test_who_signed_out_reads_what_lies_here_and_gets_nothing_new(pocket: Pocket) -> None:
    begin(pocket)
    pocket.context.clear_cookies(name="desk")
    page = mine(pocket)
    unlock(page)
    is_shown(page)
    leave_by_button(page)
    page.wait_for_url("**/cover")
    expect(mine(pocket).get_by_text("You are not signed in")).to_be_visible()


def ended(pocket: Pocket) -> None:
    """What the hub does when this device is ended, beside it: only it could write this line."""
    folder = pocket.served.folder
    secret = keyring.unlock(keyring.read(folder), " ".join(pocket.words)).box
    lines = [boxes.marked(n, d.key, secret, is_ended=True) for n, d in mailbox.devices(folder).items()]
    mailbox.write_devices(folder, lines)


def test_n56_a_device_that_was_ended_while_it_was_away_has_no_list_once_it_hears_of_it(pocket: Pocket) -> None:
    page = begin(pocket)
    cut(pocket)
    ended(pocket)
    page = mine(pocket)
    unlock(page)
    is_shown(page)  # nobody could tell it
    pocket.context.set_offline(False)
    page.wait_for_url("**/cover")
    assert NAME not in page.content()
    found = stored(page)
    assert (found["reading"], found["text"]) == (0, "")


def test_nothing_this_phone_keeps_holds_a_name_in_the_clear_n53(pocket: Pocket) -> None:
    page = begin(pocket)
    found = stored(page)
    assert found["reading"] == 3
    text = str(found["text"])
    assert "grace" not in text  # names of what lies there are not part of it
    for told in (NAME, "Canaryname", "bring the form", LIST_PIN, "key secret true", "key private true"):
        assert told not in text, told
    assert "key secret false" in text
    caches = page.evaluate(
        "async () => { let all = ''; for (const name of await caches.keys()) for (const kept of await (await "
        "caches.open(name)).matchAll()) all += await kept.text(); "
        "return all + JSON.stringify([localStorage, sessionStorage]); }"
    )
    assert len(caches) > 10_000
    assert "Canaryname" not in caches
    assert pocket.found(CANARY, LIST_PIN) == set()
    pocket.context = launched(pocket.browser, pocket.profile)


def test_leaving_while_a_list_is_on_its_way_keeps_nothing_of_it(pocket: Pocket) -> None:
    page = begin(pocket)
    given = {"half": "cHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHA", "hours": 72, "people": [{"name": NAME}]}
    until = page.evaluate(
        """async (given) => {
          const reading = await import('/static/phone/reading.js');
          const { dropReading } = await import('/static/phone/store.js');
          const turn = await reading.begun();
          const pin = await reading.shown('314159', new Uint8Array(16));
          await dropReading();
          return reading.kept(pin, 'c3Nzc3Nzc3Nzc3Nzc3Nzcw', given, turn);
        }""",
        given,
    )
    assert until == 0
    assert json.dumps(stored(page)["reading"]) == "0"
