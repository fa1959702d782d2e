"""What somebody does at the desk on any evening: add, find, talk, hide, seal, leave out."""

import re
import time

from playwright.sync_api import Browser, expect

from tests.journeys.conftest import PHONE, Campaign, Watched, sign_in, watched


def test_people_are_added_by_name_enter_next_in_under_five_seconds_each(desk: Watched) -> None:
    page = desk.go("/people/")
    page.get_by_label("Name").first.focus()
    for name in ("Cleo Diaz", "Denise O.", "Yesenia"):
        begun = time.monotonic()
        page.keyboard.type(name)  # the cursor stands in the field, before the first name and after each
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text(name)
        expect(page.get_by_label("Name").first).to_be_focused()
        assert time.monotonic() - begun < 5
        expect(page.locator("#found .name").first).to_have_text(name)


def test_whoever_was_added_by_mistake_is_taken_back_with_one_press(desk: Watched) -> None:
    page = desk.go("/people/")
    page.get_by_label("Name").first.fill("Wrong Line")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url("**/people/**")
    page.get_by_label("Find somebody").press_sequentially("Wrong")
    expect(page.locator("#found")).to_contain_text("Nobody is found")


def test_whoever_is_searched_in_vain_is_added_with_one_press(desk: Watched) -> None:
    page = desk.go("/people/")
    page.get_by_label("Find somebody").press_sequentially("Ghislaine Pierre")
    page.get_by_role("button", name="Add Ghislaine Pierre").click()
    expect(page.get_by_role("status")).to_contain_text("Ghislaine Pierre is written down.")


def test_search_finds_any_spelling_while_typing(desk: Watched) -> None:
    page = desk.go("/people/")
    page.get_by_label("Find somebody").press_sequentially("jose")
    expect(page.locator("#found .name")).to_have_text(["José P."])


def test_a_talk_is_logged_and_stands_on_the_persons_page(desk: Watched) -> None:
    page = desk.go("/talks")
    page.get_by_label("With whom?").fill("Hamid")
    page.get_by_role("checkbox", name="heat").check()
    page.get_by_label("You asked").select_option(label="sign the petition")
    page.get_by_role("radio", name="Not yet").check()
    page.get_by_role("radio", name="3, undecided").check()
    page.get_by_label("Next step").fill("ask again on Sunday")
    page.get_by_role("radio", name="Tomorrow").check()
    page.get_by_role("button", name="Keep this talk").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hamid")
    expect(page.get_by_text("ask again on Sunday").first).to_be_visible()
    expect(page.get_by_text("3, undecided").first).to_be_visible()


def test_the_talk_form_asks_only_what_is_needed_so_far(desk: Watched) -> None:
    page = desk.go("/talks?who=Kwame Asante")
    expect(page.get_by_role("radio", name="Not yet")).to_be_hidden()
    page.get_by_label("You asked").select_option(label="come")
    expect(page.get_by_role("radio", name="Not yet")).to_be_visible()
    expect(page.get_by_role("radio", name="my guess")).to_be_hidden()
    page.get_by_role("radio", name="2, for it").check()
    expect(page.get_by_role("radio", name="my guess")).to_be_visible()


def test_the_talk_form_fits_a_phone_without_scrolling(desk: Watched) -> None:
    page = desk.go("/talks?who=Kwame Asante")
    page.set_viewport_size({"width": 360, "height": 740})
    high: int = page.evaluate("document.documentElement.scrollHeight")
    assert high <= 740


REACH = """([what]) => {
  const link = document.querySelector(what);
  link.scrollIntoView({block: "center"});
  const {x, y, width, height} = link.getBoundingClientRect();
  const hits = (at) => document.elementFromPoint(x + width / 2, at)?.closest("a") === link;
  let [top, bottom] = [y + height / 2, y + height / 2];
  while (hits(top - 1)) top -= 1;
  while (hits(bottom + 1)) bottom += 1;
  return bottom - top;
}"""
"""How many pixels up and down a thumb hits this link."""


