"""Cards to be signed by hand, two on a page, each with its exact words and their number. Pure."""

from dataclasses import asdict, dataclass
from importlib.resources import files

from brazier.press.typeset import Paper, Printed, pdf


@dataclass(frozen=True, slots=True)
class BlankWords:
    """What is said on the card beside its own text. how: what becomes of it."""

    title: str
    name: str
    phone: str
    contact: str
    place: str
    signature: str
    day: str
    witness: str
    number: str
    how: str


@dataclass(frozen=True, slots=True)
class BlankCards:
    """employer, text: as the card says them; digest: number of the exact words, sixteen digits of it."""

    employer: str
    text: str
    digest: str
    words: BlankWords


def printed(cards: BlankCards, *, paper: Paper, language: str) -> Printed:
    """One page with the same card twice, to be cut across.

    Errors: Broken if it can not be typeset.
    """
    template = (files("brazier.cards.sheets") / "blank.typ").read_text("utf-8")
    return pdf(template, asdict(cards), paper=paper, language=language, title=cards.words.title)
