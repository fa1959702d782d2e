"""Harbor on the first day of its vote: every page of the vote has something to show."""

import pytest
from django.db import connection
from tests.demo.conftest import Made
from tests.harbor.cast import NOW, TODAY

from brazier.cards import queries as cards
from brazier.demo import actions as demo
from brazier.demo.vote import actions
from brazier.election.days import queries as days
from brazier.election.facts import OURS, THEIRS
from brazier.election.plans import queries as plans
from brazier.election.polls import queries as polls
from brazier.election.stress import queries as stress
from brazier.election.voters import queries as voters
from brazier.ledger import queries as ledger
from brazier.terms import Actor

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a second hub beside the tests' own needs a file"),
]


@pytest.fixture(scope="module")
def founder(harbor_here: Made) -> Actor:
    """Harbor comes to its vote."""
    actions.come_to_the_vote(harbor_here.founder, today=TODAY, now=NOW, seed=demo.SEED)
    return harbor_here.founder


def test_the_list_of_voters_has_something_in_every_group(founder: Actor) -> None:
    live = voters.newest(founder, today=TODAY)
    assert live is not None
    found = voters.voters(founder, voter_list=live.id)
    for group in ("unknown", "missing", "moved", "gone"):
        assert 50 < found.compared.count(group) < 700, group
    assert 50 < len(found.compared.for_missing) < 300
    assert [field.what for field in found.lacking.fields if field.state == "none"] == ["email"]
    assert found.lacking.days_late == 0


def test_enough_cards_were_counted_to_file_and_the_hub_keeps_a_part_of_them(founder: Actor) -> None:
    [counted] = stress.standing(founder, TODAY)
    assert counted.cards == actions.SIGNED
    assert 0.3 < actions.SIGNED / 8325 < 0.5
    assert 0 < cards.counted(founder, today=TODAY).firm < actions.SIGNED


def test_both_sides_challenge_names(founder: Actor) -> None:
    found = voters.challenges(founder, today=TODAY)
    assert (len(found.ours), len(found.theirs)) == (actions.OUR_CHALLENGES, actions.THEIR_CHALLENGES)
    assert {c.side for c in found.ours} == {OURS}
    assert {c.side for c in found.theirs} == {THEIRS}


def test_a_third_of_the_yes_votes_has_a_plan_and_some_have_voted(founder: Actor) -> None:
    board = plans.board(founder, today=TODAY, unknown=("Department unknown", "shift unknown"))
    assert 0.3 < board.near.planned / board.near.votes < 0.45
    assert 0 < board.near.done < board.near.befriended < board.near.planned
    assert board.due_all > len(board.due) > 0
    assert board.later_all > len(board.later) > 0


def test_somebody_watches_and_somebody_is_still_to_be_found(founder: Actor) -> None:
    found = polls.watched(founder, today=TODAY)
    assert [w.needs for w in found] == ["", "check", "relief", "nobody"]
    assert [len(w.challenged) for w in found] == [2, 0, 0, 0]
    assert all(o.name for w in found for o in w.observers)


def test_the_vote_is_the_next_day_that_counts_and_nothing_of_ours_is_late(founder: Actor) -> None:
    found = days.days(founder, today=TODAY)
    assert found.own[0].code == "election"
    assert not [due.code for due in found.over if due.whose == "ours"]
    assert ledger.broken_at(founder) is None
