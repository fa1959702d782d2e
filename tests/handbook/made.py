"""The book for tests."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from brazier.handbook import book
from brazier.handbook.filled import Where
from brazier.handbook.frozen import Ready, make_ready
from brazier.rules.law import Law
from brazier.rules.loading import packaged

DAY = date(2026, 11, 27)


def ready(language: str, campaign: str = "us.nlra", cover: str = "neutral", law: Law | None = None) -> Ready:
    """The packaged book of a language, for a place."""
    with translation.override(language):
        return make_ready(book.packaged(language), Where(law or packaged(), campaign, DAY), gettext, cover=cover)
