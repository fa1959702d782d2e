"""The committee writes pages of its own: looked at on A6, kept, read without a network, and given up."""

import io
import zipfile

from playwright.sync_api import expect

from tests.journeys.conftest import picture
from tests.journeys.test_for_everybody import faults
from tests.journeys.test_pocket import Pocket, pocket  # noqa: F401  # a phone that was let in
from tests.journeys.test_why import wait_until_kept


def test_a_page_is_changed_looked_at_kept_and_read_with_the_network_cut(pocket: Pocket) -> None:  # noqa: F811
    page = pocket.open("handbook/06-2-the-ask")
    page.get_by_role("link", name="Change this page").click()
    text = page.get_by_label("The page")
    said = text.input_value()
    text.fill(said + "[ ] tick\n" * 6)
    page.get_by_role("button", name="Look at it on A6").click()
    expect(page.get_by_role("alert")).to_contain_text("1 to 10 ticks")
    page.get_by_label("The page").fill(said.replace("Then be quiet", "Then be very quiet"))
    page.get_by_role("button", name="Look at it on A6").click()
    drawn = page.locator("img.a6")
    expect(drawn).to_have_count(1)
    assert drawn.evaluate("one => one.decode().then(() => one.naturalHeight / one.naturalWidth)") > 1.3
    picture(page, "own-edit")
    assert faults(page, "a page looked at on A6") == []
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Then be very quiet")).to_be_visible()
    picture(page, "own-kept")
    page = pocket.open("handbook/own/")
    expect(page.get_by_role("link", name="06-2-the-ask")).to_be_visible()
    picture(page, "own-list")
    assert faults(page, "pages of our own") == []
    pocket.open("pocket/book/")
    wait_until_kept(pocket.page, "/pocket/book/", "Then be very quiet")
    pocket.context.set_offline(True)
    page = pocket.open("pocket/book/")
    page.locator("[id='06-2-the-ask'] > summary").click()
    expect(page.get_by_text("Then be very quiet")).to_be_visible()
    pocket.context.set_offline(False)
    page = pocket.open("handbook/own/page/en/06-2-the-ask")
    page.get_by_role("button", name="Go back to what came with the program").click()
    expect(page.get_by_role("status").first).to_contain_text("stands again")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="06-2-the-ask")).to_be_visible()


def test_a_translation_is_taken_out_as_a_file_and_handed_in_again(pocket: Pocket) -> None:  # noqa: F811
    page = pocket.open("handbook/own/")
    with page.expect_download() as coming:
        page.locator(".in-order").get_by_role("link", name="Polski").click()
    body = coming.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "pl/06-2-the-ask.md"
    files[name] = files[name].replace(b'made = "machine"\n', b"").replace(b"title = ", b"titel = ")
    handed_in(pocket, files)
    expect(pocket.page.get_by_role("alert").first).to_contain_text("06-2-the-ask.md")
    files[name] = files[name].replace(b"titel = ", b"title = ")
    handed_in(pocket, files)
    expect(pocket.page.get_by_role("status").first).to_contain_text("1 page is kept")


def handed_in(pocket: Pocket, files: dict[str, bytes]) -> None:  # noqa: F811
    """The zip, through the form."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    page = pocket.page
    form = page.locator("form", has=page.get_by_label("The zip, or one page"))
    form.get_by_label("Language").select_option("pl")
    form.get_by_label("The zip, or one page").set_input_files(
        {"name": "notes-pl.zip", "mimeType": "application/zip", "buffer": out.getvalue()}
    )
    form.get_by_role("button", name="Look at it and keep it").click()
