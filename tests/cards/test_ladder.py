"""The picture of how old cards are."""

from brazier.cards.ladder import TALL, Ladder


def test_the_most_fill_the_picture_and_one_card_still_shows() -> None:
    drawn = Ladder.drawn([500, 1, 0])
    assert [(bar.height, bar.y) for bar in drawn.bars] == [(TALL, 0), (2, TALL - 2), (0, TALL)]


def test_without_cards_there_is_nothing_to_see() -> None:
    assert not any(bar.height for bar in Ladder.drawn([0] * 13).bars)
