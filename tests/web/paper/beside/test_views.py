"""Sheets come back as photos and are typed in beside them, row after row; petitions too."""

import io

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.harbor import photos
from tests.harbor.cast import TODAY, Harbor
from tests.harbor.pages import undo

from brazier.conversations import queries as conversations
from brazier.people import queries as people
from brazier.people.models import BlankLine
from brazier.vault.models import SealedPicture

PAGE = "/paper/type-back"


def file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("sheet of Cleo.jpg", content, "image/jpeg")


def page(client: Client, address: str = PAGE) -> str:
    return str(client.get(address).content.decode())


def text(pdf: bytes) -> str:
    return "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_a_pack_of_photos_is_brought_and_each_goes_when_its_sheet_is_typed_in(at_desk: Client) -> None:
    at_desk.post("/paper/photos", {"photos": [file(photos.card()), file(photos.card(blur=10))]})
    shown = page(at_desk)
    assert "2 photos are kept, sealed." in shown
    first, second = (p.id for p in at_desk.get(PAGE).context["page"]["photos"])
    assert f'src="/paper/photos/{first}"' in shown
    assert "hardly be read: blurred" in page(at_desk, f"{PAGE}?photo={second}")
    assert f'src="/paper/photos/{second}"' in page(at_desk)  # it stays for the next rows
    answer = at_desk.get(f"/paper/photos/{first}")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "no-store")
    assert photos.PLACE.encode() not in answer.content
    at_desk.post(f"/paper/photos/{first}/done")
    assert at_desk.get(f"/paper/photos/{first}").status_code == 404
    assert at_desk.post(f"/paper/photos/{first}/done").status_code == 404
    assert SealedPicture.objects.count() == 1


def test_of_a_pack_with_a_file_that_is_no_photo_none_is_kept_and_it_is_said_which(at_desk: Client) -> None:
    at_desk.post("/paper/photos", {"photos": [file(photos.card()), file(b"<svg/>")]})
    shown = page(at_desk)
    assert "Photo 2 of these" in shown
    assert "not a photo we can read" in shown
    assert not SealedPicture.objects.exists()
    at_desk.post("/paper/photos")
    assert "Choose a photo first" in page(at_desk)


def test_the_rows_of_a_cell_come_one_after_another_as_on_paper(at_desk: Client, harbor: Harbor) -> None:
    workers = [
        harbor.worker(name, department="Stow", shift="Nights") for name in ("Cleo Diaz", "Rosa Lima", "Bo K")
    ]
    cell = harbor.person(workers[0]).cell
    at_desk.post(f"/paper/charting/{cell}.pdf")
    codes = sorted(people.code_of(harbor.amara, w) for w in workers)
    at_desk.get(f"{PAGE}?cell={cell}")
    shown = page(at_desk)
    assert f'value="{codes[0]}"' in shown
    assert "9 rows of this sheet to go" in shown  # three people and six empty lines
    at_desk.post(PAGE, {"code": codes[0].lower(), "level": "2"})
    assert f'value="{codes[1]}"' in page(at_desk)
    at_desk.post(PAGE, {"past": codes[1], "code": ""})
    assert f'value="{codes[2]}"' in page(at_desk)
    at_desk.get(f"{PAGE}?cell=")
    assert "of this sheet to go" not in page(at_desk)


@pytest.mark.parametrize("cell", ["4711", "x", "9" * 40, "-1"])
def test_a_cell_that_is_not_there_brings_no_rows(at_desk: Client, cell: str) -> None:
    at_desk.get(f"{PAGE}?cell={cell}")
    assert "of this sheet to go" not in page(at_desk)


def test_an_organizer_without_a_device_is_the_author_of_what_a_buddy_types(
    at_desk: Client, harbor: Harbor
) -> None:
    bo, cleo = harbor.organizer("Bo"), harbor.worker()
    at_desk.post("/paper/photos", {"photos": [file(photos.card())]})
    at_desk.post(PAGE, {"code": people.code_of(harbor.amara, cleo), "level": "2", "organizer": bo, "step": "ring"})
    told = conversations.history(harbor.amara, records=[cleo])
    assert told.assessments[0].author == bo
    assert told.due[0].owner == bo
    assert f'<option dir="auto" value="{bo}" selected>' in page(at_desk)  # it stays for the next rows


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("length", [1, 16])
def test_a_petition_says_on_every_page_what_is_asked_and_has_a_code_a_line(
    at_desk: Client, harbor: Harbor, paper: str, length: int
) -> None:
    asked = "We ask the general manager: heat on the dock, and breaks that are breaks. " * length
    answer = at_desk.post("/paper/petition.pdf", {"asked": asked, "paper": paper, "pages": "3"})
    assert BlankLine.objects.count() == 45
    sheets = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    assert len(sheets) == 3
    for sheet in sheets:
        shown = " ".join(sheet.extract_text().split())
        assert "heat on the dock" in shown
        assert "I help to deliver it" in shown
    codes = [people.code_of(harbor.amara, line.number) for line in BlankLine.objects.all()]
    assert all(code in text(answer.content) for code in codes)
    width = float(sheets[0].mediabox.width)
    assert width == pytest.approx(595 if paper == "a4" else 612, abs=1)


@pytest.mark.parametrize(("typed", "lines"), [("", 15), ("0", 15), ("999", 300), ("x", 15), ("-3", 15)])
def test_however_many_pages_are_typed_it_is_one_to_twenty(at_desk: Client, typed: str, lines: int) -> None:
    at_desk.post("/paper/petition.pdf", {"asked": "Heat.", "pages": typed})
    assert BlankLine.objects.count() == lines


def test_a_petition_that_asks_nothing_is_not_printed(at_desk: Client) -> None:
    at_desk.post("/paper/petition.pdf", {"asked": "  "})
    assert "Write what the petition asks for" in page(at_desk, "/paper/")
    assert not BlankLine.objects.exists()


def test_a_signed_line_comes_back_as_somebody_new_who_did_something_and_is_undone(
    at_desk: Client, harbor: Harbor
) -> None:
    at_desk.post("/paper/petition.pdf", {"asked": "Heat on the dock."})
    line = people.code_of(harbor.amara, BlankLine.objects.order_by("number").first().number)
    typed = {"code": line, "name": "Rosa Lima", "signed": "on", "petition": "heat on the dock"}
    at_desk.post(PAGE, typed)
    [row] = people.search(harbor.amara, text="Rosa Lima", today=TODAY)
    [did] = conversations.history(harbor.amara, records=[row.number]).did
    assert (did.kind, did.text) == ("sign_petition", "heat on the dock")
    shown = page(at_desk)
    assert 'value="heat on the dock"' in shown  # it stays for the next rows
    assert at_desk.post(undo(shown))["Location"] == PAGE
    assert conversations.history(harbor.amara, records=[row.number]).did == ()
