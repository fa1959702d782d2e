"""Read how it stands with a device's list, and who is on it."""

from datetime import date, datetime

from brazier.access import queries as access
from brazier.access.gate import allow, may
from brazier.access.signin.facts import KnownDevice
from brazier.conversations.own import queries as own
from brazier.conversations.own.facts import Own
from brazier.people import queries as people
from brazier.people.facts import Row
from brazier.phone.facts import MOST_TRIES
from brazier.phone.models import ReadingHalf
from brazier.phone.reading.grace import GATE, GONE, NEW, READY, WAITS, Standing, hours
from brazier.rota import queries as rota
from brazier.rota.facts import Note
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import CellFacts


def standing(actor: Actor, *, device: KnownDevice, now: datetime) -> Standing:
    """How it stands with the list of one of one's own devices."""
    allow(actor, "phone.own")
    row = ReadingHalf.objects.filter(device=int(device.id)).first()
    span = hours(actor.level, at_gate=row is not None and row.at_gate)
    if device.waits(now) or (device.counts_from is not None and device.counts_from > now):
        return Standing(WAITS, b"", 0, span)
    if row is None:
        return Standing(NEW, b"", MOST_TRIES, span)
    if not row.half:
        return Standing(GONE, b"", 0, span)
    return Standing(GATE if row.at_gate else READY, bytes(row.salt), MOST_TRIES - row.tries, span)


def own_list(actor: Actor, *, today: date) -> tuple[tuple[Own, Row, CellFacts | None], ...]:
    """Who is on one's own list, with a few facts of each, as `conversations.own` orders them."""
    allow(actor, "phone.own")
    told = own.own_people(actor, today=today)
    rows = {row.number: row for row in people.listed(actor, workers=[o.worker for o in told], today=today)}
    cells = {cell.id: cell for cell in workplaces.cells(actor)}
    return tuple((o, rows[o.worker], cells.get(rows[o.worker].cell)) for o in told if o.worker in rows)


def left_for_them(actor: Actor, *, now: datetime) -> tuple[tuple[Note, str], ...]:
    """Hand-over notes that wait for whoever asks, each with the handle of its author."""
    allow(actor, "phone.own")
    if not may(actor, "rota.look"):
        return ()
    handles = access.handles(actor)
    return tuple((note, handles.get(note.by, "")) for note in rota.waiting(actor, now=now))
