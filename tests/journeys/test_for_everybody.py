"""Every page can be used with any eyes, hands and direction of reading."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import DESK, PHONE, Campaign, Served, Watched, watched
from tests.journeys.test_a_list import look, paste

DAILY = [
    "/today", "/leaders", "/calibration",
    "/chart/", "/chart/holes", "/chart/mirror", "/chart/freshness", "/people/", "/people/?q=zzzz", "/talks",
    "/steps", "/lists/", "/review", "/building/", "/more/", "/more/copies", "/more/verify", "/paper/",
    "/paper/type-back", "/paper/envelope", "/count/", "/count/forecast", "/count/ready", "/count/cards",
    "/count/unit", "/count/night", "/count/days", "/handbook/", "/handbook/?q=zzzz",
    "/handbook/06-3-hard-questions-fear",
    "/pocket/book/", "/why/", "/pocket/why/",
    "/pocket/practice/", "/handbook/practice", "/path/", "/handbook/own/",
    "/handbook/own/page/en/06-2-the-ask",
    "/nothing-here",
]  # fmt: skip
AXE = Axe()
NARROW = {"width": 320, "height": 640}
LONG = "Abdoulaye Ndiaye-Fernández de la Concepción Villanueva y Sánchez-Montgomery"


@dataclass(frozen=True)
class Grown:
    """A campaign with a bit of everything, and the addresses of all its pages."""

    campaign: Campaign
    pages: tuple[str, ...]


def draw(desk: Watched) -> None:
    """Departments, shifts and headcounts."""
    for label, names in (
        ("Add departments, one a line", "Stow\nPick\nPack multis and oversize returns"),
        ("Add shifts, one a line", "Days\nNights"),
    ):
        page = desk.go("/building/")
        page.get_by_label(label).fill(names)
        page.locator("form", has=page.get_by_label(label)).get_by_role("button").click()
    desk.go("/building/").get_by_label("Stow, Days").fill("120")
    desk.page.get_by_label("Pack multis and oversize returns, Nights").fill("30")
    desk.page.get_by_role("button", name="Keep these numbers").click()


def talk(desk: Watched, name: str, level: str) -> None:
    """A talk with a next step, and a seat on the committee for a leader."""
    page = desk.go(f"/talks?who={name}")
    if page.get_by_label("With whom?").count():
        page.get_by_label("With whom?").fill(name)
    page.get_by_label("You asked").select_option(label="come")
    page.get_by_role("radio", name="Yes").check()
    page.get_by_role("radio", name=level).check()
    page.get_by_label("Next step").fill("bring the petition round")
    page.get_by_role("radio", name="Tomorrow").check()
    page.get_by_role("button", name="Keep this talk").click()


@pytest.fixture(scope="module")
def grown(browser: Browser, juniper: Campaign) -> Grown:
    """People with long names and other scripts, a list with doubts, one that waits, talks, a committee."""
    context = juniper.window(browser, DESK)
    desk = Watched(context, juniper.served.address)
    draw(desk)
    paste(desk, f"{LONG}, 917 555 0160, Stow, Nights\nمحمد الحسيني, Stow, Nights\nTahmina Akter, Pick, Days\n")
    paste(desk, "Akter Tahmina, Stow, Days\n")
    talk(desk, LONG, "1, leader for it")
    person = desk.page.url.removeprefix(desk.address)
    desk.page.locator("summary", has_text="committee").click()
    desk.page.get_by_role("button", name="Onto the committee").click()
    cell = desk.go("/chart/").locator("a.cell").first.get_attribute("href") or ""
    desk.go("/lists/").get_by_label("Or paste lines").fill("Name;Phone\nAna Lopez;917 555 0161\nTotal;1\n")
    look(desk.page)
    waiting = desk.page.url.removeprefix(desk.address).removesuffix("/take")
    taken = (
        desk.go("/lists/").locator("li", has_text="taken").get_by_role("link").first.get_attribute("href") or ""
    )
    context.close()
    sheet = f"/paper/?cell={cell.rsplit('/', 1)[-1]}"
    code = person.rsplit("/", 1)[-1]
    own = (
        person,
        f"{person}/part",
        f"{person}/same",
        f"/talks?who={code}",
        cell,
        sheet,
        waiting,
        f"{waiting}/take",
        taken,
    )
    return Grown(juniper, (*DAILY, *own))


def faults(page: Page, where: str, **options: object) -> list[str]:
    """What axe finds, and whether the page would scroll sideways."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.axe_script)
    found = page.evaluate(
        "(options) => axe.run(options).then((all) => all.violations.map((v) => [v.id, v.nodes[0].html]))",
        {"resultTypes": ["violations"], **options},
    )
    told = [f"{where}: {rule} {html[:120]}" for rule, html in found]
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*told, *([f"{where}: scrolls sideways by {wide}"] if wide > 0 else [])]