def test_a_thumb_hits_the_links_that_stand_alone(browser: Browser, juniper: Campaign) -> None:
    context = juniper.window(browser, PHONE)
    for phone in watched(context, juniper.served.address):
        for path, what in (("/today", ".head-person a"), ("/building/", ".back a")):
            assert phone.go(path).evaluate(REACH, [what]) >= 43, what  # the edges of 44 are halves


ROOM = """() => {
  const all = [...document.querySelectorAll("main :is(p, h1, nav, .btn, .book-page)")];
  const shown = all.map((e) => [e, e.getBoundingClientRect()]);
  return shown.flatMap(([one, a]) => shown
    .filter(([other, b]) => !one.contains(other) && !other.contains(one) && a.left < b.right && b.left < a.right)
    .filter(([other, b]) => b.top >= a.bottom - 1 && b.top < a.bottom + 4)
    .map(([other]) => `${one.textContent.trim()} | ${other.textContent.trim()}`));
}"""
"""What stands on a page without room to what stands above it."""


def test_the_lines_and_buttons_of_a_page_have_room_between_them(browser: Browser, juniper: Campaign) -> None:
    context = juniper.window(browser, PHONE)
    for phone in watched(context, juniper.served.address):
        for path in ("/handbook/06-2-the-ask", "/handbook/practice", "/count/cards"):
            assert phone.go(path).evaluate(ROOM) == [], path


def test_somebody_is_left_out_in_one_press_and_can_have_her_record_before(desk: Watched) -> None:
    page = desk.go("/people/")
    page.get_by_label("Name").first.fill("Fatoumata Sarr")
    page.keyboard.press("Enter")
    page.locator("#found a.row", has_text="Fatoumata Sarr").click()
    record = page.get_by_role("link", name="Print for them what we keep of them").get_attribute("href") or ""
    printed = page.request.get(desk.address + record.lstrip("/"))
    assert printed.body().startswith(b"%PDF")
    page.get_by_role("button", name="Leave them out").click()
    expect(page.get_by_role("status")).to_contain_text("Nothing about them is kept here any more.")
    page.get_by_label("Find somebody").press_sequentially("Fatoumata")
    expect(page.locator("#found")).to_contain_text("Nobody is found")


def test_the_desk_hides_locks_and_opens_with_the_words_only(desk: Watched, juniper: Campaign) -> None:
    page = desk.go("/chart/")
    page.get_by_role("button", name="Hide").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    expect(page).not_to_have_title(re.compile("Juniper"))
    desk.go("/people/")
    expect(page).to_have_url(re.compile("/unseal$"))
    sign_in(page, juniper.words)
    expect(page).to_have_url(re.compile("/chart/$"))


def test_a_page_left_open_over_a_lock_says_what_happened_to_what_was_typed(desk: Watched) -> None:
    page = desk.go("/people/")
    desk.page.context.clear_cookies(name="form")
    page.get_by_label("Name").first.fill("Typed too late")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("was not kept")
    desk.complaints.clear()  # the browser itself remarks on the refused form


def test_sealing_closes_every_window_until_the_words_come_back(desk: Watched, juniper: Campaign) -> None:
    page = desk.go("/more/")
    page.get_by_role("button", name="Seal everything now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    assert page.request.get(desk.address + "chart/").status == 503
    desk.go("/chart/")  # a window that was left open finds its way to the cover
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    desk.go("/unseal")
    sign_in(page, juniper.words)
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    desk.complaints.clear()  # the browser itself remarks on the closed door


def test_a_passer_by_sees_the_title_and_the_icon_the_committee_chose(desk: Watched) -> None:
    page = desk.go("/more/")
    page.get_by_label("Title of the window").fill("Garden club")
    page.get_by_role("radio", name="leaf").check()
    page.locator("form", has=page.get_by_label("Title of the window")).get_by_role("button").click()
    for path in ("/chart/", "/people/", "/lists/"):
        desk.go(path)
        assert page.title() == "Garden club"
        assert "icon-leaf" in (page.locator("link[rel=icon]").get_attribute("href") or "")
