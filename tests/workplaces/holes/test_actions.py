"""Who takes a hole, and taking that back."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago

from brazier.access import queries as access
from brazier.terms import Refused, Wrong
from brazier.workplaces import actions as workplaces
from brazier.workplaces import queries as workplaces_read
from brazier.workplaces.facts import Owner
from brazier.workplaces.holes import actions, queries
from brazier.workplaces.models import HoleTurn

SUNDAY = TODAY + timedelta(days=2)


@pytest.fixture
def stow(harbor: Harbor) -> int:
    return harbor.cell("Stow", "Nights")


def take(harbor: Harbor, cell: int, **who: object) -> None:
    told = {"by_day": SUNDAY} | who
    actions.take(harbor.amara, cell_id=cell, now=NOW, today=TODAY, **told)  # type: ignore[arg-type]


def end(harbor: Harbor, cell: int, how: str) -> None:
    actions.end(harbor.amara, cell_id=cell, how=how, now=NOW, today=TODAY)


def owner(harbor: Harbor, cell: int) -> Owner | None:
    return queries.owners(harbor.amara).get(cell)


def test_an_organizer_takes_a_hole_and_has_its_people_in_their_care(harbor: Harbor, stow: int) -> None:
    bo = harbor.organizer("Bo")
    take(harbor, stow, organizer=bo)
    assert owner(harbor, stow) == Owner(bo, None, SUNDAY)
    [care] = access.turf(harbor.amara, today=TODAY)
    assert (care.organizer, care.kind, care.thing, care.until) == (bo, "cell", stow, TODAY + timedelta(days=30))


def test_whoever_hands_a_hole_over_or_is_done_has_it_in_their_care_no_more(harbor: Harbor, stow: int) -> None:
    bo = harbor.organizer("Bo")
    take(harbor, stow, organizer=harbor.amara.id)
    take(harbor, stow, organizer=bo)
    assert [c.organizer for c in access.turf(harbor.amara, today=TODAY)] == [bo]
    end(harbor, stow, "done")
    assert access.turf(harbor.amara, today=TODAY) == ()


def test_somebody_of_the_committee_takes_one_by_a_record_of_theirs(harbor: Harbor, stow: int) -> None:
    take(harbor, stow, record=7)
    assert owner(harbor, stow) == Owner("", 7, SUNDAY)


@pytest.mark.parametrize("who", [{}, {"organizer": "Bo"}, {"organizer": "4711"}, {"organizer": "1", "record": 7}])
def test_a_hole_is_taken_by_one_of_us_and_by_nobody_else(
    harbor: Harbor, stow: int, who: dict[str, object]
) -> None:
    with pytest.raises(Wrong, match="Choose who takes"):
        take(harbor, stow, **who)
    assert not HoleTurn.objects.exists()


def test_a_day_that_is_over_is_said(harbor: Harbor, stow: int) -> None:
    with pytest.raises(Wrong, match="day is over"):
        take(harbor, stow, organizer=harbor.amara.id, by_day=days_ago(1))
    take(harbor, stow, organizer=harbor.amara.id, by_day=TODAY)


def test_done_stays_to_be_seen_and_free_does_not(harbor: Harbor, stow: int) -> None:
    take(harbor, stow, organizer=harbor.amara.id)
    end(harbor, stow, "done")
    assert owner(harbor, stow) == Owner(harbor.amara.id, None, SUNDAY, TODAY)
    take(harbor, stow, record=7)
    end(harbor, stow, "freed")
    assert owner(harbor, stow) == Owner(harbor.amara.id, None, SUNDAY, TODAY)
    with pytest.raises(Wrong, match="Nobody takes"):
        end(harbor, stow, "done")


@pytest.mark.parametrize("how", ["handed", "", "won"])
def test_a_turn_ends_done_or_free(harbor: Harbor, stow: int, how: str) -> None:
    take(harbor, stow, organizer=harbor.amara.id)
    with pytest.raises(Wrong):
        end(harbor, stow, how)


def test_whatever_was_said_last_is_taken_back_step_by_step(harbor: Harbor, stow: int) -> None:
    bo = harbor.organizer("Bo")
    take(harbor, stow, organizer=harbor.amara.id)
    take(harbor, stow, organizer=bo)
    end(harbor, stow, "done")
    seen = []
    for _ in range(3):
        actions.take_back(harbor.amara, cell_id=stow, now=NOW)
        seen.append(owner(harbor, stow))
    assert seen == [Owner(bo, None, SUNDAY), Owner(harbor.amara.id, None, SUNDAY), None]
    with pytest.raises(Wrong, match="Nobody takes"):
        actions.take_back(harbor.amara, cell_id=stow, now=NOW)


def test_a_new_owner_after_done_is_taken_back_to_done(harbor: Harbor, stow: int) -> None:
    take(harbor, stow, record=7)
    end(harbor, stow, "done")
    take(harbor, stow, record=8)
    actions.take_back(harbor.amara, cell_id=stow, now=NOW)
    assert owner(harbor, stow) == Owner("", 7, SUNDAY, TODAY)


def test_joined_cells_have_one_owner_and_each_its_own_again_after(harbor: Harbor, stow: int) -> None:
    other = harbor.cell("Stow", "BHN")
    take(harbor, other, record=7)
    bhn, nights = (
        next(s.id for s in workplaces_read.shifts(harbor.amara) if s.name == name) for name in ("BHN", "Nights")
    )
    assert workplaces_read.joining(harbor.amara, kind="shift", part=bhn, into=nights).owners == 1
    workplaces.join(harbor.amara, kind="shift", part=bhn, into=nights, now=NOW)
    assert queries.owners(harbor.amara) == {stow: Owner("", 7, SUNDAY)}
    workplaces.unjoin(harbor.amara, kind="shift", part=bhn, now=NOW)
    assert queries.owners(harbor.amara) == {other: Owner("", 7, SUNDAY)}


def test_a_hole_of_somebody_who_is_left_out_is_nobodys(harbor: Harbor, stow: int) -> None:
    take(harbor, stow, record=7)
    actions.forget(harbor.amara, records=[7], now=NOW)
    assert not HoleTurn.objects.exists()


def test_dev_takes_ends_and_sees_nothing(harbor: Harbor, stow: int) -> None:
    for attempt in (
        lambda: actions.take(DEV, cell_id=stow, organizer="1", by_day=SUNDAY, now=NOW, today=TODAY),
        lambda: actions.end(DEV, cell_id=stow, how="done", now=NOW, today=TODAY),
        lambda: actions.take_back(DEV, cell_id=stow, now=NOW),
        lambda: actions.forget(DEV, records=[1], now=NOW),
        lambda: queries.owners(DEV),
    ):
        with pytest.raises(Refused):
            attempt()
