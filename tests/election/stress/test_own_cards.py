"""The count of cards, taken from the cards we keep."""

from datetime import timedelta

from django.test import Client
from tests.cards.made import Take
from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.cards import actions as cards
from brazier.cards import queries as cards_read
from brazier.election.models import CardCount
from brazier.election.stress import actions, queries
from brazier.people import actions as people


def test_cards_are_counted_by_month_each_person_once_and_only_who_is_here(harbor: Harbor, take: Take) -> None:
    cleo, rosa, tom, eva = (harbor.worker(name) for name in ("Cleo Diaz", "Rosa Lima", "Tom Okafor", "Eva Roth"))
    for worker, ago in [(cleo, 70), (cleo, 1), (rosa, 70), (tom, 1)]:
        take(worker, ago=ago, seen=True)
    cards.challenge(harbor.amara, cards=[take(eva, ago=1, seen=True)], why="", now=NOW)
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


def test_cards_that_the_hub_keeps_count_without_anybody_counting_them(
    at_desk: Client, harbor: Harbor, take: Take
) -> None:
    take(harbor.worker("Cleo Diaz"), ago=1, seen=True)
    assert queries.cards_today(harbor.amara, TODAY) == 1
    page = at_desk.get("/count/cards").content.decode()
    assert "<b>1</b> cards, counted" in page
    assert "Keep today&#x27;s count" in page or "Keep today's count" in page
    take(harbor.worker("Rosa Lima"), ago=1, seen=True)
    assert queries.cards_today(harbor.amara, TODAY) == 2


def test_a_card_nobody_looked_at_twice_is_not_counted_and_the_page_says_so(
    at_desk: Client, harbor: Harbor, take: Take
) -> None:
    take(harbor.worker("Cleo Diaz"), ago=1, seen=True)
    take(harbor.worker("Rosa Lima"), ago=1)
    assert queries.cards_today(harbor.amara, TODAY) == 1
    assert "1 card more waits" in at_desk.get("/count/cards").content.decode()


def test_cards_somebody_counted_by_hand_are_recounted_one_by_one_when_names_are_challenged(
    harbor: Harbor, take: Take
) -> None:
    first = take(harbor.worker("Cleo Diaz"), ago=1)
    take(harbor.worker("Rosa Lima"), ago=1)
    cards.challenge(harbor.amara, cards=[first], why="left", now=NOW)
    assert queries.recount(harbor.amara, today=TODAY) is None  # nobody looked at them
    actions.count_cards(
        harbor.amara, rungs=[(None, 2)], as_of=TODAY, source="two_of_us", is_looked_up=True, now=NOW
    )
    found = queries.recount(harbor.amara, today=TODAY)
    assert found is not None
    assert (found.is_own, found.all, found.left) == (True, 2, 1)
    assert actions.count_own(harbor.amara, today=TODAY, now=NOW, source="after_challenge") == 1


def test_what_somebody_counted_by_hand_since_goes_before_what_the_hub_keeps(harbor: Harbor, take: Take) -> None:
    take(harbor.worker("Cleo Diaz"), ago=1, seen=True)
    actions.count_cards(
        harbor.amara, rungs=[(None, 4)], as_of=TODAY, source="two_of_us", is_looked_up=True, now=NOW
    )
    assert queries.standing(harbor.amara, TODAY)[0].cards == 4
    actions.count_own(harbor.amara, today=TODAY, now=NOW)
    assert queries.standing(harbor.amara, TODAY)[0].cards == 1


def test_the_pace_is_told_from_a_kept_count_to_the_cards_of_today(harbor: Harbor, take: Take) -> None:
    take(harbor.worker("Cleo Diaz"), ago=20, seen=True)
    before = TODAY - timedelta(days=14)
    actions.count_own(harbor.amara, today=before, now=NOW)
    for name in ("Rosa Lima", "Tom Okafor"):
        take(harbor.worker(name), ago=1, seen=True)
    assert queries.melting(harbor.amara, on=None, today=TODAY).a_week == 1
