"""Small shared values: who acts, what went wrong, and the support scale.

Everything here is plain Python; every storey may import it.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Reach:
    """What is in somebody's care at this moment, by numbers that mean nothing to who gave them.

    cells, records: of the workplace and of people; languages: a language group, as people wrote it, in small
    letters. opened: of the cells and records, those that are open for minutes only and are nobody's assignment, as
    (why, kind, number), with circle or glass for why. written: records of people they wrote down themselves and
    nobody gave them: these count only as long as nobody else wrote of the same person.
    """

    cells: frozenset[int] = frozenset()
    records: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    opened: frozenset[tuple[str, str, int]] = frozenset()
    written: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. First argument of every read and write.

    id: opaque id of an organizer; empty for the three actors that are no person.
    role: short code, one of the roles in `access/policy.toml`.
    level: how much the group needs to know of each other today: table, committee or site.
    reach: what is in this organizer's care; counts where the policy says "care".
    """

    id: str
    role: str
    level: str = "table"
    reach: Reach = Reach()

    nobody: ClassVar["Actor"]
    clock: ClassVar["Actor"]
    keeper: ClassVar["Actor"]


Actor.nobody = Actor("", "nobody")  # not signed in
Actor.clock = Actor("", "clock")  # the nightly jobs
Actor.keeper = Actor("", "keeper")  # creates, seals, backs up and restores; reads no people


class BrazierError(Exception):
    """A failure with a sentence for a tired worker and a code for the log.

    code: `area.what`, stable, never shown as the whole message.
    sentence: English text with %(name)s holes, a gettext id. Holds no names of people.
    holes: what fills the holes.
    """

    def __init__(self, code: str, sentence: str, **holes: object) -> None:
        super().__init__(sentence % holes if holes else sentence)
        self.code = code
        self.sentence = sentence
        self.holes = holes


class Refused(BrazierError):
    """You may not. Shown exactly like "not found"."""


class Wrong(BrazierError):
    """This cannot be so: what was typed or handed in does not work."""


class Broken(BrazierError):
    """We failed: disk, key, damaged file."""


LEVELS = (1, 2, 3, 4, 5, 0)
"""The support scale in the order it is always drawn: 1 strongest, 0 not assessed yet."""

BASES = ("did", "said", "reported", "guess")
"""What an assessment rests on, strongest first."""
