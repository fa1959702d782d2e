"""What is told of packets, and until when one holds. Pure."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from brazier.people.facts import Dial
from brazier.terms import Actor, Wrong

MOST = 25
"""So many names at most: what one person rings in an evening, and what is lost if a phone is."""
EVENINGS = (18, 19, 20, 21, 22, 23)
NOT_AGAIN_FOR = timedelta(days=7)
VOLUNTEER = Actor("", "volunteer")
"""Whoever opened a packet: no organizer, and nobody we know."""


@dataclass(frozen=True, slots=True)
class PacketFacts:
    """One packet. lines, done: how many names, and how many calls are logged; by: an organizer's id; tongue: the
    language of whoever handed it out, in which what is reported is written."""

    id: int
    volunteer: str
    script: str
    ask: str
    until: datetime
    by: str
    tongue: str
    opened_at: datetime | None
    revoked_at: datetime | None
    lines: int
    done: int

    def is_over(self, now: datetime) -> bool:
        """Whether it opens nothing any more."""
        return self.revoked_at is not None or self.until <= now


@dataclass(frozen=True, slots=True)
class Rung:
    """A call of a volunteer, as it ended. answer: to the ask, where they spoke."""

    day: date
    outcome: str
    answer: str


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One name of a packet. dial: None once they left or asked to be left out; outcome, answer: empty while nobody
    logged a call."""

    place: int
    dial: Dial | None
    outcome: str
    answer: str


def evening(today: date, hour: int, zone: tzinfo, now: datetime) -> datetime:
    """When a packet of today ends. Errors: Wrong if it is no hour of the evening, or over by now."""
    if hour not in EVENINGS:
        raise Wrong("calling.hour", "Choose until when the packet holds. Nothing was lost.")
    ends = datetime.combine(today, time(hour), tzinfo=zone)
    if ends <= now:
        raise Wrong("calling.over", "That hour is over. Choose a later one. Nothing was lost.")
    return ends


def mark_of(key: bytes, code: str) -> str:
    """What is stored of the code of a link: a keyed hash, so that a copy of the hub opens no packet."""
    return hmac.digest(key, f"brazier packet\x1f{code}".encode(), hashlib.sha256).hex()[:32]
