"""What is told of invitations, newcomers and the vouch tree. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

STAGES = ("shown", "opened", "same", "in", "over")
"""Of an invitation: nobody opened it yet; the words are on both screens; the inviter said they are the same; the
newcomer is in; it is over."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as its inviter sees it. words: the four, once it was opened; back: the id of whoever it brings
    back in, empty for somebody new."""

    id: int
    handle: str
    until: datetime
    stage: str
    words: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A newcomer who needs one more voucher. may: whether whoever asks can be that one; mine: they brought them
    in."""

    id: str
    handle: str
    since: datetime
    may: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Stepped:
    """The newest change of level, lately. is_up: more is kept from each other since then."""

    number: int
    level: str
    is_up: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Reached:
    """If one person is a plant. through: who vouched for them; brought: who came in by them, with how many hands
    between; held: what is or was put in their care, with the last day; opened: records outside their care of the
    last two days; charted: records that charting circles opened to them; deeds: how often they did what, by verb;
    seen: pseudonyms of what they looked at, as the ledger keeps them; since, is_cut: the first day the ledger
    tells of, and whether it forgot days before; was_open: whether the group was at table level while they were
    here."""

    organizer: str
    through: tuple[str, ...]
    brought: tuple[tuple[str, int], ...]
    held: tuple[tuple[str, int, str, date], ...]
    opened: tuple[tuple[str, int], ...]
    charted: tuple[int, ...]
    deeds: tuple[tuple[str, int], ...]
    seen: frozenset[str]
    since: date | None
    is_cut: bool
    was_open: bool
