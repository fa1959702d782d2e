"""What a lead puts within her own reach alone has a limit; for more, another lead or the committee agrees."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.upkeep.organizers.party import again, at_level, cares, joined
from tests.web.conftest import seat_as

from brazier.access import actions as access
from brazier.access.models import Organizer, Proposal, Taken, Turf
from brazier.people import queries as people
from brazier.terms import Actor, Wrong
from brazier.upkeep.handing import actions
from brazier.upkeep.handing.room import ALONE
from brazier.upkeep.pairs import actions as pairs
from brazier.web import clock
from brazier.workplaces.holes import actions as holes

DAYS = timedelta(days=1)
PEOPLE = 10


@pytest.fixture(params=["committee", "site"])
def cells(harbor: Harbor, request: pytest.FixtureRequest) -> list[int]:
    """Four cells of ten, in nobody's care."""
    found = []
    for name in ("Stow", "Pick", "Dock", "Yard"):
        for n in range(PEOPLE):
            last = harbor.worker(f"{name}er {n} Diaz", department=name, shift="Nights")
        found.append(harbor.person(last).cell)
    at_level(request.param)
    return found


@pytest.fixture
def lea(harbor: Harbor, cells: list[int]) -> Actor:
    return joined(harbor, "Lea", "lead")


def give(who: Actor, cell: int, to: Actor | None = None, later: timedelta = timedelta()) -> None:
    me, now = again(who.id, now=NOW + later), NOW + later
    to_whom = (to or who).id
    actions.give(me, organizer=to_whom, kind="cell", thing=cell, now=now, today=now.date())


def reached(who: Actor, later: timedelta = timedelta()) -> int:
    me = again(who.id, now=NOW + later)
    rows = [people.in_cell(me, cell=None, today=TODAY, page=page) for page in (1, 2)]
    return sum(map(len, rows))


def test_where_nobody_else_could_agree_more_waits_until_there_is_somebody(
    harbor: Harbor, cells: list[int], lea: Actor
) -> None:
    Organizer.objects.filter(role="founder").update(paused_at=NOW)  # the only other one who could
    payload: dict[str, object] = {"organizer": lea.id, "kind": "cell", "thing": cells[0], "name": ""}
    asked = pairs.propose(again(lea.id), kind="turf_give", payload=payload, now=NOW)
    assert not asked.done
    assert not Turf.objects.filter(organizer=int(lea.id)).exists()


def test_a_lead_takes_25_people_alone_and_for_more_another_agrees(
    harbor: Harbor, cells: list[int], lea: Actor
) -> None:
    lou = joined(harbor, "Lou", "lead")
    for cell in cells[:2]:
        give(lea, cell)
    with pytest.raises(Wrong, match="takes two") as error:
        give(lea, cells[2])
    assert (error.value.code, reached(lea)) == ("access.take_two", 2 * PEOPLE)
    payload = {"organizer": lea.id, "kind": "cell", "thing": cells[2], "name": ""}
    asked = pairs.propose(again(lea.id), kind="turf_give", payload=payload, now=NOW)
    assert not asked.done
    with pytest.raises(Wrong, match="Somebody else"):
        pairs.agree(again(lea.id), proposal=asked.proposal, now=NOW)
    pairs.agree(again(lou.id), proposal=asked.proposal, now=NOW)
    assert reached(lea) == 3 * PEOPLE
    assert reached(lou) == 0  # agreeing opens nothing to who agrees
    assert ALONE == 25


def test_ending_one_before_the_next_is_no_way_round(harbor: Harbor, cells: list[int], lea: Actor) -> None:
    for cell in cells[:2]:
        give(lea, cell)
        access.end(again(lea.id), turf=Turf.objects.get(organizer=int(lea.id)).pk, now=NOW)
    with pytest.raises(Wrong, match="takes two"):
        give(lea, cells[2])


def test_nor_is_putting_them_in_the_care_of_others_where_a_lead_reaches_them_too(
    harbor: Harbor, cells: list[int], lea: Actor
) -> None:
    bo, cai = joined(harbor, "Bo"), joined(harbor, "Cai")
    give(lea, cells[0], bo)
    give(lea, cells[1], cai)
    with pytest.raises(Wrong, match="takes two"):
        give(lea, cells[2], bo)
    assert reached(lea) == 2 * PEOPLE


