"""From the moment two can sign in, one person alone neither lets anything go nor stops it from going. N71."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.upkeep.pairs.test_actions import somebody
from tests.web.conftest import seat

from brazier.access.changes import actions as changes
from brazier.access.models import Device, Proposal
from brazier.conversations.models import Conversation
from brazier.keeping import actions as keeping_act
from brazier.keeping import queries as keeping
from brazier.storage import keyring, shares
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.upkeep import actions as upkeep
from brazier.upkeep import queries as upkeep_read
from brazier.upkeep.models import Ending, Sweep
from brazier.upkeep.pairs import actions as pairs
from brazier.upkeep.sweeping import actions


def open_proposal(kind: str) -> int:
    return Proposal.objects.get(kind=kind, ended_at=None).pk


@pytest.fixture
def two(harbor: Harbor) -> tuple[Harbor, Actor, Client]:
    bo = somebody(harbor, "Bo")
    return harbor, bo, seat(Client(HTTP_HOST="localhost:8765"))


def test_a_hold_is_put_on_and_ended_by_two_n71(two: tuple[Harbor, Actor, Client]) -> None:
    harbor, bo, _ = two
    cleo = harbor.worker("Cleo Diaz")
    harbor.talk(cleo, 3, ago=20, quote="kept")
    hold = {"kind": "person", "thing": cleo, "reason": "charge of 3 May"}
    asked = pairs.propose(harbor.amara, kind="hold", payload=hold, now=NOW)
    assert (asked.done, keeping.holds(bo)) == (False, ())
    pairs.agree(bo, proposal=asked.proposal, now=NOW)
    [held] = keeping.holds(bo)
    for day in (7, 14, 20):
        upkeep.tend(Actor.clock, now=NOW + timedelta(days=day), today=TODAY + timedelta(days=day))
    assert list(Conversation.objects.values_list("quote", flat=True)) == ["kept"]
    with pytest.raises(Wrong, match="legal hold"):
        upkeep.forget(harbor.amara, worker=cleo, now=NOW)
    over = pairs.propose(harbor.amara, kind="release", payload={"hold": held.id}, now=NOW)
    assert (over.done, len(keeping.holds(bo))) == (False, 1)
    with pytest.raises(Wrong, match="Somebody else"):
        pairs.agree(harbor.amara, proposal=over.proposal, now=NOW)
    pairs.agree(bo, proposal=over.proposal, now=NOW)
    assert keeping.holds(bo) == ()


def test_the_clock_is_overruled_by_two_and_the_ledger_says_so(two: tuple[Harbor, Actor, Client]) -> None:
    harbor, bo, _ = two
    harbor.talk(harbor.worker(), 3, ago=20, quote="old")
    upkeep.tend(Actor.clock, now=NOW, today=TODAY)
    later = NOW + timedelta(days=120)
    upkeep.tend(Actor.clock, now=later, today=later.date())
    assert Sweep.objects.order_by("-at")[0].asks
    asked = pairs.propose(harbor.amara, kind="catch_up", payload={}, now=later)
    assert Conversation.objects.exclude(quote="").exists()
    pairs.agree(bo, proposal=asked.proposal, now=later)
    assert not Conversation.objects.exclude(quote="").exists()


def test_the_campaign_ends_and_goes_on_by_two(two: tuple[Harbor, Actor, Client]) -> None:
    harbor, bo, _ = two
    for kind, ended in (("wind_down", True), ("go_on", False)):
        asked = pairs.propose(harbor.amara, kind=kind, payload={}, now=NOW)
        assert Ending.objects.exists() is not ended
        pairs.agree(bo, proposal=asked.proposal, now=NOW)
        assert Ending.objects.exists() is ended


def test_how_long_things_are_kept_is_chosen_by_two(two: tuple[Harbor, Actor, Client]) -> None:
    harbor, bo, _ = two
    asked = pairs.propose(harbor.amara, kind="keeps", payload={"kind": "notes", "days": 7}, now=NOW)
    assert keeping.lives(bo)["notes"] == 30
    pairs.agree(bo, proposal=asked.proposal, now=NOW)
    assert keeping.lives(bo)["notes"] == 7


def test_nobody_makes_the_first_shares_alone(two: tuple[Harbor, Actor, Client]) -> None:
    harbor, bo, _ = two
    assert upkeep_read.wants_second_for_shares(harbor.amara, now=NOW)
    with pytest.raises(Wrong, match="alone"):
        upkeep.share_out(harbor.amara, known=keyring.read(here.folder), way=shares.split(2, 3), now=NOW)
    asked = pairs.propose(harbor.amara, kind="shares", payload={}, now=NOW)
    assert upkeep_read.wants_second_for_shares(harbor.amara, now=NOW)
    pairs.agree(bo, proposal=asked.proposal, now=NOW)
    assert not upkeep_read.wants_second_for_shares(harbor.amara, now=NOW)
    assert upkeep_read.wants_second_for_shares(harbor.amara, now=NOW + timedelta(days=1, seconds=1))


def test_a_device_that_was_ended_is_forgotten_after_14_days(harbor: Harbor) -> None:
    owner = int(harbor.amara.id)
    for ago in (13, 15, None):
        ended = None if ago is None else NOW - timedelta(days=ago)
        Device.objects.create(organizer_id=owner, added_on=TODAY, ended_at=ended)
    keeping_act.hold(harbor.amara, kind="everything", thing=None, records=(), reason="subpoena", now=NOW)
    upkeep.tend(Actor.clock, now=NOW, today=TODAY)
    assert Device.objects.count() == 3
    keeping_act.release(harbor.amara, hold=keeping.holds(harbor.amara)[0].id, now=NOW)
    actions.sweep(Actor.clock, now=NOW, today=TODAY)
    assert Device.objects.count() == 2
    assert changes.let_go(Actor.clock, before=TODAY) == (1, 2)
