"""Story A5: an immigrant network opens a closed door, to whoever speaks its language and is known in it."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils import translation
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import DESK, ROOT, Watched, at_the_door, begun, picture
from tests.journeys.counting import Counted
from tests.journeys.test_five_friends import bring, own_digits


@dataclass
class Three:
    """Amara at the desk, Ned in English, Fatou in French."""

    address: str
    amara: Page
    ned: Page
    fatou: Page


@pytest.fixture
def three(browser: Browser, tmp_path: Path) -> Iterator[Three]:
    made = tmp_path / "made"
    command = [sys.executable, "-m", "tests.journeys.an_open_door", str(made)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    with begun(made, tmp_path) as hub:
        context = browser.new_context(viewport=ViewportSize(**DESK), locale="en-US")
        desk = Watched(context, hub.address)
        at_the_door(desk)
        own_digits(desk.page)
        ned, fatou = (bring(Counted(), browser, desk, who) for who in ("Ned", "Fatou"))
        fatou.context.add_cookies([{"name": "language", "value": "fr", "url": hub.address}])
        yield Three(hub.address, desk.page, ned, fatou)
        for page in (ned, fatou, desk.page):
            page.context.close()


def test_a5_whom_nine_name_is_a_talk_for_who_speaks_french_and_knows_him_and_then_sits_at_the_table(
    three: Three,
) -> None:
    the_leader_finder_says_whom_to_win(three)
    each_says_who_they_are(three)
    he_is_fatous_first_talk_and_not_neds(three)
    he_joins_and_his_languages_sit_at_the_table(three)


def the_leader_finder_says_whom_to_win(three: Three) -> None:
    """Named by nine from three groups, though only a 3."""
    page = three.amara
    page.goto(three.address + "leaders")
    row = page.locator("a.row", has_text="Ibra Ndiaye")
    expect(row).to_contain_text("9")
    expect(row).to_contain_text("3")
    picture(page, "a5-leaders")


def each_says_who_they_are(three: Three) -> None:
    """On their own list, in their own language."""
    for page, who, language in ((three.ned, "Ned Ray", "en"), (three.fatou, "Fatou Sy", "fr")):
        page.goto(three.address + "today")
        page.locator("summary", has_text=said("Names that fit you better", language)).click()
        page.get_by_label(said("Who you are: name or code", language)).fill(who)
        page.locator("form", has=page.locator("#own-who")).get_by_role("button").click()
        expect(page.get_by_role("status").first).to_contain_text(
            said("Kept. Only your own list is made with it.", language)
        )


def he_is_fatous_first_talk_and_not_neds(three: Three) -> None:
    """Not for whoever works nearest. In French the page says why."""
    page = three.fatou
    page.goto(three.address + "today")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Ibra Ndiaye")
    page.locator("details.why-name").first.locator("summary").click()
    for reason in ("Others follow them.", "You know each other."):
        expect(page.locator("details.why-name").first).to_contain_text(said(reason, "fr"))
    picture(page, "a5-first-talk")
    for other in (three.ned, three.amara):
        other.goto(three.address + "today")
        expect(other.locator("main").get_by_text("Ibra Ndiaye")).to_have_count(0)


def he_joins_and_his_languages_sit_at_the_table(three: Three) -> None:
    """Nobody at the table spoke Wolof or French; now somebody does, and everybody can see it."""
    assert (at_the_table(three, "French"), at_the_table(three, "Wolof")) == ("0", "0")
    page = three.amara
    page.goto(three.address + "people/?q=Ibra")
    page.get_by_role("link", name="Ibra Ndiaye").click()
    desk = page.locator("details", has=page.get_by_role("button", name="Onto the committee", include_hidden=True))
    desk.last.locator("summary").first.click()
    page.get_by_role("button", name="Onto the committee").click()
    expect(page.get_by_role("status").first).to_be_visible()
    assert (at_the_table(three, "French"), at_the_table(three, "Wolof")) == ("1", "1")
    picture(page, "a5-mirror")


def at_the_table(three: Three, language: str) -> str:
    """How many of the committee speak it, as the mirror of the committee says."""
    three.amara.goto(three.address + "chart/mirror")
    row = three.amara.locator("tr", has=three.amara.get_by_role("rowheader", name=language))
    return row.locator("td").nth(1).inner_text().strip()


def said(words: str, language: str) -> str:
    """These words of the program in a language."""
    with translation.override(language):
        return translation.gettext(words)
