"""Where shares wait for one another at the door. It tells how many are there, never whose. Pure.

A slip of the pen costs nothing. A share that is whole and still not one of ours is a bad one: so many of them, and
all that waited are put away. So are they when nobody comes for ten minutes.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from shamir_mnemonic.share import Share

from brazier.storage import shares
from brazier.storage.keyring import Committee, Keyring
from brazier.terms import Wrong

WAITS = timedelta(minutes=10)
MOST_BAD = 5


@dataclass(frozen=True, slots=True, repr=False)
class Tray:
    """Shares that wait. Never printed. touched: when the last one came; bad: how many were not ours."""

    touched: datetime
    brought: tuple[Share, ...] = ()
    bad: int = 0


def waiting(tray: Tray | None, now: datetime) -> Tray:
    """The tray as it is now: an empty one if there is none, or if nobody came for ten minutes."""
    if tray is None or not timedelta(0) <= now - tray.touched <= WAITS:
        return Tray(now)
    return tray


def read(ring: Keyring, typed: str) -> Share:
    """A share of those that open this. Errors: Wrong if it is mistyped or of another set."""
    if ring.committee is None:
        raise _by_words()
    share = shares.read(typed)
    fault = _fault(ring, ring.committee, share)
    if fault is not None:
        raise fault
    return share


def _by_words() -> Wrong:
    return Wrong("storage.by_words", "This opens with six words, not with shares. Nothing was changed.")


def put(tray: Tray, ring: Keyring, typed: str, now: datetime) -> tuple[Tray, Wrong | None]:
    """The tray after somebody brought a share, and what to say if it was not kept.

    ring: the key file of the hub, or of the copy, that the shares shall open. Where it opens with words, nothing
    is kept.
    """
    if ring.committee is None:
        return tray, _by_words()
    try:
        share = shares.read(typed)
    except Wrong as error:
        return tray, error
    fault = _fault(ring, ring.committee, share)
    if fault is not None:
        return _one_more_bad(tray, fault, now)
    if any(share.index == other.index for other in tray.brought):
        return tray, Wrong(
            "storage.share_twice", "This share is here already. Now another person's is needed. Nothing was lost."
        )
    return replace(tray, brought=(*tray.brought, share), touched=now), None


def _one_more_bad(tray: Tray, fault: Wrong, now: datetime) -> tuple[Tray, Wrong]:
    if tray.bad + 1 < MOST_BAD:
        return replace(tray, bad=tray.bad + 1, touched=now), fault
    return Tray(now), Wrong(
        "storage.bad_shares",
        "That was the fifth share that does not belong here. All shares that waited were put away. Begin again "
        "with the first; nothing was lost.",
    )


def _fault(ring: Keyring, committee: Committee, share: Share) -> Wrong | None:
    """Why a whole share is none of those that open this."""
    if share.identifier in ring.past and share.identifier != committee.number:
        return Wrong(
            "storage.share_old",
            "This share is of an older set (%(old)s). It opens only copies of that time. Bring the paper of set "
            "%(number)s. Nothing was lost.",
            old=share.identifier,
            number=committee.number,
        )
    if share.identifier != committee.number:
        return Wrong(
            "storage.share_foreign",
            "This share is of set %(other)s. What you want to open needs set %(number)s: look for another paper. "
            "Nothing was lost.",
            other=share.identifier,
            number=committee.number,
        )
    ours = (1, 0, 1, 1, 0, committee.enough)
    stated = (
        share.extendable, share.iteration_exponent, share.group_count,
        share.group_threshold, share.group_index, share.member_threshold,
    )  # fmt: skip
    if stated != ours or share.index >= committee.whole or len(share.value) != shares.SECRET_BYTES:
        return Wrong(
            "storage.share_alien",
            "Brazier made no such share. Look for another paper. Nothing was lost.",
        )
    return None