def test_nor_is_giving_again_what_another_lead_gave(harbor: Harbor, cells: list[int], lea: Actor) -> None:
    bo, lou = joined(harbor, "Bo"), joined(harbor, "Lou", "lead")
    for cell in cells[:2]:
        give(lea, cell)
    cares(bo.id, "cell", cells[2], by=lou.id)
    with pytest.raises(Wrong, match="takes two"):
        give(lea, cells[2], bo)


def test_what_others_gave_her_she_shares_out_among_organizers_as_she_likes(
    harbor: Harbor, cells: list[int], lea: Actor
) -> None:
    for cell in cells:
        cares(lea.id, "cell", cell)
    for place, cell in enumerate(cells):
        give(lea, cell, joined(harbor, f"Bo {place}"))
    assert not Taken.objects.exists()


def test_after_thirty_days_it_counts_no_more_unless_it_was_renewed(
    harbor: Harbor, cells: list[int], lea: Actor
) -> None:
    for cell in cells[:2]:
        give(lea, cell)
    kept = Turf.objects.get(organizer=int(lea.id), thing=cells[0])
    later = NOW + 29 * DAYS
    actions.renew(again(lea.id, now=later), turf=kept.pk, now=later, today=later.date())
    give(lea, cells[2], later=31 * DAYS)
    with pytest.raises(Wrong, match="takes two"):
        give(lea, cells[3], later=31 * DAYS)


def test_the_committee_is_kept_to_the_same(harbor: Harbor, cells: list[int]) -> None:
    com = joined(harbor, "Com", "committee")
    for cell in cells[:2]:
        give(com, cell)
    with pytest.raises(Wrong, match=r"takes two|the limit is"):  # at a site the room of one login comes first
        give(com, cells[2])
    give(com, cells[3], joined(harbor, "Bo"))  # she does not reach what she gives to others


def test_taking_over_what_others_had_counts_too(harbor: Harbor, cells: list[int], lea: Actor) -> None:
    bo = joined(harbor, "Bo")
    Organizer.objects.filter(role="founder").update(state="resting")  # so that all is offered to her
    for cell in cells[:3]:
        cares(bo.id, "cell", cell)
    actions.set_state(again(lea.id), organizer=bo.id, state="fired", now=NOW, today=TODAY)
    with pytest.raises(Wrong, match="takes two"):
        actions.accept_all(again(lea.id), now=NOW, today=TODAY)
    assert reached(lea) == 0


def test_whoever_gets_it_is_not_the_second_one(harbor: Harbor, cells: list[int], lea: Actor) -> None:
    lou = joined(harbor, "Lou", "lead")
    payload = {"organizer": lou.id, "kind": "cell", "thing": cells[0], "name": ""}
    asked = pairs.propose(again(lea.id), kind="turf_give", payload=payload, now=NOW)
    with pytest.raises(Wrong, match="Somebody else"):
        pairs.agree(again(lou.id), proposal=asked.proposal, now=NOW)


def test_on_the_page_what_takes_two_waits_for_a_second_one(
    harbor: Harbor, cells: list[int], lea: Actor, client: Client
) -> None:
    lou = joined(harbor, "Lou", "lead")
    browser = seat_as(client, lea.id)
    for cell in cells[:3]:
        browser.post(f"/organizers/{lea.id}/turf", {"cell": str(cell)})
    assert Turf.objects.filter(organizer=int(lea.id)).count() == 2
    asked = Proposal.objects.get(kind="turf_give")
    other = seat_as(Client(HTTP_HOST="localhost:8765"), lou.id)
    page = other.get("/pairs").content.decode()
    assert "Lea" in page and "Dock" in page and "in the care of" in page
    other.post(f"/pairs/{asked.pk}", {"answer": "agree"})
    assert Turf.objects.filter(organizer=int(lea.id), until__gt=clock.today()).count() == 3


def test_who_was_left_out_is_not_kept_there_either(harbor: Harbor, cells: list[int], lea: Actor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    actions.give(again(lea.id), organizer=lea.id, kind="person", thing=cleo, now=NOW, today=TODAY)
    assert Taken.objects.filter(thing=cleo).exists()
    access.forget(again(lea.id), records=[cleo], now=NOW)
    assert not Taken.objects.filter(thing=cleo).exists()


def test_nor_is_taking_one_hole_after_another(harbor: Harbor, cells: list[int], lea: Actor) -> None:
    for cell in cells:
        holes.take(again(lea.id), cell_id=cell, organizer=lea.id, by_day=TODAY, now=NOW, today=TODAY)
    assert reached(lea) == 0
