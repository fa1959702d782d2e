"""The page of whoever ends a turn, and what stands on the list of today of those who come next."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import Harbor
from tests.harbor.pages import undo

from brazier.rota import actions, queries
from brazier.rota.facts import Words
from brazier.rota.models import HandOver
from brazier.terms import Actor
from brazier.web import clock

TYPED = {"station": "tent", "place": "stop B", "happened": "40 cups of tea.", "to_do": "Fetch gas.", "watch": ""}


def sent(at_desk: Client, **changed: str) -> tuple[int, str]:
    answer = at_desk.post("/hand-over/", TYPED | changed, follow=True)
    return answer.status_code, answer.content.decode()


def test_it_is_left_and_taken_back_and_stands_again(at_desk: Client, harbor: Harbor) -> None:
    _, page = sent(at_desk)
    for said in ("Tent at the bus stop", "stop B", "40 cups of tea.", "Fetch gas.", "Nobody has read it yet."):
        assert said in page
    page = at_desk.post(undo(page), follow=True).content.decode()
    assert "Nobody left anything." in page
    page = at_desk.post(undo(page), follow=True).content.decode()
    assert "Fetch gas." in page


def test_whoever_comes_next_reads_it_on_the_list_of_today_and_it_is_gone_from_there(
    at_desk: Client, harbor: Harbor
) -> None:
    bo = Actor(harbor.organizer("Bo"), "organizer", level="table")
    told = clock.now() - timedelta(hours=2)
    note = actions.hand_over(
        bo, words=Words("gate", watch="The side door is shut."), told_at=told, now=clock.now()
    )
    page = at_desk.get("/today").content.decode()
    assert "The side door is shut." in page
    assert "<bdi>Bo</bdi>" in page
    page = at_desk.post(f"/hand-over/{note}/read", follow=True).content.decode()
    assert "The side door is shut." not in page
    assert queries.lately(bo, now=clock.now())[0].read_by == (harbor.amara.id,)
    page = at_desk.post(undo(page), follow=True).content.decode()
    assert "The side door is shut." in page


def test_an_empty_day_says_what_to_do(at_desk: Client) -> None:
    assert "Whoever ends a turn" in at_desk.get("/hand-over/").content.decode()
    assert 'href="/hand-over/"' in at_desk.get("/today").content.decode()


@pytest.mark.parametrize(
    "changed", [{"happened": "", "to_do": ""}, {"station": "moon"}, {"station": ""}, {"watch": "x" * 201}]
)
def test_what_can_not_be_comes_back_as_typed(at_desk: Client, harbor: Harbor, changed: dict[str, str]) -> None:
    status, page = sent(at_desk, **changed)
    assert (status, HandOver.objects.count()) == (400, 0)
    assert "Nothing was lost" in page
    assert "stop B" in page


@pytest.mark.parametrize(
    ("said", "of"),
    [
        ("Tell Rosa Díaz to call back.", "somebody by name"),
        ("tell rosa diaz to call back", "somebody by name"),
        ("Ring 917 555 0148", "somebody by name"),
        ("She is pregnant.", "health"),
    ],
)
def test_a_note_that_names_somebody_or_says_too_much_is_held_up_once(
    at_desk: Client, harbor: Harbor, said: str, of: str
) -> None:
    harbor.worker("Rosa Diaz")
    status, page = sent(at_desk, to_do=said)
    assert (status, HandOver.objects.count()) == (400, 0)
    assert f"This note speaks of {of}." in page
    assert sent(at_desk, to_do=said, keep_note="on")[0] == 200
    assert HandOver.objects.count() == 1


def test_a_word_that_is_also_somebodys_first_name_is_none(at_desk: Client, harbor: Harbor) -> None:
    harbor.worker("Will Long")
    assert sent(at_desk, watch="Rain all night long. It will be cold.")[0] == 200


def test_markup_in_a_note_is_words(at_desk: Client, harbor: Harbor) -> None:
    assert "<script>x" not in sent(at_desk, watch="<script>x</script>")[1]
