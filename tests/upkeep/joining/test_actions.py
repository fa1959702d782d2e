"""At Site level only those may be brought in whom somebody else put in one's care, too."""

from datetime import timedelta

import pytest
from tests.access.joining.people import new_code
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.upkeep.organizers.party import again, at_level, cares, joined

from brazier.access.models import Organizer, Turf
from brazier.people import actions as people
from brazier.people import queries
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep.handing import actions as handing
from brazier.upkeep.joining import actions


@pytest.fixture
def bo(harbor: Harbor) -> Actor:
    """Long enough here, at Site level, with nobody in care."""
    at_level("site")
    made = joined(harbor, "Bo")
    Organizer.objects.update(since=NOW - timedelta(days=30))
    return made


def invited(who: Actor, number: int) -> int:
    code = queries.code_of(Actor.clock, number)
    return actions.invite(
        again(who.id), handle="Friend", code=new_code(), person=code, organizer="", now=NOW, today=TODAY
    )


def written(who: Actor, **typed: str) -> int:
    return people.add(again(who.id), name="Gil Friend", typed=typed, now=NOW)


def test_whom_an_organizer_wrote_down_herself_she_can_not_bring_in_until_a_lead_says_yes(
    harbor: Harbor, bo: Actor
) -> None:
    lea = joined(harbor, "Lea", "lead")
    number = written(bo)
    with pytest.raises(Wrong, match="Nobody but you wrote this person down"):
        invited(bo, number)
    handing.confirm(again(lea.id), turf=Turf.objects.get().pk, now=NOW, today=TODAY)
    assert invited(bo, number)


def test_nor_because_she_wrote_them_into_a_cell_or_a_language_of_hers(harbor: Harbor, bo: Actor) -> None:
    stow = harbor.person(harbor.worker("Cleo Diaz", department="Stow", shift="Days")).cell
    cares(bo.id, "cell", stow)
    Turf.objects.create(organizer_id=int(bo.id), kind="language", thing=0, name="wolof", given_by="1", until=TODAY)
    with pytest.raises(Wrong, match="Nobody but you"):
        invited(bo, written(bo, department="Stow", shift="Days", languages="Wolof"))


def test_who_is_in_her_cell_by_the_word_of_somebody_else_can_be_brought_in(harbor: Harbor, bo: Actor) -> None:
    cleo = harbor.worker("Cleo Diaz", department="Stow", shift="Days")
    cares(bo.id, "cell", harbor.person(cleo).cell)
    assert invited(bo, cleo)


def test_a_lead_who_put_somebody_in_her_own_care_has_not_said_yes_for_two(harbor: Harbor, bo: Actor) -> None:
    lea = joined(harbor, "Lea", "lead")
    Organizer.objects.update(since=NOW - timedelta(days=30))
    cleo = harbor.worker("Cleo Diaz", department="Stow", shift="Days")
    cares(lea.id, "person", cleo, by=lea.id)
    with pytest.raises(Refused, match="nothing here"):
        invited(lea, cleo)
