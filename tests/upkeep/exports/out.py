"""Lists on their way out, in short."""

import csv
import io
from pathlib import Path

from tests.harbor.cast import NOW

from brazier.terms import Actor
from brazier.upkeep.exports import actions, queries
from brazier.upkeep.models import Parcel
from brazier.upkeep.pairs import actions as pairs


def ask(actor: Actor, *, kind: str = "csv", wanted: list[str] | None = None) -> pairs.Asked:
    """Ask for a list."""
    wanted = queries.on_offer(actor) if wanted is None else wanted
    payload = queries.as_asked(actor, wanted=wanted, kind=kind, reason="to call them")
    return pairs.propose(actor, kind="export", payload=payload, reason="to call them", now=NOW)


def exported(actor: Actor, *, target: Path, passphrase: str = "") -> Path:
    """A file, where one is enough."""
    copy = ask(actor, kind=target.suffix.removeprefix(".")).result
    assert isinstance(copy, int)
    return actions.write(actor, copy=copy, target=target, passphrase=passphrase, now=NOW)


def rows_of(copy: object) -> list[list[str]]:
    """What stands in a CSV that waits."""
    content = bytes(Parcel.objects.get(issued=copy).content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))
