"""A real hub on a port of its own, and a real browser that may speak to nobody else."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    StorageState,
    ViewportSize,
    expect,
    sync_playwright,
)

ROOT = Path(__file__).parents[2]
LOOKS = os.environ.get("LOOKS", "")
"""A folder for pictures of pages on the way, to be looked at."""
FONTS = ROOT / "src/brazier/press/fonts"
FONTS_FILE = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{FONTS}</dir></fontconfig>"""
# The shell is Chromium without windows of its own: the same pages, and a new one costs a quarter.
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), "")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
UNSAFE = "DJANGO_ALLOW_ASYNC_UNSAFE"
PATIENCE, A_MINUTE = int(os.environ.get("JOURNEY_SECONDS", "10")) * 1000, 60_000
"""Milliseconds. A machine with a lot else to do wants more: JOURNEY_SECONDS=60 ./test"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session", autouse=True)
def one_process() -> Iterator[None]:
    """The driver of the browser keeps a loop in this thread, where some tests write too; nothing here is async."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(UNSAFE, "1")
        yield


class Served:
    """A hub that runs as `brazier serve` in a folder of its own."""

    def __init__(self, folder: Path, *args: str, program: Sequence[str] = ("brazier",)) -> None:
        self.folder = folder
        environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", UNSAFE)}
        command = [sys.executable, "-m", *program, *(args or ("serve",)), "--data", str(folder), "--no-browser"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        assert self.process.stdout is not None
        while True:
            line = self.process.stdout.readline()
            found = re.search(r"http://localhost:\d+/\S*", line)
            if found or not line:
                break
        assert found, self.process.stderr.read() if self.process.stderr else ""
        self.first_page = found.group(0)
        self.address = re.match(r"http://localhost:\d+/", self.first_page).group(0)  # type: ignore[union-attr]

    def stop(self) -> str:
        """End it; gives what it wrote to stderr."""
        self.process.terminate()
        return self.process.communicate(timeout=20)[1]


@contextmanager
def chromium(folder: Path, *flags: str, **environment: str) -> Iterator[Browser]:
    """Chromium without a window, with the fonts of the press, so that pages are as wide on every machine."""
    (folder / "fonts.conf").write_text(FONTS_FILE)
    with sync_playwright() as play:
        environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), **environment}
        opened = play.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags], env=environment)  # type: ignore[arg-type]
        make = opened.new_context
        opened.new_context = lambda **wanted: impatient(make(**wanted))  # type: ignore[method-assign]
        yield opened
        opened.close()


