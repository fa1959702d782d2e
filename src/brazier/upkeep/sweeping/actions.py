"""The sweep: what is past its time goes. One visible table says who lets what go."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from django.db import connection, transaction

from brazier.access.changes import actions as changes
from brazier.access.gate import allow
from brazier.bag.leaflets import actions as leaflets
from brazier.calling import actions as calling
from brazier.cards import actions as cards
from brazier.cards.members import actions as members
from brazier.conversations import actions as conversations
from brazier.conversations.sheets import actions as sheets
from brazier.conversations.suggesting import actions as suggesting
from brazier.election.ending import actions as election
from brazier.keeping import actions as keeping
from brazier.keeping import queries as keeping_read
from brazier.keeping.spans import Due, Went
from brazier.learning import actions as learning
from brazier.ledger import actions as ledger
from brazier.ledger import queries as ledger_read
from brazier.lists.ending import actions as lists
from brazier.pages import actions as pages
from brazier.people.holding import queries as holding
from brazier.people.roster import actions as roster
from brazier.reasons import actions as reasons
from brazier.rota import actions as rota
from brazier.terms import Actor, Broken, Wrong
from brazier.tests_of_strength import actions as strength
from brazier.upkeep.exports import actions as exports
from brazier.upkeep.judging import judge
from brazier.upkeep.models import Ending, Exported, Parcel, Sweep
from brazier.upkeep.sweeping import queries
from brazier.vault import actions as vault
from brazier.workplaces.holes import actions as holes

SELF = 1


def end_details(actor: Actor, *, due: Due) -> Went:
    """Details of old lines of the ledger go, never the lines. Whom a line is about nobody can tell, so any hold
    keeps them."""
    allow(actor, "upkeep.tend")
    if due.held.any:
        return Went(0, 0)
    return Went(ledger.drop_details(actor, before=due.before), ledger_read.head(actor))


def end_devices(actor: Actor, *, due: Due) -> Went:
    """What is left of devices that were ended goes. Any hold keeps it, since it says who could read what."""
    allow(actor, "upkeep.tend")
    return Went(0, 0) if due.held.any else Went(*changes.let_go(actor, before=due.before))


def end_exports(actor: Actor, *, due: Due) -> Went:
    """Lists that nobody fetched go, and files with everybody in them from where they were written. One on a stick
    that is not plugged in is tried again the next day. Any hold keeps them."""
    allow(actor, "upkeep.tend")
    if due.held.any:
        return Went(0, 0)
    waited, _ = Parcel.objects.filter(made_at__lt=due.now - timedelta(days=due.days)).delete()
    over, gone = Exported.objects.filter(written_at__lt=due.now - timedelta(days=due.days)), []
    for row in over:
        path = Path(row.path)
        if path.parent.is_dir():
            gone.append(row.pk)
            transaction.on_commit(partial(_unlink, path))
    Exported.objects.filter(pk__in=gone).delete()
    return Went(len(gone) + waited, len(gone) + waited)


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def shred(actor: Actor, *, due: Due) -> Went:
    """The campaign ended so many days ago: everything about people goes. Holds, hashes and counts stay."""
    allow(actor, "upkeep.tend")
    if due.ended is None or due.held.any or due.ended >= due.before:
        return Went(0, 0)
    gone = sum(area(actor) for area in SHRED)
    return Went(gone, gone)


SHRED: tuple[Callable[[Actor], int], ...] = (
    strength.shred,
    calling.shred,
    conversations.shred,
    sheets.shred,
    members.shred,
    cards.shred,
    lists.shred,
    holes.shred,
    election.shred,
    leaflets.shred,
    exports.shred,
    reasons.shred,
    rota.shred,
    learning.shred,
    pages.shred,
    vault.shred,
    roster.shred,
)
"""Who shreds what when the campaign is over, in this order; people comes last."""

SWEEP: tuple[tuple[str, Callable[..., Went]], ...] = (
    ("notes", conversations.to_chips),
    ("notes", suggesting.end_passes),
    ("notes", rota.let_go),
    ("waiting", roster.end_plain),
    ("waiting", lists.end_waiting),
    ("waiting", sheets.end_waiting),
    ("device", end_devices),
    ("ledger", end_details),
    ("export", end_exports),
    ("campaign", shred),
)
"""Who lets what go, each with the kind of life that `keeping.spans` gives it."""


def sweep(actor: Actor, *, now: datetime, today: date) -> None:
    """Let go what is past its time; or, if the clock is not to be believed or far more would go than on other
    days, let nothing go and ask. Doing it twice changes nothing."""
    allow(actor, "upkeep.tend")
    with ledger.entry(actor, "upkeep.sweep", "", now):
        last, newest = _last(actor), ledger_read.newest(actor).hour
        undo = transaction.savepoint()
        went = _let_go(actor, now=now, today=today)
        ends = any(part.gone for kind, part in went if kind == "campaign")
        parts = [part for _, part in went]
        asks = judge(parts, last=last, newest_hour=newest, now=now, today=today, ends=ends)
        if asks:
            transaction.savepoint_rollback(undo)
        _note(went, asks, now, today)
    transaction.on_commit(partial(wipe, actor))


def sweep_anyway(actor: Actor, *, now: datetime) -> None:
    """People looked at the clock, and at what would go: it goes. Two people. Errors: Wrong if nobody asked."""
    allow(actor, "upkeep.sweep")
    queries.waits(actor)
    with ledger.entry(actor, "upkeep.sweep", "", now):
        _note(_let_go(Actor.clock, now=now, today=now.date()), "", now, now.date())
    transaction.on_commit(partial(wipe, actor))


def _let_go(actor: Actor, *, now: datetime, today: date) -> list[tuple[str, Went]]:
    _keep_within(actor)
    lives, held, end = keeping_read.lives(actor), holding.held(actor), Ending.objects.first()
    ended = end.ended_on if end else None
    return [(kind, area(actor, due=Due(now, today, lives[kind], held, ended))) for kind, area in SWEEP]


def _keep_within(actor: Actor) -> None:
    """Whoever is within a hold today stays within, wherever they are put later."""
    for hold in keeping_read.holds(actor):
        within = holding.within(actor, kind=hold.kind, thing=hold.thing)
        keeping.note_within(actor, hold=hold.id, records=within)


def _last(actor: Actor) -> date | None:
    """When a sweep last went through; before the first, when anything last happened."""
    done = Sweep.objects.filter(asks="").order_by("-at").values_list("day", flat=True).first()
    hour = ledger_read.newest(actor).hour
    return done or (date.fromisoformat(hour[:10]) if hour else None)


def _note(went: list[tuple[str, Went]], asks: str, now: datetime, today: date) -> None:
    counted: dict[str, int] = {}
    for kind, part in went:
        counted[kind] = counted.get(kind, 0) + part.gone
    row, _ = Sweep.objects.get_or_create(day=today, defaults={"at": now})
    if asks:
        row.would = counted
    else:
        row.gone = {kind: row.gone.get(kind, 0) + n for kind, n in counted.items()}
        row.would = {}
    row.at, row.asks = now, asks
    row.save()


def end_campaign(actor: Actor, *, now: datetime) -> None:
    """The campaign has ended; after the days that `campaign` gives, everything about people goes. Two people.

    Errors: Wrong if it has ended already, or a hold lasts.
    """
    allow(actor, "upkeep.end")
    keeping.stop_if_held(actor, held=holding.held(actor), records=None, what="campaign", now=now)
    if Ending.objects.exists():
        raise Wrong("upkeep.ended", "The campaign has been ended already. Nothing was changed.")
    with ledger.entry(actor, "upkeep.end_campaign", "", now):
        Ending.objects.create(pk=SELF, ended_on=now.date(), ended_by=actor.id)


def go_on(actor: Actor, *, now: datetime) -> None:
    """The campaign goes on after all. Two people. Errors: Wrong if it has not ended."""
    allow(actor, "upkeep.end")
    with ledger.entry(actor, "upkeep.go_on", "", now):
        if not Ending.objects.all().delete()[0]:
            raise Wrong("upkeep.not_ended", "The campaign goes on. Nothing was changed.")


def put_hold(actor: Actor, *, kind: str, thing: int | None, reason: str, now: datetime) -> int:
    """Nothing of everything, of one cell or of one person may go from now on. Two people. Gives its number.

    Errors: as `keeping.actions.hold`; Wrong if there is no such cell or person.
    """
    allow(actor, "keeping.hold")
    records = queries.scope(actor, kind=kind, thing=thing)
    return keeping.hold(actor, kind=kind, thing=thing, records=records, reason=reason, now=now)


def spares_copies(actor: Actor, *, now: datetime) -> bool:
    """Whether copies past their time stay: a hold lasts, which is written down, or the clock is in question."""
    allow(actor, "upkeep.tend")
    if holding.held(actor).any:
        with ledger.entry(actor, "keeping.refused", "copies", now):
            return True
    newest = Sweep.objects.order_by("-at").first()
    return newest is not None and bool(newest.asks)


def stop_if_held(actor: Actor, *, records: list[int] | None, what: str, now: datetime) -> None:
    """Say no to a removal that a hold forbids, see `keeping.actions.stop_if_held`."""
    allow(actor, "keeping.ask")
    keeping.stop_if_held(actor, held=holding.held(actor), records=records, what=what, now=now)


def wipe(actor: Actor) -> None:
    """Push what went out of the log file too; secure_delete has blanked it in the database.

    On a full disk the next tending does it: it is gone already, and it would be untrue to say otherwise.
    """
    allow(actor, "keeping.ask")
    if connection.vendor == "sqlite":
        with suppress(Broken), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
