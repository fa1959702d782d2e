"""Cards, for the names against them."""

from tests.cards.made import take

__all__ = ["take"]
