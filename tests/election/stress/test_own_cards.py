"""The count of cards, taken from the cards we keep."""

from django.test import Client
from tests.cards.made import Take
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.cards import actions as cards
from brazier.cards import queries as cards_read
from brazier.election.models import CardCount
from brazier.election.stress import actions
from brazier.people import actions as people


def test_cards_are_counted_by_month_each_person_once_and_only_who_is_here(harbor: Harbor, take: Take) -> None:
    cleo, rosa, tom, eva = (harbor.worker(name) for name in ("Cleo Diaz", "Rosa Lima", "Tom Okafor", "Eva Roth"))
    for worker, ago in [(cleo, 70), (cleo, 1), (rosa, 70), (tom, 1)]:
        take(worker, ago=ago)
    cards.challenge(harbor.amara, cards=[take(eva, ago=1)], why="", now=NOW)
    people.move(harbor.amara, worker=tom, state="left", now=NOW)
    counted = [(f"{month:%Y-%m}", many) for month, many in cards_read.by_month(harbor.amara, today=TODAY)]
    assert counted == [("2026-09", 1), ("2026-11", 1)]
    assert actions.count_own(harbor.amara, today=TODAY, now=NOW) == 2
    kept = CardCount.objects.get()
    assert (kept.rungs, kept.source, kept.is_looked_up) == ([["2026-09", 1], ["2026-11", 1]], "database", True)


def test_without_cards_the_page_says_so(at_desk: Client) -> None:
    answer = at_desk.post("/count/cards/own", follow=True)
    assert "No card stands here yet" in answer.content.decode()
    assert not CardCount.objects.exists()
