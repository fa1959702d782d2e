"""Photos of sheets wait for whoever brought them, and go."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, due

from brazier.access.models import Organizer
from brazier.conversations.models import SheetPhoto
from brazier.conversations.sheets import actions, queries
from brazier.keeping.spans import Held
from brazier.ledger.models import Line
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep.sweeping.actions import shred
from brazier.vault.models import SealedPicture
from brazier.vault.pictures import Picture

PHOTO = Picture(b"canary: 917 555 0148 in somebody's own hand", 1, 1, ("blurred",))


def bo(harbor: Harbor) -> Actor:
    number = harbor.organizer("Bo")
    Organizer.objects.filter(pk=number).update(password="x")
    return Actor(number, "organizer")


def test_a_pack_of_photos_is_kept_with_one_line_and_read_by_whoever_brought_it(harbor: Harbor) -> None:
    before = Line.objects.count()
    actions.bring(harbor.amara, pictures=[PHOTO, PHOTO], now=NOW)
    assert Line.objects.count() == before + 1
    found = queries.waiting(harbor.amara)
    assert [sheet.doubts for sheet in found] == [("blurred",), ("blurred",)]
    assert queries.photo(harbor.amara, sheet=found[0].id) == PHOTO.content


def test_nobody_else_sees_or_destroys_it(harbor: Harbor) -> None:
    other = bo(harbor)
    actions.bring(harbor.amara, pictures=[PHOTO], now=NOW)
    [sheet] = queries.waiting(harbor.amara)
    assert queries.waiting(other) == ()
    for ask in (
        lambda: queries.photo(other, sheet=sheet.id),
        lambda: actions.let_go(other, sheet=sheet.id, now=NOW),
        lambda: actions.let_go(harbor.amara, sheet=4711, now=NOW),
    ):
        with pytest.raises(Wrong, match="nothing here"):
            ask()


def test_a_sheet_that_is_typed_in_takes_photo_and_key_along(harbor: Harbor) -> None:
    actions.bring(harbor.amara, pictures=[PHOTO, PHOTO], now=NOW)
    actions.let_go(harbor.amara, sheet=queries.waiting(harbor.amara)[0].id, now=NOW)
    assert (SheetPhoto.objects.count(), SealedPicture.objects.count()) == (1, 1)


def test_forty_may_wait_and_no_more(harbor: Harbor) -> None:
    actions.bring(harbor.amara, pictures=[PHOTO] * actions.MOST, now=NOW)
    with pytest.raises(Wrong, match="Forty photos"):
        actions.bring(harbor.amara, pictures=[PHOTO], now=NOW)
    assert SealedPicture.objects.count() == actions.MOST


def test_whoever_is_left_out_takes_every_photo_along(harbor: Harbor) -> None:
    actions.bring(harbor.amara, pictures=[PHOTO], now=NOW)
    upkeep.forget(harbor.amara, worker=harbor.worker(), now=NOW)
    assert (SheetPhoto.objects.count(), SealedPicture.objects.count()) == (0, 0)


def test_what_nobody_typed_in_in_time_goes_and_a_hold_keeps_it(harbor: Harbor) -> None:
    actions.bring(harbor.amara, pictures=[PHOTO], now=NOW)
    later = TODAY + timedelta(days=31)
    assert actions.end_waiting(Actor.clock, due=due(30)).gone == 0
    assert actions.end_waiting(Actor.clock, due=due(30, today=later, held=Held(any=True))).gone == 0
    assert actions.end_waiting(Actor.clock, due=due(30, today=later)).gone == 1
    assert not SealedPicture.objects.exists()


def test_the_end_of_the_campaign_takes_all(harbor: Harbor) -> None:
    actions.bring(harbor.amara, pictures=[PHOTO], now=NOW)
    assert shred(Actor.clock, due=due(90, today=TODAY + timedelta(days=100), ended=TODAY)).gone
    assert (SheetPhoto.objects.count(), SealedPicture.objects.count()) == (0, 0)


def test_a_stranger_gets_nothing(harbor: Harbor) -> None:
    for ask in (
        lambda: actions.bring(DEV, pictures=[PHOTO], now=NOW),
        lambda: actions.let_go(DEV, sheet=1, now=NOW),
        lambda: actions.forget(DEV, records=[1], now=NOW),
        lambda: actions.end_waiting(DEV, due=due(30)),
        lambda: actions.shred(DEV),
        lambda: queries.waiting(DEV),
        lambda: queries.photo(DEV, sheet=1),
    ):
        with pytest.raises(Refused):
            ask()