COLORS: dict[str, object] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
ALL_BUT_COLORS: dict[str, object] = {"rules": {"color-contrast": {"enabled": False}}}


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_axe_finds_nothing_at_any_width_by_day_or_night_and_nothing_scrolls_sideways(
    browser: Browser, grown: Grown, language: str, direction: str
) -> None:
    window = Watched(grown.campaign.window(browser, DESK, language), grown.campaign.served.address)
    page, found = window.page, []
    page.emulate_media(reduced_motion="reduce")  # axe would look at colors on their way from day to night
    for path in grown.pages:
        page.set_viewport_size(ViewportSize(**DESK))
        page.emulate_media(color_scheme="light")
        window.go(path)
        page.wait_for_selector("table.counted" if path.endswith("/take") else "h1")
        page.locator("details:not([open]) > summary").evaluate_all("all => all.forEach(s => s.click())")
        assert page.locator("html").get_attribute("dir") == direction
        for size in (DESK, PHONE):
            page.set_viewport_size(ViewportSize(**size))
            by_day = {} if language == "en" else ALL_BUT_COLORS  # colors do not depend on the language
            found += faults(page, f"{path} at {size['width']}", **by_day)
            if (size is PHONE) == (language == "ar"):
                page.emulate_media(color_scheme="dark")
                found += faults(page, f"{path} at {size['width']} by night", **COLORS)
                page.emulate_media(color_scheme="light")
        page.set_viewport_size(ViewportSize(**NARROW))
        found += [f"{path} at 320: scrolls sideways"] if not window.fits() else []
    page.context.close()
    assert found == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_door_and_the_first_evening_are_open_to_everybody_too(
    browser: Browser, unbegun: Served, juniper: Campaign, language: str
) -> None:
    found = []
    for address, paths in ((unbegun.address, ["start"]), (juniper.served.address, ["", "unseal"])):
        context = browser.new_context(viewport=ViewportSize(**PHONE), reduced_motion="reduce")  # see above
        context.add_cookies([{"name": "language", "value": language, "url": address}])
        window = Watched(context, address)
        for path in paths:
            page = window.go(path)
            found += faults(page, path)
            page.emulate_media(color_scheme="dark")
            found += faults(page, f"{path} by night", **COLORS)
            page.emulate_media(color_scheme="light")
        if "start" in paths:
            page.locator("#people").fill("300")
            page.locator("main button.main").click()
            page.wait_for_url("**/start/words")
            found += faults(page, "the six words")
        context.close()
    assert found == []


@pytest.fixture
def window(browser: Browser, grown: Grown) -> Iterator[Watched]:
    yield from watched(grown.campaign.window(browser, PHONE), grown.campaign.served.address)


def test_what_a_thumb_presses_is_never_smaller_than_44_pixels(window: Watched, grown: Grown) -> None:
    small = []
    for path in grown.pages:
        page = window.go(path)
        page.wait_for_selector("h1")
        pressed = page.locator(".btn:visible, .field:visible, .pick:visible, .foot a:visible, summary:visible")
        high = pressed.evaluate_all("all => all.map(e => [e.textContent, e.getBoundingClientRect().height])")
        small += [f"{path}: {text.strip()[:30]} {height:.0f}" for text, height in high if height < 43.9]
        if path.startswith("/nothing"):
            window.complaints.clear()  # the browser itself remarks on what is not there
    assert small == []


def test_the_wall_chart_is_folded_on_a_phone_and_whole_at_a_desk(window: Watched) -> None:
    page = window.go("/chart/")
    line = page.locator(".chart tbody", has=page.get_by_role("rowheader", name="Pack multis"))
    fold = line.get_by_role("button")
    expect(fold).to_have_attribute("aria-expanded", "true")  # it holds one of the three holes
    fold.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(line.locator("a.cell")).to_be_hidden()
    expect(line.locator("td.all")).to_be_visible()  # its sum stays
    page.set_viewport_size(ViewportSize(**DESK))
    expect(line.locator("a.cell")).to_be_visible()
