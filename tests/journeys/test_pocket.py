"""The quick log on a phone: no network, a sealed hub, a killed browser; nothing is lost and nothing doubled."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import (
    CHROMIUM,
    FLAGS,
    PHONE,
    WORDS,
    Served,
    Watched,
    at_the_door,
    begun,
    first_pin,
    impatient,
    sign_in,
    until,
)

PIN = "271828"
NOTHING_WAITS = "async () => (await (await import('/static/phone/outbox.js')).waiting()) === 0"
READY = "async () => Boolean((await navigator.serviceWorker.ready).active)"


@dataclass
class Pocket:
    """A phone whose browser can be killed and started again; its profile stays."""

    browser: Browser
    served: Served
    profile: Path
    context: BrowserContext
    words: list[str]

    @property
    def page(self) -> Page:
        return self.context.pages[0]

    def start_again(self) -> None:
        """The browser is gone and comes back with what its profile holds."""
        self.context.close()
        self.context = launched(self.browser, self.profile)

    def found(self, *told: str) -> set[str]:
        """The browser is gone; which of these words stand in the files it leaves, as bytes or in pairs."""
        self.context.close()
        raw = b"".join(path.read_bytes() for path in self.profile.rglob("*") if path.is_file())
        assert b"indexeddb" in raw.lower()
        return {word for word in told if any(word.encode(code) in raw for code in ("utf-8", "utf-16-le"))}

    def open(self, path: str = "pocket/") -> Page:
        self.page.goto(self.served.address + path)
        return self.page

    def enter(self) -> None:
        """The PIN at the door, where the seat is over since the browser was killed."""
        page = self.open("people/")
        if page.url.endswith("/sign-in"):
            page.get_by_label("Your PIN").fill(PIN)
            page.get_by_role("button", name="Sit down").first.click()
            page.wait_for_url("**/chart/")

    def log(self, who: str, level: int = 2) -> None:
        """A talk, as a thumb does it: who, where they stand, no next step, keep."""
        self.page.get_by_label("With whom?").fill(who)
        self.page.locator(f"input[name=level][value='{level}']").check()
        self.page.locator("input[name=when][value='none']").check()
        self.page.get_by_role("button", name="Keep this talk").click()
        expect(self.page.locator("[data-told]")).to_be_visible()
        expect(self.page.get_by_label("With whom?")).to_have_value("")


def brazier(*args: object) -> None:
    """A command of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "brazier", *map(str, args)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def launched(browser: Browser, profile: Path) -> BrowserContext:
    return impatient(
        browser.browser_type.launch_persistent_context(
            str(profile),
            executable_path=CHROMIUM,
            args=FLAGS,
            viewport=PHONE,  # type: ignore[arg-type]
            locale="en-US",
        )
    )


@contextmanager
def let_in(browser: Browser, evening_over: Path, folder: Path) -> Iterator[Pocket]:
    """A founder's phone that was let in, with the app on it."""
    with begun(evening_over, folder) as served:
        context = launched(browser, folder / "profile")
        window = Watched(context, served.address)
        at_the_door(window)
        first_pin(window, PIN)
        page = window.page
        page.reload()
        until(page, READY)
        page.close()
        made = Pocket(browser, served, folder / "profile", context, WORDS.split())
        made.context.new_page()
        yield made
        made.context.close()


@pytest.fixture
def pocket(browser: Browser, evening_over: Path, tmp_path: Path) -> Iterator[Pocket]:
    with let_in(browser, evening_over, tmp_path) as made:
        yield made


TOLD = [
    "Olga Petrova", "Ines Duarte", "Kofi Mensah", "Yusuf Demir", "Anna Nowak", "Samir Haddad", "Lucia Rossi",
    "Peter Novak", "Grace Okafor", "Linh Tran", "Ravi Kumar", "Elif Kaya", "Tomas Silva", "Ngozi Eze",
]  # fmt: skip


def test_a5_fourteen_talks_without_a_network_are_on_the_hub_in_order_and_once(pocket: Pocket) -> None:
    pocket.context.set_offline(True)
    pocket.open()
    for name in TOLD[:7]:
        pocket.log(name)
    pocket.page.reload()
    expect(pocket.page.locator(".outbox")).to_have_text("Waiting on this device: 7")
    pocket.start_again()
    pocket.context.set_offline(True)
    pocket.open()
    for name in TOLD[7:]:
        pocket.log(name)
    expect(pocket.page.locator(".outbox")).to_have_text("Waiting on this device: 14")
    pocket.context.set_offline(False)
    expect(pocket.page.locator(".outbox")).to_have_text("Kept: 14", timeout=20_000)
    pocket.page.reload()
    expect(pocket.page.locator(".outbox")).to_be_hidden()
    assert pocket.page.evaluate("async () => (await import('/static/phone/outbox.js')).waiting()") == 0
    pocket.enter()
    pocket.open("people/")
    expect(pocket.page.get_by_role("link", name=TOLD[-1])).to_be_visible()
    shown = pocket.page.locator("main a .name").all_inner_texts()
    assert shown == TOLD[:1:-1]  # the twelve newest, newest first
    expect(pocket.open("chart/").get_by_role("heading", level=1)).to_have_text("You know 24 of about 300.")


