"""A messy list comes in, is looked at, taken, reviewed, printed and taken back."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Served, Watched
from tests.journeys.test_first_evening import start

MESSY = (
    "Sign-up 12 Nov;;;\n"
    "LAST, FIRST;Cell #;Dept.;Turno\n"
    "DIAZ, ROSA;917.555.0148;STOW;noche\n"
    "asante kwame;(917) 555 0149;stow;Noche\n"
    ";;;\n"
    "=HYPERLINK(1);917 555 0150;Pick;día\n"
    "Total: 3;;;\n"
)


def test_a_messy_file_is_looked_at_before_anything_is_written(desk: Watched, tmp_path: Path) -> None:
    start(desk)
    (tmp_path / "hoja de firmas.csv").write_text(MESSY, encoding="cp1252")
    page = desk.go("/lists/")
    page.get_by_label("Files").set_input_files(tmp_path / "hoja de firmas.csv")
    page.get_by_role("button", name="Look what is in it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Did we read the columns right?")
    assert desk.fits()
    page.get_by_role("link", name="See what would happen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("new", timeout=20_000)
    desk.go("/people/")
    expect(page.get_by_role("heading", level=1)).to_have_text("10 people are written down.")


def test_a_list_is_taken_charted_and_taken_back(desk: Watched, tmp_path: Path) -> None:
    start(desk)
    page = desk.go("/lists/")
    page.get_by_label("Or paste lines").fill("Denise Oliver, 917 555 0151, Pack, nights\nMarcus J, Pack, days\n")
    page.get_by_role("button", name="Look what is in it").click()
    page.get_by_role("link", name="See what would happen").click()
    page.get_by_role("button", name="Take it").click(timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("This list is written down.", timeout=20_000)
    desk.go("/chart/")
    expect(page.get_by_role("rowheader", name="Pack")).to_be_visible()
    desk.go("/lists/")
    page.get_by_role("link", name="Pasted text").click()
    page.locator("summary", has_text="Undo this import").click()
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This list was taken back.")
    desk.go("/people/")
    expect(page.get_by_role("heading", level=1)).to_have_text("10 people are written down.")


def test_a_photo_named_csv_gets_a_clear_sentence(desk: Watched, tmp_path: Path) -> None:
    start(desk)
    (tmp_path / "sheet.csv").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40)
    page = desk.go("/lists/")
    page.get_by_label("Files").set_input_files(tmp_path / "sheet.csv")
    page.get_by_role("button", name="Look what is in it").click()
    expect(page.get_by_role("alert")).to_contain_text("sheet.csv")
    desk.complaints.clear()  # the browser itself remarks on the refused form


def test_a_sheet_is_printed_and_a_row_typed_back_by_its_code(desk: Watched, served: Served) -> None:
    start(desk)
    page = desk.go("/people/")
    page.locator("#found a.row", has_text="Hamid").click()
    code = page.locator(".code-shown").inner_text()
    desk.go("/paper/type-back")
    page.get_by_label("Code", exact=True).fill(code.lower())
    page.get_by_label("0 to 5").fill("2")
    page.get_by_label("Asked for").select_option(label="come")
    page.get_by_label("Answer").select_option(label="Yes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(code)
    desk.go(f"/people/{code}")
    expect(page.get_by_text("2, for it").first).to_be_visible()
    page.go_back()
    page.get_by_label("Code", exact=True).fill(code[:-1] + ("2" if code[-1] != "2" else "3"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("One sign is wrong")
    desk.complaints.clear()  # the browser itself remarks on the refused form
