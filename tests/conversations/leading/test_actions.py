"""Who named whom is written down, taken back, and not asked while the map is off."""

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago
from tests.people.reach.test_queries import bo

from brazier.conversations import actions as conversations
from brazier.conversations.actions import Seen
from brazier.conversations.leading import actions, queries
from brazier.conversations.models import Act, LeaderMap, Naming
from brazier.conversations.talk import Talk
from brazier.ledger import queries as ledger
from brazier.people import actions as people
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep


def named(harbor: Harbor, worker: int) -> int:
    found = queries.weighed(harbor.amara, today=TODAY).get(worker)
    return found.named if found else 0


def test_a_naming_is_kept_with_one_line_and_taken_back_with_another(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    before = ledger.head(harbor.amara)
    naming = actions.name(harbor.amara, namer=cleo, named=rosa, now=NOW)
    assert named(harbor, rosa) == 1
    assert [(n.worker, n.by) for n in queries.named_by(harbor.amara, records=[cleo])] == [(rosa, harbor.amara.id)]
    actions.unname(harbor.amara, naming=naming, now=NOW)
    assert ledger.head(harbor.amara) == before + 2
    assert (named(harbor, rosa), queries.named_by(harbor.amara, records=[cleo])) == (0, ())
    row = Naming.objects.get()
    assert (row.ended_by, row.ended_on, row.day) == (harbor.amara.id, TODAY, TODAY)
    with pytest.raises(Wrong, match="nothing here"):
        actions.unname(harbor.amara, naming=naming, now=NOW)


def test_the_same_word_twice_is_one_namer(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    for _ in range(2):
        actions.name(harbor.amara, namer=cleo, named=rosa, now=NOW)
    assert named(harbor, rosa) == 1


def test_a_naming_follows_records_that_turn_out_to_be_one_person(harbor: Harbor) -> None:
    rosa, again = harbor.worker("Rosa Diaz"), harbor.worker("Rosa D.")
    for n, who in enumerate((rosa, again)):
        actions.name(harbor.amara, namer=harbor.worker(f"Worker {n}"), named=who, now=NOW)
    actions.name(harbor.amara, namer=again, named=rosa, now=NOW)
    people.say(harbor.amara, one=rosa, other=again, kind="same", now=NOW)
    found = queries.weighed(harbor.amara, today=TODAY)
    assert [(n, w.named) for n, w in found.items()] == [(min(rosa, again), 2)]  # and her own word says nothing


def test_a_talk_that_was_taken_back_takes_its_naming_along(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    talk = Talk(cleo, TODAY, harbor.amara.id)
    kept = conversations.record(harbor.amara, talk=talk, names=rosa, now=NOW, today=TODAY)
    assert named(harbor, rosa) == 1
    conversations.take_back_talk(harbor.amara, talk=kept.talk, now=NOW)
    assert named(harbor, rosa) == 0
    with pytest.raises(Wrong, match="nothing here"):
        actions.unname(harbor.amara, naming=Naming.objects.get().pk, now=NOW)


def test_a_talk_is_not_kept_if_whom_they_named_is_out_of_reach(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    me = bo(harbor, person=cleo)
    with pytest.raises(Wrong, match="nothing here"):
        conversations.record(me, talk=Talk(cleo, TODAY, me.id), names=rosa, now=NOW, today=TODAY)
    assert Naming.objects.count() == 0
    with pytest.raises(Refused):
        actions.name(DEV, namer=cleo, named=rosa, now=NOW)


def test_nobody_takes_back_what_is_out_of_their_reach(harbor: Harbor) -> None:
    cleo, rosa, kim = (harbor.worker(n) for n in ("Cleo Diaz", "Rosa Diaz", "Kim Lee"))
    naming = actions.name(harbor.amara, namer=cleo, named=rosa, now=NOW)
    me = bo(harbor, person=kim)
    with pytest.raises(Wrong, match="nothing here"):
        actions.unname(me, naming=naming, now=NOW)


def test_while_the_map_is_off_nothing_is_asked_or_reckoned_and_nothing_is_lost(harbor: Harbor) -> None:
    cleo, rosa = harbor.worker(), harbor.worker("Rosa Diaz")
    actions.name(harbor.amara, namer=cleo, named=rosa, now=NOW)
    actions.turn_map(harbor.amara, is_on=False, now=NOW)
    assert not queries.is_on(harbor.amara)
    assert queries.weighed(harbor.amara, today=TODAY) == {}
    assert queries.followed(harbor.amara, today=TODAY) == frozenset()
    with pytest.raises(Wrong, match="is off"):
        actions.name(harbor.amara, namer=cleo, named=rosa, now=NOW)
    actions.turn_map(harbor.amara, is_on=True, now=NOW)
    assert named(harbor, rosa) == 1


def test_turning_it_off_twice_is_once_and_only_the_committee_does_it(harbor: Harbor) -> None:
    before = ledger.head(harbor.amara)
    actions.turn_map(harbor.amara, is_on=True, now=NOW)
    for _ in range(2):
        actions.turn_map(harbor.amara, is_on=False, now=NOW)
    assert ledger.head(harbor.amara) == before + 1
    for role in ("organizer", "lead", "registrar"):
        with pytest.raises(Refused):
            actions.turn_map(Actor("7", role, "committee"), is_on=True, now=NOW)
    actions.turn_map(Actor("7", "committee", "site"), is_on=True, now=NOW)
    assert queries.is_on(harbor.amara)


def test_whom_somebody_moved_is_known_for_sixty_days(harbor: Harbor) -> None:
    rosa = harbor.worker("Rosa Diaz")
    for n, ago in enumerate((0, 60, 61)):
        worker = harbor.worker(f"Worker {n}")
        seen = Seen(worker, "wear", "", days_ago(ago), asked_by=rosa)
        conversations.note_acts(harbor.amara, acts=[seen], now=NOW)
    assert queries.weighed(harbor.amara, today=TODAY)[rosa].moved == 2
    conversations.take_back_act(harbor.amara, act=Act.objects.order_by("pk")[0].pk, now=NOW)
    assert queries.weighed(harbor.amara, today=TODAY)[rosa].moved == 1


@pytest.mark.parametrize("who", ["namer", "named", "mover"])
def test_whoever_is_left_out_leaves_no_trace_in_the_map(harbor: Harbor, who: str) -> None:
    people_ = {"namer": harbor.worker(), "named": harbor.worker("Rosa Diaz"), "mover": harbor.worker("Kim Lee")}
    actions.name(harbor.amara, namer=people_["namer"], named=people_["named"], now=NOW)
    other = harbor.worker("Mei-Lin Zhao")
    seen = Seen(other, "wear", "", TODAY, asked_by=people_["mover"])
    conversations.note_acts(harbor.amara, acts=[seen], now=NOW)
    upkeep.forget(harbor.amara, worker=people_[who], now=NOW)
    assert Naming.objects.count() == (1 if who == "mover" else 0)
    assert Act.objects.exclude(asked_by=None).count() == (0 if who == "mover" else 1)
    assert Act.objects.count() == 1


def test_when_the_campaign_is_over_the_map_goes(harbor: Harbor) -> None:
    actions.name(harbor.amara, namer=harbor.worker(), named=harbor.worker("Rosa Diaz"), now=NOW)
    actions.turn_map(harbor.amara, is_on=False, now=NOW)
    conversations.shred(Actor.clock)
    assert (Naming.objects.count(), LeaderMap.objects.count()) == (0, 0)
