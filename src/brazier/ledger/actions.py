"""Write one line per action, sign some, and let folders remember the newest."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from brazier.ledger import anchor, chain, queries, remembered, signing, stick
from brazier.ledger.models import Line, Signed
from brazier.ledger.remembered import Seen
from brazier.storage.hub import here
from brazier.storage.queries import hub_id
from brazier.terms import Actor, Broken, Refused

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
            _wait_for_others()
            yield
            _append(actor, verb, what, now)
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


def _append(actor: Actor, verb: str, what: str, now: datetime) -> None:
    if not chain.is_verb(verb):
        raise Broken("ledger.verb", "This could not be written into the ledger. Nothing was changed.")
    keys, last, hour = _keys(), queries.newest(actor), chain.hour_of(now)
    quarter = chain.quarter_of(hour)
    new = chain.Entry(
        number=last.number + 1,
        hour=hour,
        who=chain.pseudonym(keys.names, quarter, f"{actor.role}:{actor.id}"),
        verb=verb,
        what=chain.pseudonym(keys.names, quarter, what),
    )
    digest = chain.link(keys.chain, last.digest, new)
    Line.objects.create(number=new.number, hour=new.hour, who=new.who, verb=new.verb, what=new.what, digest=digest)
    if chain.is_signed(new.number, verb):
        _keep(signing.sign(keys.seed, new.number, digest, new.hour))
    _let_folder_remember(actor, keys.memory, last, Seen(new.number, digest), turns=verb in chain.TURNS)


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
