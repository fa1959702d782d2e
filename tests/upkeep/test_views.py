"""More: what is in whose care, and whether everything is whole."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import DEV, NOW, Harbor
from tests.web.conftest import seat

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.ledger import queries as ledger
from brazier.ledger.models import Line
from brazier.terms import Actor, Refused
from brazier.upkeep import queries
from brazier.web import clock
from brazier.workplaces.holes import actions as holes


@pytest.fixture
def desk(harbor: Harbor) -> Client:
    return seat(Client(HTTP_HOST="localhost:8765"))


def test_whoever_takes_a_hole_has_it_in_their_care_until_somebody_ends_it(desk: Client, harbor: Harbor) -> None:
    bo, stow, today = harbor.organizer("Bo"), harbor.cell("Stow", "Nights"), clock.today()
    assert "In whose care" not in desk.get("/more/").content.decode()
    holes.take(harbor.amara, cell_id=stow, organizer=bo, by_day=today, now=NOW, today=today)
    [care] = queries.in_care(harbor.amara, today=today + timedelta(days=20))
    assert (care.handle, care.cell and care.cell.id, care.until) == ("Bo", stow, today + timedelta(days=30))
    assert "<bdi>Bo</bdi>, until" in desk.get("/more/").content.decode()
    desk.post(f"/more/care/{care.id}", {"how": "renew"})
    assert [c.until for c in access_read.turf(harbor.amara, today=today)] == [today + timedelta(days=30)]
    desk.post(f"/more/care/{care.id}", {"how": "end"})
    assert access_read.turf(harbor.amara, today=today) == ()
    assert desk.post(f"/more/care/{care.id}", {"how": "renew"}).status_code == 400


def test_a_person_in_somebodys_care_is_called_by_name_and_gone_when_left_out(harbor: Harbor) -> None:
    cleo, today = harbor.worker("Cleo Diaz"), clock.today()
    access.assign(harbor.amara, organizer=harbor.amara.id, kind="person", thing=cleo, now=NOW, today=today)
    access.assign(harbor.amara, organizer=harbor.amara.id, kind="person", thing=4711, now=NOW, today=today)
    assert [c.name for c in queries.in_care(harbor.amara, today=today)] == ["Cleo Diaz"]


def test_dev_sees_nobodys_care(harbor: Harbor) -> None:
    with pytest.raises(Refused):
        queries.in_care(DEV, today=clock.today())


def test_the_page_shows_the_newest_line_in_six_words_and_so_does_more(desk: Client) -> None:
    words = ledger.newest(Actor.keeper).words
    for path in ("/more/verify", "/more/"):
        assert words in desk.get(path).content.decode()


def test_words_from_a_slip_of_paper_are_found_in_the_record_or_not(desk: Client, harbor: Harbor) -> None:
    then = ledger.newest(Actor.keeper)
    harbor.worker()
    page = desk.post("/more/verify", {"seen": then.words.replace(" ", "-")}).content.decode()
    assert f"Found: they are line {then.number}" in page
    Line.objects.filter(number__gte=then.number).delete()
    assert (
        "No line of this ledger has these words"
        in desk.post("/more/verify", {"seen": then.words}).content.decode()
    )


def test_a_bent_record_is_said_in_plain_words(desk: Client, harbor: Harbor) -> None:
    harbor.worker()
    Line.objects.filter(number=2).update(verb="people.edit")
    page = desk.get("/more/verify").content.decode()
    assert "Not so:" in page
    assert "No line of the ledger was changed" in page
