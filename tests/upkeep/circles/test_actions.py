"""What a charting circle opens, to whom, and how much of the list that can ever be."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.upkeep.organizers.party import again, at_level, cares, joined
from tests.web.conftest import seat_as

from brazier.access import actions as access
from brazier.access.models import Charted, Proposal, Turf, Window
from brazier.access.turf import queries as windows
from brazier.people import actions as writing
from brazier.people import queries as people
from brazier.people.models import Worker
from brazier.people.reach.queries import sight_of
from brazier.terms import Actor, Wrong
from brazier.upkeep.circles import queries
from brazier.upkeep.pairs import actions as pairs
from brazier.wallchart import queries as wallchart

IN_CELL = 45
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def stow(harbor: Harbor) -> int:
    """A cell of 45 at Site level."""
    for n in range(IN_CELL):
        last = harbor.worker(f"Stower {n} Diaz", department="Stow", shift="Nights")
    at_level("site")
    return harbor.person(last).cell


@pytest.fixture
def two(harbor: Harbor, stow: int) -> tuple[Actor, Actor]:
    """Bo has one of the cell in care; Cai has nobody."""
    bo, cai = joined(harbor, "Bo"), joined(harbor, "Cai")
    cares(bo.id, "person", Worker.objects.filter(cell=stow).order_by("pk").values_list("pk", flat=True)[0])
    return bo, cai


def in_care_of(who: Actor) -> set[int]:
    return set(Turf.objects.filter(organizer=int(who.id), kind="person").values_list("thing", flat=True))


def circle(one: Actor, other: Actor, cell: int, now: object = NOW) -> None:
    asked = pairs.propose(again(one.id, now=now), kind="circle", payload={"thing": cell}, now=now)
    pairs.agree(again(other.id, now=now), proposal=asked.proposal, now=now)


def seen(who: Actor, cell: int, now: object = NOW) -> set[int]:
    return {row.number for row in people.whole_cell(again(who.id, now=now), cell=cell, today=TODAY)}


def test_a_large_cell_is_charted_in_parts_one_circle_after_another(two: tuple[Actor, Actor], stow: int) -> None:
    bo, cai = two
    circle(bo, cai, stow)
    assert len(seen(cai, stow)) == IN_CELL // 3
    [own] = windows.own(again(cai.id), now=NOW)
    assert (own.part, own.parts, own.people) == (1, 3, 15)
    before = seen(cai, stow)
    circle(bo, cai, stow, NOW + DAY)
    assert len(seen(cai, stow, NOW + DAY)) == 15
    assert seen(cai, stow, NOW + DAY).isdisjoint(before)


def test_a_circle_opens_those_it_names_and_not_the_cells_numbers(two: tuple[Actor, Actor], stow: int) -> None:
    bo, cai = two
    circle(bo, cai, stow)
    me = again(cai.id)
    assert me.reach.cells == frozenset()
    assert wallchart.own_cells(me) == frozenset()
    assert {why for why, _, _ in me.reach.opened} == {"circle"}
    assert sight_of(me).cells == () and len(sight_of(me).records) == 15


def test_circles_show_one_person_so_many_others_in_thirty_days_and_no_more(
    harbor: Harbor, two: tuple[Actor, Actor], stow: int
) -> None:
    bo, cai = two
    read = set()
    for day in range(12):  # 45 in the cell, 45 may be seen by care and circles together; so another cell is needed
        with_cell = NOW + day * DAY
        circle(bo, cai, stow, with_cell)
        read |= seen(cai, stow, with_cell)
    assert len(read) == IN_CELL
    for n in range(30):
        last = harbor.worker(f"Picker {n} Lee", department="Pick", shift="Nights")
    cares(bo.id, "person", last)
    pick, later = harbor.person(last).cell, NOW + 12 * DAY
    with pytest.raises(Wrong, match="enough for 30 days"):
        circle(cai, bo, pick, later)
    assert seen(cai, pick, later) == set()


def test_the_same_people_again_cost_nothing(two: tuple[Actor, Actor], stow: int, harbor: Harbor) -> None:
    bo, cai = two
    for day in range(6):
        circle(bo, cai, stow, NOW + day * DAY)
    later = NOW + 6 * DAY
    assert queries.own_room(again(cai.id, now=later), now=later) == 0
    circle(bo, cai, stow, later)
    assert len(seen(cai, stow, later)) == 15


def test_after_thirty_days_others_may_be_shown(two: tuple[Actor, Actor], stow: int) -> None:
    bo, cai = two
    for day in range(3):
        circle(bo, cai, stow, NOW + day * DAY)
    room = [queries.own_room(again(cai.id, now=NOW + day * DAY), now=NOW + day * DAY) for day in (3, 29, 30, 33)]
    assert room == [0, 0, 15, 45]


def test_two_others_let_circles_show_somebody_more(harbor: Harbor, two: tuple[Actor, Actor], stow: int) -> None:
    _, cai = two
    lea, lou = joined(harbor, "Lea", "lead"), joined(harbor, "Lou", "lead")
    before = queries.own_room(again(cai.id), now=NOW)
    asked = pairs.propose(again(lea.id), kind="circle_more", payload={"organizer": cai.id}, now=NOW)
    assert not asked.done
    with pytest.raises(Wrong, match="Somebody else"):
        pairs.agree(again(lea.id), proposal=asked.proposal, now=NOW)
    assert queries.own_room(again(cai.id), now=NOW) == before
    pairs.agree(again(lou.id), proposal=asked.proposal, now=NOW)
    after = [queries.own_room(again(cai.id, now=NOW + d * DAY), now=NOW + d * DAY) for d in (0, 29, 30)]
    assert after == [before + 20, before + 20, before]


def test_nobody_lets_themselves_see_more(harbor: Harbor, stow: int) -> None:
    lea, lou = joined(harbor, "Lea", "lead"), joined(harbor, "Lou", "lead")
    for whom in (lea.id, lou.id):
        asked = pairs.propose(again(lea.id), kind="circle_more", payload={"organizer": whom}, now=NOW)
        with pytest.raises(Wrong, match="nothing here"):
            pairs.agree(again(lou.id), proposal=asked.proposal, now=NOW)


def test_one_of_the_two_has_somebody_there_in_care_or_leads(harbor: Harbor, stow: int) -> None:
    bo, cai = joined(harbor, "Bo"), joined(harbor, "Cai")
    with pytest.raises(Wrong, match="Neither of you"):
        circle(bo, cai, stow)
    assert not Window.objects.exists() and seen(bo, stow) == set()
    circle(cai, joined(harbor, "Lea", "lead"), stow)
    assert len(seen(cai, stow)) == 15


def test_whom_one_of_the_two_wrote_down_alone_is_no_reason_to_open_a_cell(harbor: Harbor, stow: int) -> None:
    bo, cai = joined(harbor, "Bo"), joined(harbor, "Cai")
    writing.add(again(bo.id), name="Wu Nuevo", typed={"department": "Stow", "shift": "Nights"}, now=NOW)
    with pytest.raises(Wrong, match="Neither of you"):
        circle(bo, cai, stow)


def test_whom_the_other_has_in_care_comes_first_where_little_room_is_left(
    harbor: Harbor, two: tuple[Actor, Actor], stow: int
) -> None:
    bo, cai = two
    for n in range(40):  # nearly all that one login may see: five are left
        cares(cai.id, "person", harbor.worker(f"Own {n} Lee", department="Pick", shift="Days"))
    part, already = queries.next_part(again(cai.id), cell=stow, now=NOW), in_care_of(bo)
    others = [n for n in reversed(part.people) if n not in already]  # codes decide who is in the part
    theirs = [*(already & set(part.people)), *others][:5]
    for n in theirs:
        if n not in already:
            cares(bo.id, "person", n)
    circle(bo, cai, stow)
    assert seen(cai, stow) == set(theirs)


def test_at_committee_level_circles_show_twenty_others(harbor: Harbor, stow: int) -> None:
    at_level("committee")
    bo, lea = joined(harbor, "Bo"), joined(harbor, "Lea", "lead")
    for hour in range(2):
        circle(bo, lea, stow, NOW + hour * HOUR)
    with pytest.raises(Wrong, match="enough for 30 days"):
        circle(bo, lea, stow, NOW + 2 * HOUR)
    assert Charted.objects.filter(window__organizer=int(bo.id)).values("thing").distinct().count() == 20


def test_who_is_left_out_is_gone_from_what_circles_opened_too(two: tuple[Actor, Actor], stow: int) -> None:
    bo, cai = two
    circle(bo, cai, stow)
    number = Charted.objects.values_list("thing", flat=True)[0]
    access.forget(Actor.clock, records=[number], now=NOW)
    assert not Charted.objects.filter(thing=number).exists()


def test_on_the_pages_it_says_which_part_and_how_many_are_left(
    harbor: Harbor, two: tuple[Actor, Actor], stow: int, client: Client
) -> None:
    bo, cai = two
    seat_as(client, cai.id)
    assert "may still show you 45 people" in client.get("/organizers").content.decode()
    client.post("/organizers/opened", {"cell": str(stow), "how": "circle"})
    other = seat_as(Client(HTTP_HOST="localhost:8765"), bo.id)
    other.post(f"/pairs/{Proposal.objects.latest('pk').pk}", {"answer": "agree"})
    page = client.get("/organizers").content.decode()
    assert "part 1 of 3" in page and "15 people" in page
    assert client.get(f"/chart/cell/{stow}").content.decode().count("Stower") >= 15


def test_a_lead_finds_who_saw_how_many_and_asks_a_second_one(
    harbor: Harbor, two: tuple[Actor, Actor], stow: int, client: Client
) -> None:
    bo, cai = two
    lea, lou = joined(harbor, "Lea", "lead"), joined(harbor, "Lou", "lead")
    circle(bo, cai, stow)
    Window.objects.update(since=NOW + 7 * DAY)
    seat_as(client, lea.id)
    client.post(f"/more/looking/{cai.id}/circles")
    asked = Proposal.objects.get(kind="circle_more")
    assert (asked.payload, asked.ended_at) == ({"organizer": cai.id}, None)
    assert client.post(f"/more/looking/{lea.id}/circles").status_code == 404
    other = seat_as(Client(HTTP_HOST="localhost:8765"), lou.id)
    assert "may show Cai twenty more people" in other.get("/pairs").content.decode()


def test_break_glass_on_one_person_by_code(harbor: Harbor, stow: int, client: Client) -> None:
    amy, bea = joined(harbor, "Amy", "committee"), joined(harbor, "Bea", "committee")
    one, next_to = Worker.objects.filter(cell=stow).order_by("pk").values_list("pk", flat=True)[:2]
    code = people.code_of(Actor.clock, one)
    seat_as(client, amy.id)
    assert 'name="code"' in client.get("/organizers").content.decode()
    client.post("/organizers/opened", {"code": code, "how": "glass", "reason": "she is in hospital"})
    other = seat_as(Client(HTTP_HOST="localhost:8765"), bea.id)
    assert code in other.get("/pairs").content.decode()
    other.post(f"/pairs/{Proposal.objects.latest('pk').pk}", {"answer": "agree"})
    assert client.get(f"/people/{code}").status_code == 200
    assert client.get(f"/people/{people.code_of(Actor.clock, next_to)}").status_code == 404
    assert code in client.get("/organizers").content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"how": "circle", "code": "K"},
        {"how": "glass", "reason": "because"},
        {"how": "glass", "code": "K"},
        {"how": "glass", "code": "K", "cell": "1", "reason": "because"},
        {"how": "glass", "code": "no such code", "reason": "because"},
        {"how": "glass", "code": "gone", "reason": "because"},
    ],
)
def test_what_can_not_be_opened_is_said_and_nothing_waits(
    harbor: Harbor, stow: int, client: Client, typed: dict[str, str]
) -> None:
    amy = joined(harbor, "Amy", "committee")
    codes = {"K": people.code_of(Actor.clock, 1), "gone": people.code_of(Actor.clock, 4711)}
    seat_as(client, amy.id)
    client.post("/organizers/opened", {k: codes.get(v, v) for k, v in typed.items()})
    assert not Proposal.objects.exists()


def test_an_organizer_breaks_no_glass_by_typing_a_code(harbor: Harbor, stow: int, client: Client) -> None:
    bo = joined(harbor, "Bo")
    seat_as(client, bo.id)
    typed = {"code": people.code_of(Actor.clock, 1), "how": "glass", "reason": "because"}
    assert client.post("/organizers/opened", typed).status_code == 404
