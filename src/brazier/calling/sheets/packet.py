"""A packet on paper: names and numbers, the script, and a letter for each way a call ends. Pure."""

from dataclasses import asdict, dataclass
from importlib.resources import files

from brazier.press.foot import Foot
from brazier.press.typeset import Paper, Printed, pdf


@dataclass(frozen=True, slots=True)
class PacketWords:
    """What is said on the sheet. title: must not say whose names these are, it is stored in the file."""

    title: str
    how: str
    number: str
    name: str
    phone: str
    ended: str
    answer: str


@dataclass(frozen=True, slots=True)
class Row:
    """One name."""

    place: int
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A letter and the way a call ended that it stands for."""

    letter: str
    said: str


@dataclass(frozen=True, slots=True)
class PacketSheet:
    """Everything on the sheet. ask: the one thing people are asked for, "" for none."""

    rows: tuple[Row, ...]
    endings: tuple[Ending, ...]
    script: str
    ask: str
    foot: Foot
    words: PacketWords


def printed(sheet: PacketSheet, *, paper: Paper, language: str) -> Printed:
    """The packet, upright. Errors: Broken if it can not be typeset."""
    template = (files("brazier.calling.sheets") / "packet.typ").read_text("utf-8")
    return pdf(template, asdict(sheet), paper=paper, language=language, title=sheet.words.title)
