"""Somebody joins, leaves, and did not leave; members feed the count."""

from datetime import date

import pytest
from tests.cards.made import Take
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago

from brazier.cards import actions as cards
from brazier.cards import queries as cards_read
from brazier.cards.members import actions, queries
from brazier.cards.models import Membership
from brazier.ledger.models import Line
from brazier.people import actions as people
from brazier.terms import Refused, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep.sweeping.actions import SHRED
from brazier.workplaces import actions as workplaces


@pytest.fixture
def britain(harbor: Harbor) -> None:
    workplaces.change_campaign(harbor.amara, jurisdiction="gb", now=NOW)


def join(harbor: Harbor, worker: int, *, ago: int = 0, unit: str = "Harbor Ltd, warehouse") -> int:
    return actions.join(harbor.amara, worker=worker, joined_on=days_ago(ago), unit=unit, now=NOW, today=TODAY)


def end(harbor: Harbor, membership: int, why: str = "left_union", on: date = TODAY) -> None:
    actions.end(harbor.amara, membership=membership, ended_on=on, why=why, now=NOW, today=TODAY)


def test_joining_is_kept_with_one_line(harbor: Harbor) -> None:
    worker, before = harbor.worker(), Line.objects.count()
    number = join(harbor, worker, ago=5, unit="  Harbor  Ltd ")
    found = queries.membership(harbor.amara, membership=number)
    assert (found.joined_on, found.ended_on, found.unit, found.is_here) == (days_ago(5), None, "Harbor Ltd", True)
    assert Line.objects.count() == before + 1


def test_who_joins_twice_is_one_member_since_the_earlier_day(harbor: Harbor) -> None:
    worker = harbor.worker()
    assert join(harbor, worker, ago=3) == join(harbor, worker, ago=9) == join(harbor, worker, ago=1)
    assert Membership.objects.get().joined_on == days_ago(9)


def test_two_who_are_one_person_are_one_member(harbor: Harbor) -> None:
    one, two = harbor.worker("Cleo Diaz"), harbor.worker("C Diaz")
    join(harbor, one), join(harbor, two)
    assert queries.counted(harbor.amara, today=TODAY).members == 2
    people.say(harbor.amara, one=one, other=two, kind="same", now=NOW)
    assert queries.counted(harbor.amara, today=TODAY).members == 1


def test_somebody_new_is_written_down_as_they_join(harbor: Harbor) -> None:
    number = actions.join(
        harbor.amara, worker=0, joined_on=TODAY, unit="", now=NOW, today=TODAY, new_worker="Rosa Lima"
    )
    assert harbor.person(Membership.objects.get(pk=number).record_id).portrait.name == "Rosa Lima"


def test_members_and_supporters_are_counted_apart_and_who_left_is_neither(
    harbor: Harbor, take: Take, britain: None
) -> None:
    cleo, rosa, omar, gone = (harbor.worker(name) for name in ("Cleo Diaz", "Rosa Lima", "Omar K", "Gone G"))
    for worker in (cleo, rosa):
        cards.verify(harbor.amara, card=take(worker), now=NOW)
    for worker in (cleo, omar, gone):
        join(harbor, worker)
    people.move(harbor.amara, worker=gone, state="left", now=NOW)
    found = queries.counted(harbor.amara, today=TODAY)
    assert (found.members, found.supporters) == (2, 1)


def test_where_the_law_counts_members_they_feed_the_count_and_cards_do_not(
    harbor: Harbor, take: Take, britain: None
) -> None:
    take(harbor.worker("Rosa Lima"), seen=True)
    join(harbor, harbor.worker("Cleo Diaz"), ago=40)
    join(harbor, harbor.worker("Omar K"), ago=1)
    assert cards_read.by_month(harbor.amara, today=TODAY) == ((date(2026, 10, 1), 1), (date(2026, 11, 1), 1))
    workplaces.change_campaign(harbor.amara, jurisdiction="us.nlra", now=NOW)
    assert cards_read.by_month(harbor.amara, today=TODAY) == ((date(2026, 11, 1), 1),)


def test_a_membership_ends_and_goes_on_after_all(harbor: Harbor) -> None:
    number = join(harbor, harbor.worker(), ago=30)
    end(harbor, number, on=days_ago(2))
    assert queries.counted(harbor.amara, today=TODAY).members == 0
    actions.go_on(harbor.amara, membership=number, now=NOW)
    assert queries.counted(harbor.amara, today=TODAY).members == 1


def test_a_mistake_is_as_if_it_had_never_been(harbor: Harbor) -> None:
    number = join(harbor, harbor.worker(), ago=30)
    end(harbor, number, why="mistake")
    assert queries.members(harbor.amara, page=1)[0] == ()
    assert queries.counted(harbor.amara, today=TODAY).ended == 0


def test_who_joined_anew_is_a_member_once(harbor: Harbor) -> None:
    worker = harbor.worker()
    first = join(harbor, worker, ago=30)
    end(harbor, first)
    assert join(harbor, worker) != first
    with pytest.raises(Wrong, match="member already"):
        actions.go_on(harbor.amara, membership=first, now=NOW)


@pytest.mark.parametrize(
    ("why", "on"), [("", TODAY), ("bored", TODAY), ("lapsed", days_ago(31)), ("lapsed", days_ago(-1))]
)
def test_what_can_not_be_is_refused_and_nothing_changes(harbor: Harbor, why: str, on: date) -> None:
    number = join(harbor, harbor.worker(), ago=30)
    with pytest.raises(Wrong, match="Nothing was changed"):
        end(harbor, number, why=why, on=on)
    with pytest.raises(Wrong, match="still to come"):
        join(harbor, harbor.worker("Rosa Lima"), ago=-1)
    assert Membership.objects.get().ended_on is None


def test_whoever_is_left_out_takes_the_membership_along_and_so_does_the_end(harbor: Harbor) -> None:
    cleo = harbor.worker()
    join(harbor, cleo), join(harbor, harbor.worker("Rosa Lima"))
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert Membership.objects.count() == 1
    assert actions.shred in SHRED
    assert actions.shred(harbor.amara) == 1


def test_a_stranger_joins_and_ends_nothing(harbor: Harbor) -> None:
    number, rosa = join(harbor, harbor.worker()), harbor.worker("Rosa Lima")
    for ask in (
        lambda: actions.join(DEV, worker=rosa, joined_on=TODAY, unit="", now=NOW, today=TODAY),
        lambda: actions.end(DEV, membership=number, ended_on=TODAY, why="lapsed", now=NOW, today=TODAY),
        lambda: actions.go_on(DEV, membership=number, now=NOW),
        lambda: queries.members(DEV, page=1),
        lambda: queries.counted(DEV, today=TODAY),
    ):
        with pytest.raises(Refused):
            ask()
