"""Pages of our own, as somebody of the committee writes them at the desk."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.harbor.cast import TODAY, Harbor

from brazier.handbook import book
from brazier.handbook.own import parts
from brazier.pages.models import PageVersion

EDIT = "/handbook/own/page/en/06-2-the-ask"
ASK = parts.apart("06-2-the-ask", book.sources()["en"]["06-2-the-ask.md"], TODAY).body
OURS = ASK.replace("Then be quiet", "Then be very quiet")


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return str(answer.content.decode())


def typed(text: str, how: str, **other: str) -> dict[str, str]:
    """The form of a page, with this text."""
    return {"title": "The ask", "audience": "everyone", "text": text, "how": how, **other}


def undo(client: Client, address: str = "/handbook/own/") -> str:
    found = re.search(r'class="hint told-back".*?action="([^"]+)"', page(client, address), re.DOTALL)
    assert found
    return found[1]


def test_a_page_leads_to_where_it_is_changed(at_desk: Client) -> None:
    assert EDIT in page(at_desk, "/handbook/06-2-the-ask")
    shown = page(at_desk, EDIT)
    assert "Then be quiet" in shown
    assert "as it came" in shown


def test_a_page_is_looked_at_first_and_nothing_is_kept_by_looking(at_desk: Client) -> None:
    answer = at_desk.post(EDIT, typed(OURS, "look")).content.decode()
    assert 'src="data:image/png;base64,' in answer
    assert "very quiet" in answer
    assert PageVersion.objects.count() == 0


def test_a_page_is_kept_read_undone_and_goes_back(at_desk: Client) -> None:
    answer = at_desk.post(EDIT, typed(OURS, "keep"))
    assert answer.url == "/handbook/06-2-the-ask"
    shown = page(at_desk, "/handbook/06-2-the-ask")
    assert "very quiet" in shown
    assert "very quiet" in page(at_desk, "/pocket/book/")
    assert "06-2-the-ask" in page(at_desk, "/handbook/own/")
    at_desk.post(f"{EDIT}/ours")
    back = undo(at_desk)
    assert "very quiet" not in page(at_desk, "/handbook/06-2-the-ask")
    at_desk.post(back)
    assert "very quiet" in page(at_desk, "/handbook/06-2-the-ask")


@pytest.mark.parametrize("how", ["look", "keep"])
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("words <script>", "line 1"),
        (ASK + "[ ] tick\n" * 6, "10 ticks"),
        (ASK.replace("Never beg", "[x](99-9-nothing)"), "99-9-nothing"),
        (ASK.replace("Never beg", "Say a word. " * 200), "does not fit on one A6 page"),
    ],
)
def test_what_is_no_page_is_told_and_what_was_typed_stays(at_desk: Client, how: str, text: str, says: str) -> None:
    answer = at_desk.post(EDIT, typed(text, how))
    body = answer.content.decode()
    assert answer.status_code == 400
    assert says in body
    assert "Nothing was changed" in body
    assert "&lt;script&gt;" in body or "<script>" not in text
    assert PageVersion.objects.count() == 0


def test_what_is_wrong_is_told_in_the_language_of_whoever_reads(at_desk: Client) -> None:
    at_desk.cookies["language"] = "es"
    body = at_desk.post(EDIT, typed("palabras", "look")).content.decode()
    assert "línea 1" in body
    assert "a page must end" not in body


def test_a_page_is_added_and_taken_out_again(at_desk: Client) -> None:
    asked = {"title": "Our night bus", "chapter": "4", "audience": "everyone", "language": "en"}
    form = at_desk.post("/handbook/own/add", asked).content.decode()
    assert "04-3-our-night-bus" in form
    assert PageVersion.objects.count() == 0
    address = "/handbook/own/page/en/04-3-our-night-bus"
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)
    assert text
    at_desk.post(address, typed(text[1], "keep", title='Our "night" bus'))
    assert "Our &quot;night&quot; bus" in page(at_desk, "/handbook/")
    at_desk.post(f"{address}/ours")
    page(at_desk, "/handbook/04-3-our-night-bus", 404)


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"title": ""}, "the title must be one line of words"),
        ({"title": "a\nb"}, "the title must be one line of words"),
        ({"title": "a\0b"}, "the title must be one line of words"),
        ({"audience": "the company"}, "the audience is one of everyone, committee"),
        ({"audience": ""}, "the audience is one of everyone, committee"),
    ],
)
def test_a_head_that_can_not_be_is_told_and_the_text_stays(
    at_desk: Client, other: dict[str, str], says: str
) -> None:
    answer = at_desk.post(EDIT, typed(OURS, "keep", **other))
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert "Then be very quiet" in answer.content.decode()
    assert PageVersion.objects.count() == 0


def test_nobody_has_to_read_marks_of_the_head_and_a_page_as_it_stands_stays_so(at_desk: Client) -> None:
    assert "+++" not in page(at_desk, EDIT)
    at_desk.post(EDIT, typed(ASK.replace("\n", "\r\n"), "keep"))
    assert PageVersion.objects.count() == 0


def test_a_machines_draft_is_one_no_more_once_somebody_has_read_it(at_desk: Client) -> None:
    address = "/handbook/own/page/pl/06-2-the-ask"
    stands = parts.apart("06-2-the-ask", book.sources()["pl"]["06-2-the-ask.md"], TODAY)
    assert stands.made
    assert "is_read" in page(at_desk, address)
    at_desk.post(address, typed(stands.body, "keep", title=stands.title, is_read="on"))
    assert "made" not in PageVersion.objects.get().text
    assert "is_read" not in page(at_desk, address)


def test_a_language_is_taken_out_translated_and_handed_in(at_desk: Client) -> None:
    body = at_desk.get("/handbook/own/source/tl.zip").content
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        text = archive.read("tl/06-2-the-ask.md").decode()
        assert len(archive.namelist()) == 61
    file = SimpleUploadedFile("06-2-the-ask.md", text.replace("The ask", "Ang hiling").encode())
    at_desk.post("/handbook/own/translation", {"language": "en", "other": "TL", "file": file})
    assert "Ang hiling" in page(at_desk, "/handbook/06-2-the-ask?in=tl")
    assert "/handbook/06-1-the-talk?in=tl" in page(at_desk, "/handbook/?in=tl")
    made = at_desk.post("/handbook/build", {"language": "tl", "form": "html", "cover": "neutral"})
    assert "Ang hiling" in zipfile.ZipFile(io.BytesIO(made.content)).read("notes/06-2-the-ask.html").decode()


def test_every_page_that_can_not_be_read_is_named(at_desk: Client) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(20):
            archive.writestr(f"tl/06-{number % 10}-{'x' * (1 + number // 10)}.md", "words")
    file = SimpleUploadedFile("a.zip", out.getvalue())
    answer = at_desk.post("/handbook/own/translation", {"language": "tl", "file": file})
    assert answer.status_code == 400
    assert answer.content.decode().count("line 1") == 12
    assert "And 8 pages more" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "page/en/99-9-nothing",
        "page/en/chapters",
        "page/e-/06-2-the-ask",
        "page/x" + "y" * 40 + "/06-2-the-ask",
        "source/x.zip",
    ],
)
def test_what_is_no_page_of_any_book_is_not_there(at_desk: Client, harbor: Harbor, address: str) -> None:
    page(at_desk, f"/handbook/own/{address}", 404)
