"""Where the browser's requests go: to our hub alone, and by a name from elsewhere."""

import re
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.faults.hubs import WORDS, Folder, Zygote
from tests.journeys.conftest import DESK, Watched, chromium, sign_in, watched
from tests.reached.evening import ALIKE
from tests.reached.hubs import Hub, write
from tests.reached.network import Ear, Machine, missing

NAME, ADDRESS = "notes.example", "10.81.1.1"


@pytest.fixture
def machines(request: pytest.FixtureRequest) -> Iterator[Callable[..., Machine]]:
    """Makes machines, and takes them down when the test is over."""
    reason = missing(*request.param)
    if reason:
        pytest.skip(reason)
    made: list[Machine] = []

    def make(role: str) -> Machine:
        made.append(Machine(role))
        return made[-1]

    yield make
    for each in made:
        each.gone()


def beside(work: Callable[[], None]) -> None:
    """Do this in a thread of its own, which alone moves to another machine."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()


def test_n80_every_page_asks_our_hub_and_nobody_else(desk: Watched) -> None:
    page, waiting, seen, alike = desk.page, ["chart/", "people/", "more/"], set(), {}
    while waiting:
        path = waiting.pop(0)
        shape = re.sub(r"\d+|[2-9A-Z]{3}-[2-9A-Z]{3}|=[^&]*", "*", path)
        alike[shape] = alike.get(shape, 0) + 1
        if path in seen or alike[shape] > ALIKE:
            continue
        seen.add(path)
        if any(kind in path for kind in (".pdf", ".ics", ".zip")):
            assert b"/URI" not in page.request.get(desk.address + path).body()
            continue
        desk.go(path)
        page.emulate_media(media="print")
        page.emulate_media(media="screen")
        led = page.eval_on_selector_all("a[href]", "all => all.map(e => e.href)")
        sent = page.eval_on_selector_all("link[href], form[action]", "all => all.map(e => e.href || e.action)")
        assert [link for link in led + sent if not link.startswith(desk.address)] == [], path
        waiting += [link.removeprefix(desk.address).partition("#")[0] for link in led]
    assert len(seen) > 25
    page.context.set_offline(True)
    page.evaluate(
        "document.querySelectorAll('input').forEach(i => i.dispatchEvent(new Event('input', {bubbles: true})))"
    )
    page.context.set_offline(False)
    assert desk.hosts == {desk.address.split("/")[2]}


def test_n80_the_watch_does_see_a_request_that_goes_elsewhere(desk: Watched) -> None:
    desk.go("chart/")
    desk.page.evaluate("new Image().src = 'http://198.51.100.7/seen'")
    desk.page.wait_for_timeout(200)
    assert "198.51.100.7" in str(desk.hosts) + str(desk.complaints)
    desk.hosts.discard("198.51.100.7")
    desk.complaints.clear()


@pytest.mark.parametrize("machines", [("caddy", "certutil")], indirect=True)
def test_from_elsewhere_a_browser_comes_by_the_name_and_trusts_our_certificate(
    machines: Callable[..., Machine], tmp_path: Path
) -> None:
    hub_at, elsewhere = machines("hub"), machines("far")
    hub_at.plug(elsewhere, "10.81.1")
    zygote = Zygote(tmp_path / "notes")
    folder = Folder.made(tmp_path / "campaign", zygote, ["Rosa Diaz"])
    zygote.close()
    write("domain-config", NAME, "--to", tmp_path / "config")
    hub = Hub(hub_at, NAME, folder, tmp_path, tmp_path / "config/Caddyfile", 443)
    ear = Ear(elsewhere)
    try:
        beside(lambda: _come_by_name(hub, elsewhere, tmp_path))
        assert b"Rosa Diaz" not in ear.stop().heard
    finally:
        hub.end()


def _come_by_name(hub: Hub, elsewhere: Machine, home: Path) -> None:
    trust(hub.authority, home)
    rules = f"--host-resolver-rules=MAP {NAME} {ADDRESS}, MAP * ~NOTFOUND"
    with elsewhere.inside(), chromium(home, rules, HOME=str(home)) as browser:
        context = browser.new_context(viewport=DESK, locale="en-US")  # type: ignore[arg-type]
        for desk in watched(context, f"https://{NAME}/"):
            page = desk.go("unseal")
            sign_in(page, WORDS.split())
            assert page.evaluate("isSecureContext")
            desk.go("people/")
            expect(page.locator("body")).to_contain_text("Rosa Diaz")
            page.get_by_label("Name").first.fill("Kwame Asante")
            page.keyboard.press("Enter")
            expect(page.locator("#found")).to_contain_text("Kwame Asante")
            kept = {c["name"]: c for c in context.cookies()}
            assert {"__Host-desk", "__Host-form"} <= set(kept)
            assert all(
                c["secure"] and c["domain"] == NAME and c["name"].startswith("__Host-") for c in kept.values()
            )
            desk.go("more/")
            page.get_by_role("button", name="Seal everything now").click()
            expect(page).to_have_url(f"https://{NAME}/")


def trust(authority: Path, home: Path) -> None:
    """Tell this browser that whoever vouches for our hub may be trusted."""
    at = home / ".pki/nssdb"
    at.mkdir(parents=True)
    for told in (["-N", "--empty-password"], ["-A", "-t", "C,,", "-n", "hub", "-i", str(authority)]):
        subprocess.run(["certutil", "-d", f"sql:{at}", *told], check=True, capture_output=True)
