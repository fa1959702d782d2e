"""What needs two: one asks, another agrees, and it is done as it was asked for."""

from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, Harbor

from brazier.access import queries as access
from brazier.access.facts import PROPOSED_BY
from brazier.access.models import Organizer, Proposal
from brazier.ledger.models import Line
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep.pairs import actions, queries
from brazier.web.templatetags import paired

STEP = {"level": "committee"}


def somebody(harbor: Harbor, handle: str, role: str = "organizer") -> Actor:
    """An organizer who can sign in."""
    number = harbor.organizer(handle)
    Organizer.objects.filter(pk=number).update(password="set", role=role)
    return access.actor_of(Actor.keeper, organizer=number, now=NOW)


def ask(actor: Actor, kind: str = "step_up", payload: dict[str, object] | None = None) -> actions.Asked:
    return actions.propose(actor, kind=kind, payload=payload or STEP, reason="we are 14", now=NOW)


def test_whoever_is_alone_does_it_at_once(harbor: Harbor) -> None:
    harbor.organizer("Bo on paper")
    assert ask(harbor.amara).done
    assert access.level(Actor.clock) == "committee"
    assert not Proposal.objects.exists()


def test_with_a_second_person_nothing_happens_until_they_agree(harbor: Harbor) -> None:
    bo = somebody(harbor, "Bo")
    asked = ask(harbor.amara)
    assert (asked.done, access.level(Actor.clock)) == (False, "table")
    [waits] = queries.waiting(bo, now=NOW)
    assert (waits.by, waits.reason, waits.mine) == ("Amara", "we are 14", False)
    assert (queries.asked_of(bo, now=NOW), queries.asked_of(harbor.amara, now=NOW)) == (1, 0)
    before = Line.objects.count()
    assert actions.agree(bo, proposal=asked.proposal, now=NOW).done
    assert access.level(Actor.clock) == "committee"
    assert Line.objects.count() == before + 1  # marked and carried out in one entry
    assert queries.waiting(bo, now=NOW) == ()


def test_nobody_is_their_own_second_person(harbor: Harbor) -> None:
    somebody(harbor, "Bo")
    asked = ask(harbor.amara)
    with pytest.raises(Wrong, match="Somebody else"):
        actions.agree(harbor.amara, proposal=asked.proposal, now=NOW)
    assert access.level(Actor.clock) == "table"


def test_what_is_done_is_what_was_asked_for_n16(harbor: Harbor) -> None:
    bo = somebody(harbor, "Bo")
    cai = harbor.organizer("Cai")
    wanted: dict[str, object] = {"organizer": cai, "role": "taker"}
    asked = ask(harbor.amara, "role", wanted)
    wanted["role"] = "lead"  # too late: it is stored
    actions.agree(bo, proposal=asked.proposal, now=NOW)
    assert Organizer.objects.get(pk=cai).role == "taker"


def test_asking_again_leaves_what_waits_as_it_was_n16(harbor: Harbor) -> None:
    bo = somebody(harbor, "Bo")
    cai = harbor.organizer("Cai")
    asked = ask(harbor.amara, "role", {"organizer": cai, "role": "taker"})
    ask(harbor.amara, "role", {"organizer": cai, "role": "lead"})
    actions.agree(bo, proposal=asked.proposal, now=NOW)
    assert Organizer.objects.get(pk=cai).role == "taker"


def test_it_is_done_once_and_not_after_its_day(harbor: Harbor) -> None:
    bo = somebody(harbor, "Bo")
    late, once = ask(harbor.amara).proposal, ask(harbor.amara).proposal
    with pytest.raises(Wrong, match="nothing here"):
        actions.agree(bo, proposal=late, now=NOW + timedelta(days=1))
    actions.agree(bo, proposal=once, now=NOW)
    with pytest.raises(Wrong, match="nothing here"):
        actions.agree(bo, proposal=once, now=NOW)


def test_where_the_deed_fails_nothing_is_marked(harbor: Harbor) -> None:
    bo = somebody(harbor, "Bo")
    asked = ask(harbor.amara, payload={"level": "table"})
    with pytest.raises(Wrong, match="another level"):
        actions.agree(bo, proposal=asked.proposal, now=NOW)
    assert len(queries.waiting(bo, now=NOW)) == 1


def test_a_proposer_without_the_right_any_more_gets_nothing(harbor: Harbor) -> None:
    bo = somebody(harbor, "Bo")
    asked = ask(bo)
    Organizer.objects.filter(pk=bo.id).update(until=NOW)
    with pytest.raises(Wrong, match="nothing here"):
        actions.agree(harbor.amara, proposal=asked.proposal, now=NOW)


@pytest.mark.parametrize("kind", ["", "sell", "remove; drop"])
def test_what_nobody_wrote_down_can_not_be_proposed(harbor: Harbor, kind: str) -> None:
    with pytest.raises(Wrong, match="nothing here"):
        ask(harbor.amara, kind)


def test_dev_neither_asks_nor_agrees_nor_reads(harbor: Harbor) -> None:
    somebody(harbor, "Bo")
    asked = ask(harbor.amara)
    for attempt in (
        lambda: ask(DEV),
        lambda: actions.agree(DEV, proposal=asked.proposal, now=NOW),
        lambda: queries.waiting(DEV, now=NOW),
    ):
        with pytest.raises(Refused):
            attempt()
    assert queries.asked_of(DEV, now=NOW) == 0


def test_every_deed_is_a_kind_and_says_what_it_is() -> None:
    assert actions.DEEDS.keys() <= PROPOSED_BY.keys()
    assert actions.DEEDS.keys() == paired.WHAT.keys()
