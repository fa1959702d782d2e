"""Forms of the bag for tests."""

import io
import re
import subprocess
from datetime import date
from functools import cache

import numpy as np
from django.utils import translation
from django.utils.translation import gettext
from pypdf import PdfReader
from tests.press.looking import poppler

from brazier.bag import printing
from brazier.bag.message import Message
from brazier.bag.printing import EMPTY, Filled, Sheet
from brazier.bag.weekly import Figures
from brazier.handbook.filled import Where
from brazier.press.typeset import Printed
from brazier.rules.loading import packaged
from brazier.wallchart.reckon import Count

DAY = date(2026, 11, 27)
MESSAGE = Message(
    "We lift the same box. We earn less.",
    "New hires start two dollars below the next site. Many cards are how we ask for the same.",
    "Sign your union card this week.",
    "https://example.org/harbor",
    "I have been here six years and still can't take a Sunday off.",
    "a picker on nights",
)
COUNT = Count(
    n=8325, known=7900, levels=(210, 1400, 600, 90, 40), acted=700, stale=300, did=900, said=1000, committee=310
)
WEEK = Figures(
    COUNT, 16, date(2026, 11, 13), 3, 2900, 140, 88, 1200, (4, 12), ("Stow, back nights: 20% of 173 assessed",)
)


def where(campaign: str = "us.nlra", day: date = DAY) -> Where:
    """Whose law holds."""
    return Where(packaged(), campaign, day)


def sheet(
    form: str, language: str = "en", paper: str = "a4", *, campaign: str = "us.nlra", filled: Filled = EMPTY
) -> Sheet:
    """A form of a place."""
    return Sheet(form, language, paper, where(campaign), gettext, filled)


def made(
    form: str, language: str = "en", paper: str = "a4", *, campaign: str = "us.nlra", filled: Filled = EMPTY
) -> Printed:
    """The same as a PDF, with the law in the language of the form."""
    with translation.override(language):
        return printing.made(sheet(form, language, paper, campaign=campaign, filled=filled))


@cache
def full(form: str, language: str, paper: str) -> Printed:
    """A form with something in everything that can be filled, made once."""
    filled = Filled(message=MESSAGE, figures=WEEK, number="H-7QK4MP" if form == "hardship" else "")
    return made(form, language, paper, filled=filled)


def texts_of(printed: Printed) -> list[str]:
    """What each page says, without what is not seen."""
    pages = PdfReader(io.BytesIO(printed.pdf)).pages
    return [re.sub("[\u200b\u2066-\u2069]", "", page.extract_text()) for page in pages]


def flat(printed: Printed) -> str:
    """All it says, without white space."""
    return "".join("".join(texts_of(printed)).split())


def ink(page: np.ndarray) -> int:
    """How many dots are dark."""
    return int((page < 150).sum())


def words_on(printed: Printed) -> list[list[tuple[float, float, float, float, str]]]:
    """Each page's words with where they stand: left, top, right, bottom."""
    command = [poppler("pdftotext"), "-bbox", "-", "-"]
    told = subprocess.run(command, input=printed.pdf, capture_output=True, check=True).stdout.decode()
    word = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
    return [
        [(float(a), float(b), float(c), float(d), text) for a, b, c, d, text in word.findall(page)]
        for page in re.findall(r"<page .*?</page>", told, re.DOTALL)
    ]


def overlapping(printed: Printed) -> list[tuple[str, str]]:
    """Pairs of words that stand on each other: a word too wide for its column runs into the next."""
    found = []
    for page in words_on(printed):
        for at, (l1, t1, r1, b1, one) in enumerate(page):
            for l2, t2, r2, b2, other in page[at + 1 :]:
                # lines of tall scripts reach into each other; words of one line may not
                apart, high = abs(t1 + b1 - t2 - b2) / 2, min(b1 - t1, b2 - t2)
                if min(r1, r2) - max(l1, l2) > 1 and apart < 0.3 * high:
                    found.append((one, other))
    return found
