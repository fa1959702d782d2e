"""Said against did, from what is written down."""

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.people.reach.test_queries import bo

from brazier.conversations import actions as conversations
from brazier.conversations.calibrating.queries import Calibration, calibration_of
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.storage import sight
from brazier.terms import Refused


def lines(found: Calibration) -> list[tuple[int, int, int]]:
    return [(line.answer.level, line.answer.n, line.answer.did) for line in found.lines]


def read(harbor: Harbor) -> list[tuple[int, int, int]]:
    return lines(calibration_of(harbor.amara, today=TODAY))


def test_a_word_is_answered_by_an_act_others_could_see(harbor: Harbor) -> None:
    did, hid, none = (harbor.worker(n) for n in ("Did Diaz", "Hid Ray", "None Lee"))
    for worker in (did, hid, none):
        harbor.talk(worker, 2, ago=50)
    harbor.act(did, ago=45)
    harbor.act(hid, ago=45, is_public=False)
    assert read(harbor) == [(1, 0, 0), (2, 3, 1), (3, 0, 0)]


def test_of_each_person_the_newest_rating_that_had_its_time_counts(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 1, ago=90)
    harbor.talk(cleo, 3, ago=40)
    harbor.talk(cleo, 1, ago=5)
    assert read(harbor) == [(1, 0, 0), (2, 0, 0), (3, 1, 0)]


def test_an_act_does_not_prove_itself_and_other_questions_are_other_questions(harbor: Harbor) -> None:
    cleo, mei = harbor.worker(), harbor.worker("Mei-Lin")
    harbor.act(cleo, ago=40, level=2)
    harbor.talk(mei, 2, ago=40, about="strike")
    assert read(harbor) == [(1, 0, 0), (2, 0, 0), (3, 0, 0)]


def test_what_was_taken_back_counts_for_nothing(harbor: Harbor) -> None:
    cleo = harbor.worker()
    talk = harbor.talk(cleo, 2, ago=40)
    act = harbor.act(cleo, ago=39)
    conversations.take_back_act(harbor.amara, act=act, now=NOW)
    assert read(harbor)[1] == (2, 1, 0)
    conversations.take_back_talk(harbor.amara, talk=talk, now=NOW)
    assert read(harbor)[1] == (2, 0, 0)


def test_two_records_of_one_person_are_one(harbor: Harbor) -> None:
    rosa, again = harbor.worker("Rosa Diaz"), harbor.worker("Rosa D.")
    harbor.talk(rosa, 1, ago=50)
    harbor.talk(again, 2, ago=45)
    harbor.act(rosa, ago=44)
    people.say(harbor.amara, one=rosa, other=again, kind="same", now=NOW)
    assert read(harbor) == [(1, 0, 0), (2, 1, 1), (3, 0, 0)]


def test_claims_stand_beside_what_was_seen(harbor: Harbor) -> None:
    cleo, mei = harbor.worker(), harbor.worker("Mei-Lin")
    harbor.talk(cleo, 2, ago=3)
    harbor.talk(mei, 2, ago=3)
    harbor.act(cleo, ago=1)
    found = calibration_of(harbor.amara, today=TODAY).inflation
    assert found is not None
    assert (found.people, found.claimed, found.acted, found.points, found.likely) == (2, 2, 1, 50, None)


def test_outside_nothing_of_few_is_told_and_dev_is_told_nothing(harbor: Harbor) -> None:
    cleo = harbor.worker()
    harbor.talk(cleo, 2, ago=40)
    with pytest.raises(Refused):
        calibration_of(DEV, today=TODAY)
    me = bo(harbor, person=cleo)
    for seen in (sight.ALL, reach.sight_of(me)):
        with sight.seeing(seen):
            found = calibration_of(me, today=TODAY)
        assert (found.is_coarse, found.inflation, found.n) == (True, None, 0)
