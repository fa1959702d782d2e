"""Read who was told what the boss will do."""

from collections.abc import Iterable

from brazier.access.gate import STANDING, allow
from brazier.conversations.facts import ToldAhead
from brazier.conversations.models import Foretold
from brazier.people.reach import queries as reach
from brazier.terms import Actor


def told(actor: Actor, *, records: Iterable[int]) -> tuple[ToldAhead, ...]:
    """When the worker these records are was told, newest first; nothing for who may not see where people stand.
    Errors: Wrong if these records are out of reach."""
    tier = allow(actor, "conversations.look").tier
    mine = list(records)
    reach.require(actor, "conversations.look", mine)
    if tier < STANDING:
        return ()
    rows = Foretold.objects.filter(record__in=mine, ended_on=None).order_by("-day", "-pk")
    return tuple(ToldAhead(r.pk, r.day, r.noted_by) for r in rows)
