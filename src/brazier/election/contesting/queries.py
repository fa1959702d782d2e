"""Read the names that were handed in against our cards."""

from collections import Counter
from datetime import date

from django.db.models import Count, Q

from brazier.access.gate import allow
from brazier.election.contesting.facts import SHOWN, Contested, ListFacts, NameFacts
from brazier.election.facts import FOUND, STATES
from brazier.election.models import ContestedList, ContestedName
from brazier.people import queries as people
from brazier.storage import sight
from brazier.storage.days import day_of
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."
LIVE = Q(handed_in__ended_at=None)
MARKED = Q(card__isnull=False, answered_at=None)


@sight.whole()
def contested(actor: Actor) -> Contested:
    """Every list of names, and what became of all of them; numbers without names."""
    allow(actor, "election.voters")
    rows = ContestedList.objects.order_by("-pk").annotate(
        many=Count("names"), marked=Count("names", filter=Q(names__card__isnull=False, names__answered_at=None))
    )
    lists = tuple(
        ListFacts(
            row.pk,
            tuple(row.papers),
            row.why,
            row.noted_by,
            day_of(row.noted_at),
            row.ended_at is not None,
            row.many,
            row.marked,
        )
        for row in rows
    )
    live = ContestedName.objects.filter(LIVE)
    counts = Counter(live.values_list("state", flat=True))
    return Contested(
        lists,
        {state: counts[state] for state in STATES},
        live.filter(MARKED).count(),
        live.filter(state=FOUND, answered_at__isnull=False).count(),
    )


def names(
    actor: Actor, *, state: str, today: date, begin: int = 0, many: int | None = None
) -> tuple[NameFacts, ...]:
    """The names of one state as they stand on the lists, some of them. Errors: Wrong for no such state."""
    allow(actor, "election.receive")
    if state not in SHOWN:
        raise Wrong("election.no_names", NOTHING)
    rows = ContestedName.objects.filter(LIVE, state=state).order_by("handed_in", "paper", "line", "pk")
    found = list(rows[begin : begin + (many or people.page_size(actor))])
    wanted = {row.record_id for row in found if row.record_id} | {n for row in found for n in row.maybe}
    known = people.rows_of(actor, records=wanted, today=today)
    return tuple(
        NameFacts(
            row.pk,
            row.name,
            row.beside,
            row.state,
            row.by_hand,
            known.get(row.record_id or 0),
            tuple(dict.fromkeys(known[n] for n in row.maybe if n in known)),
            row.card is not None,
            row.answered_at is not None,
        )
        for row in found
    )


def one(actor: Actor, *, name: int) -> int:
    """The number of the list of a name that counts. Errors: Wrong if there is none."""
    allow(actor, "election.receive")
    row = ContestedName.objects.filter(LIVE, pk=name).first()
    if row is None:
        raise Wrong("election.no_names", NOTHING)
    return row.handed_in_id
