"""That somebody was told what the boss will do: noted, read by who may, taken back."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.people.reach.test_queries import bo

from brazier.conversations.foretold import actions, queries
from brazier.conversations.models import Foretold
from brazier.terms import Refused, Wrong
from brazier.upkeep import actions as upkeep


def test_it_is_noted_with_its_day_and_taken_back(harbor: Harbor) -> None:
    cleo = harbor.worker()
    number = actions.foretell(harbor.amara, worker=cleo, day=TODAY - timedelta(days=3), now=NOW)
    [one] = queries.told(harbor.amara, records=[cleo])
    assert (one.day, one.by) == (TODAY - timedelta(days=3), harbor.amara.id)
    actions.take_back(harbor.amara, foretold=number, now=NOW)
    assert queries.told(harbor.amara, records=[cleo]) == ()
    assert Foretold.objects.count() == 1
    with pytest.raises(Wrong, match="nothing here"):
        actions.take_back(harbor.amara, foretold=number, now=NOW)


def test_a_day_to_come_is_refused(harbor: Harbor) -> None:
    with pytest.raises(Wrong, match="still to come"):
        actions.foretell(harbor.amara, worker=harbor.worker(), day=TODAY + timedelta(days=1), now=NOW)


def test_it_goes_with_whoever_is_forgotten(harbor: Harbor) -> None:
    cleo = harbor.worker()
    actions.foretell(harbor.amara, worker=cleo, day=TODAY, now=NOW)
    upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    assert Foretold.objects.count() == 0


def test_strangers_and_those_out_of_reach_can_not(harbor: Harbor) -> None:
    cleo = harbor.worker()
    number = actions.foretell(harbor.amara, worker=cleo, day=TODAY, now=NOW)
    with pytest.raises(Refused):
        actions.foretell(DEV, worker=cleo, day=TODAY, now=NOW)
    other = bo(harbor)
    for refused in (
        lambda: actions.foretell(other, worker=cleo, day=TODAY, now=NOW),
        lambda: actions.take_back(other, foretold=number, now=NOW),
        lambda: queries.told(other, records=[cleo]),
    ):
        with pytest.raises(Wrong, match="There is"):
            refused()
