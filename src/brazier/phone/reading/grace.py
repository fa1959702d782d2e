"""For how long a phone may show its list without asking the hub, and how it stands with that list. Pure.

Source: issue 4 and the security architecture, 3.6.
"""

from dataclasses import dataclass

HOURS = {"table": 72, "committee": 24, "site": 8}
SALT_BYTES, PROOF_BYTES, HALF_BYTES = 16, 32, 32
NEW, READY, GATE, WAITS, GONE = "new", "ready", "gate", "waits", "gone"


def hours(level: str, *, at_gate: bool) -> int:
    """How many hours after it was opened with the hub a phone shows its list without it. At the gate none: phones
    are taken there."""
    return 0 if at_gate else HOURS[level]


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the list of one device. state: new, nobody chose a PIN yet; ready; gate, it keeps none
    for now; waits, the device opens no lists yet; gone, after five wrong PINs. salt: the PIN is stretched with it;
    left: tries; hours: as above."""

    state: str
    salt: bytes
    left: int
    hours: int
