"""What of a form is law comes from the law packs, with its source and the day it was checked."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import gettext
from tests.bag.made import made, sheet, texts_of, where

from brazier.bag import law, printing, texts
from brazier.rules.loading import packaged

WORDS = texts.packaged("en").of("card")
PLACES = sorted(place.campaign for place in packaged().places.values() if place.campaign)


def said(campaign: str) -> str:
    lines, foot = law.of_cards(where(campaign), WORDS, str)
    return " ".join((*lines, foot))


@pytest.mark.parametrize(
    ("campaign", "share", "source"),
    [
        ("us.nlra", "30%", "29 CFR 101.18(a)"),
        ("us.railway", "50%", "45 USC 152"),
        ("ca.on", "40%", "Labour Relations Act 1995"),
        ("ca.federal", "35%", "Canada Labour Code"),
        ("ca.bc", "45%", "Labour Relations Code"),
        ("gb", "10%", "TULRCA"),
    ],
)
def test_a_card_says_how_many_are_needed_here_and_who_says_so(campaign: str, share: str, source: str) -> None:
    told = said(campaign)
    assert share in told
    assert source in told
    assert "Checked 2026-11-20" in told


def test_the_number_is_the_one_of_that_day() -> None:
    lines, _ = law.of_cards(where("ca.bc", date(2000, 1, 1)), WORDS, str)
    assert lines == (WORDS["unknown"],)


@pytest.mark.parametrize("campaign", ["", "de", "jp", "other"])
def test_what_no_pack_says_is_not_guessed(campaign: str) -> None:
    told = said(campaign)
    assert "%" not in told
    assert "no checked number" in told


def test_where_workers_join_the_card_asks_to_join() -> None:
    assert "I ask to join" in texts_of(made("card", campaign="gb"))[0]
    assert "I choose this union" in texts_of(made("card", campaign="us.nlra"))[0]


def test_a_line_that_waits_for_its_translation_says_that_it_is_english() -> None:
    words = texts.packaged("pl").of("rights-card")
    told = law.told(where(), words, lambda line: line, language="pl")
    assert told is not None
    assert told.is_english
    english = law.told(where(), words, lambda line: line, language="en")
    assert english is not None
    assert not english.is_english
    unsaid = printing.made(replace(sheet("rights-poster", "pl"), say=str))
    assert words["english_law"] in " ".join(" ".join(texts_of(unsaid)).split())


@pytest.mark.parametrize("campaign", PLACES)
@pytest.mark.parametrize("language", [one for one in texts.languages() if one != "en"])
def test_every_line_of_law_is_said_in_the_language_of_the_form(language: str, campaign: str) -> None:
    words = texts.packaged(language).of("rights-card")
    with translation.override(language):
        told = law.told(where(campaign), words, gettext, language=language)
    assert told is None or not told.is_english


def test_a_form_with_lines_of_law_that_no_speaker_read_says_so_even_where_its_own_text_was_checked() -> None:
    english = texts.raw("en")
    made_from = {name: texts.digest_of(part) for name, part in english.items()}
    checked = texts.put_together("pl", english, english, made_from)
    for form in ("rights-poster", "rights-card", "incident"):
        assert checked.note(form) == checked.parts["frame"]["draft"], form
    assert checked.note("leaflet") == ""
    assert texts.packaged("en").note("rights-poster") == ""


@pytest.mark.parametrize("campaign", PLACES)
def test_every_line_of_law_has_its_day_and_source(campaign: str) -> None:
    told = law.told(where(campaign), texts.packaged("en").of("rights-card"), lambda line: line, language="en")
    if told is None:
        return
    assert "Checked 20" in told.foot
    assert told.foot.count(";") >= 0
    assert all(lines for _, lines in told.parts)
