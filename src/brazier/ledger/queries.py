"""Read the ledger: its head, and whether it is whole."""

from collections.abc import Iterator

from brazier.ledger import chain
from brazier.ledger.models import Line
from brazier.terms import Actor


def head(actor: Actor) -> int:
    """Number of the newest line; 0 when nothing has happened. Anything computed from the whole may be kept
    under this number."""
    return Line.objects.order_by("-number").values_list("number", flat=True).first() or 0


def broken_at(actor: Actor) -> int | None:
    """The first line that was changed, removed or put in later; None if the ledger is whole."""
    return chain.first_break(_lines())


def _lines() -> Iterator[tuple[chain.Entry, str]]:
    rows = Line.objects.order_by("number").values_list("number", "hour", "who", "verb", "what", "digest")
    for number, hour, who, verb, what, digest in rows.iterator(chunk_size=10_000):
        yield chain.Entry(number, hour, who, verb, what), digest
