"""Every page can be used with any eyes, hands and direction of reading."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

from tests.journeys.conftest import DESK, PHONE, Served, Watched
from tests.journeys.test_first_evening import start

PAGES = [
    "/chart/", "/chart/holes", "/chart/committee", "/chart/freshness", "/people/", "/talks", "/lists/", "/review",
    "/building/", "/more/", "/more/copies", "/more/verify", "/paper/", "/paper/type-back", "/paper/envelope",
]  # fmt: skip


@pytest.fixture
def window(browser: Browser, served: Served, request: pytest.FixtureRequest) -> Iterator[Watched]:
    size, color, language = request.param
    context = browser.new_context(viewport=ViewportSize(**size), color_scheme=color, locale="en-US")
    context.add_cookies([{"name": "language", "value": language, "url": served.address}])
    yield Watched(context, served.address)
    context.close()


def filled(watched: Watched, served: Served) -> None:
    """A campaign with departments, a committee and talks, made by hand."""
    start_in_english = watched.page.context
    start_in_english.add_cookies([{"name": "language", "value": "en", "url": served.address}])
    start(watched)
    page = watched.go("/building/")
    for label, names in (("Add departments, one a line", "Stow\nPick"), ("Add shifts, one a line", "Days\nNights")):
        page.get_by_label(label).fill(names)
        page.locator("form", has=page.get_by_label(label)).get_by_role("button").click()
    for name in ("Abdoulaye Ndiaye-Fernández de la Concepción Villanueva", "محمد الحسيني"):
        page = watched.go("/people/")
        page.get_by_label("Name", exact=False).first.fill(name)
        page.locator("summary", has_text="More, if you know it").click()
        page.get_by_label("Department").fill("Stow")
        page.get_by_label("Shift").fill("Nights")
        page.get_by_role("button", name="Add", exact=True).click()


@pytest.mark.parametrize(
    "window",
    [(DESK, "light", "en"), (PHONE, "dark", "en"), (PHONE, "light", "ar"), (DESK, "dark", "es")],
    indirect=True,
    ids=["desk", "phone-dark", "phone-arabic", "desk-spanish-dark"],
)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    window: Watched, served: Served, request: pytest.FixtureRequest
) -> None:
    language = request.node.callspec.params["window"][2]
    filled(window, served)
    window.page.context.add_cookies([{"name": "language", "value": language, "url": served.address}])
    found = []
    person = window.go("/people/").locator("#found a.row").first.get_attribute("href") or ""
    cell = window.go("/chart/").locator("a.cell").first.get_attribute("href") or ""
    for path in (*PAGES, person, cell):
        page = window.go(path)
        assert page.locator("html").get_attribute("lang") == language
        found += [f"{path}: {v['id']} {v['nodes'][0]['html'][:90]}" for v in Axe().run(page).response["violations"]]
        if not window.fits():
            found.append(f"{path}: scrolls sideways")
    assert found == []


@pytest.mark.parametrize("window", [(PHONE, "light", "en")], indirect=True, ids=["zoomed"])
def test_at_320_pixels_and_twice_the_letters_nothing_scrolls_sideways(window: Watched, served: Served) -> None:
    filled(window, served)
    window.page.set_viewport_size({"width": 320, "height": 640})
    assert [path for path in PAGES if not (window.go(path) and window.fits())] == []
