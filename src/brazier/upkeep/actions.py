"""Tend the hub by the clock, forget people across all areas, copy, restore and check."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from django.db import transaction

from brazier.access import actions as access
from brazier.access.changes import actions as changes
from brazier.access.dropping import actions as dropping
from brazier.access.gate import allow
from brazier.access.joining import actions as joining
from brazier.access.looking import actions as looking
from brazier.bag.leaflets import actions as leaflets
from brazier.calling import actions as calling
from brazier.cards import actions as cards
from brazier.cards.members import actions as members
from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations.sheets import actions as sheets
from brazier.election.ending import actions as election
from brazier.ledger import actions as ledger
from brazier.ledger import queries as ledger_read
from brazier.ledger.chain import RESTORED
from brazier.lists import actions as lists
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.marks import Marks, marks_of
from brazier.people.roster import actions as roster
from brazier.people.standing import Standing
from brazier.people.telling import actions as telling
from brazier.storage import actions as storage
from brazier.storage import keyring
from brazier.storage import queries as storage_read
from brazier.storage.actions import Copied
from brazier.storage.bundle import ENDING
from brazier.storage.hub import here
from brazier.storage.keyring import Keyring
from brazier.storage.queries import Finding
from brazier.storage.shares import Split
from brazier.terms import Actor, Broken, Wrong
from brazier.tests_of_strength import actions as strength
from brazier.upkeep import forgotten, queries, sticks
from brazier.upkeep.exports import actions as exports
from brazier.upkeep.models import Copy
from brazier.upkeep.sweeping import actions as sweeping
from brazier.workplaces import actions as workplaces
from brazier.workplaces.holes import actions as holes

COPY_KEPT = timedelta(days=90)
LEAST_COPIES = 3

# Who must forget what hangs on a worker's records, in this order; people comes last.
FORGET: tuple[Callable[..., None], ...] = (
    strength.forget,
    calling.forget,
    conversations.forget,
    sheets.forget,
    cards.forget,
    election.forget,
    members.forget,
    lists.forget,
    holes.forget,
    access.forget,
    exports.forget,
    leaflets.forget,
)

# What happens once a day, when the hub is opened or at midnight. What goes then: `sweeping.actions.SWEEP`.
SCHEDULE: tuple[Callable[..., object], ...] = (
    conversations.note_day,
    conversations.expire_steps,
    joining.tend,
    telling.tell,
)


def tend(actor: Actor, *, now: datetime, today: date) -> None:
    """Do what is due today; doing it twice changes nothing."""
    allow(actor, "upkeep.tend")
    with ledger.entry(actor, "upkeep.tend", "", now):
        if not conversations_read.is_counted(actor, day=today):
            put_right(actor, now=now)
        for task in SCHEDULE:
            task(actor, today=today)
        changes.tend(actor, now=now)
        looking.tend(actor, now=now)
        sweeping.sweep(actor, now=now, today=today)
    _note_forgotten(actor)


def put_right(actor: Actor, *, now: datetime) -> int:
    """Look once a day whether where people stand, as stored beside the facts, follows from them; where it does
    not, the facts win. Gives how many records and workers were put right."""
    allow(actor, "upkeep.tend")
    astray = conversations_read.astray(actor)
    with ledger.entry(actor, "upkeep.put_right", "", now):
        facts = conversations_read.standings_from_facts(actor, records=astray)
        people.set_standings(actor, standings={n: facts.get(n, Standing()) for n in astray}, now=now)
        workers = people_read.astray(actor)
        roster.restand(actor, records=workers, now=now)
    return len(astray) + len(workers)


def forget(actor: Actor, *, worker: int, now: datetime) -> None:
    """Leave somebody out: hidden at once, gone from every area, recognized by later lists.

    Errors: Wrong (`access.too_many_out`) from the eleventh in a minute on, then two do it together; and if a hold
    is about her, and that somebody asked is in the ledger then.
    """
    allow(actor, "people.forget")
    _stop_if_held(actor, worker, now)  # before the entry: the line that somebody asked must stay
    with ledger.entry(actor, "upkeep.forget", f"worker:{worker}", now):
        changes.count_leaving(actor, now=now)
        forget_together(actor, worker=worker, now=now)


def forget_together(actor: Actor, *, worker: int, now: datetime) -> None:
    """The same where two want it: no limit. Errors: Wrong if a hold is about her."""
    allow(actor, "people.forget")
    records = _stop_if_held(actor, worker, now)
    with ledger.entry(actor, "upkeep.forget", f"worker:{worker}", now):
        _forget_records(actor, records, now)
        people.forget(actor, worker=worker, now=now)
        _note_forgotten(actor)  # before it is kept: a copy must not bring back whom the hub has forgotten
    transaction.on_commit(partial(sweeping.wipe, actor))


def forget_name(actor: Actor, *, name: str, day: date, now: datetime) -> None:
    """Somebody whom nobody has written down here asked to be left out, or the copy this hub was restored from is
    older than she: later lists and talks recognize her full name. A first name alone says nothing of anybody."""
    allow(actor, "people.forget")
    marks = marks_of([{"name": name}], here.opened_keys().marks)
    if marks.hints:
        with ledger.entry(actor, "upkeep.forget", "", now):
            people.keep_marks(actor, marks=marks, numbers=(), cell=None, day=day)
            _note_forgotten(actor)


def _stop_if_held(actor: Actor, worker: int, now: datetime) -> list[int]:
    records = [r.number for r in people_read.person(actor, worker=worker, today=now.date()).records]
    sweeping.stop_if_held(actor, records=records, what=f"worker:{worker}", now=now)
    return records


def _forget_records(actor: Actor, records: list[int], now: datetime) -> None:
    for area in FORGET:
        area(actor, records=records, now=now)


def join(actor: Actor, *, kind: str, part: int, into: int, now: datetime) -> None:
    """These are the same department, shift or worksite: cells, estimates, hole owners and people come together.

    Errors: as `workplaces.actions.join`.
    """
    allow(actor, "workplaces.write")
    with ledger.entry(actor, "upkeep.join", f"{kind}:{part}", now):
        moved = workplaces.join(actor, kind=kind, part=part, into=into, now=now)
        roster.move_cells(actor, moved=moved, now=now)


def unjoin(actor: Actor, *, kind: str, part: int, now: datetime) -> None:
    """They are two after all: everything that was said of either goes back to it. Errors: Wrong if they are."""
    allow(actor, "workplaces.write")
    with ledger.entry(actor, "upkeep.unjoin", f"{kind}:{part}", now):
        roster.place_anew(actor, cells=workplaces.unjoin(actor, kind=kind, part=part, now=now), now=now)


def _note_forgotten(actor: Actor) -> None:
    """Renew the file beside the database and, where they are plugged in, beside the copies."""
    ring = keyring.read(here.folder)
    people_out = _left_out(actor)
    folders = {Path(folder) for folder in Copy.objects.values_list("folder", flat=True).distinct()}
    forgotten.write(here.folder, ring.hub, ring.backups, people_out)
    for folder in folders:
        with contextlib.suppress(OSError):  # the stick is in somebody's pocket; the next copy brings it along
            if folder.is_dir():
                forgotten.write(folder, ring.hub, ring.backups, people_out)


def _left_out(actor: Actor) -> list[forgotten.Forgotten]:
    return [
        forgotten.Forgotten(numbers, tuple(sorted(marks.sure)), tuple(sorted(marks.hints)), cell, day.isoformat())
        for numbers, marks, cell, day in people_read.left_out(actor)
    ]


def backup(actor: Actor, *, folder: Path, now: datetime) -> Copied:
    """Copy the hub to a folder or stick and test the copy by opening it; copies over 90 days old go.

    Errors: Wrong if there is no such folder; Broken if the copy can not be read back.
    """
    allow(actor, "upkeep.backup")
    if not folder.is_dir():
        raise Wrong("upkeep.no_folder", "There is no such folder. Is the stick plugged in? Nothing was changed.")
    if folder.resolve() == here.folder.resolve():
        raise Wrong("upkeep.same_folder", "A copy beside the hub is lost with it. Choose a stick.")
    name = f"hub-{now.astimezone(UTC):%Y%m%d-%H%M%S}"
    copied = storage.copy(actor, folder=folder, name=name)
    with ledger.entry(actor, "upkeep.backup", name, now):
        Copy.objects.create(
            name=name,
            folder=str(folder.resolve()),
            size=copied.size,
            head=ledger_read.head(actor),
            tested_at=now,
        )
    _note_forgotten(Actor.clock)
    ledger.remember(actor, folder)
    _expire(Actor.clock, folder, now)
    return copied


def _expire(actor: Actor, folder: Path, now: datetime) -> None:
    """Copies keep whoever was left out since; they go after 90 days, but never the newest three, and none by a
    clock in question or while a hold lasts."""
    copies = sorted(folder.glob(f"hub-*{ENDING}"))
    old = [copy for copy in copies[:-LEAST_COPIES] if _is_old(copy, now)]
    if old and not sweeping.spares_copies(actor, now=now):
        for copy in old:
            copy.unlink()


def _is_old(copy: Path, now: datetime) -> bool:
    try:
        made = datetime.strptime(copy.stem, "hub-%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return False
    return now - made > COPY_KEPT


def restore(
    actor: Actor,
    *,
    source: Path,
    now: datetime,
    passphrase: str = "",
    shares: Sequence[str] = (),
    knowing: Iterable[Path] = (),
) -> int:
    """Make the empty folder of this process the hub a copy holds; whoever asked to be left out since then is left
    out again, as far as the folder of the copy and those in `knowing` can tell. Gives how many those were.

    Errors: as `storage.actions.restore`; Broken if a file that tells who was left out is damaged. Then the folder
    is empty again: nobody who was left out comes back because of a bad stick.
    """
    allow(actor, "upkeep.backup")
    storage.restore(actor, source=source, passphrase=passphrase, shares=shares)
    try:
        later = _leave_out_again(actor, {source.parent.resolve(), *(f.resolve() for f in knowing)}, now)
    except BaseException:
        storage.discard(actor)
        raise
    transaction.on_commit(partial(sweeping.wipe, actor))
    workplaces.show_cover(Actor.clock)
    with contextlib.suppress(OSError):  # a full disk: it is written at the next opening
        dropping.let_drop(Actor.keeper)  # this folder never heard of the devices
    return later


def _leave_out_again(actor: Actor, folders: set[Path], now: datetime) -> int:
    known = {person.known_by for person in _left_out(Actor.clock)}
    hub, keys = storage_read.hub_id(actor), here.opened_keys()
    told = {person.known_by: person for folder in sorted(folders) for person in forgotten.read(folder, hub, keys)}
    later = [person for known_by, person in told.items() if known_by not in known]
    with ledger.entry(actor, RESTORED, "", now):
        for person in later:
            _forget_again(person, now)
        roster.skip_numbers(Actor.clock, upto=max((n for x in told.values() for n in x.numbers), default=0))
    return len(later)


def _forget_again(person: forgotten.Forgotten, now: datetime) -> None:
    actor = Actor.clock
    marks = Marks(frozenset(person.sure), frozenset(person.hints))
    present = list(people_read.records(actor, person.numbers))
    _forget_records(actor, present, now)
    people.erase(actor, records=present)
    cell = person.cell if person.cell in people_read.used_cells(actor) else None
    people.keep_marks(actor, marks=marks, numbers=person.numbers, cell=cell, day=date.fromisoformat(person.day))


def make_envelope(actor: Actor, *, passphrase: str, recovery: str, now: datetime) -> None:
    """Six other words open this hub too, and copies made from now on; an earlier envelope does not any more.
    Copies made before still open with the envelope of their day.

    Errors: Wrong if `passphrase` does not open the hub today.
    """
    allow(actor, "upkeep.keys")
    with ledger.entry(actor, "upkeep.envelope", "", now):
        storage.add_recovery(actor, passphrase=passphrase, recovery=recovery)


def change_words(actor: Actor, *, passphrase: str, fresh: str, now: datetime, end_envelope: bool) -> None:
    """Six new words instead of the old ones. end_envelope: words in an envelope stop working too.

    Copies made before still open with the words of their day. Errors: Wrong if `passphrase` does not open the hub
    today.
    """
    allow(actor, "upkeep.keys")
    with ledger.entry(actor, "upkeep.change_words", "", now):
        storage.change_passphrase(actor, passphrase=passphrase, fresh=fresh, end_recovery=end_envelope)


def permit_shares(actor: Actor, *, now: datetime) -> None:
    """Either of the two who want it may make the first shares within a day. Two people.

    Errors: Wrong if shares open the hub already.
    """
    allow(actor, "upkeep.shares")
    with ledger.entry(actor, "upkeep.permit_shares", "", now):
        if storage_read.committee(actor) is not None:
            raise Wrong("upkeep.shared", "Shares open this hub already. Nothing was changed.")


def share_out(actor: Actor, *, known: Keyring, way: Split | str, now: datetime) -> None:
    """From now on only these shares open this hub, or only these six words: the keys of the hub, of its database
    and of its copies are renewed. Words, envelope and shares of before open copies of before and nothing else.

    known: the key file, as it was when whoever asks proved that they can open it. It happens as a whole or not at
    all, also if it is cut off: then the next opening finishes it.
    Errors: Wrong if the key file was changed meanwhile, another program has the hub open, or the disk is too full.
    """
    allow(actor, "upkeep.shares")
    if queries.wants_second_for_shares(actor, now=now):
        raise Wrong("upkeep.takes_two", "Nobody makes shares alone. Ask a second person. Nothing was changed.")
    with storage.renewing(actor):
        with ledger.entry(actor, "upkeep.share_out", "", now):
            renewed = storage.renew(actor, known=known, way=way)
        storage.rekey(actor, renewed=renewed)
    _note_forgotten(Actor.clock)


def finish_share_out(actor: Actor, *, now: datetime) -> Broken | None:
    """What to say if opening the hub finished a renewal that was cut off; then it stands in the ledger too, whose
    line may have been cut off with it."""
    allow(actor, "upkeep.tend")
    said = storage.finished_renewing(actor)
    if said is not None:
        with ledger.entry(actor, "upkeep.share_out_end", "", now):
            _note_forgotten(actor)
    return said


def accept_ledger(actor: Actor, *, now: datetime) -> None:
    """Somebody at the desk knows why the ledger is not the one that was remembered, and says so in it."""
    allow(actor, "upkeep.accept")
    ledger.accept(actor, now=now)


def verify(actor: Actor) -> tuple[Finding, ...]:
    """Look whether everything is whole: file, keys, ledger, and what is stored beside the facts."""
    allow(actor, "upkeep.verify")
    astray = len(conversations_read.astray(Actor.clock)) + len(people_read.astray(Actor.clock))
    folders = {*map(Path, Copy.objects.values_list("folder", flat=True).distinct()), *sticks.plugged_in()}
    return (
        *storage_read.findings(actor),
        *ledger_read.findings(actor, sorted(folders)),
        Finding("standings_true", not astray, f"{astray} records"),
    )
