"""Charting circle and break-glass: two, for minutes."""

from datetime import datetime, timedelta

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.upkeep.organizers.party import again, at_level, joined

from brazier.access.models import Window
from brazier.access.turf import actions, queries
from brazier.ledger.models import Line
from brazier.people import queries as people
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep.organizers import queries as organizers
from brazier.upkeep.pairs import actions as pairs


def minutes(count: int) -> datetime:
    return NOW + timedelta(minutes=count)


def seen(who: str, cell: int, now: datetime) -> int:
    return len(people.whole_cell(again(who, now=now), cell=cell, today=TODAY))


@pytest.fixture
def stow(harbor: Harbor) -> int:
    at_level("site")
    return harbor.cell("Stow", "Nights") if harbor.worker("Cleo Diaz", department="Stow", shift="Nights") else 0


def test_a_circle_opens_one_cell_to_both_for_45_minutes_and_ends_by_itself(harbor: Harbor, stow: int) -> None:
    bo, cai = joined(harbor, "Bo", "lead"), joined(harbor, "Cai")
    asked = pairs.propose(bo, kind="circle", payload={"thing": stow}, now=NOW)
    assert (asked.done, seen(bo.id, stow, NOW)) == (False, 0)
    pairs.agree(cai, proposal=asked.proposal, now=minutes(9))
    for who in (bo, cai):
        assert [seen(who.id, stow, minutes(n)) for n in (9, 53, 54)] == [1, 1, 0]
        assert {w[:2] for w in again(who.id, now=minutes(10)).reach.opened} == {("circle", "person")}  # told apart
    assert Line.objects.filter(verb="access.agree").exists()


def test_both_confirm_within_ten_minutes(harbor: Harbor, stow: int) -> None:
    bo, cai = joined(harbor, "Bo"), joined(harbor, "Cai")
    asked = pairs.propose(bo, kind="circle", payload={"thing": stow}, now=NOW)
    with pytest.raises(Wrong, match="nothing here"):
        pairs.agree(cai, proposal=asked.proposal, now=minutes(10))
    with pytest.raises(Wrong, match="takes two"):
        actions.open_circle(bo, thing=stow, by=bo.id, people={bo.id: [1]}, part=(1, 1), now=NOW)
    assert not Window.objects.exists()


def glass(actor: Actor, stow: int) -> pairs.Asked:
    payload: dict[str, object] = {"kind": "cell", "thing": stow, "reason": "Bo is in hospital"}
    return pairs.propose(actor, kind="glass", payload=payload, reason="Bo is in hospital", now=NOW)


def test_nobody_breaks_the_glass_alone_not_even_the_only_one_n14(harbor: Harbor, stow: int) -> None:
    amy = joined(harbor, "Amy", "committee")
    asked = glass(amy, stow)
    assert not asked.done
    for _ in ("on this device", "on a second device of the same person"):
        with pytest.raises(Wrong, match="Somebody else"):
            pairs.agree(again(amy.id), proposal=asked.proposal, now=minutes(1))
    assert seen(amy.id, stow, minutes(1)) == 0


def test_it_is_over_after_an_hour_and_can_not_be_used_again_n14(harbor: Harbor, stow: int) -> None:
    amy, bea = joined(harbor, "Amy", "committee"), joined(harbor, "Bea", "committee")
    asked = glass(amy, stow)
    pairs.agree(bea, proposal=asked.proposal, now=NOW)
    assert [seen(amy.id, stow, minutes(n)) for n in (1, 59, 61)] == [1, 1, 0]
    assert seen(bea.id, stow, minutes(1)) == 0  # it opens to whoever asked, not to who agreed
    with pytest.raises(Wrong, match="nothing here"):
        pairs.agree(bea, proposal=asked.proposal, now=minutes(61))


def test_every_lead_is_told_while_it_is_open_and_organizers_are_not(harbor: Harbor, stow: int) -> None:
    amy, bea = joined(harbor, "Amy", "committee"), joined(harbor, "Bea", "committee")
    lea, bo = joined(harbor, "Lea", "lead"), joined(harbor, "Bo")
    pairs.agree(bea, proposal=glass(amy, stow).proposal, now=NOW)
    for told in (amy, bea, lea):
        assert organizers.broken(told, now=minutes(59)) == (("Amy", "Bo is in hospital", minutes(60)),)
        assert organizers.broken(told, now=minutes(60)) == ()
    assert organizers.broken(bo, now=minutes(1)) == ()
    assert len(queries.lately(lea, now=minutes(90))) == 1


@pytest.mark.parametrize(("kind", "reason"), [("cell", ""), ("cell", "  "), ("wage", "because"), ("", "because")])
def test_break_glass_needs_a_reason_and_a_thing(harbor: Harbor, stow: int, kind: str, reason: str) -> None:
    amy, bea = joined(harbor, "Amy", "committee"), joined(harbor, "Bea", "committee")
    with pytest.raises(Wrong, match="Nothing was opened"):
        actions.open_glass(bea, kind=kind, thing=stow, reason=reason, by=amy.id, now=NOW)


@pytest.mark.parametrize("role", ["organizer", "lead", "registrar", "taker", "probation"])
def test_only_the_committee_breaks_the_glass(harbor: Harbor, stow: int, role: str) -> None:
    with pytest.raises(Refused):
        glass(Actor("9", role, "site"), stow)


def test_whoever_opened_it_can_shut_it_for_both(harbor: Harbor, stow: int) -> None:
    bo, cai = joined(harbor, "Bo", "lead"), joined(harbor, "Cai")
    pairs.agree(cai, proposal=pairs.propose(bo, kind="circle", payload={"thing": stow}, now=NOW).proposal, now=NOW)
    assert len(queries.own(bo, now=minutes(1))) == 1
    actions.close(bo, now=minutes(2))
    assert (seen(bo.id, stow, minutes(3)), seen(cai.id, stow, minutes(3))) == (0, 0)
