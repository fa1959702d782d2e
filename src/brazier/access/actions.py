"""Take organizers in."""

from datetime import datetime

from brazier.access.gate import allow
from brazier.access.models import Organizer
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong


def begin(actor: Actor, *, handle: str, now: datetime) -> Actor:
    """The founder of a new campaign. Errors: Wrong if there is one already."""
    allow(actor, "access.begin")
    if Organizer.objects.exists():
        raise Wrong("access.begun", "This campaign has been started already.")
    with ledger.entry(actor, "access.begin", "", now):
        row = Organizer.objects.create(handle=handle, role="founder", since=now)
    return Actor(str(row.pk), row.role)


def add_organizer(actor: Actor, *, handle: str, now: datetime) -> str:
    """Note one more organizer, without a login yet. Gives the id.

    Errors: Wrong if the handle is empty or taken.
    """
    allow(actor, "access.write")
    handle = " ".join(handle.split())
    if not handle:
        raise Wrong("access.handle", "Write a name or a nickname for this organizer.")
    if Organizer.objects.filter(handle=handle).exists():
        raise Wrong("access.handle_taken", "Somebody here is called that already. Add a letter or a number.")
    with ledger.entry(actor, "access.add_organizer", "", now):
        return str(Organizer.objects.create(handle=handle, role="organizer", since=now).pk)
