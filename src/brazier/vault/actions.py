"""Seal a picture, and destroy one with its key."""

import os
from collections.abc import Iterable
from datetime import datetime

from brazier.access.gate import allow
from brazier.ledger import actions as ledger
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.vault import sealing
from brazier.vault.models import SealedPicture
from brazier.vault.pictures import Picture


def keep(actor: Actor, *, picture: Picture, now: datetime) -> str:
    """Seal a picture under a key of its own. Gives its name, which says nothing."""
    allow(actor, "vault.keep")
    name = os.urandom(16).hex()
    with ledger.entry(actor, "vault.keep", f"picture:{name}", now):
        sealed = sealing.seal(picture.content, name=name, keys=here.opened_keys())
        SealedPicture.objects.create(
            name=name,
            key=sealed.key,
            content=sealed.content,
            digest=sealed.digest,
            doubts=list(picture.doubts),
            kept_by=actor.id,
            kept_at=now,
        )
    return name


def destroy(actor: Actor, *, pictures: Iterable[str], now: datetime) -> None:
    """Key and picture go for good."""
    allow(actor, "vault.keep")
    gone = [name for name in pictures if name]
    if gone:
        with ledger.entry(actor, "vault.destroy", "", now):
            SealedPicture.objects.filter(pk__in=gone).delete()


def shred(actor: Actor) -> int:
    """The campaign is over: every picture goes. Gives how many."""
    allow(actor, "people.shred")
    return SealedPicture.objects.all().delete()[0]
