"""Words to keep safe, on a sheet that folds into its own envelope: inside everything, outside nothing. Pure.

Six words that open a hub, or the 33 of one share.
"""

from dataclasses import asdict, dataclass
from importlib.resources import files

from brazier.press.square_code import square_code
from brazier.press.typeset import Paper, Printed, pdf


@dataclass(frozen=True, slots=True)
class EnvelopeWords:
    """What is said inside, in the language of the sheet.

    title: also stored in the file. purpose: what the words are for. what_to_do: when they are needed, and
    what to do if the envelope was opened. square: stands under the square code. folds: the four steps, as
    "Fold in half.", "Fold the top down.", "Fold the bottom up.", "Tape the flap and the open side."
    """

    title: str
    purpose: str
    what_to_do: str
    square: str
    folds: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Envelope:
    """passphrase: the words, parted by spaces. day: of printing, in words."""

    passphrase: str
    day: str
    words: EnvelopeWords


def printed(envelope: Envelope, *, paper: Paper, language: str) -> Printed:
    """One page, printed on one side. Folded, the words lie face to face with their square code between four
    patterned layers, so that a light behind it does not show them; the outside is bare paper.

    Errors: Broken if it can not be typeset.
    """
    template = (files("brazier.press") / "envelope.typ").read_text("utf-8")
    return pdf(template, data(envelope), paper=paper, language=language, title=envelope.words.title)


def data(envelope: Envelope) -> dict[str, object]:
    """What the template is handed."""
    return {
        "passphrase": envelope.passphrase.split(),
        "square": square_code(_squared(envelope.passphrase.split())),
        "day": envelope.day,
        "words": asdict(envelope.words),
    }


FEW = 12


def _squared(words: list[str]) -> str:
    """What the square code holds. Many words stand in capitals: a square code needs a third less room for those,
    so its squares stay large enough for an old camera."""
    text = " ".join(words)
    return text if len(words) <= FEW else text.upper()
