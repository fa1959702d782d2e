"""The ladder: acts from mild to hot, each with the share of a cell that should take part. Pure.

A committee may write its own; until then the shipped one counts. Source: docs/decisions/0056-tests-of-strength.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from brazier.conversations.facts import ASKS
from brazier.terms import Wrong

MOST_RUNGS = 20
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Rung:
    """One act on the ladder. key: stays when it is renamed or moved; name: as the committee wrote it, empty for
    the words we ship; kind: as asks are; share: of everybody in a cell, in percent; is_public: others see who did
    it, so that it proves where somebody stands."""

    key: str
    kind: str
    share: int
    is_public: bool
    name: str = ""


SHIPPED = (
    Rung("survey", "other", 50, False),
    Rung("channel", "join_channel", 50, False),
    Rung("color", "photo", 40, True),
    Rung("button", "wear", 50, True),
    Rung("petition", "sign_petition", 60, True),
    Rung("cards", "sign_card", 65, False),
    Rung("wall", "pledge_vote", 60, True),
    Rung("march", "attend", 35, True),
    Rung("pledge", "pledge_strike", 75, False),
    Rung("picket", "attend", 50, True),
    Rung("strike_vote", "other", 85, False),
)
"""From a survey that one hands to the other up to a strike vote. A signed card, a pledge on paper and a secret
vote are shown to nobody, so they prove nothing that others saw."""


def checked(rungs: Sequence[Rung]) -> tuple[Rung, ...]:
    """The same, if it can be a ladder. Errors: Wrong, naming what can not be."""
    if not rungs or len(rungs) > MOST_RUNGS:
        raise Wrong("strength.rungs", "A ladder has 1 to %(most)s rungs. Nothing was changed.", most=MOST_RUNGS)
    for rung in rungs:
        if rung.kind not in ASKS or not 1 <= rung.share <= 100:
            raise Wrong("strength.rung", "Each rung takes an act and a share from 1 to 100. Nothing was changed.")
        if len(rung.name) > LONGEST_NAME or (not rung.name and rung.key not in {r.key for r in SHIPPED}):
            raise Wrong("strength.rung_name", "Give each rung a short name. Nothing was changed.")
    if len({rung.key for rung in rungs}) != len(rungs):
        raise Wrong("strength.rung_twice", "One rung stands there twice. Nothing was changed.")
    return tuple(rungs)


def to_plain(rungs: Sequence[Rung]) -> list[dict[str, object]]:
    """As it is stored."""
    return [asdict(rung) for rung in rungs]


def from_plain(plain: Sequence[Mapping[str, object]]) -> tuple[Rung, ...]:
    """What `to_plain` gave."""
    return tuple(Rung(**row) for row in plain)  # type: ignore[arg-type]


def fresh_key(rungs: Sequence[Rung]) -> str:
    """A key for a rung that is new."""
    used = {rung.key for rung in rungs}
    return next(key for n in range(1, len(used) + 2) if (key := f"own-{n}") not in used)
