"""Leaflets made here, and a co-worker's words only with their yes."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.bag.made import MESSAGE
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.harbor.paper import squeezed, text_of
from tests.press.looking import drawn

from brazier.bag.leaflets import actions, queries
from brazier.bag.leaflets.plain_words import HARD, LONG, hints
from brazier.bag.message import Message
from brazier.bag.models import Given, Leaflet, Word
from brazier.ledger.models import Line
from brazier.people import queries as people
from brazier.press.typeset import Printed
from brazier.terms import Refused, Wrong
from brazier.upkeep import actions as upkeep

PLAIN = Message(MESSAGE.message, MESSAGE.more, MESSAGE.ask, MESSAGE.link)
CANARY = "Quarantine-Canary"


@pytest.fixture
def cleo(harbor: Harbor) -> int:
    return harbor.worker(f"Cleo {CANARY}", department="Stow", shift="Nights")


def agree(harbor: Harbor, worker: int, text: str = "We want Sundays.", said_as: str = "a picker on nights") -> int:
    return actions.agree(
        harbor.amara, worker=worker, text=text, said_as=said_as, agreed_on=TODAY, now=NOW, today=TODAY
    )


def make(harbor: Harbor, word: int | None = None, message: Message = PLAIN) -> int:
    return actions.make(harbor.amara, language="en", message=message, word=word, now=NOW)


def test_a_leaflet_is_kept_with_one_line_in_the_ledger(harbor: Harbor) -> None:
    before = Line.objects.count()
    found = queries.leaflet(harbor.amara, leaflet=make(harbor))
    assert found.message == PLAIN
    assert Line.objects.count() == before + 1
    assert Line.objects.latest("number").verb == "bag.make"


def test_two_asks_make_no_leaflet(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="more than one thing"):
        make(harbor, message=Message("Same box", "", "Sign your card and come to the meeting."))
    assert not Leaflet.objects.exists()


def test_words_are_printed_with_a_yes_and_under_the_name_that_was_agreed(harbor: Harbor, cleo: int) -> None:
    found = queries.leaflet(harbor.amara, leaflet=make(harbor, agree(harbor, cleo)))
    assert (found.message.words, found.message.by) == ("We want Sundays.", "a picker on nights")


def test_words_without_a_yes_are_not_printed(harbor: Harbor, cleo: int) -> None:
    word = agree(harbor, cleo)
    leaflet = make(harbor, word)
    actions.withdraw(harbor.amara, word=word, now=NOW, today=TODAY)
    found = queries.leaflet(harbor.amara, leaflet=leaflet)
    assert (found.message.words, found.lost_word) == ("", True)
    for asked in (word, word + 99):
        with pytest.raises(Wrong, match="no yes"):
            make(harbor, asked)
    actions.agree_again(harbor.amara, word=word, now=NOW)
    assert queries.leaflet(harbor.amara, leaflet=leaflet).message.words == "We want Sundays."


def test_words_typed_into_a_message_are_nobodys_words(harbor: Harbor) -> None:
    assert queries.leaflet(harbor.amara, leaflet=make(harbor, message=MESSAGE)).message.words == ""


@pytest.mark.parametrize(("text", "said_as"), [("", "x"), ("x", " "), ("x" * 221, "x"), ("x", "x" * 61)])
def test_a_yes_needs_words_and_a_name_to_say_them_under(
    harbor: Harbor, cleo: int, text: str, said_as: str
) -> None:
    with pytest.raises(Wrong, match="how they want to be named"):
        agree(harbor, cleo, text, said_as)


def test_a_yes_of_tomorrow_is_none(harbor: Harbor, cleo: int) -> None:
    with pytest.raises(Wrong, match="in the future"):
        actions.agree(
            harbor.amara, worker=cleo, text="x", said_as="x", agreed_on=TODAY + timedelta(days=1), now=NOW,
            today=TODAY,
        )  # fmt: skip


def test_whoever_is_left_out_takes_their_words_along_and_the_leaflet_stays(harbor: Harbor, cleo: int) -> None:
    leaflet = make(harbor, agree(harbor, cleo))
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert not Word.objects.exists()
    assert queries.leaflet(harbor.amara, leaflet=leaflet).message == PLAIN


def test_a_leaflet_is_put_away_and_brought_back(harbor: Harbor) -> None:
    leaflet = make(harbor)
    actions.end(harbor.amara, leaflet=leaflet, now=NOW, today=TODAY)
    assert queries.leaflets(harbor.amara)[0].ended_on == TODAY
    with pytest.raises(Wrong, match="nothing here"):
        actions.end(harbor.amara, leaflet=leaflet, now=NOW, today=TODAY)
    actions.use_again(harbor.amara, leaflet=leaflet, now=NOW)
    assert queries.leaflets(harbor.amara)[0].ended_on is None


def test_when_the_campaign_is_over_all_of_it_goes(harbor: Harbor, cleo: int) -> None:
    make(harbor, agree(harbor, cleo))
    assert actions.shred(harbor.amara) == 2
    assert not any(table.objects.exists() for table in (Leaflet, Word, Given))


def test_whoever_has_no_rights_gets_nothing(harbor: Harbor, cleo: int) -> None:
    for ask in (queries.leaflets, queries.words):
        with pytest.raises(Refused):
            ask(DEV)
    with pytest.raises(Refused):
        actions.make(DEV, language="en", message=PLAIN, word=None, now=NOW)


def test_the_page_makes_a_leaflet_and_prints_it_on_every_paper(at_desk: Client, harbor: Harbor, cleo: int) -> None:
    word = agree(harbor, cleo)
    typed = {"language": "en", "message": PLAIN.message, "more": "", "ask": PLAIN.ask, "link": "", "word": word}
    said = at_desk.post("/bag/leaflets/", typed, follow=True).content.decode()
    assert "The leaflet is kept." in said
    number = Leaflet.objects.get().pk
    for query in ("", "?paper=a4", "?paper=half-letter", "?paper=letter&as=poster"):
        answer = at_desk.get(f"/bag/leaflets/{number}.pdf{query}")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        told = squeezed(text_of(Printed(answer.content, 1, ())))
        assert "WewantSundays." in told
        assert CANARY not in told
    assert at_desk.get(f"/bag/leaflets/{number}.png").content.startswith(b"\x89PNG")
    assert drawn(at_desk.get(f"/bag/leaflets/{number}.pdf").content)


def test_two_asks_are_refused_on_the_page_and_nothing_typed_is_lost(at_desk: Client, harbor: Harbor) -> None:
    answer = at_desk.post("/bag/leaflets/", {"language": "en", "message": "Same box", "ask": "Sign. Vote."})
    assert answer.status_code == 400
    assert "Same box" in answer.content.decode()
    assert "one ask" in answer.content.decode()


def test_what_must_not_be_written_down_is_noticed(at_desk: Client, harbor: Harbor) -> None:
    typed = {"language": "en", "message": "Maria waits for her visa", "ask": "Sign your card."}
    assert at_desk.post("/bag/leaflets/", typed).status_code == 400
    assert at_desk.post("/bag/leaflets/", {**typed, "keep_note": "on"}).status_code == 302


def test_the_page_keeps_a_yes_by_code_and_shows_no_name(at_desk: Client, harbor: Harbor, cleo: int) -> None:
    code = people.code_of(harbor.amara, cleo)
    typed = {"code": code, "text": "We want Sundays.", "said_as": "a picker", "agreed_on": TODAY.isoformat()}
    assert at_desk.post("/bag/leaflets/words", typed).status_code == 400  # they did not say yes
    said = at_desk.post("/bag/leaflets/words", {**typed, "yes": "on"}, follow=True).content.decode()
    assert "Their words are kept." in said
    assert CANARY not in said
    wrong = at_desk.post("/bag/leaflets/words", {**typed, "yes": "on", "code": "zzz"})
    assert (wrong.status_code, "Nothing was lost" in wrong.content.decode()) == (400, True)


def test_hard_words_and_long_sentences_are_told_and_not_refused() -> None:
    easy = "New hires start two dollars below the next site. We ask for the same pay."
    hard = "Management's compensation methodology systematically disadvantages experienced associates permanently."
    long = "We " + "really " * 20 + "want Sundays."
    assert hints(easy, "en") == ()
    assert HARD in hints(hard, "en")
    assert LONG in hints(long, "pl")
    assert HARD in hints(
        "La metodología de compensación administrativa perjudica sistemáticamente a trabajadores.", "es"
    )
