"""The company hands in names against our cards: they are matched and marked, and the rest is counted."""

import html
import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cards.made import Take
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.web.conftest import seat

from brazier.cards import actions as cards
from brazier.cards.models import Card, CardTurn
from brazier.election.contesting import actions, queries
from brazier.election.ending import actions as ending
from brazier.election.models import CardCount, ContestedList, ContestedName
from brazier.election.stress import queries as stress
from brazier.ledger import queries as ledger
from brazier.people import queries as people_read
from brazier.people.models import Worker
from brazier.terms import Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.web import clock
from brazier.workplaces import actions as workplaces

PAGE = "/count/cards/challenged"


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture(autouse=True)
def work_is_soon_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy this machine is, no page of its own is needed for work that goes on."""
    monkeypatch.setattr("brazier.election.contesting.views.A_MOMENT", 60.0)


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def read(desk: Client, path: str = PAGE) -> str:
    answer = desk.get(path)
    assert answer.status_code == 200
    return said(answer.content)


def said(content: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(content.decode())))


@pytest.fixture
def signed(harbor: Harbor, take: Take) -> dict[str, int]:
    """Five who signed, two of them with one name; of ten people."""
    workplaces.note_headcount(harbor.amara, cell_id=None, people=10, source="guess", as_of=TODAY, now=NOW)
    workplaces.change_campaign(harbor.amara, now=NOW, jurisdiction="us.nlra")
    people_ = {
        "cleo": harbor.worker("Cleo Diaz", department="Stow", shift="Nights"),
        "kwame": harbor.worker("Kwame Asante", department="Pick", shift="Days"),
        "rosa": harbor.worker("Rosa Lima", department="Stow", shift="Nights"),
        "rosa in pick": harbor.worker("Rosa Lima", department="Pick", shift="Days"),
        "jose": harbor.worker("José Pérez", department="Dock", shift="Days"),
    }
    for worker in people_.values():
        take(worker, ago=30, seen=True)
    return people_


def hand_in(harbor: Harbor, text: str, why: str = "left", name: str = "") -> int:
    made, unread = actions.hand_in(harbor.amara, files=[(name, text.encode())], why=why, now=NOW)
    assert made is not None, unread
    return made


def marked() -> set[int]:
    """Whose card is challenged."""
    rows = Card.objects.exclude(challenged_on=None).values_list("record__worker", flat=True)
    return {worker for worker in rows if worker}


def states() -> dict[str, str]:
    return dict(ContestedName.objects.order_by("pk").values_list("name", "state"))


def test_names_are_matched_by_any_spelling_and_their_cards_marked(harbor: Harbor, signed: dict[str, int]) -> None:
    before, lines = Worker.objects.count(), ledger.head(harbor.amara)
    hand_in(harbor, "Diaz, Cleo\nKwame K. Asante\njose perez\nNobody Newton\n")
    assert marked() == {signed["cleo"], signed["kwame"], signed["jose"]}
    assert states() == {
        "Diaz, Cleo": "found", "Kwame K. Asante": "found", "jose perez": "found", "Nobody Newton": "unfound",
    }  # fmt: skip
    assert Worker.objects.count() == before  # nobody is added by it
    assert ledger.head(harbor.amara) == lines + 1


def test_what_is_left_is_counted_from_the_marks_against_the_line_of_the_law(
    desk: Client, harbor: Harbor, signed: dict[str, int]
) -> None:
    hand_in(harbor, "Cleo Diaz\nKwame Asante\nNobody Newton")
    assert "3 of 5 cards are left. That is 30% of 10 people. Needed to file: 3." in read(desk)
    desk.post("/count/cards/challenged/keep")
    assert CardCount.objects.get().source == "after_challenge"
    assert "3 cards, counted 20 Nov" in read(desk, "/count/cards")
    assert "3 of 5 cards are left." in read(desk, "/count/cards")


def test_two_people_of_one_name_are_told_apart_by_a_person_and_nobody_else(
    desk: Client, harbor: Harbor, signed: dict[str, int]
) -> None:
    hand_in(harbor, "Last,First,Department\nLima,Rosa,Stow\nAsante,Kwame,Pick\n", name="challenged.csv")
    assert marked() == {signed["kwame"]}
    page = read(desk)
    assert "1 name: who is meant?" in page
    assert "Stow, Nights" in page
    assert "Pick, Days" in page
    name = ContestedName.objects.get(state="asked")
    answer = desk.post(f"{PAGE}/name/{name.pk}/is", {"worker": str(signed["rosa"])}, follow=True)
    assert marked() == {signed["kwame"], signed["rosa"]}
    assert f"{PAGE}/name/{name.pk}/ask" in answer.content.decode()  # undo
    desk.post(f"{PAGE}/name/{name.pk}/ask")
    assert marked() == {signed["kwame"]}
    assert ContestedName.objects.get(pk=name.pk).state == "asked"


def test_a_name_of_nobody_stays_told_by_name_until_a_person_knows_better(
    desk: Client, harbor: Harbor, signed: dict[str, int]
) -> None:
    hand_in(harbor, "Clementina D. Fuentes\nZoltan Q")
    page = read(desk)
    assert "2 names are of nobody you know" in page
    assert "Clementina D. Fuentes" in page
    name = ContestedName.objects.get(name__startswith="Clementina").pk
    bad = desk.post(f"{PAGE}/name/{name}/is", {"who": "Rosa Lima"})
    assert bad.status_code == 400
    assert "2 people fit that name" in said(bad.content)
    desk.post(f"{PAGE}/name/{name}/is", {"who": people_read.code_of(harbor.amara, signed["cleo"])})
    assert marked() == {signed["cleo"]}
    desk.post(f"{PAGE}/name/{name}/ask")
    assert not marked()
    assert len(states()) == 2


def test_the_same_name_twice_counts_once_on_one_list_and_over_two(harbor: Harbor, signed: dict[str, int]) -> None:
    hand_in(harbor, "Cleo Diaz\nDiaz Cleo\nNobody Newton\nnobody  newton")
    hand_in(harbor, "Cleo Diaz")
    found = queries.contested(harbor.amara)
    assert (found.counts["found"], found.counts["unfound"], found.counts["twice"]) == (1, 1, 3)
    assert (found.names, found.marked) == (2, 1)


def test_a_list_is_taken_back_with_its_marks_and_put_back_with_them(
    desk: Client, harbor: Harbor, signed: dict[str, int]
) -> None:
    first, second = hand_in(harbor, "Cleo Diaz\nKwame Asante"), hand_in(harbor, "Kwame Asante", why="supervisor")
    desk.post(f"{PAGE}/{first}/take-back")
    assert marked() == {signed["kwame"]}  # he stands on the other list too
    desk.post(f"{PAGE}/{second}/take-back")
    assert not marked()
    assert stress.recount(harbor.amara, today=TODAY) is None
    desk.post(f"{PAGE}/{first}/put-back")
    assert marked() == {signed["cleo"], signed["kwame"]}
    desk.post(f"{PAGE}/{second}/put-back")
    assert queries.contested(harbor.amara).counts["twice"] == 1
    assert ContestedList.objects.count() == 2


def test_a_mark_somebody_made_by_hand_is_not_taken_back_with_a_list(
    desk: Client, harbor: Harbor, signed: dict[str, int]
) -> None:
    [card] = Card.objects.filter(record__worker=signed["cleo"]).values_list("pk", flat=True)
    cards.challenge(harbor.amara, cards=[card], why="seen at another job", now=NOW)
    desk.post(f"{PAGE}/{hand_in(harbor, 'Cleo Diaz')}/take-back")
    assert marked() == {signed["cleo"]}


def test_whom_we_can_show_to_work_there_counts_again(desk: Client, harbor: Harbor, signed: dict[str, int]) -> None:
    hand_in(harbor, "Cleo Diaz\nKwame Asante")
    cleo, kwame = ContestedName.objects.order_by("pk").values_list("pk", flat=True)
    answer = desk.post(f"{PAGE}/answer", {"name": [str(cleo), str(kwame)]}, follow=True)
    assert "2 names are answered" in said(answer.content)
    assert not marked()
    assert "5 of 5 cards are left." in read(desk)
    desk.post(f"{PAGE}/unanswer?names={cleo},{kwame}")
    assert marked() == {signed["cleo"], signed["kwame"]}
    nothing = desk.post(f"{PAGE}/answer", {})
    assert nothing.status_code == 400
    assert "Choose at least one name." in said(nothing.content)
    assert {turn.kind for turn in CardTurn.objects.filter(card__record__worker=signed["cleo"])} == {
        "taken", "verified", "challenged", "answered",
    }  # fmt: skip


def test_where_only_numbers_of_cards_are_known_each_name_is_taken_for_one(desk: Client, harbor: Harbor) -> None:
    workplaces.note_headcount(harbor.amara, cell_id=None, people=8000, source="guess", as_of=TODAY, now=NOW)
    harbor.worker("Cleo Diaz")
    desk.post("/count/cards/count", {"source": "union", "undated": "2300", "is_looked_up": "on"})
    hand_in(harbor, "Cleo Diaz\nNobody Newton\nCleo Diaz")
    page = read(desk)
    assert "2,298 of 2,300 cards are left." in page
    assert "only their number" in page


def bomb() -> bytes:
    """A workbook of some kilobytes that would unpack to gigabytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<c/>" * 40_000_000)
    return made.getvalue()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("names.xlsx", bomb, "could not be read"),
        ("names.csv", lambda: b"Price,Color\n12.50,red\n13.10,blue\n", "No column of this list names anybody"),
        ("names.csv", lambda: b"", "could not be read"),
        ("names.exe", lambda: b"MZ\x90\x00" + bytes(range(256)) * 40, "could not be read"),
    ],
)
def test_what_is_no_list_of_names_is_told_why_and_marks_nothing(
    desk: Client, harbor: Harbor, name: str, data, says: str
) -> None:
    file = SimpleUploadedFile(name, data())
    answer = desk.post(f"{PAGE}/hand-in", {"why": "left", "uploads": file}, follow=True)
    assert answer.status_code == 400
    assert says in said(answer.content)
    assert "nothing was lost" in said(answer.content).lower()
    assert not ContestedList.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_pasted_list_goes_through_matching_to_the_page_with_an_undo(
    desk: Client, signed: dict[str, int]
) -> None:
    answer = desk.post(f"{PAGE}/hand-in", {"why": "left", "pasted": "Cleo Diaz\nNobody Newton"}, follow=True)
    assert "The names are matched and the cards are marked." in said(answer.content)
    assert re.search(PAGE + r"/\d+/take-back", answer.content.decode())
    assert marked() == {signed["cleo"]}


