"""Organizers, what is in their care, and looks that are noted."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, PAT, TODAY, Harbor

from brazier.access import actions, queries
from brazier.ledger.models import Line
from brazier.terms import Actor, Refused, Wrong

MONTH = timedelta(days=30)


def care(harbor: Harbor, later: int = 0) -> list[tuple[str, str, int]]:
    found = queries.turf(harbor.amara, today=TODAY + timedelta(days=later))
    return [(c.organizer, c.kind, c.thing) for c in found]


def give(harbor: Harbor, organizer: str, thing: int, kind: str = "cell") -> None:
    actions.assign(harbor.amara, organizer=organizer, kind=kind, thing=thing, now=NOW, today=TODAY)


def test_there_is_one_founder(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="started already"):
        actions.begin(PAT, handle="Another", now=NOW)
    assert queries.alone(PAT) == harbor.amara


def test_an_organizer_has_a_name_of_their_own(harbor: Harbor) -> None:
    harbor.organizer("Bo")
    for handle in ("Bo", "  Bo ", ""):
        with pytest.raises(Wrong):
            harbor.organizer(handle)
    assert [o.handle for o in queries.organizers(harbor.amara)] == ["Amara", "Bo"]


def test_what_is_in_somebodys_care_ends_after_thirty_days(harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    give(harbor, bo, 7)
    assert care(harbor, later=30) == [(bo, "cell", 7)]
    assert care(harbor, later=31) == []


def test_giving_it_once_more_renews_it_and_doubles_nothing(harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    give(harbor, bo, 7)
    until = actions.assign(
        harbor.amara, organizer=bo, kind="cell", thing=7, now=NOW, today=TODAY + timedelta(days=10)
    )
    assert until == TODAY + timedelta(days=40)
    assert care(harbor, later=40) == [(bo, "cell", 7)]


def test_it_is_renewed_while_it_goes_on_and_not_after(harbor: Harbor) -> None:
    give(harbor, harbor.amara.id, 7)
    [known] = queries.turf(harbor.amara, today=TODAY)
    last = TODAY + MONTH
    assert actions.renew(harbor.amara, turf=known.id, now=NOW, today=last) == last + MONTH
    with pytest.raises(Wrong, match="ended already"):
        actions.renew(harbor.amara, turf=known.id, now=NOW, today=last + MONTH + timedelta(days=1))


def test_it_is_ended_by_hand_and_by_the_clock(harbor: Harbor) -> None:
    give(harbor, harbor.amara.id, 7)
    give(harbor, harbor.amara.id, 8)
    [first, _] = queries.turf(harbor.amara, today=TODAY)
    actions.end(harbor.amara, turf=first.id, now=NOW)
    with pytest.raises(Wrong, match="ended already"):
        actions.end(harbor.amara, turf=first.id, now=NOW)
    assert care(harbor) == [(harbor.amara.id, "cell", 8)]
    actions.tend(Actor.clock, today=TODAY + MONTH)
    assert care(harbor) == [(harbor.amara.id, "cell", 8)]
    actions.tend(Actor.clock, today=TODAY + MONTH + timedelta(days=1))
    assert care(harbor) == []


def test_care_of_one_organizer_is_told_apart(harbor: Harbor) -> None:
    bo = harbor.organizer("Bo")
    give(harbor, bo, 7)
    give(harbor, harbor.amara.id, 8)
    assert [c.thing for c in queries.turf(harbor.amara, today=TODAY, organizer=bo)] == [7]


@pytest.mark.parametrize(("organizer", "kind"), [("4711", "cell"), ("", "cell"), ("x", "cell"), ("1", "wage")])
def test_nothing_is_put_in_the_care_of_nobody(harbor: Harbor, organizer: str, kind: str) -> None:
    with pytest.raises(Wrong, match="one of the organizers"):
        give(harbor, organizer, 7, kind)


def test_somebody_who_is_left_out_is_in_nobodys_care(harbor: Harbor) -> None:
    give(harbor, harbor.amara.id, 7, "person")
    give(harbor, harbor.amara.id, 7, "cell")
    actions.forget(harbor.amara, records=[7], now=NOW)
    assert care(harbor) == [(harbor.amara.id, "cell", 7)]


def test_a_look_is_one_line_without_a_name(harbor: Harbor) -> None:
    before = Line.objects.count()
    actions.look(harbor.amara, what="worker:7", now=NOW)
    line = Line.objects.order_by("-number").first()
    assert line is not None
    assert (Line.objects.count(), line.verb) == (before + 1, "access.look")
    assert line.what != "7" and "worker" not in line.what


def test_dev_takes_nobody_in_and_gives_nothing(harbor: Harbor) -> None:
    for attempt in (
        lambda: actions.begin(DEV, handle="X", now=NOW),
        lambda: actions.add_organizer(DEV, handle="X", now=NOW),
        lambda: actions.assign(DEV, organizer="1", kind="cell", thing=1, now=NOW, today=TODAY),
        lambda: actions.renew(DEV, turf=1, now=NOW, today=TODAY),
        lambda: actions.end(DEV, turf=1, now=NOW),
        lambda: actions.forget(DEV, records=[1], now=NOW),
        lambda: actions.tend(DEV, today=TODAY),
        lambda: actions.look(DEV, what="worker:7", now=NOW),
        lambda: queries.turf(DEV, today=TODAY),
        lambda: queries.organizers(DEV),
        lambda: queries.handles(DEV),
    ):
        with pytest.raises(Refused):
            attempt()
