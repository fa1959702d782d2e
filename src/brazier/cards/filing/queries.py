"""Which cards count today, one a person, with all that a board may ask of each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from brazier.access.gate import allow
from brazier.cards import queries as cards
from brazier.cards.facts import COUNTS, FILED, STANDINGS, Turn
from brazier.cards.filing.facts import Countable, Ready
from brazier.cards.models import Card, CardTurn
from brazier.storage import sight
from brazier.terms import Actor
from brazier.vault import queries as vault

AT_ONCE = 5_000


@sight.whole()
def ready(actor: Actor, *, today: date) -> Ready:
    """All cards of the campaign that count today, for the packet that two want."""
    allow(actor, "cards.file")
    best: dict[int, tuple[tuple[bool, int], int, str]] = {}
    for number, held, _ in cards.held(Actor.clock, today=today):
        weight = (held.standing == COUNTS, -held.months)
        if held.worker not in best or weight > best[held.worker][0]:
            best[held.worker] = (weight, number, held.standing)
    counting = [number for _, number, standing in best.values() if standing == COUNTS]
    others = Counter(standing for _, _, standing in best.values() if standing != COUNTS)
    return Ready(tuple(_countable(counting)), tuple((s, others[s]) for s in STANDINGS if others[s]))


def _countable(numbers: list[int]) -> Iterator[Countable]:
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        turns: dict[int, list[Turn]] = defaultdict(list)
        for t in CardTurn.objects.filter(card__in=some).order_by("pk"):
            turns[t.card_id].append(Turn(t.kind, t.day, t.by, t.to, t.why))
        rows = list(Card.objects.filter(pk__in=some).select_related("wording", "record"))
        photos = vault.told(Actor.clock, pictures=[row.photo for row in rows])
        for row in rows:
            yield Countable(
                id=row.pk,
                worker=row.record.worker_id or 0,
                signed_on=row.signed_on,
                medium=row.medium,
                name=row.name,
                signature=row.signature,
                witness=row.witness,
                text=row.wording.digest if row.wording else "",
                photo=photos[row.photo].digest if row.photo in photos else "",
                turns=tuple(turns[row.pk]),
            )


def handed_in(actor: Actor, *, copies: Iterable[str]) -> dict[str, int]:
    """How many cards of each packet are handed in today. copies: their names, as 7F3."""
    allow(actor, "cards.file")
    rows = CardTurn.objects.filter(kind="packed", why__in=list(copies), card__state=FILED)
    return dict(Counter(rows.values_list("why", flat=True)))
