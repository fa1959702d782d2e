"""A messy list comes in, is looked at, taken, reviewed, printed and taken back."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Watched

MESSY = (
    "Sign-up 12 Nov;;;\n"
    "LAST, FIRST;Cell #;Dept.;Turno\n"
    "DIAZ, ROSA;917.555.0148;STOW;noche\n"
    "asante kwame;(917) 555 0149;stow;Noche\n"
    ";;;\n"
    "=HYPERLINK(1);917 555 0150;Pick;día\n"
    "Total: 3;;;\n"
)


def look(page: Page) -> None:
    """From the list to the counts."""
    page.get_by_role("button", name="Look what is in it").click()
    page.get_by_role("button", name="See what would happen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("new", timeout=60_000)


def paste(desk: Watched, lines: str) -> None:
    """Lines copied out of a phone, taken at once."""
    desk.go("/lists/").get_by_label("Or paste lines").fill(lines)
    look(desk.page)
    desk.page.get_by_role("button", name="Take it").click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("This list is written down.", timeout=60_000)


def known(desk: Watched) -> str:
    """How many are written down, in words."""
    return desk.go("/people/").get_by_role("heading", level=1).inner_text()


def test_a_messy_file_is_looked_at_before_anything_is_written(desk: Watched, tmp_path: Path) -> None:
    before = known(desk)
    (tmp_path / "hoja de firmas.csv").write_text(MESSY, encoding="cp1252")
    page = desk.go("/lists/")
    page.get_by_label("Files").set_input_files(tmp_path / "hoja de firmas.csv")
    page.get_by_role("button", name="Look what is in it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Did we read the columns right?")
    expect(page.get_by_role("row", name="Turno")).to_contain_text("noche")
    page.get_by_role("button", name="See what would happen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 we could not read", timeout=60_000)
    expect(page.get_by_text("line 7: This line is a total, not a person.")).to_be_visible()
    assert known(desk) == before


def test_a_column_corrected_by_choosing_stays_corrected(desk: Watched) -> None:
    page = desk.go("/lists/")
    page.get_by_label("Or paste lines").fill("Name;Nr\nBernadette Ilunga;4711\nSunita Rai;4712\n")
    page.get_by_role("button", name="Look what is in it").click()
    page.get_by_label("What is “Nr”?").select_option(label="badge number")
    page.get_by_role("button", name="See what would happen").click()
    page.get_by_role("link", name="Columns again").click(timeout=60_000)
    expect(page.get_by_label("What is “Nr”?")).to_have_value("badge")
    expect(page.get_by_role("row", name="Nr")).to_contain_text("You chose this.")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_role("status")).to_contain_text("Nothing of it was written down.")


def test_a_list_is_taken_charted_and_taken_back(desk: Watched) -> None:
    before = known(desk)
    paste(desk, "Oluwaseun Bright, 917 555 0151, Sorting hall, nights\nMarisol Tejada, Sorting hall, days\n")
    desk.go("/chart/")
    expect(desk.page.get_by_role("rowheader", name="Sorting hall")).to_be_visible()
    desk.go("/lists/").get_by_role("link", name="Pasted text").first.click()
    desk.page.get_by_role("button", name="Undo this import").click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("This list was taken back.")
    assert known(desk) == before


LONG = "rosa.diaz.with.a.very.long.address@household.example.org"
WIDE = f"Last name;First name;Phone (home/mobile);E-mail;Department and line;Note\nDiaz;Rosa;;{LONG};Out;x\n"


def test_no_page_of_a_list_scrolls_sideways_at_the_desk_or_on_a_phone(desk: Watched, tmp_path: Path) -> None:
    (tmp_path / "sheet_with_a_very_long_name_that_nobody_ever_shortens.csv").write_text(WIDE)
    (tmp_path / "prices.csv").write_text("item,price\nsoap,2.50\nbread,1.20\n")
    (tmp_path / "empty.csv").write_bytes(b"")
    page = desk.go("/lists/")
    page.get_by_label("Files").set_input_files(sorted(tmp_path.glob("*.csv")))
    _assert_fits(desk)
    page.get_by_role("button", name="Look what is in it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Did we read the columns right?")
    expect(page.get_by_role("alert")).to_contain_text("empty.csv")
    _assert_fits(desk)
    page.get_by_role("button", name="See what would happen").click()
    expect(page.get_by_text("prices.csv")).to_be_visible(timeout=60_000)
    _assert_fits(desk)
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This list is written down.", timeout=60_000)
    _assert_fits(desk)
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This list was taken back.")
    _assert_fits(desk)


def _assert_fits(desk: Watched) -> None:
    for width in (1280, 768, 360, 320):
        desk.page.set_viewport_size({"width": width, "height": 740})
        assert desk.fits(), f"{desk.page.url} at {width}"


def test_a_photo_named_csv_gets_a_clear_sentence(desk: Watched, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40)
    page = desk.go("/lists/")
    page.get_by_label("Files").set_input_files(tmp_path / "sheet.csv")
    page.get_by_role("button", name="Look what is in it").click()
    expect(page.get_by_role("alert")).to_contain_text("sheet.csv")
    desk.complaints.clear()  # the browser itself remarks on the refused form


def test_doubtful_pairs_are_answered_and_taken_back_with_the_keyboard_alone(desk: Watched) -> None:
    first = ("Ana Lopez", "Bao Tran", "Carl Weber", "Dina Haddad", "Emeka Okafor", "Farid Rahman")
    paste(desk, "".join(f"{name}, Dock, days\n" for name in first))
    paste(desk, "".join(f"{name}, Yard, nights\n" for name in first))
    page = desk.go("/review")
    told = page.locator(".going span")
    done, whole = (int(n) for n in told.inner_text().replace(" looked at", "").split(" of "))
    assert whole - done >= 3
    for step, key in enumerate(("1", "3", "3"), 1):
        page.wait_for_load_state()  # the keys work once the page is whole
        page.keyboard.press(key)
        expect(told).to_contain_text(f"{done + step} of")
    page.wait_for_load_state()
    page.keyboard.press("0")
    expect(told).to_contain_text(f"{done + 2} of")
    page.wait_for_load_state()
    page.keyboard.press("2")  # not sure: it comes again at the end, and is not counted as looked at
    expect(told).to_contain_text(f"{done + 2} of")


def test_rows_are_typed_back_with_the_keyboard_alone(desk: Watched) -> None:
    page = desk.go("/people/?q=Marie-Thérèse")
    page.locator("#found a.row", has_text="Marie-Thérèse").click()
    code = page.locator(".code-shown").inner_text()
    desk.go("/paper/type-back")
    expect(page.get_by_label("Code", exact=True)).to_be_focused()
    page.keyboard.type(code.lower())
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.press("Tab")  # cares about
    page.keyboard.press("Tab")
    page.keyboard.type("come")
    page.keyboard.press("Tab")
    page.keyboard.type("Yes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(code)
    expect(page.get_by_label("Code", exact=True)).to_be_focused()
    page.keyboard.type(code[:-1] + ("2" if code[-1] != "2" else "3"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("One sign is wrong")
    desk.go(f"/people/{code}")
    expect(page.get_by_text("2, for it").first).to_be_visible()
    expect(page.get_by_text("Yes to: come")).to_be_visible()
    desk.complaints.clear()  # the browser itself remarks on the refused form
