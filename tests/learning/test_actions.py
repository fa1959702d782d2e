"""Writing one's own path, and who may see it: oneself and one's buddy, and nobody else, whatever their role."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from tests.harbor.cast import DEV, NOW, TODAY, Harbor

from brazier.access import actions as access
from brazier.access.models import Organizer
from brazier.access.queries import actor_of
from brazier.learning import actions, queries
from brazier.learning.models import Learned
from brazier.ledger import queries as ledger
from brazier.terms import Actor, Refused, Wrong

LATER = NOW + timedelta(hours=1)


@dataclass(frozen=True)
class Three:
    """Bo learns, Cleo is the buddy, Lea leads; the level is committee."""

    bo: Actor
    cleo: Actor
    lea: Actor
    founder: Actor


def somebody(harbor: Harbor, handle: str, role: str) -> str:
    number = harbor.organizer(handle)
    Organizer.objects.filter(pk=number).update(role=role)
    return number


@pytest.fixture
def three(harbor: Harbor) -> Three:
    ids = [somebody(harbor, h, r) for h, r in (("Bo", "organizer"), ("Cleo", "organizer"), ("Lea", "lead"))]
    access.set_level(harbor.amara, level="committee", by=harbor.amara.id, now=NOW)
    found = [actor_of(Actor.keeper, organizer=one, now=NOW) for one in (*ids, harbor.amara.id)]
    return Three(*found)


def note(three: Three, kind: str = "sat_in") -> int:
    return actions.note(three.bo, kind=kind, day=TODAY, with_whom=three.cleo.id, now=NOW)


def kinds(actor: Actor) -> list[str]:
    return [step.kind for step in queries.own(actor).steps if step.happened]


def test_what_happened_is_kept_once_with_day_and_whom_and_a_line_that_says_nothing_of_it(three: Three) -> None:
    before = ledger.newest(three.founder).number
    number = note(three)
    [happened] = queries.own(three.bo).steps[0].happened
    assert (happened.id, happened.day, happened.with_whom) == (number, TODAY, three.cleo.id)
    assert ledger.newest(three.founder).number == before + 1
    assert note(three) == number
    assert Learned.objects.count() == 1


def test_a_mistake_is_taken_back_and_comes_back(three: Three) -> None:
    number = note(three)
    actions.take_back(three.bo, happened=number, now=NOW)
    assert kinds(three.bo) == []
    with pytest.raises(Wrong):
        actions.take_back(three.bo, happened=number, now=NOW)
    actions.stands(three.bo, happened=number, now=NOW)
    assert kinds(three.bo) == ["sat_in"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "mastered"},
        {"with_whom": ""},
        {"with_whom": "4711"},
        {"with_whom": "me"},
        {"initials": "MZ"},
        {"with_whom": "", "initials": "Mei-Lin Zhou"},
        {"day": TODAY + timedelta(days=1)},
    ],
)
def test_what_can_not_be_is_refused(three: Three, wrong: dict[str, object]) -> None:
    told = {"kind": "led", "day": TODAY, "with_whom": three.cleo.id, **wrong}
    if told["with_whom"] == "me":
        told["with_whom"] = three.bo.id
    with pytest.raises(Wrong):
        actions.note(three.bo, **told, now=NOW)  # type: ignore[arg-type]
    assert kinds(three.bo) == []


def test_somebody_new_who_sees_no_list_of_organizers_writes_initials(harbor: Harbor, three: Three) -> None:
    Organizer.objects.filter(pk=three.bo.id).update(probation_until=TODAY + timedelta(days=7))
    new = actor_of(Actor.keeper, organizer=three.bo.id, now=NOW)
    assert new.role == "probation"
    actions.note(new, kind="sat_in", day=TODAY, initials="c d", now=NOW)
    assert queries.own(new).steps[0].happened[0].initials == "cd"
    with pytest.raises(Wrong):
        actions.note(new, kind="sat_in", day=TODAY, with_whom=three.cleo.id, now=NOW)


def refused(actor: Actor, organizer: str) -> str:
    with pytest.raises(Refused) as error:
        queries.of(actor, organizer=organizer)
    return str(error.value)


def test_nobody_sees_a_path_but_oneself_and_the_buddy_of_today(three: Three) -> None:
    note(three)
    everybody = (three.cleo, three.lea, three.founder, DEV)
    nobody_there = refused(three.cleo, "4711")
    assert {refused(actor, three.bo.id) for actor in everybody} == {nobody_there}
    actions.choose_buddy(three.bo, buddy=three.cleo.id, now=NOW)
    assert queries.of(three.cleo, organizer=three.bo.id).steps[0].happened
    for actor in (three.lea, three.founder, DEV):
        refused(actor, three.bo.id)
    refused(three.bo, three.cleo.id)
    actions.choose_buddy(three.bo, buddy=three.lea.id, now=LATER)
    assert queries.of(three.lea, organizer=three.bo.id)
    refused(three.cleo, three.bo.id)


def test_a_buddy_chosen_by_mistake_sees_nothing_any_more_and_the_one_before_does(three: Three) -> None:
    actions.choose_buddy(three.bo, buddy=three.cleo.id, now=NOW)
    mistake = actions.choose_buddy(three.bo, buddy=three.lea.id, now=LATER)
    actions.take_buddy_back(three.bo, pair=mistake, now=LATER + timedelta(minutes=1))
    refused(three.lea, three.bo.id)
    assert queries.of(three.cleo, organizer=three.bo.id)


def test_the_first_buddy_is_undone_to_none_and_an_end_is_undone_too(three: Three) -> None:
    pair = actions.choose_buddy(three.bo, buddy=three.cleo.id, now=NOW)
    actions.end(three.bo, pair=pair, now=LATER)
    refused(three.cleo, three.bo.id)
    actions.take_buddy_back(three.bo, pair=pair, now=LATER + timedelta(seconds=5))
    standing = queries.buddy(three.bo)
    assert standing and standing.buddy == three.cleo.id
    actions.take_buddy_back(three.bo, pair=standing.id, now=LATER + timedelta(minutes=1))
    assert queries.buddy(three.bo) is None


def test_an_offer_shows_nothing_until_it_is_answered_with_yes(three: Three) -> None:
    offer = actions.offer(three.lea, organizer=three.bo.id, now=NOW)
    assert actions.offer(three.lea, organizer=three.bo.id, now=LATER) == offer
    refused(three.lea, three.bo.id)
    assert [one.buddy for one in queries.offered(three.bo)] == [three.lea.id]
    assert queries.names(three.bo, ids=frozenset({three.lea.id})) == {three.lea.id: "Lea"}
    with pytest.raises(Wrong):
        actions.accept(three.lea, pair=offer, now=LATER)
    actions.accept(three.bo, pair=offer, now=LATER)
    assert queries.of(three.lea, organizer=three.bo.id)
    assert queries.offered(three.bo) == ()
    assert [(one.organizer, bool(one.since)) for one in queries.buddy_of(three.lea)] == [(three.bo.id, True)]


def test_no_to_an_offer_ends_it_and_so_does_whoever_made_it(three: Three) -> None:
    for who in (three.bo, three.lea):
        pair = actions.offer(three.lea, organizer=three.bo.id, now=NOW)
        with pytest.raises(Wrong):
            actions.end(three.cleo, pair=pair, now=NOW)
        actions.end(who, pair=pair, now=NOW)
        assert queries.offered(three.bo) == ()


def test_nobody_writes_on_the_path_of_another_or_takes_from_it(three: Three) -> None:
    number = note(three)
    actions.choose_buddy(three.bo, buddy=three.cleo.id, now=NOW)
    for actor in (three.cleo, three.founder):
        with pytest.raises(Wrong, match="nothing here"):
            actions.take_back(actor, happened=number, now=NOW)
    with pytest.raises(Refused):
        actions.note(DEV, kind="led", day=TODAY, with_whom=three.bo.id, now=NOW)
    with pytest.raises(Refused):
        actions.offer(DEV, organizer=three.bo.id, now=NOW)


@pytest.mark.parametrize("buddy", ["", "x", "4711", "me"])
def test_nobody_is_no_buddy(three: Three, buddy: str) -> None:
    with pytest.raises(Wrong):
        actions.choose_buddy(three.bo, buddy=three.bo.id if buddy == "me" else buddy, now=NOW)


def test_when_the_campaign_is_over_paths_go(three: Three) -> None:
    note(three)
    actions.choose_buddy(three.bo, buddy=three.cleo.id, now=NOW)
    assert actions.shred(Actor.clock) == 2
    assert kinds(three.bo) == []
