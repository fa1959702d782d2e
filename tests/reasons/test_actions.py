"""Writing why we do this and what was won: kept, undone, and only by whom it is for."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.access import actions as access
from brazier.access import queries as access_read
from brazier.access.models import Organizer
from brazier.access.queries import actor_of
from brazier.ledger import queries as ledger
from brazier.reasons import actions, queries
from brazier.reasons.facts import LONGEST_REASON, Why
from brazier.reasons.models import Reason
from brazier.terms import Actor, Refused, Wrong


def why(harbor: Harbor, language: str = "en") -> Why:
    return queries.why(harbor.amara, language=language)


def said(harbor: Harbor, language: str = "en") -> str:
    mine = why(harbor, language).mine
    return mine.text if mine else ""


def member(harbor: Harbor, role: str) -> Actor:
    """Somebody of this role, at committee level."""
    number = harbor.organizer(role)
    Organizer.objects.filter(pk=number).update(role=role)
    if access_read.level(harbor.amara) == "table":
        access.set_level(harbor.amara, level="committee", by=harbor.amara.id, now=NOW)
    return actor_of(Actor.keeper, organizer=number, now=NOW)


def test_a_reason_is_kept_line_by_line_with_one_line_in_the_ledger(harbor: Harbor) -> None:
    before = ledger.newest(harbor.amara).number
    actions.write(harbor.amara, language="en", text="  Our   time.\r\nOur say. \n", now=NOW)
    assert said(harbor) == "Our time.\nOur say."
    assert ledger.newest(harbor.amara).number == before + 1


def test_each_language_has_words_of_its_own(harbor: Harbor) -> None:
    actions.write(harbor.amara, language="en", text="Our time.", now=NOW)
    actions.write(harbor.amara, language="ar", text="وقتنا.", now=NOW)
    assert (said(harbor, "ar"), said(harbor, "en"), said(harbor, "pl")) == ("وقتنا.", "Our time.", "وقتنا.")
    assert [v.text for v in why(harbor, "en").others] == ["وقتنا."]


def test_the_same_words_again_are_no_new_version(harbor: Harbor) -> None:
    first = actions.write(harbor.amara, language="en", text="Our time.", now=NOW)
    assert actions.write(harbor.amara, language="en", text="Our time. ", now=NOW) == first
    assert Reason.objects.count() == 1


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST_REASON + 1)])
def test_a_reason_that_says_nothing_or_too_much_is_refused(harbor: Harbor, text: str) -> None:
    with pytest.raises(Wrong):
        actions.write(harbor.amara, language="en", text=text, now=NOW)


def test_a_mistake_is_undone_and_nothing_is_lost_by_it(harbor: Harbor) -> None:
    actions.write(harbor.amara, language="en", text="Our time.", now=NOW)
    mistake = actions.write(harbor.amara, language="en", text="Our tine.", now=NOW)
    undone = actions.take_back(harbor.amara, version=mistake, now=NOW)
    assert said(harbor) == "Our time."
    actions.take_back(harbor.amara, version=undone, now=NOW)
    assert said(harbor) == "Our tine."
    assert [v.text for v in queries.history(harbor.amara)] == ["Our tine.", "Our time.", "Our tine.", "Our time."]


def test_the_first_words_are_undone_to_none(harbor: Harbor) -> None:
    first = actions.write(harbor.amara, language="en", text="Our time.", now=NOW)
    actions.take_back(harbor.amara, version=first, now=NOW)
    assert why(harbor).mine is None
    actions.bring_back(harbor.amara, version=first, now=NOW)
    assert said(harbor) == "Our time."


def test_an_old_undo_does_not_throw_away_what_another_wrote_since(harbor: Harbor) -> None:
    mine = actions.write(harbor.amara, language="en", text="Our time.", now=NOW)
    actions.write(harbor.amara, language="en", text="Our say.", now=NOW)
    with pytest.raises(Wrong, match="another one since"):
        actions.take_back(harbor.amara, version=mine, now=NOW)
    assert said(harbor) == "Our say."


def test_wins_stand_newest_first_and_a_mistake_is_taken_back(harbor: Harbor) -> None:
    old = actions.add_win(harbor.amara, text="Fans.", day=TODAY - timedelta(days=9), now=NOW)
    actions.add_win(harbor.amara, text=" Chairs  back. ", day=TODAY, now=NOW)
    assert [w.text for w in why(harbor).wins] == ["Chairs back.", "Fans."]
    actions.take_win_back(harbor.amara, win=old, now=NOW)
    assert [w.text for w in why(harbor).wins] == ["Chairs back."]
    with pytest.raises(Wrong):
        actions.take_win_back(harbor.amara, win=old, now=NOW)
    actions.win_stands(harbor.amara, win=old, now=NOW)
    assert [w.text for w in why(harbor).wins] == ["Chairs back.", "Fans."]


@pytest.mark.parametrize(("text", "days"), [("", 0), ("x" * 200, 0), ("Fans.", 1)])
def test_a_win_that_says_nothing_or_is_still_to_come_is_refused(harbor: Harbor, text: str, days: int) -> None:
    with pytest.raises(Wrong):
        actions.add_win(harbor.amara, text=text, day=TODAY + timedelta(days=days), now=NOW)


def test_everybody_reads_it_and_only_the_committee_writes(harbor: Harbor) -> None:
    actions.write(harbor.amara, language="en", text="Our time.", now=NOW)
    win = actions.add_win(harbor.amara, text="Fans.", day=TODAY, now=NOW)
    taker, committee = member(harbor, "taker"), member(harbor, "committee")
    assert queries.why(taker, language="en").mine
    actions.write(committee, language="en", text="Our say.", now=NOW)
    for actor in (taker, DEV):
        with pytest.raises(Refused):
            actions.write(actor, language="en", text="Not ours.", now=NOW)
        with pytest.raises(Refused):
            actions.take_win_back(actor, win=win, now=NOW)
        with pytest.raises(Refused):
            queries.history(actor)
    with pytest.raises(Refused):
        queries.why(DEV, language="en")
    assert said(harbor) == "Our say."
