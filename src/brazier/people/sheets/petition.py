"""A petition: what is asked stands on top of every page, each line has a code to be typed back by. Pure."""

from dataclasses import asdict, dataclass
from importlib.resources import files

from brazier.press.foot import Foot
from brazier.press.typeset import Paper, Printed, pdf


@dataclass(frozen=True, slots=True)
class PetitionWords:
    """What is said on the sheet. title: never what is asked, it is stored in the file."""

    title: str
    code: str
    name: str
    signature: str
    place: str
    delivers: str


@dataclass(frozen=True, slots=True)
class PetitionSheet:
    """asked: what is asked and of whom, as typed; codes: one a line; lines: so many to a page."""

    asked: str
    codes: tuple[str, ...]
    lines: int
    foot: Foot
    words: PetitionWords


def printed(sheet: PetitionSheet, *, paper: Paper, language: str) -> Printed:
    """The petition, upright; what is asked stands on every page, because pages part.

    Errors: Broken if it can not be typeset.
    """
    template = (files("brazier.people.sheets") / "petition.typ").read_text("utf-8")
    return pdf(template, asdict(sheet), paper=paper, language=language, title=sheet.words.title)
