"""Open a sealed picture, or tell its hash."""

from collections.abc import Iterable
from dataclasses import dataclass

from brazier.access.gate import allow
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.vault import sealing
from brazier.vault.models import SealedPicture


@dataclass(frozen=True, slots=True)
class Told:
    """What may be said of a picture without opening it. digest: sha256, hex."""

    digest: str
    doubts: tuple[str, ...]


def opened(actor: Actor, *, picture: str) -> bytes:
    """The picture itself, JPEG. Whoever asks was let through by the area whose it is.

    Errors: Wrong if there is none; Broken if it is damaged.
    """
    allow(actor, "vault.look")
    row = SealedPicture.objects.filter(pk=picture).first()
    if row is None:
        raise Wrong("vault.nothing", "There is nothing here.")
    sealed = sealing.Sealed(row.key, bytes(row.content), row.digest)
    return sealing.opened(sealed, name=row.name, keys=here.opened_keys())


def told(actor: Actor, *, pictures: Iterable[str]) -> dict[str, Told]:
    """Hash and doubts of pictures, by name; those that are there."""
    allow(actor, "vault.look")
    rows = SealedPicture.objects.filter(pk__in=[p for p in pictures if p])
    return {
        name: Told(digest, tuple(doubts)) for name, digest, doubts in rows.values_list("pk", "digest", "doubts")
    }
