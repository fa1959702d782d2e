"""The pages of cards, as somebody at the desk uses them."""

import pytest
from django.test import Client
from tests.cards.made import Take
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.cards import actions, queries
from brazier.cards.models import Card
from brazier.people import queries as people

SIGNED = {
    "who": "Cleo Diaz", "name": "Cleo Diaz", "contact": "cleo@example.org", "phone": "555 0100", "agrees": "on",
    "signature": "M10 20L30 40L50 60L70 80",
}  # fmt: skip


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def test_without_cards_the_board_says_when_to_ask(at_desk: Client) -> None:
    shown = page(at_desk, "/cards/")
    assert "No card yet" in shown
    assert "/cards/words" in shown


def test_a_worker_signs_on_the_screen_and_gets_a_receipt_with_everything(at_desk: Client, words: int) -> None:
    answer = at_desk.post("/cards/sign", {**SIGNED, "wording": str(words)})
    [card] = Card.objects.all()
    assert answer.url == f"/cards/{card.pk}/receipt"
    receipt = page(at_desk, answer.url)
    for part in ("Cleo Diaz", "cleo@example.org", "555 0100", "Harbor Inc.", "I want the union", "M10 20L30 40"):
        assert part in receipt
    at_desk.post(f"/cards/{card.pk}/confirm", {"how": "sent"})
    card.refresh_from_db()
    assert card.confirmed_on is not None


@pytest.mark.parametrize(
    ("change", "says"),
    [({"agrees": ""}, "I agree"), ({"phone": ""}, "phone of the signer"), ({"contact": " "}, "e-mail"),
     ({"signature": ""}, "Sign once more"), ({"wording": "4711"}, "text of the card"),
     ({"wording": "x"}, "Who signed"),
     ({"who": ""}, "Who signed"), ({"phone": "x" * 300}, "Who signed")],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    at_desk: Client, words: int, change: dict[str, str], says: str
) -> None:
    answer = at_desk.post("/cards/sign", {**SIGNED, "wording": str(words), **change})
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert says in shown
    assert not Card.objects.exists()
    assert ("cleo@example.org" in shown) == ("contact" not in change)


def test_a_typed_name_is_a_signature_where_there_is_no_finger(at_desk: Client, words: int) -> None:
    typed = {**SIGNED, "wording": str(words), "signature": "", "typed_signature": "Cleo Diaz"}
    at_desk.post("/cards/sign", typed)
    assert Card.objects.get().signature == "Cleo Diaz"


def test_a_signature_can_hold_nothing_but_a_drawing(at_desk: Client, words: int) -> None:
    typed = {**SIGNED, "wording": str(words), "signature": 'M1 1"/><script>alert(1)</script>'}
    at_desk.post("/cards/sign", typed)
    shown = page(at_desk, f"/cards/{Card.objects.get().pk}")
    assert "<script>alert" not in shown


def test_a_paper_card_is_taken_and_undone(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker()
    code = people.code_of(harbor.amara, cleo)
    typed = {"who": code, "worker": code, "signed_on": "2026-11-01", "is_read": "on"}
    at_desk.post("/cards/take", typed)
    [card] = Card.objects.all()
    assert f"/cards/{card.pk}/give-up?why=mistake" in page(at_desk, "/cards/")
    at_desk.post(f"/cards/{card.pk}/give-up?why=mistake")
    card.refresh_from_db()
    assert (card.state, card.why) == ("void", "mistake")


def test_a_paper_card_nobody_looked_at_is_not_kept(at_desk: Client, harbor: Harbor) -> None:
    answer = at_desk.post("/cards/take", {"who": "Rosa Lima", "signed_on": "2026-11-01"})
    assert answer.status_code == 400
    assert not Card.objects.exists()


def test_of_two_with_one_name_it_asks_which_one(at_desk: Client, harbor: Harbor) -> None:
    harbor.worker(), harbor.worker()
    answer = at_desk.post("/cards/take", {"who": "Cleo Diaz", "signed_on": "2026-11-01", "is_read": "on"})
    assert (answer.status_code, "Which one" in answer.content.decode()) == (400, True)


def test_a_card_is_looked_at_challenged_answered_given_up_and_stands_again(
    at_desk: Client, harbor: Harbor, take: Take
) -> None:
    card, bo = take(harbor.worker()), harbor.organizer("Bo")
    for step, typed in [
        ("verify", {}), ("challenge", {"why": "left"}), ("answer", {}), ("hand-over", {"to": bo}),
        ("give-up", {"why": "revoked"}), ("stand-again", {}),
    ]:  # fmt: skip
        answer = at_desk.post(f"/cards/{card}/{step}", typed)
        assert answer.status_code == 302, step
    kinds = [turn.kind for turn in queries.card(harbor.amara, card=card, today=TODAY).turns]
    assert kinds == ["taken", "verified", "challenged", "answered", "handed_over", "void", "stands_again"]
    shown = page(at_desk, f"/cards/{card}")
    assert "handed to" in shown
    assert "Bo" in shown


def test_what_can_not_be_done_is_said_on_the_card(at_desk: Client, harbor: Harbor, take: Take) -> None:
    card = take(harbor.worker())
    for step, typed in [
        ("answer", {}),
        ("stand-again", {}),
        ("give-up", {"why": "no"}),
        ("hand-over", {"to": "x"}),
    ]:
        answer = at_desk.post(f"/cards/{card}/{step}", typed)
        assert answer.status_code in (400, 404), step


@pytest.mark.parametrize("number", ["4711", "9" * 40])
def test_a_card_that_is_not_there_is_like_every_page_that_is_not_there(at_desk: Client, number: str) -> None:
    for step in ("verify", "answer", "give-up", "stand-again", "confirm", "challenge"):
        assert at_desk.post(f"/cards/{number}/{step}", {"why": "revoked"}).status_code == 404
    assert page(at_desk, f"/cards/{number}", 404)


def test_the_card_of_a_person_leads_to_signing(at_desk: Client, harbor: Harbor, take: Take, words: int) -> None:
    cleo = harbor.worker()
    code = people.code_of(harbor.amara, cleo)
    assert "No card yet" in page(at_desk, f"/cards/of/{code}")
    take(cleo)
    assert "nobody else has looked" in page(at_desk, f"/cards/of/{code}")
    assert "Cleo Diaz" in page(at_desk, f"/cards/sign?who={code}")


def test_words_of_the_card_are_written_by_language(at_desk: Client, words: int) -> None:
    typed = {"language": "es", "employer": "Harbor Inc.", "text": "Quiero el sindicato."}
    at_desk.post("/cards/words", typed)
    assert "Quiero el sindicato." in page(at_desk, "/cards/words")
    assert "Quiero el sindicato." in page(at_desk, "/cards/sign?wording=" + str(words + 1))
    assert at_desk.post("/cards/words", {"language": "es", "employer": "", "text": ""}).status_code == 400


def test_the_board_counts_and_draws(at_desk: Client, harbor: Harbor, take: Take) -> None:
    cards = [
        take(harbor.worker(name), ago=ago) for name, ago in [("Cleo Diaz", 5), ("Rosa Lima", 300), ("T O", 400)]
    ]
    for card in cards:
        actions.verify(harbor.amara, card=card, now=NOW)
    shown = page(at_desk, "/cards/")
    assert "<rect" in shown
    assert "3 cards can be counted on" in shown  # no law was chosen, so nothing is too old
    assert "Say whose law holds here" in shown
