"""The list of a packet, by the alphabet, lying; and the same without names. Pure."""

from dataclasses import asdict, dataclass
from importlib.resources import files

from brazier.press.typeset import Paper, Printed, pdf


@dataclass(frozen=True, slots=True)
class PacketWords:
    """What is said on the sheet. title: never a name; how: below it; columns: heads of the table, in order."""

    title: str
    how: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PacketSheet:
    """facts: what is counted, as word and number; rows: cells in the order of the columns, the first a number;
    line: which copy it is, at the foot of every page; is_sample: names are blacked out."""

    facts: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    line: str
    is_sample: bool
    words: PacketWords


def printed(sheet: PacketSheet, *, paper: Paper, language: str) -> Printed:
    """The list; heads stand on every page.

    Errors: Broken if it can not be typeset.
    """
    template = (files("brazier.upkeep.packets.sheets") / "packet.typ").read_text("utf-8")
    return pdf(template, asdict(sheet), paper=paper, language=language, title=sheet.words.title)
