"""What is said when the ledger is not the one that was seen: what happened, and the honest reason if known."""

from brazier.ledger.chain import RESTORED
from brazier.ledger.remembered import CHANGED, LOST, SHORTER, Astray
from brazier.terms import Broken

EXPLAINED = frozenset(f"ledger.{kind}_{why}" for kind in (SHORTER, CHANGED) for why in ("restored", "accepted"))
"""Codes of what is said when the ledger itself gives the reason."""


def sentence(found: Astray) -> Broken:
    """It in words, for a page and for a terminal."""
    if found.kind == LOST:
        return Broken(
            "ledger.lost",
            "The small file that remembers how far the ledger goes is gone or damaged. If this folder was moved "
            "by hand, that is why. If not, ask who was at this machine. Then look at “Is everything whole?”.",
        )
    if found.why is None:
        return _unexplained(found)
    return _restored(found) if found.why.verb == RESTORED else _accepted(found)


def _holes(found: Astray) -> dict[str, object]:
    day = found.why.hour[:10] if found.why else ""
    return {"seen": found.seen, "now": found.now, "day": day}


def _unexplained(found: Astray) -> Broken:
    if found.kind == CHANGED:
        return Broken(
            "ledger.changed",
            "The ledger is not the one you last saw: line %(seen)s is another one now. If an older copy was put "
            "back by hand, that is why. If not, somebody may have changed it. Ask, then look at “Is everything "
            "whole?”.",
            **_holes(found),
        )
    return Broken(
        "ledger.shorter",
        "The ledger is shorter than when you last looked: %(seen)s lines then, %(now)s now. If an older copy was "
        "put back by hand, that is why. If not, somebody may have cut it. Ask, then look at “Is everything "
        "whole?”.",
        **_holes(found),
    )


def _restored(found: Astray) -> Broken:
    if found.kind == CHANGED:
        return Broken(
            "ledger.changed_restored",
            "The ledger is not the one you last saw: line %(seen)s is another one now. A copy was restored on "
            "%(day)s, that is why. What was written after that copy is not here. If nobody told you, ask.",
            **_holes(found),
        )
    return Broken(
        "ledger.shorter_restored",
        "The ledger is shorter than when you last looked: %(seen)s lines then, %(now)s now. A copy was restored "
        "on %(day)s, that is why. What was written after that copy is not here. If nobody told you, ask.",
        **_holes(found),
    )


def _accepted(found: Astray) -> Broken:
    if found.kind == CHANGED:
        return Broken(
            "ledger.changed_accepted",
            "The ledger is not the one you last saw: line %(seen)s is another one now. On %(day)s somebody at the "
            "desk wrote down that they know why. If they did not tell you, ask.",
            **_holes(found),
        )
    return Broken(
        "ledger.shorter_accepted",
        "The ledger is shorter than when you last looked: %(seen)s lines then, %(now)s now. On %(day)s somebody "
        "at the desk wrote down that they know why. If they did not tell you, ask.",
        **_holes(found),
    )
