"""The sheet observers take along: where and when, who watches, what holds there, room for challenges. Pure."""

from dataclasses import asdict, dataclass
from importlib.resources import files

from brazier.press.foot import Foot
from brazier.press.typeset import Paper, Printed, pdf

ROOM = 6
"""Empty lines for challenges, beside those that are noted already."""


@dataclass(frozen=True, slots=True)
class PrintedObserver:
    """One observer. role: in words, or empty; is_ours, is_no_boss: that was checked."""

    name: str
    role: str
    is_ours: bool
    is_no_boss: bool


@dataclass(frozen=True, slots=True)
class PrintedPolls:
    """One place and time. challenged: code, why and who, of ballots that are noted already; never a name."""

    place: str
    when: str
    shift: str
    observers: tuple[PrintedObserver, ...]
    challenged: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ObserversWords:
    """What is said on the sheet."""

    title: str
    name: str
    role: str
    ours: str
    no_boss: str
    none: str
    empty: str
    challenges: str
    number: str
    why: str
    who: str
    rules: str


@dataclass(frozen=True, slots=True)
class ObserversSheet:
    """Every place and time on a page of its own. lines: what holds at the polls, each with its source; state: that
    no speaker has checked the lines in this language yet, or empty."""

    polls: tuple[PrintedPolls, ...]
    lines: tuple[str, ...]
    state: str
    foot: Foot
    words: ObserversWords


def printed(sheet: ObserversSheet, *, paper: Paper, language: str) -> Printed:
    """The sheets, upright. Errors: Broken if they can not be typeset."""
    template = (files("brazier.election.polls.sheets") / "observers.typ").read_text("utf-8")
    data = asdict(sheet) | {"room": ROOM}
    return pdf(template, data, paper=paper, language=language, title=sheet.words.title)
