"""Who was there beside somebody, of talks with several."""

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor
from tests.people.reach.test_queries import bo

from brazier.conversations import actions as conversations
from brazier.conversations.gathering import actions, queries
from brazier.conversations.gathering.actions import There
from brazier.conversations.talk import Talk
from brazier.terms import Refused, Wrong


def gathered(harbor: Harbor, *workers: int) -> list[int]:
    there = [There(Talk(n, TODAY, harbor.amara.id, level=2)) for n in workers]
    return [one.talk for one in actions.record(harbor.amara, there=there, now=NOW, today=TODAY)]


def test_of_each_talk_all_others_are_told_and_of_a_talk_with_one_nobody(harbor: Harbor) -> None:
    cleo, rosa, mei = harbor.worker(), harbor.worker("Rosa Diaz"), harbor.worker("Mei-Lin")
    harbor.talk(cleo, 2)
    first, second = gathered(harbor, cleo, rosa, mei)[0], gathered(harbor, rosa, cleo)[0]
    gathered(harbor, rosa, mei)
    assert queries.beside(harbor.amara, records=[cleo]) == {first: (rosa, mei), second: (rosa,)}


def test_whoever_was_taken_back_was_not_there(harbor: Harbor) -> None:
    cleo, rosa, mei = harbor.worker(), harbor.worker("Rosa Diaz"), harbor.worker("Mei-Lin")
    first, hers, _ = gathered(harbor, cleo, rosa, mei)
    conversations.take_back_talk(harbor.amara, talk=hers, now=NOW)
    assert queries.beside(harbor.amara, records=[cleo]) == {first: (mei,)}
    assert queries.beside(harbor.amara, records=[rosa]) == {}


def test_strangers_and_whoever_may_not_reach_her_learn_nothing(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    gathered(harbor, cleo, rosa)
    with pytest.raises(Refused):
        queries.beside(DEV, records=[cleo])
    with pytest.raises(Wrong, match="nothing here"):
        queries.beside(bo(harbor), records=[cleo])