@pytest.mark.parametrize(
    "typed", [{}, {"why": "left"}, {"why": "left", "pasted": "  \n"}, {"pasted": "Cleo Diaz"}]
)
def test_without_names_or_a_reason_nothing_is_lost(desk: Client, harbor: Harbor, typed: dict[str, str]) -> None:
    answer = desk.post(f"{PAGE}/hand-in", typed)
    assert answer.status_code == 400
    assert "Nothing was lost." in said(answer.content)
    assert typed.get("pasted", "").strip() in answer.content.decode()  # what was typed still stands there


def test_markup_in_a_name_is_shown_as_it_is_written(desk: Client, harbor: Harbor) -> None:
    hand_in(harbor, '<script>alert(1)</script> Newton\n=HYPERLINK("http://x") Rosa')
    assert "<script>alert" not in desk.get(PAGE).content.decode()


def test_who_asked_to_be_left_out_is_counted_and_not_kept(harbor: Harbor, signed: dict[str, int]) -> None:
    ana = harbor.worker("Ana Reyes", phone="(917) 555-0110")
    upkeep.forget(harbor.amara, worker=ana, now=NOW)
    hand_in(harbor, "Name,Phone\nAna Reyes,917 555 0110\nCleo Diaz,\n", name="names.csv")
    assert states() == {"": "left_out", "Cleo Diaz": "found"}
    assert queries.contested(harbor.amara).names == 2


