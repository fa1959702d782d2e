"""Write one line per action, sign some, and let folders remember the newest."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from django.db import DatabaseError, connection, transaction
from django.db.models import Max, Min

from brazier.ledger import anchor, chain, queries, remembered, signing, stick
from brazier.ledger.models import Line, Signed
from brazier.ledger.remembered import Seen
from brazier.storage import sight
from brazier.storage.hub import here
from brazier.storage.queries import hub_id
from brazier.terms import Actor, Broken, Refused

INSERT = (
    f"INSERT INTO ledger_line ({', '.join(queries.ENTRY)}, digest) "  # noqa: S608
    f"VALUES ({', '.join(['%s'] * (len(queries.ENTRY) + 1))})"
)


@dataclass(slots=True)
class _Open:
    """An entry that goes on. drops: whether details of earlier lines were dropped in it."""

    drops: bool = False


_inside: ContextVar[_Open | None] = ContextVar("inside_an_entry", default=None)


@contextmanager
def entry(actor: Actor, verb: str, what: str, now: datetime) -> Iterator[None]:
    """One transaction and one line for all that happens inside; an inner entry joins the outer one.

    what: id of the thing acted on, kept as a pseudonym. If anything inside fails, nothing is kept.
    """
    if _inside.get() is not None:
        yield
        return
    going_on = _Open()
    token = _inside.set(going_on)
    try:
        # what a write has to know is never all in somebody's care; whom it may be about the first wall has said
        with sight.whole(), transaction.atomic():
            _wait_for_others()
            yield
            _append(actor, verb, what, now, drops=going_on.drops)
    finally:
        _inside.reset(token)


def _wait_for_others() -> None:
    """One writer at a time from the first read on, as the file does it by itself: who decides by what the newest
    line says, and writes, must not find another's writing between the two."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.ledger'))")


def accept(actor: Actor, *, now: datetime) -> None:
    """Write down that somebody at the desk knows why the ledger is another one than was remembered, and let this
    folder remember it as it is from now on. The line stays, for everybody else who remembers more."""
    with entry(actor, chain.ACCEPTED, "", now):
        pass


def drop_details(actor: Actor, *, before: date) -> int:
    """Drop who, what, verb and hour of the oldest lines, and the salt of their hash, up to the last line before
    which all are older than this day (UTC). Gives how many lines that were.

    Only inside an entry of a verb in `chain.SIGNED`: its line says for ever up to where details were dropped. The
    newest line keeps its own: the hour is needed to notice a clock that went back.
    """
    going_on = _inside.get()
    if going_on is None:
        raise Broken("ledger.drop", "This could not be written into the ledger. Nothing was changed.")
    whole = Line.objects.exclude(salt="")
    younger = whole.filter(hour__gte=before.isoformat()).aggregate(least=Min("number"))["least"]
    upto = min(younger or queries.head(actor), queries.head(actor)) - 1
    gone = whole.filter(number__lte=upto).update(hour="", who="", verb="", what="", salt="")
    going_on.drops = going_on.drops or gone > 0
    return gone


def remember(actor: Actor, folder: Path) -> None:
    """Let a folder on a stick remember the newest line.

    If it remembers a line that is gone and nothing explains it, it keeps that: it is the proof. A full stick
    remembers an earlier line.
    """
    known = queries.on_stick(actor, folder)
    astray = queries.astray(actor, known) if known else None
    if astray is None or astray.why is not None:
        with suppress(OSError):
            stick.write(folder, hub_id(actor), remembered.to_text(_keys().memory, queries.seen(actor)))


def _keys() -> signing.LogKeys:
    return signing.derive(here.opened_keys().log)


def _append(actor: Actor, verb: str, what: str, now: datetime, *, drops: bool) -> None:
    if not chain.is_verb(verb) or (drops and verb not in chain.SIGNED):
        raise Broken("ledger.verb", "This could not be written into the ledger. Nothing was changed.")
    keys, last, hour = _keys(), queries.newest(actor), chain.hour_of(now)
    quarter = chain.quarter_of(hour)
    bare = chain.Entry(
        number=last.number + 1,
        hour=hour,
        who=chain.pseudonym(keys.names, quarter, f"{actor.role}:{actor.id}"),
        verb=verb,
        what=chain.pseudonym(keys.names, quarter, what),
        salt=os.urandom(chain.SALT_BYTES).hex(),
        stays=chain.staying(verb, _dropped_upto() if drops else 0),
    )
    new = replace(bare, payload=chain.payload_of(bare))
    digest = chain.link(keys.chain, last.digest, new)
    with connection.cursor() as cursor:  # beside every write: a quarter of the time of a model
        cursor.execute(INSERT, [*(getattr(new, field) for field in queries.ENTRY), digest])
    if chain.is_signed(new.number, new.stays):
        _keep(signing.sign(keys.seed, new.number, digest, new.hour))
    _let_folder_remember(actor, keys.memory, last, Seen(new.number, digest), turns=verb in chain.TURNS)


def _dropped_upto() -> int:
    """As it is in the table now: part of what happened inside the entry may have been taken back."""
    newest: int | None = Line.objects.filter(salt="").aggregate(newest=Max("number"))["newest"]
    return newest or 0


def _keep(signed: signing.Checkpoint) -> None:
    """A checkpoint of a line that was cut off stays, as the proof; it must not keep anybody from working."""
    row = Signed(number=signed.number, digest=signed.digest, hour=signed.hour, signature=signed.signature)
    Signed.objects.bulk_create([row], ignore_conflicts=True)


def _let_folder_remember(actor: Actor, key: bytes, last: queries.Newest, newest: Seen, *, turns: bool) -> None:
    """Once the line is kept, `hub.head` remembers it. If what it remembers is no line of this ledger it stays as
    it is, until somebody says why: more lines must not hide that some are gone."""
    folder = here.folder

    def is_before(known: Seen) -> bool:
        if known.digest == last.digest:
            return True
        with suppress(Refused, DatabaseError):  # sealed meanwhile: it remembers an earlier line
            return known.digest == queries.digest_at(actor, known.number)
        return False

    if turns:
        transaction.on_commit(partial(anchor.put, folder, key, newest))
        return
    if last.number == 0 and not anchor.exists(folder):  # from now on it is noticed if the file is missing
        anchor.put(folder, key, Seen(0, chain.START))
    transaction.on_commit(partial(anchor.advance, folder, key, newest, is_before))
