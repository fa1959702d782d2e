"""Which card expires when."""

from datetime import date

import pytest
from django.test import Client
from tests.cards.made import Take
from tests.harbor.cast import NOW, TODAY, Harbor, day

from brazier.cards import actions, life
from brazier.cards import queries as cards
from brazier.cards.lasting import queries
from brazier.cards.models import Card
from brazier.people import actions as people
from brazier.rules.loading import packaged

LAW = packaged()


@pytest.fixture
def six(harbor: Harbor, take: Take, words: int) -> dict[str, int]:
    """One card of each standing that paper can have; gives their numbers."""
    names = {"counts": 10, "unseen": 20, "challenged": 30, "expired": 400, "gone": 40}
    workers = {how: harbor.worker(f"{how.title()} Diaz") for how in names}
    made = {how: take(workers[how], ago=ago) for how, ago in names.items()}
    for how, card in made.items():
        if how != "unseen":
            actions.verify(harbor.amara, card=card, now=NOW)
    actions.challenge(harbor.amara, cards=[made["challenged"]], why="left", now=NOW)
    people.move(harbor.amara, worker=workers["gone"], state="left", now=NOW)
    return made


def test_each_card_stands_for_one_reason_and_only_one_of_them_counts(harbor: Harbor, six: dict[str, int]) -> None:
    found = queries.lasting(harbor.amara, how="", page=1, today=TODAY)
    assert dict(found.counts) == dict.fromkeys(six, 1)
    assert cards.counted(harbor.amara, today=TODAY).firm == 1
    for how, card in six.items():
        [shown] = queries.lasting(harbor.amara, how=how, page=1, today=TODAY).cards
        assert (shown.id, shown.standing) == (card, how)


def test_nothing_is_counted_that_is_expired(harbor: Harbor, six: dict[str, int]) -> None:
    assert sum(n for _, n in cards.by_month(harbor.amara, today=TODAY)) == 1
    assert sum(n for _, n in cards.by_month(harbor.amara, today=TODAY, with_challenged=True)) == 2
    assert sum(n for _, n in cards.by_month(harbor.amara, today=TODAY, with_waiting=True)) == 2
    later = day("2028-01-01")
    assert cards.counted(harbor.amara, today=later).firm == 0
    assert cards.by_month(harbor.amara, today=later) == ()


def test_a_card_counts_on_its_last_day_and_not_on_the_next(harbor: Harbor, take: Take, words: int) -> None:
    card = take(harbor.worker(), ago=10)
    actions.verify(harbor.amara, card=card, now=NOW)
    last = cards.card(harbor.amara, card=card, today=TODAY).last_day
    assert last == date(2027, 11, 10)
    assert cards.counted(harbor.amara, today=last).firm == 1
    assert cards.counted(harbor.amara, today=date(2027, 11, 11)).firm == 0


@pytest.mark.parametrize("signed", [day("2024-02-29"), day("2025-08-31"), day("2026-01-01")])
def test_the_last_day_is_the_one_the_law_answers_with(signed: date) -> None:
    last = life.last_day(LAW, "us.nlra", signed, TODAY)
    assert last is not None
    assert life.age_of(LAW, "us.nlra", signed, last) != life.STALE
    assert life.age_of(LAW, "us.nlra", signed, date.fromordinal(last.toordinal() + 1)) == life.STALE


def test_where_the_law_says_nothing_no_card_has_a_last_day(harbor: Harbor, take: Take) -> None:
    card = take(harbor.worker(), ago=900)
    assert cards.card(harbor.amara, card=card, today=TODAY).last_day is None
    assert life.last_day(LAW, "gb", TODAY, TODAY) is None
    assert not queries.lasting(harbor.amara, how="", page=1, today=TODAY).knows_law


def test_what_ends_first_stands_first_and_pages_hold_fifty(harbor: Harbor, take: Take, words: int) -> None:
    for n in range(53):
        take(harbor.worker(f"Cleo {'abcdefghij'[n % 10]}{'abcdefghij'[n // 10]} Diaz"), ago=n)
    first = queries.lasting(harbor.amara, how="", page=1, today=TODAY)
    second = queries.lasting(harbor.amara, how="", page=99, today=TODAY)
    assert (len(first.cards), len(second.cards), second.page) == (50, 3, 2)
    ends = [c.last_day for c in (*first.cards, *second.cards)]
    assert ends == sorted(ends)
    assert sum(m.cards for m in first.months) == 53


def test_the_page_says_it_and_a_void_card_is_on_none(at_desk: Client, harbor: Harbor, six: dict[str, int]) -> None:
    shown = at_desk.get("/cards/standing").content.decode()
    assert "Counts Diaz" in shown
    assert "Expired Diaz" not in shown
    assert "Expired Diaz" in at_desk.get("/cards/standing?how=expired").content.decode()
    actions.give_up(harbor.amara, card=six["counts"], why="revoked", now=NOW)
    assert "Counts Diaz" not in at_desk.get("/cards/standing?how=counts&page=x").content.decode()
    assert Card.objects.count() == 5


def test_without_a_card_the_page_says_what_to_do(at_desk: Client) -> None:
    assert "Take the first one" in at_desk.get("/cards/standing").content.decode()


def test_the_page_reads_no_more_with_more_cards(
    at_desk: Client, harbor: Harbor, take: Take, words: int, django_assert_max_num_queries: object
) -> None:
    for n in range(12):
        take(harbor.worker(f"Cleo {'abcdefghijkl'[n]} Diaz"), ago=n)
    at_desk.get("/cards/standing")
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        at_desk.get("/cards/standing")