def impatient(context: BrowserContext) -> BrowserContext:
    """Whatever a page does not show within ten seconds nobody waits for: a journey that fails fails soon."""
    expect.set_options(timeout=PATIENCE)
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all journeys."""
    if not CHROMIUM:
        pytest.skip("not run: Chromium is not installed")
    with chromium(tmp_path_factory.mktemp("fonts")) as opened:
        yield opened


class Watched:
    """A browser window whose every request and complaint is written down."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.address = address
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _said(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(f"{said.text} {said.location.get('url')}")

    def go(self, path: str) -> Page:
        """Open a page of the hub."""
        self.page.goto(self.address + path.lstrip("/"))
        return self.page

    def fits(self) -> bool:
        """Whether the page needs no sideways scrolling."""
        wide: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return wide <= 0

    def at(self, path: str) -> None:
        """Wait until the window shows that page."""
        self.page.wait_for_url(self.address + path.lstrip("/"))


DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
WORDS = "abacus abdomen abdominal abide abiding ability"
NAMES = [
    "Rosa Diaz", "Kwame Asante", "Mei-Lin", "Abdou N.", "Marie-Thérèse",
    "Hamid", "José P.", "王小明", "Tahmina", "Bo",
]  # fmt: skip


def start(desk: Watched) -> list[str]:
    """Three answers and six words; gives the words."""
    page = desk.go("/")
    page.get_by_label("A code name").fill("Juniper")
    page.get_by_label("About how many work there?").fill("300")
    page.get_by_label("Names you trust").fill("\n".join(NAMES))
    page.get_by_role("button", name="Start your campaign").click()
    expect(page.locator(".six .code-word")).to_have_count(6)
    words = page.locator(".six .code-word").all_inner_texts()
    page.get_by_label("Now type them from your paper").fill("  ".join(words).upper())
    page.get_by_role("button", name="I have them on paper").click(timeout=A_MINUTE)  # the words are stretched
    desk.at("/chart/")
    return words


def sign_in(page: Page, words: list[str]) -> None:
    """The six words at the door."""
    page.get_by_label("The six words").fill(" ".join(words))
    page.get_by_role("button", name="Open", exact=True).click(timeout=A_MINUTE)
    page.wait_for_url("**/chart/", timeout=A_MINUTE)


def until(page: Page, holds: str) -> None:
    """Wait until what this function promises is true; Playwright's own waiting takes a promise itself for true."""
    ends = time.monotonic() + A_MINUTE / 1000
    while time.monotonic() < ends:
        with suppress(Error):  # the page may go on to another at this moment
            if page.evaluate(holds):
                return
        page.wait_for_timeout(100)
    pytest.fail(f"never true: {holds}")


def picture(page: Page, name: str) -> None:
    """The page fits; pictures of it on a phone and at a desk, by day and by night, when somebody wants to look."""
    page.wait_for_load_state()  # a page that is still on its way has no width yet
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
    if not LOOKS:
        return
    was = page.viewport_size
    for color in ("light", "dark"):
        page.emulate_media(color_scheme=color)  # type: ignore[arg-type]
        for size, view in {"phone": PHONE, "desk": DESK}.items():
            page.set_viewport_size(ViewportSize(**view))
            page.screenshot(path=f"{LOOKS}/{name}-{size}-{color}.png", full_page=True, animations="disabled")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(was or ViewportSize(**DESK))


def at_the_door(desk: Watched) -> None:
    """Open a campaign that has begun."""
    sign_in(desk.go("unseal"), WORDS.split())


def first_pin(desk: Watched, pin: str) -> None:
    """Whoever began it chooses a PIN; from then on this browser is a device of theirs."""
    page = desk.go("/seat")
    page.get_by_label("A PIN of six digits").fill(pin)
    page.get_by_label("The same once more").fill(pin)
    page.get_by_role("button", name="Use this browser and this PIN").click()
    expect(page.get_by_role("status").first).to_contain_text("You can sign in now")


@pytest.fixture(scope="session")
def evening_over(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a campaign after its first evening, sealed: to be copied, so that nobody begins it again."""
    folder = tmp_path_factory.mktemp("evening") / "campaign"
    command = [sys.executable, "-m", "tests.journeys.one_evening", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert made.returncode == 0, made.stderr
    return folder


@contextmanager
def begun(evening_over: Path, folder: Path, *, program: Sequence[str] = ("brazier",)) -> Iterator[Served]:
    """A hub of one's own with a campaign that has begun; the six words open it."""
    shutil.copytree(evening_over, folder / "campaign")
    hub = Served(folder / "campaign", program=program)
    try:
        yield hub
    finally:
        said = hub.stop()
    assert said == ""


@pytest.fixture(scope="session")
def unbegun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A hub before its first evening; no test begins it."""
    hub = Served(tmp_path_factory.mktemp("unbegun") / "campaign")
    yield hub
    assert hub.stop() == ""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A hub in a new folder, before its first evening."""
    hub = Served(tmp_path / "campaign")
    yield hub
    assert hub.stop() == ""


@pytest.fixture
def new_desk(browser: Browser, unbegun: Served) -> Iterator[Watched]:
    """A window on a hub before its first evening. It spoke to our hub alone, and nothing complained."""
    context = browser.new_context(viewport=DESK, locale="en-US")  # type: ignore[arg-type]
    yield from watched(context, unbegun.address)


def watched(context: BrowserContext, address: str) -> Iterator[Watched]:
    """A window that spoke to our hub alone, and where nothing complained."""
    window = Watched(context, address)
    yield window
    context.close()
    assert window.hosts <= {urlsplit(address).netloc}
    assert window.complaints == []


@dataclass
class Campaign:
    """A campaign that has begun, shared by the tests; every test leaves it usable for the next."""

    served: Served
    words: list[str]
    cookies: StorageState

    def window(self, browser: Browser, size: dict[str, int], language: str = "en") -> BrowserContext:
        """A browser that sits at the desk; after a test that locked it, the words are typed again."""
        context = browser.new_context(viewport=ViewportSize(**size), locale="en-US", storage_state=self.cookies)  # type: ignore[typeddict-item]
        page = context.new_page()
        page.goto(self.served.address + "unseal")
        page.goto(self.served.address + "chart/")
        if not page.url.endswith("/chart/"):
            page.goto(self.served.address + "unseal")
            sign_in(page, self.words)
            self.cookies = context.storage_state()
        page.close()
        context.add_cookies([{"name": "language", "value": language, "url": self.served.address}])
        return context


@pytest.fixture(scope="session")
def juniper(browser: Browser, evening_over: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campaign]:
    """Ten names after the first evening."""
    with begun(evening_over, tmp_path_factory.mktemp("juniper")) as hub:
        context = browser.new_context(viewport=DESK, locale="en-US")  # type: ignore[arg-type]
        at_the_door(Watched(context, hub.address))
        yield Campaign(hub, WORDS.split(), context.storage_state())
        context.close()


@pytest.fixture
def desk(browser: Browser, juniper: Campaign) -> Iterator[Watched]:
    """A window at the desk of the campaign that has begun."""
    yield from watched(juniper.window(browser, DESK), juniper.served.address)
