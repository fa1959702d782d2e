"""Cards to be signed by hand."""

import pytest
from django.test import Client
from tests.harbor.cast import NOW, Harbor
from tests.harbor.paper import squeezed, text_of

from brazier.cards import actions
from brazier.cards.sheets import blank
from brazier.press.typeset import PAPERS, Paper, Printed

WORDS = blank.BlankWords(
    *("Union card", "Name", "Phone", "E-mail", "Place", "Signature", "Day", "Witness", "Text", "How")
)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("length", [20, 1000, 4000])
def test_two_cards_fit_one_page_however_long_the_text(paper: Paper, length: int) -> None:
    cards = blank.BlankCards("Harbor Inc.", "word " * (length // 5), "0123456789abcdef", WORDS)
    made = blank.printed(cards, paper=paper, language="en")
    assert made.pages == 1
    assert text_of(made).count("Signature") == text_of(made).count("0123456789abcdef") == 2


def test_an_arabic_card_is_printed_in_arabic_whoever_prints_it(at_desk: Client, harbor: Harbor) -> None:
    number = actions.word(
        harbor.amara, language="ar", employer="Harbor", text="أريد أن تفاوض النقابة باسمي.", now=NOW
    )
    answer = at_desk.get(f"/cards/words/{number}.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "Union card" not in squeezed(text_of(Printed(answer.content, 1, ())))


def test_words_that_are_not_there_print_nothing(at_desk: Client) -> None:
    assert at_desk.get("/cards/words/4711.pdf").status_code == 404
