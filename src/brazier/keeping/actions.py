"""Put holds on and end them, choose how long things are kept, and say no where a hold forbids."""

from collections.abc import Iterable
from datetime import datetime

from brazier.access.gate import allow
from brazier.keeping.models import Chosen, Hold
from brazier.keeping.spans import EVERYTHING, LONGEST_REASON, SCOPES, Held, check
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

HELD = "keeping.held"
STAYS = (
    "This is on legal hold, so nothing of it may be removed: throwing away what a court may ask for can be a "
    "crime. Nothing was changed. The hold can be ended under “What is kept, and for how long”."
)


def hold(actor: Actor, *, kind: str, thing: int | None, records: Iterable[int], reason: str, now: datetime) -> int:
    """From now on nothing within this scope may go. Gives its number. Two people.

    kind, thing: as `models.Hold`; records: numbers of those within. Errors: Wrong without a reason, or for a scope
    that is none.
    """
    allow(actor, "keeping.hold")
    why = " ".join(reason.split())[:LONGEST_REASON]
    if not why:
        raise Wrong("keeping.reason", "Write in a few words why. Nothing was lost.")
    if kind not in SCOPES or (kind == EVERYTHING) != (thing is None):
        raise Wrong("keeping.scope", "Choose everything, one cell, or one person. Nothing was changed.")
    with ledger.entry(actor, "keeping.hold", f"{kind}:{thing or ''}", now):
        row = Hold.objects.create(
            kind=kind, thing=thing, records=sorted(set(records)), reason=why, put_by=actor.id, put_at=now
        )
        return row.pk


def release(actor: Actor, *, hold: int, now: datetime) -> None:
    """The hold ends; what is past its time goes with the next sweep. Two people.

    Errors: Wrong if it does not last.
    """
    allow(actor, "keeping.hold")
    with ledger.entry(actor, "keeping.release", f"hold:{hold}", now):
        if not Hold.objects.filter(pk=hold, ended_at=None).update(ended_at=now, ended_by=actor.id):
            raise Wrong("keeping.no_hold", "There is nothing here.")


def note_within(actor: Actor, *, hold: int, records: Iterable[int]) -> None:
    """These records are within a hold too, and stay so."""
    allow(actor, "keeping.note")
    row = Hold.objects.get(pk=hold)
    known = {*row.records, *records}
    if known != set(row.records):
        Hold.objects.filter(pk=hold).update(records=sorted(known))


def choose(actor: Actor, *, kind: str, days: int, now: datetime) -> None:
    """Keep things of this kind for so many days. Two people. Errors: as `spans.check`."""
    allow(actor, "keeping.choose")
    check(kind, days)
    with ledger.entry(actor, "keeping.choose", f"{kind}:{days}", now):
        fresh = {"days": days, "chosen_by": actor.id, "chosen_on": now.date()}
        Chosen.objects.update_or_create(kind=kind, defaults=fresh)


def stop_if_held(actor: Actor, *, held: Held, records: Iterable[int] | None, what: str, now: datetime) -> None:
    """Say no to a removal that a hold forbids, and write down that somebody asked. Call it before any entry.

    records: whose things would go; None if that can not be told apart, then any hold at all forbids it. what: the
    thing, kept as a pseudonym. Errors: Wrong if it is held.
    """
    allow(actor, "keeping.ask")
    is_held = held.any if records is None else held.everything or not held.records.isdisjoint(records)
    if is_held:
        with ledger.entry(actor, "keeping.refused", what, now):
            pass
        raise Wrong(HELD, STAYS)
