"""One's own photos of sheets that wait to be typed in."""

from dataclasses import dataclass

from brazier.access.gate import allow
from brazier.conversations.models import SheetPhoto
from brazier.terms import Actor, Wrong
from brazier.vault import queries as vault

NOTHING = "There is nothing here."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A photo of a sheet. doubts: why one may not be able to read it, of `vault.pictures.DOUBTS`."""

    id: int
    doubts: tuple[str, ...]


def waiting(actor: Actor) -> tuple[Waiting, ...]:
    """Photos that whoever asks brought and did not type in yet, in the order they were brought."""
    allow(actor, "conversations.write")
    rows = list(SheetPhoto.objects.filter(brought_by=actor.id).order_by("pk"))
    told = vault.told(actor, pictures=[row.picture for row in rows])
    return tuple(Waiting(row.pk, told[row.picture].doubts) for row in rows if row.picture in told)


def photo(actor: Actor, *, sheet: int) -> bytes:
    """One of them, JPEG. Errors: Wrong if there is none, or somebody else brought it."""
    allow(actor, "conversations.write")
    row = SheetPhoto.objects.filter(pk=sheet, brought_by=actor.id).first()
    if row is None:
        raise Wrong("sheets.nothing", NOTHING)
    return vault.opened(actor, picture=row.picture)