def test_whoever_is_forgotten_goes_out_of_these_lists_too(harbor: Harbor, signed: dict[str, int]) -> None:
    hand_in(harbor, "Cleo Diaz\nRosa Lima\nNobody Newton")
    records = [r.number for r in people_read.person(harbor.amara, worker=signed["cleo"], today=TODAY).records]
    ending.forget(harbor.amara, records=records, now=NOW)
    assert set(states()) == {"Rosa Lima", "Nobody Newton"}
    records = [r.number for r in people_read.person(harbor.amara, worker=signed["rosa"], today=TODAY).records]
    ending.forget(harbor.amara, records=records, now=NOW)
    assert set(states()) == {"Nobody Newton"}


def test_dev_sees_no_name_and_hands_none_in(harbor: Harbor) -> None:
    for ask in (queries.contested, lambda dev: queries.names(dev, state="found", today=TODAY)):
        with pytest.raises(Refused):
            ask(DEV)
    with pytest.raises(Refused):
        actions.hand_in(DEV, files=[("", b"Cleo Diaz")], why="left", now=NOW)


def test_no_such_name_list_or_state_is_nothing(desk: Client, harbor: Harbor) -> None:
    for path in (f"{PAGE}/name/99/is", f"{PAGE}/name/99/ask", f"{PAGE}/99/take-back", f"{PAGE}/99/put-back"):
        assert desk.post(path).status_code == 404
    assert desk.get(f"{PAGE}/names/left_out").status_code == 404
    with pytest.raises(Wrong):
        actions.hand_in(harbor.amara, files=[("", b"Cleo Diaz")], why="boss", now=NOW)
