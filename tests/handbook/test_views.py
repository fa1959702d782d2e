"""The handbook at the desk."""

import io
import zipfile

import pytest
from django.test import Client
from tests.harbor.cast import NOW, Harbor

from brazier.workplaces import actions as workplaces


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def test_the_contents_lead_to_every_page(at_desk: Client) -> None:
    shown = page(at_desk, "/handbook/")
    assert "/handbook/06-2-the-ask" in shown
    assert "Say whose law holds here" in shown


def test_a_word_finds_its_pages_in_any_spelling(at_desk: Client) -> None:
    assert "/handbook/13-1-five-steps-for-a-rumor" in page(at_desk, "/handbook/?q=RUMOR")
    assert "No page says that" in page(at_desk, "/handbook/?q=zzzz")


def test_a_page_shows_its_checklist_and_the_law_of_the_place(at_desk: Client, harbor: Harbor) -> None:
    assert "Nobody has said yet" in page(at_desk, "/handbook/02-1-your-rights")
    workplaces.change_campaign(harbor.amara, jurisdiction="us.nlra", now=NOW)
    shown = page(at_desk, "/handbook/02-1-your-rights")
    assert "What bosses may not do" in shown
    assert "checklist" in shown
    assert "<script>alert" not in page(at_desk, "/handbook/?q=<script>alert(1)</script>")


@pytest.mark.parametrize("name", ["99-9-nothing", "chapters", "en"])
def test_a_page_that_is_not_there(at_desk: Client, name: str) -> None:
    page(at_desk, f"/handbook/{name}", 404)


@pytest.mark.parametrize(
    ("form", "begins"), [("a6", b"%PDF"), ("booklet-a4", b"%PDF"), ("epub", b"PK"), ("html", b"PK")]
)
def test_the_book_is_made_at_the_desk(at_desk: Client, form: str, begins: bytes) -> None:
    answer = at_desk.post("/handbook/build", {"language": "en", "form": form, "cover": "neutral"})
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert "union" not in answer["Content-Disposition"]
    if form == "html":
        assert "notes/index.html" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


@pytest.mark.parametrize("typed", [{}, {"language": "xx", "form": "a6", "cover": "neutral"}, {"form": "exe"}])
def test_a_book_nobody_knows_is_not_there(at_desk: Client, typed: dict[str, str]) -> None:
    assert at_desk.post("/handbook/build", typed).status_code == 404


def test_the_talk_is_practiced_and_nothing_that_is_typed_has_anywhere_to_go(at_desk: Client) -> None:
    shown = page(at_desk, "/handbook/practice")
    practice = shown[shown.index("data-practice") : shown.index("</main>")]
    assert practice.count("data-asked") == 12
    assert "Will they fire me for this?" in practice
    assert 'href="/handbook/06-1-the-talk"' in practice
    for sent in ("<form", "name=", "action=", "method="):
        assert sent not in practice
    assert practice.count('autocomplete="off" autocorrect="off" spellcheck="false"') == 12


def test_the_talk_is_practiced_in_ones_own_language_which_says_who_translated_it(at_desk: Client) -> None:
    at_desk.cookies["language"] = "ar"
    shown = page(at_desk, "/handbook/practice")
    assert "هل سيفصلونني بسبب هذا؟" in shown
    assert 'class="state' in shown
