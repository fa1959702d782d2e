"""Cards of Harbor."""

from tests.cards.made import take, words

__all__ = ["take", "words"]
