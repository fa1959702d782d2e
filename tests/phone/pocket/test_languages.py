"""The app speaks every language of the handbook: nothing a phone keeps falls back to English."""

import gzip

import pytest
from django.test import Client
from tests.election.night.test_views import begin
from tests.handbook.unsaid import unsaid
from tests.harbor.cast import NOW, Harbor
from tests.phone.pocket.test_views import body, kept

from brazier.cards import actions as cards
from brazier.handbook import book
from brazier.phone.pocket.views import KEPT_PAGES
from brazier.workplaces import actions as workplaces

TRANSLATED = [language for language in book.languages() if language != book.ORIGINAL]


def all_kept(at_desk: Client, language: str) -> list[str]:
    """What is asked of a language while a phone takes its pages, and the catalog does not say."""
    at_desk.cookies["language"] = language
    with unsaid(language) as missing:
        for path in KEPT_PAGES:
            body(at_desk, path)
    return list(dict.fromkeys(missing))


def test_the_app_weighs_less_than_150_kilobytes_in_the_language_that_takes_most(at_desk: Client) -> None:
    at_desk.cookies["language"] = "bn"
    assert sum(len(gzip.compress(body(at_desk, path))) for path in kept(at_desk)) < 150_000


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_page_a_phone_keeps_falls_back_to_english(at_desk: Client, harbor: Harbor, language: str) -> None:
    bare = all_kept(at_desk, language)
    workplaces.change_campaign(harbor.amara, jurisdiction="us.nlra", now=NOW)
    cards.word(harbor.amara, language="es", employer="Harbor Inc.", text="Quiero el sindicato.", now=NOW)
    begin(at_desk)
    assert (bare, all_kept(at_desk, language)) == ([], [])
