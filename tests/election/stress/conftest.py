"""Cards, for the count of them."""

from tests.cards.made import take

__all__ = ["take"]
