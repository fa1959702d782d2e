"""Cards that were put together, handed in, and not after all."""

import pytest
from tests.cards.made import Take, electronic
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.cards import actions as cards
from brazier.cards import queries as cards_read
from brazier.cards.filing import actions, queries
from brazier.people import actions as people
from brazier.terms import Refused, Wrong
from brazier.vault.pictures import Picture


@pytest.fixture
def two(harbor: Harbor, take: Take, words: int) -> tuple[int, int]:
    """Two cards that count: Cleo's on paper with a photo, Rosa's on a screen."""
    one = take(harbor.worker(), ago=3, witness="BK", photo=Picture(b"photo", 1, 1))
    other = cards.take(harbor.amara, card=electronic(harbor.worker("Rosa Lima"), words), now=NOW, today=TODAY)
    cards.confirm(harbor.amara, card=other, how="sent", now=NOW)
    for card in (one, other):
        cards.verify(harbor.amara, card=card, now=NOW)
    return one, other


def states(harbor: Harbor, *numbers: int) -> list[str]:
    return [cards_read.card(harbor.amara, card=n, today=TODAY).state for n in numbers]


def test_only_what_counts_is_ready_and_of_the_rest_it_is_said_why(
    harbor: Harbor, take: Take, two: tuple[int, int]
) -> None:
    take(harbor.worker("Unseen Diaz"))
    cards.verify(harbor.amara, card=take(harbor.worker("Old Diaz"), ago=400), now=NOW)
    gone = harbor.worker("Gone Diaz")
    cards.verify(harbor.amara, card=take(gone), now=NOW)
    people.move(harbor.amara, worker=gone, state="left", now=NOW)
    found = queries.ready(harbor.amara, today=TODAY)
    assert {card.id for card in found.cards} == set(two)
    assert dict(found.others) == {"unseen": 1, "expired": 1, "gone": 1}
    assert {card.id: bool(card.photo) for card in found.cards} == {two[0]: True, two[1]: False}


def test_of_two_cards_of_one_person_one_is_ready(harbor: Harbor, take: Take) -> None:
    one, two = harbor.worker("Cleo Diaz"), harbor.worker("C Diaz")
    for worker in (one, two):
        cards.verify(harbor.amara, card=take(worker), now=NOW)
    people.say(harbor.amara, one=one, other=two, kind="same", now=NOW)
    assert len(queries.ready(harbor.amara, today=TODAY).cards) == 1


def test_a_packet_is_handed_in_and_taken_back_with_custody_each_time(harbor: Harbor, two: tuple[int, int]) -> None:
    actions.pack(harbor.amara, cards=two, copy="7F3", now=NOW)
    assert actions.hand_in(harbor.amara, copy="7F3", now=NOW) == 2
    assert states(harbor, *two) == ["filed", "filed"]
    assert queries.handed_in(harbor.amara, copies=["7F3", "000"]) == {"7F3": 2}
    assert cards_read.counted(harbor.amara, today=TODAY).firm == 2
    assert actions.take_back(harbor.amara, copy="7F3", now=NOW) == 2
    kinds = [t.kind for t in cards_read.card(harbor.amara, card=two[0], today=TODAY).turns]
    assert kinds[-3:] == ["packed", "filed", "not_filed"]


def test_a_card_given_up_meanwhile_is_not_filed(harbor: Harbor, two: tuple[int, int]) -> None:
    actions.pack(harbor.amara, cards=two, copy="7F3", now=NOW)
    cards.give_up(harbor.amara, card=two[0], why="revoked", now=NOW)
    assert actions.hand_in(harbor.amara, copy="7F3", now=NOW) == 1
    assert states(harbor, *two) == ["void", "filed"]


def test_a_packet_nobody_made_is_not_there(harbor: Harbor, two: tuple[int, int]) -> None:
    for move in (actions.hand_in, actions.take_back):
        with pytest.raises(Wrong, match="nothing here"):
            move(harbor.amara, copy="7F3", now=NOW)


def test_a_stranger_puts_nothing_together(harbor: Harbor, two: tuple[int, int]) -> None:
    for ask in (
        lambda: queries.ready(DEV, today=TODAY),
        lambda: queries.handed_in(DEV, copies=[]),
        lambda: actions.pack(DEV, cards=two, copy="7F3", now=NOW),
        lambda: actions.hand_in(DEV, copy="7F3", now=NOW),
        lambda: actions.take_back(DEV, copy="7F3", now=NOW),
    ):
        with pytest.raises(Refused):
            ask()
