"""No task has anybody touch another's ballot. Story A12."""

import pytest
from tests.harbor.cast import TODAY, Harbor

from brazier.conversations.models import FollowUp
from brazier.conversations.talk import Step
from brazier.people.hands_off import touches_ballots
from brazier.terms import Wrong

FORBIDDEN = (
    "collect ballots",
    "Collect her ballot on Friday",
    "pick up the mail ballots of the night shift",
    "picking up Rosa's ballot",
    "ballot pickup, dock 4",
    "post her ballot",
    "bring Kwame’s ballot to the box",
    "drop off ballots",
    "COLLECTING THE BALLOTS",
    "Recoger las papeletas",
    "llevar su boleta al correo",
    "juntar boletas del turno",
    "ramasser les bulletins",
    "récupérer son bulletin",
    "zebrać karty do głosowania",
    "جمع أوراق التصويت",
    "收集夜班的选票",
)
FINE = (
    "ask whether she has posted her ballot",
    "remind him to post his ballot",
    "tell them the day the ballot comes",
    "bring her to the vote",
    "take Rosa to the polls",
    "explain the ballot",
    "collect signatures",
    "collect cards before the ballot opens",
    "never collect ballots",
    "preguntar si ya echó su papeleta",
    "llevar a Rosa a votar",
    "bring the petition round",
    "",
)


@pytest.mark.parametrize("task", FORBIDDEN)
def test_a_task_that_touches_a_ballot_is_seen_a12(task: str) -> None:
    assert touches_ballots(task)


@pytest.mark.parametrize("task", FINE)
def test_asking_and_bringing_people_is_no_such_task(task: str) -> None:
    assert not touches_ballots(task)


def test_a_talk_that_ends_with_such_a_task_is_not_kept_a12(harbor: Harbor) -> None:
    """Story A12: the app forbids any task like "collect ballots"."""
    cleo = harbor.worker()
    with pytest.raises(Wrong) as refused:
        harbor.talk(cleo, 1, step=Step("collect ballots", TODAY, harbor.amara.id))
    assert refused.value.code == "conversations.ballots"
    assert not FollowUp.objects.exists()
    harbor.talk(cleo, 1, step=Step("ask whether she posted her ballot", TODAY, harbor.amara.id))
    assert FollowUp.objects.exists()