def test_the_app_opens_while_the_hub_is_sealed_and_what_is_told_waits_until_it_opens(pocket: Pocket) -> None:
    pocket.open("more/").get_by_role("button", name="Seal everything now").click()
    pocket.open()
    expect(pocket.page.get_by_role("heading", level=1)).to_have_text("Log a talk")
    pocket.log("Hamid")
    expect(pocket.page.locator(".outbox")).to_have_text("Waiting on this device: 1")
    pocket.open("unseal")
    sign_in(pocket.page, pocket.words)
    until(pocket.open(), NOTHING_WAITS)  # it may have gone from the page before
    page = pocket.open("people/")
    page.get_by_role("link", name="Hamid").first.click()
    expect(page.get_by_role("heading", name="Said")).to_be_visible()
    expect(page.get_by_text("No talk yet.")).to_have_count(0)


def test_a_hub_restored_from_wednesdays_stick_on_another_machine_has_everything_again(
    pocket: Pocket, tmp_path: Path
) -> None:
    words = tmp_path / "words"
    words.write_text(" ".join(pocket.words))
    stick, port = tmp_path / "stick", urlsplit(pocket.served.address).port
    stick.mkdir()
    brazier("backup", "--data", pocket.served.folder, "--passphrase-file", words, "--to", stick)
    pocket.open()
    for name in TOLD[:3]:
        pocket.log(name)
    expect(pocket.page.locator(".outbox")).to_have_text("Kept: 3")
    pocket.served.stop()
    [copy] = stick.glob("*.brazier*")
    brazier("restore", copy, "--data", tmp_path / "another", "--passphrase-file", words)
    another = Served(tmp_path / "another", "serve", "--port", str(port))
    try:
        pocket.log(TOLD[3])  # told to a phone whose hub is another machine now, and sealed
        expect(pocket.page.locator(".outbox")).to_contain_text("Waiting on this device: 1")
        pocket.open("unseal")
        sign_in(pocket.page, pocket.words)
        until(pocket.open(), NOTHING_WAITS)  # some went from the page before
        expect(pocket.open("chart/").get_by_role("heading", level=1)).to_have_text("You know 14 of about 300.")
    finally:
        another.stop()  # or it would be blamed on another journey


def test_leaving_without_a_network_shows_the_cover_and_loses_nothing_that_waits(pocket: Pocket) -> None:
    pocket.context.set_offline(True)
    pocket.open()
    pocket.log("Hamid")
    pocket.page.get_by_role("button", name="Hide").click()
    pocket.page.wait_for_url("**/cover")
    expect(pocket.page.get_by_text("There are no notes for today.").first).to_be_visible()
    pocket.open()
    expect(pocket.page.locator(".outbox")).to_have_text("Waiting on this device: 1")


def test_any_page_without_a_network_is_the_quick_log_and_no_error_of_the_browser(pocket: Pocket) -> None:
    pocket.context.set_offline(True)
    expect(pocket.open("people/").get_by_role("heading", level=1)).to_have_text("Log a talk")


def test_the_handbook_is_searched_and_its_links_followed_without_a_network(pocket: Pocket) -> None:
    pocket.context.set_offline(True)
    page = pocket.open("pocket/book/")
    shown = page.locator("details[data-of]:visible")
    expect(shown).to_have_count(59)
    page.get_by_label("Find a word").fill("RUMÓR")
    expect(page.get_by_text("Five steps for a rumor", exact=True).first).to_be_visible()
    assert 0 < shown.count() < 12
    page.get_by_label("Find a word").fill("zzzz")
    expect(page.get_by_text("No page says that.")).to_be_visible()
    page.get_by_label("Find a word").fill("")
    page.locator("[id='06-1-the-talk'] > summary").click()
    page.locator("[id='06-1-the-talk']").get_by_role("link", name="The ask").click()
    expect(page.locator("[id='06-2-the-ask'] article")).to_be_visible()


def test_no_file_of_the_phone_holds_what_was_told_n53(pocket: Pocket) -> None:
    pocket.context.set_offline(True)
    pocket.open()
    pocket.log("Canaryname Quux")
    assert pocket.found("Canaryname", "Quux") == set()
    pocket.context = launched(pocket.browser, pocket.profile)


UNSEALED = {
    "a store": """() => new Promise((done, failed) => {
        const asked = indexedDB.open('unsealed', 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore('boxes');
        asked.onsuccess = () => {
            const writing = asked.result.transaction('boxes', 'readwrite', { durability: 'strict' });
            writing.objectStore('boxes').put({ who: ['Canaryname Quux'], level: ['2'] }, '1');
            writing.oncomplete = done;
            writing.onerror = failed;
        };
    })""",
    "a kept page": "async () => (await caches.open('unsealed')).put('/', new Response('Canaryname Quux'))",
    "a note of the browser": "() => localStorage.setItem('who', 'Canaryname Quux')",
}


@pytest.mark.parametrize("written", UNSEALED.values(), ids=UNSEALED)
def test_the_same_search_finds_what_an_app_without_a_seal_keeps_n53(pocket: Pocket, written: str) -> None:
    pocket.context.set_offline(True)
    pocket.open().evaluate(written)
    assert pocket.found("Canaryname", "Rosa Luxemburg") == {"Canaryname"}
    pocket.context = launched(pocket.browser, pocket.profile)
