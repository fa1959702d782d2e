"""What the list of today tells. Pure."""

from dataclasses import dataclass

from brazier.conversations.facts import Due, LastTime, TriedOnce
from brazier.conversations.today import Reason
from brazier.people.facts import Row
from brazier.workplaces.facts import CellFacts


@dataclass(frozen=True, slots=True)
class Line:
    """A name on somebody's list. why: reasons; ask: a code of `conversations.today.ask_next`;
    tried: what came to no talk since their last one, newest first."""

    row: Row
    cell: CellFacts
    why: tuple[Reason, ...]
    ask: str
    last: LastTime
    tried: tuple[TriedOnce, ...] = ()


@dataclass(frozen=True, slots=True)
class MyList:
    """The list of one organizer. had: talks she had today; left: how many more names fit; steps: her own next
    steps in the coming weeks; anybody: whether there is anybody she could be asked to talk with at all."""

    lines: tuple[Line, ...]
    had: int
    left: int
    steps: tuple[Due, ...]
    anybody: bool


@dataclass(frozen=True, slots=True)
class Who:
    """What an organizer says of herself, for the form. row: who she is on the list, if she says so."""

    row: Row | None
    languages: str
