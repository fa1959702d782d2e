"""Whose turn it is, and what is still in memory."""

import secrets
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.harbor.cast import NOW

from brazier.storage import keyring, shares
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.storage.shares import Split
from brazier.terms import Wrong
from brazier.web.shares import ceremony
from brazier.web.shares.ceremony import ASKED, QUIET, Ceremony

RING, _ = keyring.create("abacus abdomen", Slowness(LEAST_MEMORY_KIB))


def begun(enough: int = 2, whole: int = 3) -> Ceremony:
    return ceremony.proved(ceremony.begun("k", RING, enough, whole, NOW), secrets.randbelow, NOW)


def typed(at: Ceremony) -> str:
    return " ".join(at.text.split()[place - 1] for place in at.asked)


def test_a_share_is_shown_only_when_its_keeper_looks_alone_and_is_gone_when_it_is_on_paper() -> None:
    at, taken = begun(), []
    for turn in range(3):
        assert (at.text, at.at) == ("", turn)
        at = ceremony.shown(at, NOW)
        assert len(at.text.split()) == shares.WORDS
        taken.append(at.text)
        assert ceremony.slip(at, typed(at)) == 0
        at = ceremony.handed_over(at, secrets.randbelow, NOW)
        assert taken[-1] not in at.texts
    assert at.is_over
    assert isinstance(at.way, Split)
    assert at.way.texts == at.texts == ("", "", "")
    assert shares.together([shares.read(text) for text in taken[:2]]) == at.way.secret


def test_nothing_is_made_before_it_is_proved_who_asks() -> None:
    at = ceremony.begun("k", RING, 2, 3, NOW)
    assert (at.is_proved, at.is_over, at.texts) == (False, False, ())


def test_four_places_are_asked_for_and_they_differ_from_turn_to_turn() -> None:
    asked = {begun().asked for _ in range(20)}
    assert {len(places) for places in asked} == {ASKED}
    assert len(asked) > 10
    assert all(list(places) == sorted(set(places)) for places in asked)


def test_the_first_word_that_is_not_on_the_paper_is_named() -> None:
    at = ceremony.shown(begun(), NOW)
    said = typed(at).split()
    assert ceremony.slip(at, " ".join(word[:4].upper() for word in said)) == 0
    for turn, place in enumerate(at.asked):
        wrong = [*said]
        wrong[turn] = "zzzz"
        assert ceremony.slip(at, " ".join(wrong)) == place
        assert ceremony.slip(at, " ".join(said[:turn])) == place


def test_it_goes_on_for_the_browser_that_leads_it_and_for_half_an_hour() -> None:
    at = begun()
    assert ceremony.goes_on(at, "k", NOW + QUIET) is at
    for found in (
        ceremony.goes_on(at, "other", NOW),
        ceremony.goes_on(at, "", NOW),
        ceremony.goes_on(at, "k", NOW + QUIET + timedelta(seconds=1)),
        ceremony.goes_on(None, "", NOW),
    ):
        assert found is None


def test_six_words_again_are_typed_back_whole() -> None:
    at = ceremony.shown(begun(0, 0), NOW)
    assert at.asked == (1, 2, 3, 4, 5, 6)
    assert ceremony.slip(at, at.text) == 0
    assert ceremony.slip(replace(at, asked=(6,)), "") == 6
    assert ceremony.handed_over(at, secrets.randbelow, NOW).is_over


def test_so_many_shares_can_not_be() -> None:
    with pytest.raises(Wrong, match="2 to 9"):
        ceremony.begun("k", RING, 3, 2, NOW)


def test_it_is_never_printed() -> None:
    at = ceremony.shown(begun(), NOW)
    assert at.text not in repr(at)
