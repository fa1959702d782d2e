"""What is told of cards: the values that go up from here. Pure."""

from dataclasses import dataclass
from datetime import date

NOT_THERE = "cards.nothing"
"""The code of the error that pages show like a page that is not there."""
PAPER, ELECTRONIC = "paper", "electronic"
MEDIA = [PAPER, ELECTRONIC]
RECEIVED, VERIFIED, FILED, VOID = "received", "verified", "filed", "void"
STATES = [RECEIVED, VERIFIED, FILED, VOID]
STANDING = [RECEIVED, VERIFIED, FILED]
"""States of a card that has not been given up. What it counts for `life.weight` says."""
WHY_VOID = ["revoked", "illegible", "undated", "not_theirs", "replaced", "mistake"]
COUNTS, UNSEEN, UNTOLD, CHALLENGED, EXPIRED, GONE = "counts", "unseen", "untold", "challenged", "expired", "gone"
STANDINGS = [COUNTS, UNSEEN, UNTOLD, CHALLENGED, EXPIRED, GONE]
"""How a card stands that was not given up, worked out anew each time: it counts; nobody else has looked at it; its
signer was not told yet; somebody says it does not count; too old by the law here; its signer is not here."""
TURNS = [
    "taken", "handed_over", "verified", "confirmed", "challenged", "answered", "filed", "void", "stands_again",
    "photographed", "photo_gone", "packed", "not_filed",
]  # fmt: skip
"""What happens to a card, as its custody log says it."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The exact words a card is signed under. digest: sha256 of them; employer: as it stands in them."""

    id: int
    language: str
    employer: str
    text: str
    digest: str
    since: date


@dataclass(frozen=True, slots=True)
class Signed:
    """A card as it is handed in. worker: her number; wording: its number, 0 for another union's or an old paper;
    name, contact, phone: as she wrote them; signature: a typed name or a drawing (`signature.read`), empty on
    paper; collected_by: an organizer's id; witness: initials on the paper; knows_old: whoever took it knows that
    it is too old for the law here."""

    worker: int
    medium: str
    signed_on: date
    wording: int
    name: str = ""
    contact: str = ""
    phone: str = ""
    signature: str = ""
    collected_by: str = ""
    witness: str = ""
    knows_old: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of custody. by, to: organizers' ids; why: of a void or challenged card."""

    kind: str
    day: date
    by: str
    to: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """One card. record: what it hangs on; holder: whose hands it is in; age: `life.Age`; missing: parts the law
    asks for that are not there; months: how old it is, in whole months; photo: the name of its sealed picture, or
    empty; photo_digest: its sha256; doubts: why one may not be able to read it, of `vault.pictures.DOUBTS`;
    standing: of STANDINGS, empty for a void one; last_day: on which it may still be handed in, by the law here."""

    id: int
    record: int
    medium: str
    signed_on: date
    state: str
    why: str
    name: str
    contact: str
    phone: str
    signature: str
    wording: Worded | None
    collected_by: str
    witness: str
    holder: str
    confirmed_on: date | None
    challenged_on: date | None
    missing: tuple[str, ...]
    months: int
    age: str
    turns: tuple[Turn, ...] = ()
    photo: str = ""
    photo_digest: str = ""
    doubts: tuple[str, ...] = ()
    standing: str = ""
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Cards of people who are here and in the unit, one a person.

    standing: not given up; verified: somebody else looked at them too; unconfirmed: electronic, and the signer was
    not told yet what she signed; challenged: somebody says they do not count; again, stale: old enough to sign
    anew, too old to rely on; gone: cards of people who left or are not in the unit; ladder: how many are 0, 1, ...
    11, 12 or more months old; firm: verified, confirmed, not challenged, not stale: what may be counted on.
    """

    standing: int = 0
    verified: int = 0
    unconfirmed: int = 0
    challenged: int = 0
    again: int = 0
    stale: int = 0
    gone: int = 0
    firm: int = 0
    ladder: tuple[int, ...] = (0,) * 13
