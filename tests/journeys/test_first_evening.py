"""Somebody starts a campaign on a borrowed laptop, with ten names and one messy list."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Served, Watched

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
    return words


def sign_in(page: Page, words: list[str]) -> None:
    page.get_by_label("The six words").fill(" ".join(words))
    page.get_by_role("button", name="Open").click()


def test_three_answers_lead_to_the_first_chart(desk: Watched, served: Served) -> None:
    start(desk)
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("You know 10 of about 300.")
    expect(desk.page.get_by_text("Who talks with whom this week?")).to_be_visible()
    assert (served.folder / "hub.db").read_bytes()[:16] != b"SQLite format 3\x00"


def test_a_mistyped_word_is_named_and_nothing_is_lost(desk: Watched) -> None:
    page = desk.go("/")
    page.get_by_label("About how many work there?").fill("300")
    page.get_by_role("button", name="Start your campaign").click()
    expect(page.locator(".six .code-word")).to_have_count(6)
    words = page.locator(".six .code-word").all_inner_texts()
    page.get_by_label("Now type them").fill(" ".join([*words[:3], words[3] + "q", *words[4:]]))
    page.get_by_role("button", name="I have them on paper").click()
    expect(page.get_by_role("alert")).to_contain_text("Word 4 is not on the word list")
    assert page.locator(".six .code-word").all_inner_texts() == words
    desk.complaints.clear()  # the browser itself remarks on the refused form


def test_people_are_added_by_name_enter_next(desk: Watched) -> None:
    start(desk)
    page = desk.go("/people/")
    for name in ("Cleo Diaz", "Denise O.", "Yesenia"):
        page.get_by_label("Name", exact=False).first.fill(name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text(name)
    expect(page.get_by_role("heading", level=1)).to_have_text("13 people are written down.")


def test_a_talk_is_logged_and_stands_on_the_persons_page(desk: Watched) -> None:
    start(desk)
    page = desk.go("/talks")
    page.get_by_label("With whom?").fill("Hamid")
    page.get_by_role("checkbox", name="heat").check()
    page.get_by_label("What you asked").select_option(label="sign the petition")
    page.get_by_role("radio", name="Not yet").check()
    page.get_by_role("radio", name="3, undecided").check()
    page.get_by_label("Next step").fill("ask again on Sunday")
    page.get_by_role("radio", name="Tomorrow").check()
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hamid")
    expect(page.get_by_text("ask again on Sunday")).to_be_visible()
    expect(page.get_by_text("3, undecided").first).to_be_visible()


def test_the_desk_hides_locks_and_opens_with_the_words_only(desk: Watched) -> None:
    words = start(desk)
    page = desk.page
    page.get_by_role("button", name="Hide").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    desk.go("/people/")
    expect(page).to_have_url(re.compile("/unseal$"))
    sign_in(page, words)
    expect(page).to_have_url(re.compile("/chart/$"))


def test_sealing_closes_every_window_until_the_words_come_back(desk: Watched) -> None:
    words = start(desk)
    page = desk.go("/more/")
    page.get_by_role("button", name="Seal everything now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    assert desk.page.request.get(desk.address + "chart/").status == 503
    desk.go("/unseal")
    sign_in(page, words)
    expect(page.get_by_role("heading", level=1)).to_have_text("You know 10 of about 300.")


def test_one_key_seals_from_any_page_also_while_typing(desk: Watched) -> None:
    start(desk)
    page = desk.go("/people/")
    page.get_by_label("Find somebody").click()
    page.keyboard.press("Shift+F9")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    assert desk.page.request.get(desk.address + "chart/").status == 503


def test_search_finds_any_spelling_while_typing(desk: Watched) -> None:
    start(desk)
    page = desk.go("/people/")
    page.get_by_label("Find somebody").press_sequentially("jose")
    expect(page.locator("#found .name")).to_have_text(["José P."])
