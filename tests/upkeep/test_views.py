"""The page that says whether everything is whole."""

from django.test import Client
from tests.harbor.cast import Harbor

from brazier.ledger import queries as ledger
from brazier.ledger.models import Line
from brazier.terms import Actor


def test_the_page_shows_the_newest_line_in_six_words_and_so_does_more(at_desk: Client) -> None:
    words = ledger.newest(Actor.keeper).words
    for path in ("/more/verify", "/more/"):
        assert words in at_desk.get(path).content.decode()


def test_words_from_a_slip_of_paper_are_found_in_the_record_or_not(at_desk: Client, harbor: Harbor) -> None:
    then = ledger.newest(Actor.keeper)
    harbor.worker()
    page = at_desk.post("/more/verify", {"seen": then.words.replace(" ", "-")}).content.decode()
    assert f"Found: they are line {then.number}" in page
    Line.objects.filter(number__gte=then.number).delete()
    assert (
        "No line of this ledger has these words"
        in at_desk.post("/more/verify", {"seen": then.words}).content.decode()
    )


def test_a_bent_record_is_said_in_plain_words(at_desk: Client, harbor: Harbor) -> None:
    harbor.worker()
    Line.objects.filter(number=2).update(verb="people.edit")
    page = at_desk.get("/more/verify").content.decode()
    assert "Not so:" in page
    assert "No line of the ledger was changed" in page
