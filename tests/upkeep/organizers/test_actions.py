"""Fired, resting, away and back; turf with its limits."""

from datetime import timedelta

import pytest
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.upkeep.organizers.party import again, at_level, cares, joined, step

from brazier.access.changes import actions as changes
from brazier.access.changes import queries as changes_read
from brazier.access.models import Organizer, Turf
from brazier.conversations.models import FollowUp
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep.organizers import actions, queries
from brazier.upkeep.pairs import actions as pairs


def away(harbor: Harbor, who: str, state: str = "fired") -> int:
    return actions.set_state(harbor.amara, organizer=who, state=state, now=NOW, today=TODAY)


def offered(who: str) -> list[tuple[str, str]]:
    return [(o.to, o.kind) for o in changes_read.offers(Actor.clock, of=who)]


def test_what_somebody_had_is_offered_the_same_moment_to_whoever_is_tied_next(harbor: Harbor) -> None:
    bo, cai, dee = joined(harbor, "Bo"), joined(harbor, "Cai"), joined(harbor, "Dee")
    cleo, rosa = harbor.worker("Cleo Diaz", department="Stow"), harbor.worker("Rosa Lee", department="Pick")
    people.tie(harbor.amara, one=cleo, other=rosa, kind="friend", now=NOW)
    cares(bo.id, "person", cleo)
    cares(dee.id, "person", rosa)
    loose = harbor.worker("Fatou Ba")
    step(bo.id, cleo)
    step(bo.id, loose)
    assert away(harbor, bo.id) == 2
    assert (dee.id, "person") in offered(bo.id)
    assert again(bo.id) != Actor.nobody  # fired is not removed: still a member, nothing taken
    assert Turf.objects.filter(organizer=bo.id).count() == 1
    assert {o.of for o in changes_read.offers(Actor.clock, to=cai.id)} <= {bo.id}


def test_a_yes_brings_care_and_every_open_next_step_and_a_no_asks_the_next(harbor: Harbor) -> None:
    bo, cai = joined(harbor, "Bo"), joined(harbor, "Cai")
    cleo = harbor.worker("Cleo Diaz")
    cares(bo.id, "person", cleo)
    step(bo.id, cleo)
    step(bo.id, cleo, "ask for her shift")
    away(harbor, bo.id, "resting")
    [first] = changes_read.offers(Actor.clock, of=bo.id)
    one, other = (harbor.amara, cai) if first.to == harbor.amara.id else (cai, harbor.amara)
    with pytest.raises(Wrong, match="nothing here"):
        actions.accept(other, offer=first.id, now=NOW, today=TODAY)
    actions.decline(one, offer=first.id, now=NOW, today=TODAY)
    [second] = changes_read.offers(Actor.clock, of=bo.id)
    assert (second.to, second.tried) == (other.id, (one.id,))
    assert FollowUp.objects.filter(owner=bo.id, state="open").count() == 2
    assert actions.accept(other, offer=second.id, now=NOW, today=TODAY) == 2
    assert FollowUp.objects.filter(owner=other.id, state="open").count() == 2
    assert not FollowUp.objects.filter(owner=bo.id, state="open").exists()
    assert Turf.objects.filter(organizer=other.id, kind="person", thing=cleo).exists()


def test_back_withdraws_what_nobody_took_and_opens_the_devices(harbor: Harbor) -> None:
    bo = joined(harbor, "Bo")
    cares(bo.id, "person", harbor.worker())
    away(harbor, bo.id, "away")
    changes.pause(harbor.amara, organizer=bo.id, now=NOW)
    assert again(bo.id) == Actor.nobody
    away(harbor, bo.id, "active")
    assert (offered(bo.id), again(bo.id).id) == ([], bo.id)


def test_devices_are_asked_about_and_pausing_takes_two(harbor: Harbor) -> None:
    bo, cai = joined(harbor, "Bo"), joined(harbor, "Cai")
    with pytest.raises(Wrong, match="Say first"):
        changes.pause(harbor.amara, organizer=bo.id, now=NOW)
    away(harbor, bo.id)
    asked = pairs.propose(harbor.amara, kind="pause", payload={"organizer": bo.id}, now=NOW)
    assert again(bo.id).id == bo.id
    pairs.agree(cai, proposal=asked.proposal, now=NOW)
    assert again(bo.id) == Actor.nobody
    changes.keep_access(harbor.amara, organizer=bo.id, now=NOW)
    assert again(bo.id).id == bo.id


