"""A real hub on a port of its own, and a real browser that may speak to nobody else."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    if not CHROMIUM:
        pytest.skip("not run: Chromium is not installed")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


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


DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A hub in a new folder, before its first evening."""
    hub = Served(tmp_path / "campaign")
    yield hub
    assert hub.stop() == ""


@pytest.fixture
def desk(browser: Browser, served: Served) -> Iterator[Watched]:
    """A window at the desk. It spoke to our hub alone, and nothing complained."""
    context = browser.new_context(viewport=DESK, locale="en-US")  # type: ignore[arg-type]
    watched = Watched(context, served.address)
    yield watched
    context.close()
    assert watched.hosts <= {urlsplit(served.address).netloc}
    assert watched.complaints == []
