"""Make a list that leaves, once two want it; seal it to words for whoever asked; invent people for such lists."""

import os
import secrets
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.ledger import actions as ledger
from brazier.people.roster import queries as roster
from brazier.press import watermark
from brazier.press.equal_forms import name_meant
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.upkeep import exporting
from brazier.upkeep.exports import canaries, columns, queries
from brazier.upkeep.models import Canary, Exported, Issued, Parcel

GONE = "There is nothing here."
MAKE = {"csv": exporting.as_csv, "xlsx": exporting.as_xlsx}


def make(
    actor: Actor,
    *,
    wanted: list[str],
    kind: str,
    reach: dict[str, list[object]],
    role: str,
    level: str,
    reason: str,
    by: str,
    now: datetime,
) -> int:
    """The list as it was asked for, see `queries.as_asked`: people who were in the proposer's care then and are
    now. Gives the copy's number; it waits a day for the proposer.

    Errors: Wrong if the proposer may do something else by now, or nothing is to be in it.
    """
    allow(actor, "upkeep.export")
    asker = access.actor_of(Actor.keeper, organizer=by, now=now)
    fit = columns.allowed(allow(asker, "people.look").tier)
    if (asker.role, asker.level) != (role, level) or kind not in MAKE or not wanted or set(wanted) - set(fit):
        raise Wrong("upkeep.export_other", "Things have changed since this was asked. Ask anew. No list was made.")
    asker = replace(asker, reach=columns.narrowed(asker.reach, reach))
    with ledger.entry(actor, "upkeep.export", f"organizer:{by}", now):
        rows = columns.chosen(roster.everybody(asker, today=now.date()), wanted)
        issued = issue(actor, by=by, wanted=wanted, kind=kind, people=len(rows), reason=reason, now=now)
        put(actor, copy=issued, content=MAKE[kind](_marked(rows, wanted, issued)), now=now)
    return issued


def issue(actor: Actor, *, by: str, wanted: list[str], kind: str, people: int, reason: str, now: datetime) -> int:
    """A number for a copy that is being made, and for ever who has it. Errors: Wrong if all numbers are given."""
    allow(actor, "upkeep.export")
    row = Issued.objects.create(
        number=_unused(), by=by, agreed_by=actor.id, made_at=now, columns=wanted, kind=kind, people=people,
        reason=reason[:200],
    )  # fmt: skip
    return row.number


def put(actor: Actor, *, copy: int, content: bytes, now: datetime) -> None:
    """What was made waits a day for whoever asked."""
    allow(actor, "upkeep.export")
    Parcel.objects.create(issued_id=copy, content=content, made_at=now)


def _unused() -> int:
    free = sorted(set(range(watermark.COPIES)) - set(Issued.objects.values_list("number", flat=True)))
    if not free:
        raise Wrong("upkeep.export_full", "4,096 lists have left this hub; there is no number for one more.")
    return secrets.choice(free)


def _marked(rows: list[list[object]], wanted: list[str], copy: int) -> list[list[object]]:
    key = here.opened_keys().marks
    whole = canaries.put_in(rows, wanted, queries.invented(Actor.clock), copy=copy, key=key)
    marked = watermark.mark(whole, [columns.FORMS.get(c, ()) for c in wanted], copy=copy, key=key)
    return [[queries.line_of(Actor.clock, copy=copy)], list(wanted), *marked]


def seal(actor: Actor, *, copy: int, passphrase: str, now: datetime) -> None:
    """From now on the list opens with these words alone, which are kept nowhere. Errors: Wrong if it is over,
    somebody else's, or sealed already."""
    allow(actor, "upkeep.export")
    parcel = queries.parcel(actor, copy=copy, now=now)
    if parcel is None or parcel.is_sealed:
        raise Wrong("upkeep.parcel", GONE)
    with ledger.entry(actor, "upkeep.export_seal", f"copy:{copy}", now):
        parcel.content, parcel.is_sealed = exporting.sealed(bytes(parcel.content), passphrase), True
        parcel.save()


def write(actor: Actor, *, copy: int, target: Path, passphrase: str, now: datetime) -> Path:
    """Write a list that waits to a file; with a passphrase, sealed to it. Gives the file that was written; it is
    deleted after a day, unless it was moved elsewhere.

    Errors: Wrong if it is over or somebody else's, or if a file is there already.
    """
    allow(actor, "upkeep.export")
    parcel = queries.parcel(actor, copy=copy, now=now)
    if parcel is None or parcel.is_sealed:
        raise Wrong("upkeep.parcel", GONE)
    written = target.with_name(target.name + ".age") if passphrase else target
    if written.exists():
        raise Wrong("upkeep.export_there", "There is a file of this name already. Nothing was written.")
    with ledger.entry(actor, "upkeep.export_write", f"copy:{copy}", now):
        content = bytes(parcel.content)
        with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(exporting.sealed(content, passphrase) if passphrase else content)
        Exported.objects.create(path=str(written.resolve()), written_at=now)
        parcel.delete()
    return written


def invent(actor: Actor, *, first: str, last: str, start: str, now: datetime) -> None:
    """One more person who is not, for lists that leave. start: a phone without its last two digits.

    Errors: Wrong for a sixth, or without names and at least five digits.
    """
    allow(actor, "upkeep.invent")
    digits = [c for c in start if c in "0123456789"]
    if not name_meant(first) or not name_meant(last) or not 5 <= len(digits) <= 13:
        raise Wrong("upkeep.canary", "Write two names and a phone number without its last two digits.")
    if Canary.objects.count() >= canaries.MOST:
        raise Wrong("upkeep.canaries", "Five are enough. Nothing was changed.")
    with ledger.entry(actor, "upkeep.invent", "", now):
        Canary.objects.create(first=" ".join(first.split()), last=" ".join(last.split()), start=start.strip())


def uninvent(actor: Actor, *, canary: int, now: datetime) -> None:
    """This one stands in no list from now on; lists that left can not be told by them any more. Errors: Wrong if
    there is none."""
    allow(actor, "upkeep.invent")
    with ledger.entry(actor, "upkeep.uninvent", "", now):
        if not Canary.objects.filter(pk=canary).delete()[0]:
            raise Wrong("upkeep.canary_gone", GONE)


def end_parcels(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Lists that wait for them are fetched by nobody."""
    allow(actor, "access.remove")
    Parcel.objects.filter(issued__by=organizer).delete()


def forget(actor: Actor, *, records: list[int], now: datetime) -> None:
    """Who is in a list that waits can not be told once it is sealed, so none of them is fetched any more."""
    allow(actor, "people.forget")
    Parcel.objects.all().delete()


def shred(actor: Actor) -> int:
    """The campaign is over. Gives how many things went."""
    allow(actor, "people.shred")
    return sum(table.objects.all().delete()[0] for table in (Parcel, Issued, Canary))
