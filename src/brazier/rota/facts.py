"""What is told of hand-over notes. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

STATIONS = (
    "tent", "gate", "table", "phone_bank", "helpline", "picket_line", "kitchen", "child_care", "transport",
    "headquarters",
)  # fmt: skip
"""Where people take turns."""
LASTS = timedelta(hours=24)
"""So long after it reached the hub a note waits for whoever comes next."""
LONGEST, LONGEST_PLACE = 200, 60


@dataclass(frozen=True, slots=True)
class Words:
    """What is handed over, in at most three lines, one of them at least. station: of STATIONS; place: which one,
    as people there call it; happened, to_do, watch: what happened, what is left to do, what to look out for."""

    station: str
    place: str = ""
    happened: str = ""
    to_do: str = ""
    watch: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note that waits. by: an organizer's id; at: when it was told; is_mine: whoever asks wrote it; has_read:
    whoever asks has read it; read_by: ids of those who have, in the order in which they did, for its author."""

    id: int
    words: Words
    by: str
    at: datetime
    is_mine: bool
    has_read: bool
    read_by: tuple[str, ...] = ()