def test_a14_six_of_seven_are_fired_in_a_day_and_nothing_is_left_to_nobody(harbor: Harbor) -> None:
    rest = joined(harbor, "Rest")
    six = [harbor.amara, *(joined(harbor, f"Six {n}") for n in range(5))]
    for n, fired in enumerate(six):
        worker = harbor.worker(f"Person {n} Diaz")
        cares(fired.id, "person", worker)
        step(fired.id, worker)
    for fired in six:
        actions.set_state(rest, organizer=fired.id, state="fired", now=NOW, today=TODAY)
    waits = changes_read.offers(Actor.clock)
    assert len(waits) == 6 and {o.to for o in waits} == {rest.id}
    assert all(again(fired.id).id == fired.id for fired in six)  # all can sign in still
    for o in waits:
        actions.accept(rest, offer=o.id, now=NOW, today=TODAY)
    assert set(FollowUp.objects.filter(state="open").values_list("owner", flat=True)) == {rest.id}
    assert Turf.objects.filter(organizer=rest.id).count() == 6


def test_whoever_is_the_last_at_work_keeps_what_is_theirs(harbor: Harbor) -> None:
    cares(harbor.amara.id, "person", harbor.worker())
    assert away(harbor, harbor.amara.id, "resting") == 0
    assert Turf.objects.filter(organizer=harbor.amara.id).count() == 1


def test_one_says_it_of_oneself_and_an_organizer_says_it_of_nobody_else(harbor: Harbor) -> None:
    at_level("committee")
    bo, cai = joined(harbor, "Bo"), joined(harbor, "Cai")
    actions.set_state(bo, organizer=bo.id, state="resting", now=NOW, today=TODAY)
    assert Organizer.objects.get(pk=bo.id).state == "resting"
    with pytest.raises(Refused):
        actions.set_state(bo, organizer=cai.id, state="fired", now=NOW, today=TODAY)


@pytest.mark.parametrize(("who", "state"), [("4711", "fired"), ("", "fired"), ("²", "fired"), ("me", "dead")])
def test_nobody_and_nothing_is_refused_in_words(harbor: Harbor, who: str, state: str) -> None:
    with pytest.raises(Wrong, match="Nothing was changed"):
        away(harbor, harbor.amara.id if who == "me" else who, state)


def test_at_site_level_turf_has_a_limit_when_given_renewed_and_taken_over(harbor: Harbor) -> None:
    for n in range(26):
        harbor.worker(f"Stower {n} Diaz", department="Stow", shift="Nights")
    stow, loose = harbor.cell("Stow", "Nights"), harbor.worker("Rosa Lee", department="Pick")
    bo, lead = joined(harbor, "Bo"), joined(harbor, "Lea", "lead")
    at_level("site")
    chief = joined(harbor, "Amy", "committee")

    def give(who: str, kind: str, thing: int) -> None:
        actions.give(chief, organizer=who, kind=kind, thing=thing, now=NOW, today=TODAY)

    with pytest.raises(Wrong, match=r"would be 26 people .* limit is 25"):
        give(bo.id, "cell", stow)
    give(lead.id, "cell", stow)  # a lead may hold a whole cell
    with pytest.raises(Wrong, match="limit is 25"):
        give(lead.id, "person", loose)
    give(bo.id, "person", loose)
    assert [c.thing for c in queries.access.turf(chief, today=TODAY, organizer=bo.id)] == [loose]
    past = cares(bo.id, "cell", stow)
    with pytest.raises(Wrong, match="limit is 25"):
        actions.renew(chief, turf=past.pk, now=NOW, today=TODAY)


def test_n13_an_open_page_finds_nothing_once_the_assignment_has_ended(harbor: Harbor) -> None:
    at_level("site")
    bo, cleo = joined(harbor, "Bo"), harbor.worker("Cleo Diaz")
    cares(bo.id, "person", cleo)
    worker = people_read.workers_of(Actor.clock, [cleo])[cleo]
    assert worker is not None
    last = NOW + timedelta(days=30)
    assert people_read.person(again(bo.id, now=last), worker=worker, today=last.date()).number == worker
    with pytest.raises(Wrong, match="nothing here"):
        people_read.person(again(bo.id, now=last + timedelta(days=1)), worker=worker, today=last.date())


def test_the_list_tells_state_people_and_steps_and_never_when_somebody_was_here(harbor: Harbor) -> None:
    bo, cleo = joined(harbor, "Bo"), harbor.worker()
    cares(bo.id, "person", cleo)
    step(bo.id, cleo)
    line, held = queries.one(harbor.amara, organizer=bo.id, today=TODAY)
    assert (line.people, line.steps, [h.name for h in held]) == (1, 1, ["Cleo Diaz"])
    assert not {"last_seen", "last_login", "seen"} & set(type(line.who).__slots__)  # type: ignore[attr-defined]
    with pytest.raises(Wrong, match="nothing here"):
        queries.one(harbor.amara, organizer="4711", today=TODAY)
