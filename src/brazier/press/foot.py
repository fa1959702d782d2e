"""The foot of every sheet that must come back: which copy it is, who holds it, and that it comes back. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Foot:
    """All in words, as the sheet's language says them.

    copy: "Copy 3 of 12". holder: "Holder's initials". initials: "" leaves room to write. day: of printing.
    bring_back: "Bring back by Sun 22 Nov".
    """

    copy: str
    holder: str
    day: str
    bring_back: str
    initials: str = ""
