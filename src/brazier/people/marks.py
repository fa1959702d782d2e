"""What is left of somebody who asked to be left out: keyed hashes that recognize her and tell nothing. Pure."""

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from brazier.matching import names


@dataclass(frozen=True, slots=True)
class Marks:
    """sure: of a phone, an e-mail, a badge. hints: of a name, which somebody else may have too."""

    sure: frozenset[str]
    hints: frozenset[str]


def marks_of(said: Iterable[dict[str, object]], key: bytes) -> Marks:
    """The marks of all that was said of one person. said: the fields of her records, as typed."""
    sure: set[str] = set()
    hints: set[str] = set()
    for fields in said:
        sure |= sure_of(fields)
        typed = " ".join(str(fields.get(f) or "") for f in ("name", "first", "last"))
        tokens = sorted({t for t in names.tokens(typed) if len(t) > 1})
        if len(tokens) > 1:
            hints.add("name:" + " ".join(tokens))
    return Marks(frozenset(_hash(s, key) for s in sure), frozenset(_hash(h, key) for h in hints))


def sure_of(fields: Mapping[str, object]) -> set[str]:
    """What surely tells one person from others in the fields of one record, in plain words."""
    phones, emails = fields.get("phones") or (), fields.get("emails") or ()
    sure = {f"phone:{digits}" for p in phones if len(digits := re.sub(r"\D", "", str(p))[-9:]) >= 7}  # type: ignore[attr-defined]
    sure |= {f"email:{str(e).strip().casefold()}" for e in emails if "@" in str(e)}  # type: ignore[attr-defined]
    if badge := str(fields.get("badge") or "").strip().casefold():
        sure.add(f"badge:{badge}")
    return sure


def _hash(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:32]
