"""What was put aside, and which boxes we know."""

from collections.abc import Iterable

from django.db import connection

from brazier.access.gate import allow
from brazier.phone import facts
from brazier.phone.facts import Aside
from brazier.phone.models import Box
from brazier.storage.boxes import ASIDE, ENDED, FOREIGN, FORGED, Checked
from brazier.terms import Actor, Wrong

NEVER = facts.MOST_NTH
NEIGHBORS = """
SELECT (SELECT told_at FROM phone_box WHERE device = %s AND nth > 0 AND nth < %s ORDER BY nth DESC LIMIT 1),
       (SELECT told_at FROM phone_box WHERE device = %s AND nth > %s ORDER BY nth LIMIT 1)
"""


def known(actor: Actor, *, boxes: Iterable[Checked]) -> dict[str, tuple[str, str]]:
    """Digest and state of whatever was opened before under the numbers these boxes may be remembered by."""
    allow(actor, "phone.open")
    numbers = {number for box in boxes for number in (facts.number_of(box), box.digest)}
    rows = Box.objects.filter(number__in=numbers).values_list("number", "digest", "state")
    return {number: (digest, state) for number, digest, state in rows}


def neighbors(actor: Actor, *, device: int, nth: int) -> tuple[int, int]:
    """The places of what this device told just before and just after, as far as that came; where nothing did:
    the beginning and the end of time."""
    allow(actor, "phone.open")
    with connection.cursor() as cursor:  # asked of every box that comes: a fifth of the time of querysets
        cursor.execute(NEIGHBORS, [device, nth, device, nth])
        before, after = cursor.fetchone()
    return before or 0, NEVER if after is None else after


def count_aside(actor: Actor) -> int:
    """How many boxes wait for somebody to look at them."""
    allow(actor, "phone.look")
    return Box.objects.filter(state=ASIDE).count()


def aside(actor: Actor) -> tuple[Aside, ...]:
    """What was put aside and nobody decided on yet, oldest first, a hundred at most."""
    allow(actor, "phone.look")
    return tuple(_shown(row) for row in Box.objects.filter(state=ASIDE).order_by("pk")[:100])


def _shown(row: Box) -> Aside:
    kind, said_at = "", None
    said: tuple[tuple[str, str], ...] = ()
    try:
        fact = facts.read(row.text.encode())
        kind, said_at = fact.kind, fact.said_at
        shown = facts.UNSEEN.get(kind, fact.body)
        said = tuple((name, ", ".join(fact.body[name])) for name in shown if any(fact.body.get(name, ())))
    except Wrong:
        pass
    return Aside(
        id=row.pk,
        device=f"{row.device % 10_000:04d}",
        reason=row.reason,
        kind=kind,
        said_at=said_at,
        said=said,
        opened_at=row.opened_at,
        may_take=bool(said) and row.reason not in (FORGED, FOREIGN, *((ENDED,) if kind in facts.UNSEEN else ())),
        is_unseen=kind in facts.UNSEEN,
    )
