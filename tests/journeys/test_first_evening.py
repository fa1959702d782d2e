"""Somebody starts a campaign on a borrowed laptop, with ten names and one messy list. Every press is counted."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import DESK, NAMES, Served, Watched, chromium, watched
from tests.journeys.counting import Counted
from tests.reached.network import Machine, missing

SIX_WORDS = 45  # letters and spaces, about; they differ from evening to evening
TOLD = Path(__file__).parents[2] / "docs/journeys/first-evening.md"
SHEET = (
    "Sign-up 12 Nov;;;\nLAST, FIRST;Cell #;Dept.;Turno\n"
    "DIAZ, ROSA;917.555.0148;STOW;noche\nASANTE, KWAME;(917) 555 0149;stow;Noche\n"
    "Okafor, Emeka;917 555 0150;Pick;día\nLopez, Ana;917 555 0151;Pick;día\n"
    "Lopez, A.;;Stow;noche\nTran, Bao;9175550152;PICK;dia\n;;;\n=HYPERLINK(1);;Pick;día\nTotal: 6;;;\n"
)


@dataclass(frozen=True)
class Evening:
    """What an evening took, where the campaign lies, and why it was not cut off from every network, if so."""

    counted: Counted
    folder: Path
    not_alone: str = ""


@pytest.fixture(scope="module")
def evening(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """One evening for all tests: on a machine of its own without any network, where such a one can be made."""
    folder = tmp_path_factory.mktemp("evening")
    if reason := missing():
        return Evening(live(request.getfixturevalue("browser"), folder), folder / "campaign", reason)
    alone = Machine("alone")

    def without_network() -> Counted:
        with alone.inside(), chromium(folder) as browser:
            return live(browser, folder)

    try:
        with ThreadPoolExecutor(1) as thread:  # which alone moves to another machine
            return Evening(thread.submit(without_network).result(), folder / "campaign")
    finally:
        alone.gone()


def test_a_novice_lives_through_her_first_evening_n80(evening: Evening) -> None:
    assert_told(evening.counted)


def test_desk_and_paper_are_complete_without_any_network(evening: Evening) -> None:
    if evening.not_alone:
        pytest.skip(evening.not_alone)
    assert len(evening.counted.steps) == 11


def live(browser: Browser, folder: Path) -> Counted:
    """The evening, from the first question to the restored copy; gives what it took. Nothing was asked of anybody
    but our hub, and nothing complained."""
    counted = Counted()
    (folder / "stick").mkdir()
    (folder / "hoja de firmas.csv").write_text(SHEET, encoding="cp1252")
    hub = Served(folder / "campaign")
    for desk in watched(browser.new_context(viewport=DESK, locale="en-US"), hub.address):  # type: ignore[arg-type]
        words = begin(counted, desk)
        talk_and_add(counted, desk.page)
        bring(counted, desk.page, folder / "hoja de firmas.csv")
        look_and_print(counted, desk)
        copy_and_seal(counted, desk.page, folder / "stick")
        restore(counted, browser, folder, words)
    assert hub.stop() == ""
    return counted


def begin(counted: Counted, desk: Watched) -> list[str]:
    """Three answers and six words; gives the words."""
    page = desk.page
    with counted.step("Start: three answers"):
        desk.go("/")
        counted.type(page.get_by_label("About how many work there?"), "300")
        counted.type(page.get_by_label("Names you trust"), "\n".join(NAMES))
        counted.press(page.get_by_role("button", name="Start your campaign"))
    with counted.step("Write the six words on paper, type them back"):
        expect(page.locator(".six .code-word")).to_have_count(6)
        words = page.locator(".six .code-word").all_inner_texts()
        counted.type(page.get_by_label("Now type them from your paper"), " ".join(words), SIX_WORDS)
        counted.press(page.get_by_role("button", name="I have them on paper"))
        expect(page.get_by_role("heading", level=1)).to_have_text("You know 10 of about 300.")
        expect(page.get_by_text("Who talks with whom this week?")).to_be_visible()
        # each step draws its own number: the list must not count them again
        expect(page.locator("ol.steps")).to_have_css("list-style-type", "none")
    return words


def talk_and_add(counted: Counted, page: Page) -> None:
    """The first talk, and three names more."""
    with counted.step("Log the first talk"):
        counted.press(page.get_by_role("link", name="Log the first talk"))
        counted.type(page.get_by_label("With whom?"), "Hamid")
        counted.press(page.locator(".pick", has_text="heat"))
        page.get_by_label("You asked").select_option(label="come")
        counted.presses += 2
        counted.press(page.locator(".pick", has_text=re.compile("^Yes$")).first)
        counted.press(page.locator(".levels .pick", has_text="undecided"))
        counted.type(page.get_by_label("Next step"), "come on Sunday")
        counted.press(page.locator(".pick", has_text="Tomorrow"))
        counted.press(page.get_by_role("button", name="Keep this talk"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Hamid")
    with counted.step("Add three more names"):
        counted.press(page.get_by_role("link", name="People").first)
        counted.press(page.get_by_label("Name").first)
        for name in ("Cleo Diaz", "Denise O.", "Yesenia"):
            page.keyboard.type(name)
            page.keyboard.press("Enter")
            counted.keys += len(name) + 1
            expect(page.get_by_role("status")).to_contain_text(name)


def bring(counted: Counted, page: Page, sheet: Path) -> None:
    """The messy sheet, from the file to the last doubtful pair."""
    with counted.step("Bring the messy sign-up sheet"):
        counted.press(page.get_by_role("link", name="Bring a list"))
        page.get_by_label("Files").set_input_files(sheet)
        counted.presses += 3
        counted.press(page.get_by_role("button", name="Look what is in it"))
        counted.press(page.get_by_role("button", name="See what would happen"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("could not read", timeout=60_000)
        expect(page.get_by_text("line 11: This line is a total, not a person.")).to_be_visible()
        counted.press(page.get_by_role("button", name="Take it"))
        expect(page.get_by_role("heading", level=1)).to_have_text("This list is written down.", timeout=60_000)
    with counted.step("Look at the doubtful pairs, one key each"):
        counted.press(page.get_by_role("link", name=re.compile("doubtful pair")))
        while page.locator(".three").count():
            page.wait_for_load_state()  # the keys work once the page is whole
            before = page.locator(".going span").inner_text()
            page.keyboard.press("3")
            counted.keys = 1  # what one costs; how many there are is for matching to say
            expect(page.locator(".going span")).not_to_have_text(before)
        counted.press(page.get_by_role("link", name="To the wall chart"))


def look_and_print(counted: Counted, desk: Watched) -> None:
    """The chart, one of its cells, and two sheets of paper."""
    page = desk.page
    with counted.step("See the wall chart"):
        expect(page.get_by_role("heading", level=1)).to_have_text("Where do we put people this week?")
        expect(page.get_by_role("rowheader", name="Pick")).to_be_visible()
        counted.press(page.get_by_role("rowheader", name="Pick").locator("xpath=..").locator("a.cell").first)
        expect(page.locator(".row .name", has_text="Emeka")).to_be_visible()
    with counted.step("Print the chart and a charting sheet"):
        chart = page.request.get(desk.address + "paper/chart.pdf")
        counted.press(page.get_by_role("link", name="Print a charting sheet for here"))
        form = page.locator("form", has=page.get_by_role("button", name="Charting sheet"))
        sheet = page.request.post(
            desk.address + (form.get_attribute("action") or "").lstrip("/"),
            form={"csrfmiddlewaretoken": form.locator("input[name=csrfmiddlewaretoken]").input_value()},
            headers={"Referer": page.url},
        )
        counted.presses += 2
        assert (chart.body()[:4], sheet.body()[:4]) == (b"%PDF", b"%PDF")


def copy_and_seal(counted: Counted, page: Page, stick: Path) -> None:
    """A tested copy, and the end of the evening."""
    with counted.step("Copy to a stick, read back and opened"):
        counted.press(page.get_by_role("link", name="More").first)
        counted.press(page.get_by_role("link", name="Copies"))
        counted.type(page.get_by_label("Folder of the stick"), str(stick), len("/media/stick"))
        counted.press(page.get_by_role("button", name="Copy and test"))
        expect(page.get_by_role("status")).to_contain_text("It was read back and opened.", timeout=60_000)
    with counted.step("Seal"):
        counted.press(page.get_by_role("link", name="More").first)
        counted.press(page.get_by_role("button", name="Seal everything now"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Notes")


def restore(counted: Counted, browser: Browser, folder: Path, words: list[str]) -> None:
    """The same chart on another machine."""
    with counted.step("Restore on another machine, on its first page"):
        [copy] = (folder / "stick").glob("hub-*.brazier")
        another = Served(folder / "another machine")
        window = Watched(browser.new_context(viewport=DESK, locale="en-US"), another.address)  # type: ignore[arg-type]
        window.go("/")
        counted.press(window.page.get_by_role("link", name="Open a copy from a stick"))
        where = "/media/stick/hub-20261120-203000.brazier"
        counted.type(window.page.get_by_label("Or type where it lies"), str(copy), len(where))
        counted.type(window.page.get_by_label("The six words"), " ".join(words), SIX_WORDS)
        counted.press(window.page.get_by_role("button", name="Open this copy"))
        expect(window.page.get_by_role("rowheader", name="Pick")).to_be_visible(timeout=60_000)
        window.page.context.close()
        assert another.stop() == ""


def assert_told(counted: Counted) -> None:
    """The document tells the same presses and keys; seconds are the machine's, and no more than a minute."""
    told = re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+) \| [\d.]+ \|$", TOLD.read_text("utf-8"), re.MULTILINE)
    lived = [(name, f"{p:.0f}", f"{k:.0f}") for name, (p, k, _) in counted.steps.items()]
    assert told == lived, f"the evening is now:\n{counted.table()}"
    assert sum(seconds for _, _, seconds in counted.steps.values()) < 60


def test_a_mistyped_word_is_named_and_nothing_is_lost(new_desk: Watched) -> None:
    page = new_desk.go("/")
    page.get_by_label("About how many work there?").fill("300")
    page.get_by_role("button", name="Start your campaign").click()
    expect(page.locator(".six .code-word")).to_have_count(6)
    words = page.locator(".six .code-word").all_inner_texts()
    page.get_by_label("Now type them").fill(" ".join([*words[:3], words[3] + "q", *words[4:]]))
    page.get_by_role("button", name="I have them on paper").click()
    expect(page.get_by_role("alert")).to_contain_text("Word 4 is not on the word list")
    assert page.locator(".six .code-word").all_inner_texts() == words
    new_desk.complaints.clear()  # the browser itself remarks on the refused form


def test_what_lies_in_the_folder_is_no_plain_database(evening: Evening) -> None:
    assert (evening.folder / "hub.db").read_bytes()[:16] != b"SQLite format 3\x00"
