"""What joining takes at each level. Pure."""

from dataclasses import dataclass
from datetime import timedelta

TEN_MINUTES = timedelta(minutes=10)
A_WEEK = timedelta(days=7)
MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class Conditions:
    """vouchers: how many, the inviter among them. probation: after the last of them. standing: how long the
    inviter must have been here. live: invitations that wait at once; weekly: of all whose turf one person gave, 0
    for no limit. from_turf: only somebody in the inviter's care; other_branch: the second voucher came in by
    others."""

    vouchers: int
    probation: timedelta
    standing: timedelta
    live: int
    weekly: int = 0
    from_turf: bool = False
    other_branch: bool = False


CONDITIONS = {
    "table": Conditions(1, timedelta(), timedelta(), live=3),
    "committee": Conditions(2, timedelta(days=7), timedelta(), live=3),
    "site": Conditions(
        2, timedelta(days=14), timedelta(days=14), live=3, weekly=10, from_turf=True, other_branch=True
    ),
}
