"""The key sheet: which code is whom. Carried, kept and brought back apart from every other sheet. Pure."""

from dataclasses import asdict, dataclass
from importlib.resources import files

from brazier.press.foot import Foot
from brazier.press.typeset import Paper, Printed, pdf


@dataclass(frozen=True, slots=True)
class KeyWords:
    """What is said on the sheet. warning: stands large on every page, as "Keep apart from the other sheets.
    Never leave it lying."; title: must not say whose names these are, it is stored in the file."""

    title: str
    warning: str
    how: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A code and who it is; an empty name leaves a line to write one on, for the new lines of other sheets."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class KeySheet:
    """The key to the same lines as a charting or sign-up sheet."""

    rows: tuple[KeyRow, ...]
    foot: Foot
    words: KeyWords


def printed(sheet: KeySheet, *, paper: Paper, language: str) -> Printed:
    """The key sheet, upright, two columns; the warning stands on every page.

    Errors: Broken if it can not be typeset.
    """
    template = (files("brazier.people.sheets") / "key.typ").read_text("utf-8")
    return pdf(template, data(sheet), paper=paper, language=language, title=sheet.words.title)


def data(sheet: KeySheet) -> dict[str, object]:
    """What the template is handed."""
    return asdict(sheet)
