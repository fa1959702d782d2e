"""The pages of lists that leave."""

import io

import openpyxl
import pyrage
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.harbor.cast import Harbor
from tests.web.conftest import seat

from brazier.upkeep.models import Canary, Parcel

ASKED = {"reason": "to call them", "wanted": ["name", "phones"], "kind": "xlsx"}


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    harbor.worker('=HYPERLINK("http://evil.example")', phone="917 555 0148")
    return seat(Client(HTTP_HOST="localhost:8765"))


def test_a_list_is_asked_for_gets_its_words_once_and_is_fetched(desk: Client) -> None:
    assert desk.post("/more/export", ASKED).status_code == 302
    copy = Parcel.objects.get().pk
    assert desk.get(f"/more/export/{copy}/file").status_code == 404  # never without words
    told = desk.post(f"/more/export/{copy}/words")
    words = told.context["words"]
    assert words in told.content.decode()
    assert desk.post(f"/more/export/{copy}/words").status_code == 404  # once
    page = desk.get("/more/export").content.decode()
    assert "Fetch the file" in page
    assert words not in page
    answer = desk.get(f"/more/export/{copy}/file")
    assert answer["Content-Disposition"].endswith('.xlsx.age"')
    sheet = openpyxl.load_workbook(io.BytesIO(pyrage.passphrase.decrypt(answer.content, words))).active
    assert sheet is not None
    told_rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert str(told_rows[0][0]).startswith("copy ")
    assert told_rows[1][:2] == ["name", "phones"]
    assert str(told_rows[2][0]).startswith("'=HYPERLINK")  # n35
    assert "917" in str(told_rows[2][1])


@pytest.mark.parametrize(
    "typed",
    [{}, ASKED | {"reason": ""}, ASKED | {"wanted": ["secrets"]}, ASKED | {"wanted": []}, ASKED | {"kind": "pdf"}],
)
def test_broken_input_makes_no_list(desk: Client, typed: dict[str, object]) -> None:
    assert desk.post("/more/export", typed).status_code == 400
    assert not Parcel.objects.exists()


def test_what_is_not_there_is_not_there(desk: Client) -> None:
    assert desk.get("/more/export/4711/file").status_code == 404
    assert desk.post("/more/export/4711/words").status_code == 404


def test_a_list_that_turned_up_is_looked_at(desk: Client) -> None:
    handed = {"found": SimpleUploadedFile("list.csv", b"name,phone\nRosa Diaz,917 555 0148\n")}
    assert b"Nothing in it says" in desk.post("/more/whose", handed).content


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 99, b"PK\x03\x04broken", b" "])
def test_what_is_no_list_is_answered_in_words(desk: Client, content: bytes) -> None:
    answer = desk.post("/more/whose", {"found": SimpleUploadedFile("x.bin", content)})
    assert answer.status_code == 400
    assert b"Traceback" not in answer.content
    assert desk.post("/more/whose", {}).status_code == 400


def test_people_who_are_not_are_added_and_ended(desk: Client) -> None:
    desk.post(
        "/more/whose/invented", {"first": "Inga", "last": "<script>alert(1)</script>", "start": "917 555 01"}
    )
    page = desk.get("/more/whose").content.decode()
    assert "&lt;script&gt;" in page
    desk.post(f"/more/whose/invented/{Canary.objects.get().pk}/end")
    assert not Canary.objects.exists()
    desk.post("/more/whose/invented", {"first": "Inga"})
    assert not Canary.objects.exists()
