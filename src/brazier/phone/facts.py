"""What stands in a box, once it is open: one thing somebody told her device. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from brazier.storage.boxes import FOREIGN, FORGED, Checked
from brazier.terms import Wrong

HERE = "here"
"""Nothing was told; the device asks whether it may go on."""
UNSEEN = {"ballots": ("night", "batch")}
"""Kinds of which nobody but whoever told them may see more than these fields: a second counter who read the
figures of the first is none."""
AHEAD, BEHIND = timedelta(days=1), timedelta(days=366)
MOST_TRIES = 5
"""Wrong PINs in a row after which a list on a phone is gone for good."""
MOST_FIELDS, MOST_CHOSEN, LONGEST = 60, 40, 2_000
MOST_NTH = 2**53
"""Browsers count exactly up to here."""
UNREADABLE = Wrong("phone.fact", "What is in this box can not be read as something that was told.")


@dataclass(frozen=True, slots=True)
class Fact:
    """kind: what it is, as `phone.actions.FACTS` knows it. said_at: when it was told, by the device's clock.
    body: what was typed, by field, each with one or more values, as a form brings them. nth: grows on each device,
    also where its clock goes back; 0 from an older one. told_at: its place, once `placed` knows it."""

    kind: str
    said_at: datetime
    body: Mapping[str, list[str]]
    nth: int = 0
    told_at: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """A box that was put aside. id: its row; device: its number, short; reason: why; said: what it says by field,
    if it could be read; may_take: whether somebody may keep it after having looked; is_unseen:
    what it says is not shown, see UNSEEN."""

    id: int
    device: str
    reason: str
    kind: str
    said_at: datetime | None
    said: tuple[tuple[str, str], ...]
    opened_at: datetime
    may_take: bool
    is_unseen: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of the boxes that waited."""

    kept: int = 0
    aside: int = 0


def number_of(checked: Checked) -> str:
    """Under which number a box is remembered: its own id if one of our devices vouches for it. Anybody could write
    another box's id on a forged one, and so keep the true one out."""
    return checked.digest if checked.reason in (FORGED, FOREIGN) or not checked.id else checked.id


def read(text: bytes) -> Fact:
    """The fact in a box. Errors: Wrong if it is none, whatever a device sent."""
    try:
        content = json.loads(text)
        kind, said_at, body = content["kind"], datetime.fromisoformat(content["said_at"]), content["body"]
        typed = {str(name): _values(value) for name, value in body.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UNREADABLE from error
    if not isinstance(kind, str) or said_at.tzinfo is None or len(typed) > MOST_FIELDS:
        raise UNREADABLE
    return Fact(kind, said_at, typed, _nth(content) or 0)


def _nth(content: Mapping[str, object]) -> int | None:
    nth = content.get("nth")
    return nth if isinstance(nth, int) and 0 <= nth < MOST_NTH else None


def placed(fact: Fact, now: datetime, earlier: int, later: int) -> Fact:
    """The fact with its place in milliseconds since 1970: when it was told by the device's clock, but never in the
    hub's future, before what the same device told earlier, or after what it told later.

    earlier, later: places of its neighbors that came before it did.
    """
    at = int(min(fact.said_at, now).timestamp() * 1000)
    return replace(fact, told_at=min(max(at, earlier), later))


def place(text: bytes | None) -> float:
    """Where a box stands among those that waited: by `nth`, which grows on each device also where its clock goes
    back and else is the millisecond; by its time for one of an older device; first of all if it can not be
    read."""
    try:
        content = json.loads(text or b"")
        nth = _nth(content)
        return datetime.fromisoformat(content["said_at"]).timestamp() * 1000 if nth is None else nth
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return 0


def check_time(fact: Fact, now: datetime) -> None:
    """Errors: Wrong if the device's clock can not have been right. now: when the box is opened."""
    if not now - BEHIND <= fact.said_at <= now + AHEAD:
        raise Wrong("phone.time", "The clock of the device was wrong when this was told.")


def _values(value: object) -> list[str]:
    given = value if isinstance(value, list) else [value]
    values = [v for v in given if isinstance(v, str) and len(v) <= LONGEST and "\0" not in v]
    if len(values) < len(given) or len(given) > MOST_CHOSEN:
        raise ValueError
    return values
