"""Story A6: the voter list comes, and outside volunteers call an evening long from another union's hall."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.a_borrowed_office import OURS, QUOTE, ours, voters
from tests.journeys.conftest import A_MINUTE, DESK, PHONE, ROOT, Watched, at_the_door, begun, picture

AFTERNOON, EVENING_HOURS = 17, 5


@dataclass
class Office:
    """The desk of the campaign, a browser for volunteers, and the clock of the hub."""

    desk: Watched
    browser: Browser
    ahead: Path

    def hours_pass(self, hours: float) -> None:
        """It is later for the hub."""
        self.ahead.write_text(str(float(self.ahead.read_text()) + hours * 3600))

    def packet(self, who: str, language: str = "", many: int = 12) -> Page:
        """Ask for a packet."""
        page = self.desk.go("packets/")
        page.get_by_label("For whom?").fill(who)
        page.get_by_label("What do they say?").fill("Hi, I ring for Juniper.")
        page.get_by_label("The one thing they ask").fill("Will you vote?")
        page.get_by_label("How many names").fill(str(many))
        page.get_by_label("Who speaks").fill(language)
        page.get_by_role("button", name="Make the packet").click()
        return page

    def opens(self) -> Page:
        """The volunteer who is shown the link opens it on a phone of their own."""
        link = self.desk.page.locator(".sheet .breaks").inner_text()
        phone = self.browser.new_context(viewport=ViewportSize(**PHONE), locale="en-US").new_page()
        phone.goto(link)
        phone.get_by_role("button", name="Open my list").click()
        expect(phone.get_by_text("of 12 called")).to_be_visible()
        return phone


@pytest.fixture
def office(browser: Browser, tmp_path: Path) -> Iterator[Office]:
    made, ahead = tmp_path / "made", tmp_path / "ahead"
    command = [sys.executable, "-m", "tests.journeys.a_borrowed_office", str(made)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    now = datetime.now().astimezone()  # noqa: TID251  # the hub beside this test has the true clock
    five = now.replace(hour=AFTERNOON, minute=0)
    ahead.write_text(str(((five if five > now else five + timedelta(days=1)) - now).total_seconds()))
    with begun(made, tmp_path, program=("tests.journeys.later", str(ahead))) as hub:
        context = browser.new_context(viewport=ViewportSize(**DESK), locale="en-US")
        desk = Watched(context, hub.address)
        at_the_door(desk)
        yield Office(desk, browser, ahead)
        context.close()


def test_a6_the_voter_list_is_matched_and_volunteers_call_by_language_for_one_evening(office: Office) -> None:
    the_list_comes_and_is_matched(office)
    our_better_numbers_are_kept(office)
    nobody_speaks(office)
    phone = a_packet_of_those_who_speak_french(office)
    a_language_that_is_missing_is_somebodys_step(office, phone)
    nobody_is_rung_twice(office)
    in_the_evening_it_is_over(office, phone)


def the_list_comes_and_is_matched(office: Office) -> None:
    page = office.desk.go("count/voters")
    picture(page, "a6-no-list-yet")
    file = {"name": "voters.csv", "mimeType": "text/csv", "buffer": voters().encode()}
    page.get_by_label("The file as it came").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_label("Who gave it").select_option("board")
    page.get_by_role("button", name="Look what is in it").click()
    page.get_by_role("button", name="See what would happen").click(timeout=A_MINUTE)
    page.get_by_role("button", name="Take it").click(timeout=A_MINUTE)
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible(timeout=2 * A_MINUTE)
    page = office.desk.go("count/voters")
    page.get_by_role("link", name=re.compile("^From")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("8,000 voters on their list")
    said = page.locator("main").inner_text()
    [matched], [waiting] = (
        re.findall(r"Matched: (\d+)", said),
        re.findall(r"(\d+) rows are not counted here yet", said),
    )
    assert int(matched) + int(waiting) == len(OURS)  # with another number it may be another: a person says so
    expect(page.locator("main")).to_contain_text(f"On their list, unknown to us: {8000 - len(OURS):,}")
    expect(page.locator("tbody tr", has_text="Stow")).to_contain_text("2,587")
    picture(page, "a6-the-list")
    page.get_by_role("link", name=re.compile("unknown to us")).click()
    picture(page, "a6-unknown")


def our_better_numbers_are_kept(office: Office) -> None:
    """The company's number stands beside ours and takes nobody's place."""
    page = office.desk.go(f"people/?q={OURS[0]}")
    page.get_by_role("link", name=OURS[0]).first.click()
    page.get_by_text("Phone, place, committee").click()
    expect(page.get_by_label("Their own phone")).to_have_value(re.compile(ours(0)[-4:]))


def nobody_speaks(office: Office) -> None:
    """Said at once, before 40 people sit there with a list they can not use."""
    page = office.packet("Jo", "Quechua")
    expect(page.get_by_role("alert")).to_contain_text("Nobody who can be rung is known to speak Quechua")
    expect(page.get_by_label("What do they say?")).to_have_value("Hi, I ring for Juniper.")
    picture(page, "a6-nobody-speaks")


def a_packet_of_those_who_speak_french(office: Office) -> Page:
    """Names and numbers of twelve who speak it, and nothing else of anybody."""
    page = office.desk.go("packets/")
    expect(page.locator("main")).to_contain_text("French")
    office.packet("Jo", "French")
    picture(office.desk.page, "a6-packet")
    phone = office.opens()
    names = phone.locator("summary .name").all_inner_texts()
    assert len(names) == 12
    assert set(names) <= {name for at, name in enumerate(OURS) if at % 3 == 0}
    said = phone.content()
    assert ours(OURS.index(names[0]))[-4:] in said
    for never in (QUOTE, "leaning", "Stow", "Elm St", "929-", *(name for name in OURS if name not in names)):
        assert never not in said, never
    picture(phone, "a6-volunteer")
    return phone


def a_language_that_is_missing_is_somebodys_step(office: Office, phone: Page) -> None:
    call = phone.locator(".folds details").first
    who = call.locator(".name").inner_text()
    call.get_by_label("Another language").check()
    call.get_by_role("button", name="Keep").click()
    expect(phone.get_by_text("1 of 12 called")).to_be_visible()
    page = office.desk.go("steps?whose=all")
    expect(page.locator("main li", has_text=who)).to_have_count(1)


def nobody_is_rung_twice(office: Office) -> None:
    """Whoever is in a packet tonight or was called within seven days is in no other."""
    first = office.desk.go("packets/").get_by_role("link", name=re.compile("Jo")).first
    first.click()
    expect(office.desk.page.locator("main .name")).to_have_count(12)
    jos = set(office.desk.page.locator("main .name").all_inner_texts())
    office.packet("Kim", "French", many=25)
    expect(office.desk.page.locator("main .name")).to_have_count(25)
    kims = set(office.desk.page.locator("main .name").all_inner_texts())
    assert (len(jos), len(kims), jos & kims) == (12, 25, set())


def in_the_evening_it_is_over(office: Office, phone: Page) -> None:
    """The volunteer's phone shows nothing any more, whatever is pressed; what was logged stays here."""
    office.hours_pass(EVENING_HOURS)
    name = phone.locator("summary .name").first.inner_text()
    phone.reload()
    assert name not in phone.content()
    phone.go_back()
    assert name not in phone.content()
    picture(phone, "a6-over")
    phone.context.close()
