"""The sign-up sheet: empty lines with codes, for a table, a tent or a break room. Pure."""

from dataclasses import asdict, dataclass
from importlib.resources import files

from brazier.press.foot import Foot
from brazier.press.typeset import Paper, Printed, pdf


@dataclass(frozen=True, slots=True)
class SignUpWords:
    """What is said on the sheet. how: what becomes of it, as "Write only your own phone."."""

    title: str
    how: str
    code: str
    first_name: str
    cell: str
    phone: str
    brought_by: str
    can_help: str


@dataclass(frozen=True, slots=True)
class SignUpSheet:
    """Lines to fill. cell: whose sheet it is, "" for everybody; codes: one a line."""

    cell: str
    codes: tuple[str, ...]
    foot: Foot
    words: SignUpWords


def printed(sheet: SignUpSheet, *, paper: Paper, language: str) -> Printed:
    """The sign-up sheet, lying, lines of 12 mm.

    Errors: Broken if it can not be typeset.
    """
    template = (files("brazier.people.sheets") / "sign_up.typ").read_text("utf-8")
    title = f"{sheet.words.title}: {sheet.cell}" if sheet.cell else sheet.words.title
    return pdf(template, data(sheet), paper=paper, language=language, title=title)


def data(sheet: SignUpSheet) -> dict[str, object]:
    """What the template is handed."""
    return asdict(sheet)
