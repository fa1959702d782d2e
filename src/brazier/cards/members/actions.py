"""Write down that somebody joined the union, that it ended, and that it did not."""

from collections.abc import Iterable
from datetime import date, datetime

from brazier.access.gate import allow
from brazier.cards.facts import NOT_THERE
from brazier.cards.members.queries import NOTHING
from brazier.cards.members.standing import WHY_ENDED
from brazier.cards.models import Membership
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.reach import queries as reach
from brazier.terms import Actor, Wrong


def join(
    actor: Actor,
    *,
    worker: int,
    joined_on: date,
    unit: str,
    now: datetime,
    today: date,
    new_worker: str = "",
    left_out: str = "",
) -> int:
    """She is a member since that day. Gives the number; of somebody who is one, the number of that, which keeps
    the earlier day. new_worker, left_out: as `cards.actions.take`.

    Errors: Wrong if the day is in the future, or she is out of reach.
    """
    allow(actor, "cards.write")
    if joined_on > today:
        raise Wrong("cards.joined", "This day is still to come. Look at the day they joined. Nothing was lost.")
    with ledger.entry(actor, "cards.join", f"worker:{worker}", now):
        who = people.add(actor, name=new_worker, left_out=left_out, now=now) if new_worker else worker
        record = people.anchor(actor, worker=who, now=now)
        here = people_read.workers_of(actor, [record])[record]
        known = Membership.objects.filter(record__worker=here, ended_on=None).order_by("joined_on").first()
        if known is not None:
            if joined_on < known.joined_on:
                known.joined_on = joined_on
                known.save(update_fields=["joined_on"])
            return known.pk
        row = Membership.objects.create(
            record_id=record,
            unit=" ".join(unit.split())[:120],
            joined_on=joined_on,
            written_by=actor.id,
            written_at=now,
        )
        return row.pk


def end(actor: Actor, *, membership: int, ended_on: date, why: str, now: datetime, today: date) -> None:
    """She is no member any more. why: of WHY_ENDED; a mistake counts as if it had never been.

    Errors: Wrong without a reason we know, before the day she joined or after today, or if it ended already.
    """
    allow(actor, "cards.write")
    row = _row(actor, membership)
    day = row.joined_on if why == "mistake" else ended_on
    if why not in WHY_ENDED or row.ended_on is not None or not row.joined_on <= day <= today:
        raise Wrong(
            "cards.ended", "Choose why it ended, and a day from when they joined until today. Nothing was changed."
        )
    with ledger.entry(actor, "cards.end_membership", f"membership:{membership}", now):
        row.ended_on, row.why = day, why
        row.save(update_fields=["ended_on", "why"])


def go_on(actor: Actor, *, membership: int, now: datetime) -> None:
    """It did not end. Errors: Wrong if it goes on, or she joined anew since."""
    allow(actor, "cards.write")
    row = _row(actor, membership)
    others = Membership.objects.filter(record__worker=row.record.worker_id, ended_on=None)
    if row.ended_on is None or others.exists():
        raise Wrong("cards.goes_on", "They are a member already. Nothing was changed.")
    with ledger.entry(actor, "cards.go_on", f"membership:{membership}", now):
        row.ended_on, row.why = None, ""
        row.save(update_fields=["ended_on", "why"])


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Remove every membership of these records."""
    allow(actor, "people.forget")
    Membership.objects.filter(record__in=list(records)).delete()


def shred(actor: Actor) -> int:
    """The campaign is over: every membership goes. Gives how many."""
    allow(actor, "people.shred")
    return Membership.objects.all().delete()[0]


def _row(actor: Actor, membership: int) -> Membership:
    row = Membership.objects.filter(pk=membership).select_related("record").first()
    if row is None:
        raise Wrong(NOT_THERE, NOTHING)
    reach.require(actor, "cards.write", [row.record_id])
    return row
