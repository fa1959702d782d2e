"""The book for tests."""

from datetime import date
from functools import cache

from django.utils import translation
from django.utils.translation import gettext

from brazier.handbook import book, printing
from brazier.handbook.book import Book
from brazier.handbook.filled import Where
from brazier.handbook.frozen import Ready, make_ready
from brazier.press.typeset import Printed
from brazier.rules.law import Law
from brazier.rules.loading import packaged

DAY = date(2026, 11, 27)
HEAD = '+++\ntitle = "{title}"\nchapter = {chapter}\naudience = "everyone"\nreviewed = 2026-11-27\n+++\n\n'
FILES = {
    "chapters.toml": '1 = "Why"\n2 = "Rights"\n',
    "01-1-why.md": HEAD.format(title="Why & <how>", chapter=1) + 'Say "**no**".\n\n[ ] tick\n',
    "01-2-road.md": HEAD.format(title="Road", chapter=1) + "See [why](01-1-why).\n\n[ ] tick\n",
    "02-1-rights.md": HEAD.format(title="Rights", chapter=2) + "{{rights}}\n\n[ ] tick\n",
}
"""Three English pages."""


def ready(
    language: str,
    campaign: str = "us.nlra",
    cover: str = "neutral",
    law: Law | None = None,
    whole: Book | None = None,
) -> Ready:
    """The packaged book of a language, or another one, for a place."""
    with translation.override(language):
        found = whole or book.packaged(language)
        return make_ready(found, Where(law or packaged(), campaign, DAY), gettext, cover=cover)


@cache
def printed(language: str, campaign: str = "us.nlra") -> Printed:
    """The packaged book on paper, made once."""
    return printing.a6(ready(language, campaign), cover="neutral", place="Some place, 2026-11-27")


def small(cover: str = "neutral") -> Ready:
    """A book of three pages."""
    return ready("en", cover=cover, whole=book.put_together("en", FILES, FILES))
