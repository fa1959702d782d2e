"""Write one line per action."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connection, transaction

from brazier.ledger import chain
from brazier.ledger.models import Line
from brazier.storage.hub import here
from brazier.terms import Actor

_inside: ContextVar[bool] = ContextVar("inside_an_entry", default=False)


@contextmanager
def entry(actor: Actor, verb: str, what: str, now: datetime) -> Iterator[None]:
    """One transaction and one line for all that happens inside; an inner entry joins the outer one.

    what: id of the thing acted on, kept as a pseudonym. If anything inside fails, nothing is kept.
    """
    if _inside.get():
        yield
        return
    token = _inside.set(True)
    try:
        with transaction.atomic():
            yield
            _append(actor, verb, what, now)
    finally:
        _inside.reset(token)


def _append(actor: Actor, verb: str, what: str, now: datetime) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # one writer of the chain at a time
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.ledger'))")
    last = Line.objects.order_by("-number").first()
    key = here.opened_keys().log
    new = chain.Entry(
        number=last.number + 1 if last else 1,
        hour=chain.hour_of(now),
        who=chain.pseudonym(key, f"{actor.role}:{actor.id}"),
        verb=verb,
        what=chain.pseudonym(key, what),
    )
    Line.objects.create(
        number=new.number,
        hour=new.hour,
        who=new.who,
        verb=new.verb,
        what=new.what,
        digest=chain.link(last.digest if last else chain.START, new),
    )
