"""The page of the bag: every form with its picture, printed in any language on any paper, codes and no names."""

import pytest
from django.test import Client
from tests.bag.made import made
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.paper import squeezed, text_of

from brazier.bag import texts
from brazier.bag.shapes import FORMS, PAPERS
from brazier.bag.week import queries as week
from brazier.cards import actions as cards
from brazier.people import queries as people
from brazier.people.models import BlankLine
from brazier.press.typeset import Printed
from brazier.workplaces import actions as building

CANARY = "Quarantine-Canary"


def said(content: bytes) -> str:
    return squeezed(text_of(Printed(content, 1, ())))


def build(desk: Client, form: str, **more: str) -> bytes:
    answer = desk.post("/bag/print", {"form": form, "language": "en", "paper": "a5", **more})
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200, "application/pdf", "no-store",
    )  # fmt: skip
    return answer.content


def test_every_form_is_on_the_page_with_a_picture(at_desk: Client, harbor: Harbor) -> None:
    page = at_desk.get("/bag/?language=pl&paper=a5").content.decode()
    for form in FORMS:
        assert f'value="{form}"' in page
        assert f"/bag/look/{form}.png?language=pl&amp;paper=a5" in page
    assert texts.packaged("pl").parts["frame"]["draft"] in page
    assert "Tent log" in page


def test_a_picture_is_the_form_on_that_paper(at_desk: Client, harbor: Harbor) -> None:
    answer = at_desk.get("/bag/look/incident.png?language=ar&paper=a5")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert at_desk.get("/bag/look/confession.png").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_printed_from_the_page(at_desk: Client, harbor: Harbor, form: str) -> None:
    harbor.worker(f"Cleo {CANARY}", department="Stow", shift="Nights")
    assert CANARY not in said(build(at_desk, form))


@pytest.mark.parametrize("typed", [{"form": "x"}, {"language": "xx"}, {"paper": "a0"}, {"cell": "x"}])
def test_what_there_is_not_is_not_found(at_desk: Client, harbor: Harbor, typed: dict[str, str]) -> None:
    whole = {"form": "incident", "language": "en", "paper": "a4", **typed}
    assert at_desk.post("/bag/print", whole).status_code == 404


def test_a_sign_in_sheet_has_codes_that_are_typed_back(at_desk: Client, harbor: Harbor) -> None:
    body = said(build(at_desk, "sign-in", paper="a4"))
    numbers = [line.number for line in BlankLine.objects.all()]
    assert len(numbers) == 12
    assert [n for n in numbers if people.code_of(harbor.amara, n) not in body] == []


def test_a_picket_roster_of_a_cell_has_its_peoples_codes_and_no_name(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker(f"Cleo {CANARY}", department="Stow", shift="Nights")
    body = said(build(at_desk, "picket-roster", cell=str(harbor.person(cleo).cell)))
    assert people.code_of(harbor.amara, cleo) in body
    assert CANARY not in body
    assert people.code_of(harbor.amara, cleo) not in said(build(at_desk, "picket-roster"))


def test_the_law_of_the_campaign_stands_on_its_forms(at_desk: Client, harbor: Harbor) -> None:
    assert "Nobodyhassaidwhoselaw" in said(build(at_desk, "rights-card"))
    building.change_campaign(harbor.amara, jurisdiction="us.nlra", now=NOW)
    assert "NLRA7" in said(build(at_desk, "rights-card"))


def test_the_card_carries_the_campaigns_own_words_in_their_language(at_desk: Client, harbor: Harbor) -> None:
    text = "Quiero que el sindicato negocie."
    cards.word(harbor.amara, language="es", employer="Harbor Inc.", text=text, now=NOW)
    assert "Quieroqueelsindicatonegocie." in said(build(at_desk, "card", language="es"))
    assert "Harbor" not in said(build(at_desk, "card", language="en"))


def test_the_week_tells_numbers_and_no_name(at_desk: Client, harbor: Harbor) -> None:
    for n in range(6):
        harbor.worker(f"Cleo {n} {CANARY}", department="Stow", shift="Nights")
    body = said(build(at_desk, "weekly", paper="a4"))
    assert "Stow,Nights:0/6" in body
    assert CANARY not in body
    figures = week.week(harbor.amara, today=TODAY)
    assert (figures.whole.n, figures.cards, figures.talks, figures.leaflets) == (6, 0, 0, 0)


def test_a_hole_of_few_people_is_not_on_a_page_that_lies_on_tables(harbor: Harbor) -> None:
    for n in range(4):
        harbor.worker(f"Cleo {n}", department="Yard", shift="Nights")
    assert week.week(harbor.amara, today=TODAY).holes == ()


def test_a_form_that_is_looked_at_is_the_form_that_is_printed() -> None:
    assert made("incident").pages == 1
    assert set(PAPERS) == {"a4", "letter", "a5", "half-letter"}
