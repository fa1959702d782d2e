"""In a real browser: sixty harmful names stand on every page, and nothing of them ever runs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.harbor import hostile
from tests.journeys.conftest import DESK, Watched, at_the_door, begun, watched
from tests.journeys.test_a_list import paste

PAGES = (
    "/today", "/leaders",
    "/chart/", "/chart/holes", "/chart/mirror", "/chart/freshness", "/people/", "/people/?q=script", "/talks",
    "/talks?who=script", "/steps?whose=all", "/lists/", "/review", "/building/", "/more/", "/more/copies",
    "/paper/",
    "/paper/type-back", "/paper/envelope",
)  # fmt: skip
WATCH = "window.ran = 0; for (const f of ['alert', 'confirm', 'prompt']) window[f] = () => { window.ran += 1 }"


@pytest.fixture
def spoiled(browser: Browser, evening_over: Path, tmp_path: Path) -> Iterator[Watched]:
    """A campaign whose people, places and files are called like an attack."""
    names = [re.sub(r"[,\t\n]", " ", text) for text in hostile.SCRIPTS]
    with begun(evening_over, tmp_path) as hub:
        context = browser.new_context(viewport=ViewportSize(**DESK), locale="en-US")
        context.add_init_script(WATCH)
        for desk in watched(context, hub.address):
            at_the_door(desk)
            paste(desk, "Name,Department,Shift\n" + "\n".join(f"Rosa {n},{n},{n}" for n in names) + "\n")
            yield desk


def test_nothing_runs_on_any_page_n33(spoiled: Watched) -> None:
    dialogs: list[str] = []
    spoiled.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    people = spoiled.go("/people/").locator("a.row")
    own = [href for href in people.evaluate_all("all => all.map(a => a.getAttribute('href'))") if href][:6]
    assert own
    shown = 0
    for path in (*PAGES, *own):
        page = spoiled.go(path)
        page.locator("details:not([open]) > summary").evaluate_all("all => all.forEach(s => s.click())")
        assert page.evaluate("window.ran") == 0, path
        assert hostile.harm(page.content()) == [], path
        shown += page.locator("body").inner_text().count("alert(1)")
    assert shown > 20
    assert dialogs == []
    page.evaluate("alert(1)")
    assert page.evaluate("window.ran") == 1  # had one run, it would have been seen
