"""Note that cards were put into a packet, that the packet was handed in, and that it was not after all."""

from collections.abc import Sequence
from datetime import datetime

from brazier.access.gate import allow
from brazier.cards.facts import FILED, NOT_THERE, VERIFIED
from brazier.cards.models import Card, CardTurn
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong


def pack(actor: Actor, *, cards: Sequence[int], copy: str, now: datetime) -> None:
    """A line of custody for each card of a packet. copy: the name of the packet, as 7F3."""
    allow(actor, "cards.file")
    with ledger.entry(actor, "cards.pack", f"copy:{copy}", now):
        _turns(actor, cards, "packed", copy, now)


def hand_in(actor: Actor, *, copy: str, now: datetime) -> int:
    """The packet lies at the board: its cards that still stand are filed. Gives how many.

    Errors: Wrong if there is no such packet, or none of its cards waits to be filed.
    """
    allow(actor, "cards.file")
    return _move(actor, copy, now, states=(VERIFIED, FILED), kind="filed")


def take_back(actor: Actor, *, copy: str, now: datetime) -> int:
    """It was not handed in after all. Gives how many cards are as before."""
    allow(actor, "cards.file")
    return _move(actor, copy, now, states=(FILED, VERIFIED), kind="not_filed")


def _move(actor: Actor, copy: str, now: datetime, *, states: tuple[str, str], kind: str) -> int:
    before, after = states
    with ledger.entry(actor, f"cards.{kind}", f"copy:{copy}", now):
        packed = CardTurn.objects.filter(kind="packed", why=copy).values("card")
        moved = list(Card.objects.filter(pk__in=packed, state=before).values_list("pk", flat=True))
        if not moved:
            raise Wrong(NOT_THERE, "There is nothing here.")
        Card.objects.filter(pk__in=packed, state=before).update(state=after)
        _turns(actor, moved, kind, copy, now)
        return len(moved)


def _turns(actor: Actor, cards: Sequence[int], kind: str, copy: str, now: datetime) -> None:
    CardTurn.objects.bulk_create(
        CardTurn(card_id=card, kind=kind, day=now.date(), why=copy, by=actor.id, written_at=now) for card in cards
    )
