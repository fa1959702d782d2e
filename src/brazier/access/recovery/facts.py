"""What bringing somebody back in takes, and what is told of it. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

OPEN = timedelta(hours=48)
"""How long vouching waits for its second person, and how long it can be used once it is ready."""
HELD_BACK = timedelta(hours=24)
"""How long after the first word whoever came back may not do what counts: time to notice that it was somebody
else."""
PLAIN = frozenset({"organizer", "taker", "newcomer"})
"""Roles for which any two are enough; for the others one of the two is on the committee."""
COMMITTEE = "committee"
NO_ONE, SECOND, LATER, READY = "none", "second", "later", "ready"
"""Where it stands: nobody vouched; a second person is missing; it waits for its day; a code can be shown."""


@dataclass(frozen=True, slots=True)
class Help:
    """vouchers: who see them in person. wait: between the last of them and the new device."""

    vouchers: int
    wait: timedelta


HELP = {
    "table": Help(1, timedelta()),
    "committee": Help(2, timedelta()),
    "site": Help(2, timedelta(hours=24)),
}


def suffices(level: str, role: str, vouchers: Collection[str]) -> bool:
    """Whether these can bring somebody of this role back in. vouchers: their roles.

    From committee level on two plain organizers together could otherwise sit down in a seat that reaches further
    than both of theirs.
    """
    if len(vouchers) < HELP[level].vouchers:
        return False
    return level == "table" or role in PLAIN or COMMITTEE in vouchers


@dataclass(frozen=True, slots=True)
class Recovering:
    """Others vouch for an organizer who lost everything. ready_at: None while a second voucher is missing."""

    asked_at: datetime
    ready_at: datetime | None
    first: str
    second: str

    def is_ready(self, now: datetime) -> bool:
        """Whether a new device can be paired now."""
        return self.ready_at is not None and self.ready_at <= now

    @property
    def until(self) -> datetime:
        """When it is over, if nobody goes on with it."""
        return (self.ready_at or self.asked_at) + OPEN

    def stage(self, now: datetime) -> str:
        """Where it stands."""
        if self.ready_at is None:
            return SECOND
        return READY if self.ready_at <= now else LATER


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody who lost their phone, as others see it. stage: where it stands; first, second: handles of who
    vouched, at what time the first did; mine: whoever asks is one of them; takes_committee: the one who is missing
    is on the committee."""

    organizer: str
    handle: str
    stage: str = NO_ONE
    first: str = ""
    second: str = ""
    asked_at: datetime | None = None
    ready_at: datetime | None = None
    until: datetime | None = None
    mine: bool = False
    takes_committee: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """How vouching for somebody went, for the page where everybody can look. how: as access.facts.RECOVERY_ENDS;
    empty while it goes on."""

    handle: str
    first: str
    second: str
    asked_at: datetime
    how: str
    ended_at: datetime | None


def is_past(asked_at: datetime, ready_at: datetime | None, now: datetime) -> bool:
    """Whether it waited too long: for its second voucher, or to be used."""
    return now - (ready_at or asked_at) > OPEN
