"""Read who was there beside somebody, of talks with several."""

from collections import defaultdict
from collections.abc import Iterable

from brazier.access.gate import STANDING, allow
from brazier.conversations.models import Conversation
from brazier.people.reach import queries as reach
from brazier.storage import sight
from brazier.terms import Actor


@sight.whole()
def beside(actor: Actor, *, records: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Of each talk with several that counts and the worker these records are was in: the records of all others, as
    numbers, also of those out of reach, so that whoever reads it knows how many there were.

    Nothing for who may not see where people stand. Errors: Wrong if these records are out of reach.
    """
    told = allow(actor, "conversations.look").tier
    mine = list(records)
    reach.require(actor, "conversations.look", mine)
    if told < STANDING:
        return {}
    talks = Conversation.objects.filter(withdrawal=None)
    hers = talks.filter(record__in=mine).exclude(gathering=None).values("gathering")
    found: dict[int, list[int]] = defaultdict(list)
    rows = talks.filter(gathering__in=hers).exclude(record__in=mine).order_by("pk")
    for gathering, record in rows.values_list("gathering", "record"):
        if gathering is not None:
            found[gathering].append(record)
    return {gathering: tuple(others) for gathering, others in found.items()}
