"""Bring photos of sheets, and destroy each once its sheet is typed in."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet

from brazier.access.gate import allow
from brazier.conversations.models import SheetPhoto
from brazier.conversations.sheets.queries import NOTHING
from brazier.keeping.spans import Due, Went
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong
from brazier.vault import actions as vault
from brazier.vault.pictures import Picture

MOST = 40
"""Photos that one organizer may have waiting."""


def bring(actor: Actor, *, pictures: Sequence[Picture], now: datetime) -> None:
    """Photos of a pack of sheets, all or none; they wait for whoever brought them alone.

    Errors: Wrong if too many would wait.
    """
    allow(actor, "conversations.write")
    if SheetPhoto.objects.filter(brought_by=actor.id).count() + len(pictures) > MOST:
        raise Wrong("sheets.many", "Forty photos wait already. Type some in first. Nothing was lost.")
    with ledger.entry(actor, "conversation.bring_sheets", "", now):
        for picture in pictures:
            name = vault.keep(actor, picture=picture, now=now)
            SheetPhoto.objects.create(picture=name, brought_by=actor.id, brought_at=now)


def let_go(actor: Actor, *, sheet: int, now: datetime) -> None:
    """Its sheet is typed in: the photo goes with its key. Errors: Wrong if there is none, or it is another's."""
    allow(actor, "conversations.write")
    rows = SheetPhoto.objects.filter(pk=sheet, brought_by=actor.id)
    if not rows:
        raise Wrong("sheets.nothing", NOTHING)
    with ledger.entry(actor, "conversation.let_sheet_go", "", now):
        _destroy(actor, rows, now)


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Nobody can tell who stands on a photo that was not typed in, so whoever is left out takes all along. The
    paper is still there."""
    allow(actor, "people.forget")
    _destroy(Actor.clock, SheetPhoto.objects.all(), now)


def end_waiting(actor: Actor, *, due: Due) -> Went:
    """Photos nobody typed in in time go; any hold keeps them, because nobody can tell who stands on them."""
    allow(actor, "conversations.tend")
    if due.held.any:
        return Went(0, 0)
    old, of = SheetPhoto.objects.filter(brought_at__date__lt=due.before), SheetPhoto.objects.count()
    gone = old.count()
    _destroy(actor, old, due.now)
    return Went(gone, of)


def shred(actor: Actor) -> int:
    """The campaign is over: all go. Gives how many."""
    allow(actor, "people.shred")
    return SheetPhoto.objects.all().delete()[0]


def _destroy(actor: Actor, rows: QuerySet[SheetPhoto], now: datetime) -> None:
    vault.destroy(actor, pictures=list(rows.values_list("picture", flat=True)), now=now)
    rows.delete()
