"""A real hub on a port of its own, and a real browser that may speak to nobody else."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    StorageState,
    ViewportSize,
    expect,
    sync_playwright,
)

FONTS = Path(__file__).parents[2] / "src/brazier/press/fonts"
FONTS_FILE = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{FONTS}</dir></fontconfig>"""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    for item in items:
        if "journeys" in str(item.fspath):
            item.add_marker(pytest.mark.journey)


class Served:
    """A hub that runs as `brazier serve` in a folder of its own."""

    def __init__(self, folder: Path, *args: str) -> None:
        self.folder = folder
        environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        command = [sys.executable, "-m", "brazier", *(args or ("serve",)), "--data", str(folder), "--no-browser"]
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
        yield opened
        opened.close()


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
    page.get_by_role("button", name="I have them on paper").click()
    desk.at("/chart/")
    return words


def sign_in(page: Page, words: list[str]) -> None:
    """The six words at the door."""
    page.get_by_label("The six words").fill(" ".join(words))
    page.get_by_role("button", name="Open", exact=True).click()
    page.wait_for_url("**/chart/")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A hub in a new folder, before its first evening."""
    hub = Served(tmp_path / "campaign")
    yield hub
    assert hub.stop() == ""


@pytest.fixture
def new_desk(browser: Browser, served: Served) -> Iterator[Watched]:
    """A window on a hub before its first evening. It spoke to our hub alone, and nothing complained."""
    context = browser.new_context(viewport=DESK, locale="en-US")  # type: ignore[arg-type]
    yield from watched(context, served.address)


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
def juniper(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campaign]:
    """Ten names after the first evening."""
    hub = Served(tmp_path_factory.mktemp("juniper") / "campaign")
    context = browser.new_context(viewport=DESK, locale="en-US")  # type: ignore[arg-type]
    words = start(Watched(context, hub.address))
    yield Campaign(hub, words, context.storage_state())
    context.close()
    assert hub.stop() == ""


@pytest.fixture
def desk(browser: Browser, juniper: Campaign) -> Iterator[Watched]:
    """A window at the desk of the campaign that has begun."""
    yield from watched(juniper.window(browser, DESK), juniper.served.address)
