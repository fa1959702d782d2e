"""Story A2: a list that stops being true. Cards melt, the committee files anyway, a thousand are challenged."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.a_big_drive import MONTHS, NAMES
from tests.journeys.conftest import A_MINUTE, DESK, ROOT, Watched, at_the_door, begun, picture, watched


@pytest.fixture(scope="module")
def big_drive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the campaign, sealed: to be copied."""
    folder = tmp_path_factory.mktemp("drive") / "campaign"
    command = [sys.executable, "-m", "tests.journeys.a_big_drive", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def committee(browser: Browser, big_drive: Path, tmp_path: Path) -> Iterator[Watched]:
    """A window at the desk of that campaign."""
    with begun(big_drive, tmp_path) as hub:
        context = browser.new_context(viewport=ViewportSize(**DESK), locale="en-US")
        for desk in watched(context, hub.address):
            at_the_door(desk)
            yield desk


def test_a2_a_list_melts_is_filed_by_a_motion_and_a_thousand_challenged_names_are_recounted_the_same_evening(
    committee: Watched,
) -> None:
    counts_its_cards_and_how_fast_people_leave(committee)
    sees_what_is_left_and_what_to_do_about_it(committee)
    files_anyway(committee)
    hands_in_a_thousand_names(committee)
    says_who_is_meant(committee)
    shows_that_some_work_there(committee)
    keeps_what_is_left(committee)


def counts_its_cards_and_how_fast_people_leave(desk: Watched) -> None:
    """2,300 cards over nine months; of a thousand signers 971 are here a week later: 2.9% a week."""
    page = desk.go("count/cards")
    page.locator("summary", has_text="Type a count of your own").click()
    months = page.locator("input[name=signed]")
    each, more = divmod(len(NAMES), MONTHS)
    for at in range(MONTHS):
        months.nth(at).fill(str(each + (at < more)))
    page.get_by_label("Who counted").select_option("union")
    page.get_by_role("button", name="Keep this count").click()
    page.locator("summary", has_text="How fast do people leave?").click()
    page.get_by_label("Signed then").fill("1000")
    page.get_by_label("Still here").fill("971")
    page.get_by_label("Days between").fill("7")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("main")).to_contain_text("2,300 cards, counted")


def sees_what_is_left_and_what_to_do_about_it(desk: Watched) -> None:
    """The cards that count on the day, those that may be challenged, their ages as a picture, and a plan."""
    page = desk.page
    main = page.locator("main")
    expect(main).to_contain_text("2.9% of signers leave. measured on your own signers")
    then, challenged = map(whole, told(page, r"about ([\d,]+); the company could challenge about ([\d,]+) as not"))
    assert 700 < then < 1300
    assert abs(then + challenged - len(NAMES)) <= 1
    expect(page.get_by_role("img", name="How old the cards are, month by month").locator("rect")).to_have_count(
        MONTHS
    )
    [needed] = told(page, r"About ([\d,]+) must be signed each week, for 12 weeks\.")
    assert whole(needed) > (2400 - then) / 12  # those signed on the way leave too
    expect(main).to_contain_text("Needed to file: 2,400.")
    expect(main).to_contain_text("Filing below the line is your decision; nothing here is locked.")
    picture(page, "a2-cards")


def files_anyway(desk: Watched) -> None:
    """Nine to four, with a reason; it stands on the sheet afterwards, whoever opens it."""
    page = desk.go("count/ready")
    expect(page.locator("main")).to_contain_text("Nothing here is locked: you decide.")
    part = page.locator("section", has=page.get_by_role("heading", name="File, or wait"))
    part.locator("summary", has_text="Record a motion").click()
    part.locator("label", has=page.locator("input[name=choice][value=file]")).click()
    part.get_by_label("Yes").fill("9")
    part.get_by_label("No", exact=True).fill("4")
    part.get_by_label("Why").fill("The warehouse is with us now.")
    part.get_by_role("button", name="Record it").click()
    page = desk.go("count/ready")
    expect(page.locator("main")).to_contain_text("9 yes, 4 no, 0 abstained. The warehouse is with us now.")


def hands_in_a_thousand_names(desk: Watched) -> None:
    """As the company writes them: last name first, one of two people, one twice, three whom nobody knows."""
    turned = [f"{name.split()[1]}, {name.split()[0]}" for name in NAMES[:996]]  # the first is Renata Dorado
    names = [*turned, turned[500], "Fuentes, Clementina", "Newton, Nobody", "Quill, Peregrine"]
    assert len(names) == 1000
    page = desk.go("count/cards")
    page.get_by_role("link", name="Hand the names in").click()
    picture(page, "a2-no-names-yet")
    page.get_by_label("Or paste the names").fill("\n".join(names))
    page.get_by_label("What they say of these names").select_option("left")
    page.get_by_role("button", name="Match them and mark the cards").click()
    expect(page.get_by_role("status").first).to_contain_text("The names are matched", timeout=A_MINUTE)
    main = page.locator("main")
    expect(main).to_contain_text("995 cards marked")
    expect(main).to_contain_text("1,305 of 2,300 cards are left. That is 16% of 8,000 people.")
    expect(main).to_contain_text("Needed to file: 2,400. 1,095 short")
    for unknown in ("Fuentes, Clementina", "Newton, Nobody", "Quill, Peregrine"):
        expect(main.get_by_text(unknown, exact=True)).to_have_count(1)
    expect(main).to_contain_text("1 name stands there twice and counts once.")
    picture(page, "a2-names")


def says_who_is_meant(desk: Watched) -> None:
    """Two are called Renata Dorado: nobody guesses. A wrong answer is taken back with one press."""
    page = desk.page
    question = page.locator("form", has=page.get_by_role("group", name=re.compile("Dorado")))
    question.get_by_role("radio", name="Sort, Nights").check()
    question.get_by_role("button", name="Keep").click()
    expect(page.locator("main")).to_contain_text("1 of them has no card here that it could mark.")
    page.get_by_role("button", name="Undo").click()
    question.get_by_role("radio", name="Stow, Days").check()
    question.get_by_role("button", name="Keep").click()
    expect(page.locator("main")).to_contain_text("1,304 of 2,300 cards are left.")


def shows_that_some_work_there(desk: Watched) -> None:
    """Two of them have a pay stub of this week."""
    page = desk.page
    page.get_by_role("link", name="Show that they work there").click()
    for at in (0, 1):
        page.locator("input[name=name]").nth(at).check()
    picture(page, "a2-matched")
    page.get_by_role("button", name="We can show that these work there").click()
    expect(page.get_by_role("status").first).to_contain_text("2 names are answered")
    expect(page.locator("main")).to_contain_text("1,306 of 2,300 cards are left.")


def keeps_what_is_left(desk: Watched) -> None:
    """The count of this evening, beside the one before it; the mark stands on each card."""
    page = desk.page
    page.get_by_role("button", name="Keep it as a count after a challenge").click()
    expect(page.locator("main")).to_contain_text("1,306 cards, counted")
    page.locator("summary", has_text="Every count so far").click()
    expect(page.locator("main")).to_contain_text(re.compile(r"2,300 cards, .* counted by the union"))
    desk.go("cards/")
    expect(page.locator("main")).to_contain_text("994 are challenged")


def told(page: Page, pattern: str) -> list[str]:
    """The numbers that stand on the page in these words."""
    found = re.search(pattern, " ".join(page.locator("main").inner_text().split()))
    assert found, pattern
    return list(found.groups())


def whole(number: str) -> int:
    """A number as it is written: 2,300."""
    return int(number.replace(",", ""))
