"""What matching compares of one record, packed to be stored with it. Pure."""

from collections.abc import Sequence

from brazier.matching.describe import describe
from brazier.matching.entry import Entry


def traits_of(
    said: Sequence[dict[str, object]], plain: Sequence[dict[str, str]], *, secret: bytes, region: str
) -> list[bytes]:
    """Packed traits of records, in order. Address and birth date go in as keyed hashes only."""
    entries = [_entry(number, s, p) for number, (s, p) in enumerate(zip(said, plain, strict=True))]
    return [traits.packed for traits in describe(entries, secret=secret, region=region)]


def _entry(number: int, said: dict[str, object], plain: dict[str, str]) -> Entry:
    def text(field: str) -> str:
        return str(said.get(field) or "")

    def texts(field: str) -> tuple[str, ...]:
        found = said.get(field) or ()
        return tuple(str(t) for t in found) if isinstance(found, list | tuple) else (str(found),)

    return Entry(
        key=str(number),
        source="",
        name=text("name"),
        first=text("first"),
        last=text("last"),
        phones=texts("phones"),
        emails=texts("emails"),
        address=plain.get("address", ""),
        postcode=plain.get("postcode", ""),
        birth=plain.get("birth", ""),
        department=text("department"),
        shift=text("shift"),
        site=text("worksite"),
        badge=text("badge"),
    )
