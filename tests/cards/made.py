"""Cards of Harbor."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor, days_ago

from brazier.cards import actions
from brazier.cards.facts import ELECTRONIC, PAPER, Signed
from brazier.vault.pictures import Picture
from brazier.workplaces import actions as workplaces

TEXT = "I want the union to bargain for me."
Take = Callable[..., int]


@pytest.fixture
def words(harbor: Harbor) -> int:
    """A text to sign, at a place whose law we know."""
    workplaces.change_campaign(harbor.amara, jurisdiction="us.nlra", now=NOW)
    return actions.word(harbor.amara, language="en", employer="Harbor Inc.", text=TEXT, now=NOW)


@pytest.fixture
def take(harbor: Harbor) -> Take:
    """A paper card, so many days ago; gives its number. seen: somebody looked at it a second time."""

    def card(
        worker: int, *, ago: int = 0, photo: Picture | None = None, seen: bool = False, **told: object
    ) -> int:
        signed = Signed(worker, PAPER, days_ago(ago), 0, knows_old=True, **told)  # type: ignore[arg-type]
        number = actions.take(harbor.amara, card=signed, now=NOW, today=TODAY, photo=photo)
        if seen:
            actions.verify(harbor.amara, card=number, now=NOW)
        return number

    return card


def electronic(worker: int, wording: int, on: date = TODAY, **told: str) -> Signed:
    """A card signed on a screen, with all it needs but what is said otherwise."""
    fields = {"name": "Cleo Diaz", "contact": "cleo@example.org", "phone": "555 0100", "signature": "Cleo Diaz"}
    return Signed(worker, ELECTRONIC, on, wording, **{**fields, **told})
