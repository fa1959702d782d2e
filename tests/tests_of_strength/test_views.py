"""The pages of tests, as somebody at the desk uses them; and what somebody outside a cell sees."""

import pytest
from django.test import Client
from tests.harbor.cast import NOW, Harbor
from tests.tests_of_strength.made import ButtonDay
from tests.web.conftest import seat_as

from brazier.access.models import Level, Organizer, Turf
from brazier.people import queries as people
from brazier.tests_of_strength.models import Goal, Result, StructureTest
from brazier.web import clock

PLAN = {
    "rung": "button", "name": "Button day", "ask": "Wear the red button", "starts_on": "2126-01-01",
    "ends_on": "2126-01-02", "share": "50",
}  # fmt: skip


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def undone(client: Client, shown: str) -> None:
    """Press the button that takes the last deed back."""
    address = shown.split('<form method="post" action="')[2 if "hide-form" in shown else 1]
    client.post(address.split('"')[0].replace("&amp;", "&"))


def test_without_a_test_the_page_says_where_to_begin(at_desk: Client) -> None:
    shown = page(at_desk, "/strength/")
    assert "No test yet" in shown
    assert "/strength/plan?rung=survey" in shown


def test_a_test_is_planned_with_a_goal_for_every_cell_and_undone(at_desk: Client, harbor: Harbor) -> None:
    ButtonDay.planned(harbor)
    answer = at_desk.post("/strength/plan", PLAN)
    new = StructureTest.objects.latest("pk")
    assert answer.url == f"/strength/{new.pk}/goals"
    assert sorted(Goal.objects.filter(test=new).values_list("people", "goal")) == [(2, 1), (4, 2)]
    shown = page(at_desk, answer.url)
    assert f"/strength/{new.pk}/move?to=dropped" in shown
    at_desk.post(f"/strength/{new.pk}/move?to=dropped")
    new.refresh_from_db()
    assert new.state == "dropped"


@pytest.mark.parametrize(
    "change", [{"name": ""}, {"share": "0"}, {"share": "x"}, {"ends_on": "2000-01-01"}, {"ask": "y" * 201}]
)
def test_a_plan_that_can_not_be_comes_back_as_it_was_typed(
    at_desk: Client, harbor: Harbor, change: dict[str, str]
) -> None:
    ButtonDay.planned(harbor)
    answer = at_desk.post("/strength/plan", {**PLAN, **change})
    assert answer.status_code == 400
    assert "Nothing was lost" in answer.content.decode()
    assert "2126-01-0" in answer.content.decode()
    assert StructureTest.objects.count() == 1


def test_a_plan_where_nobody_works_yet_says_what_is_missing(at_desk: Client) -> None:
    answer = at_desk.post("/strength/plan", PLAN)
    assert answer.status_code == 400
    assert "at least one cell" in answer.content.decode()


def test_whoever_is_not_placed_yet_has_a_goal_that_can_be_changed(at_desk: Client, harbor: Harbor) -> None:
    for name in ("Cleo", "Ana"):
        harbor.worker(name)
    address = at_desk.post("/strength/plan", PLAN).url
    goal = Goal.objects.get()
    assert f'name="goal_{goal.cell_id}"' in page(at_desk, address)
    at_desk.post(address, {f"goal_{goal.cell_id}": "2", f"owner_{goal.cell_id}": harbor.amara.id})
    assert list(Goal.objects.values_list("goal", "owner")) == [(2, harbor.amara.id)]


def test_goals_and_owners_are_changed(at_desk: Client, running: ButtonDay) -> None:
    typed = {f"goal_{running.stow}": "3", f"owner_{running.stow}": running.bo.id, f"goal_{running.pick}": ""}
    at_desk.post(f"/strength/{running.test}/goals", typed)
    assert list(Goal.objects.values_list("cell", "goal", "owner")) == [(running.stow, 3, running.bo.id)]
    answer = at_desk.post(f"/strength/{running.test}/goals", {f"goal_{running.stow}": "999"})
    assert answer.status_code == 400
    assert 'value="999"' in answer.content.decode()


def test_a_whole_evening_from_start_to_debrief(at_desk: Client, planned: ButtonDay) -> None:
    test, stow = planned.test, planned.stow
    at_desk.post(f"/strength/{test}/move", {"to": "running"})
    shown = page(at_desk, f"/strength/{test}")
    assert "only said" in shown
    codes = [people.code_of(planned.harbor.amara, planned.people[n]) for n in ("Ana", "Ben")]
    at_desk.post(f"/strength/{test}/cell/{stow}/note", {"who": codes, "asker": "Cleo"})
    assert set(Result.objects.values_list("brought_by", flat=True)) == {planned.people["Cleo"]}
    shown = page(at_desk, f"/strength/{test}/cell/{stow}")
    assert "you wrote it down" in shown
    assert "I saw it too" not in shown
    numbers = list(Result.objects.values_list("pk", flat=True))
    answer = at_desk.post(f"/strength/{test}/cell/{stow}/verify", {"result": numbers, "how": "person"})
    assert (answer.status_code, "Somebody else" in answer.content.decode()) == (400, True)
    at_desk.post(f"/strength/{test}/cell/{stow}/verify", {"result": numbers, "how": "paper"})
    assert "on paper" in page(at_desk, f"/strength/{test}/cell/{stow}")
    at_desk.post(f"/strength/{test}/cell/{stow}/unverify?" + "&".join(f"result={n}" for n in numbers))
    assert Result.objects.filter(proof="").count() == 2
    at_desk.post(f"/strength/{test}/cell/{stow}/verify", {"result": numbers, "how": "photo"})
    at_desk.post(f"/strength/{test}/move", {"to": "closed"})
    shown = page(at_desk, f"/strength/{test}/debrief")
    assert "Said against did" in shown
    at_desk.post(f"/strength/{test}/debrief", {"learned": "Nights heard of it too late."})
    shown = page(at_desk, "/strength/")
    assert "Nights heard of it too late." in shown
    assert "Climb" not in shown  # Pick had nobody


def test_a_note_about_nothing_says_so(at_desk: Client, running: ButtonDay) -> None:
    for way in ("note", "verify"):
        answer = at_desk.post(f"/strength/{running.test}/cell/{running.stow}/{way}", {})
        assert answer.status_code == 400
        assert "Nothing was changed" in answer.content.decode()


def test_a_debrief_that_speaks_of_what_must_not_be_written_warns_once(at_desk: Client, running: ButtonDay) -> None:
    running.move("closed")
    typed = {"learned": "she has no visa"}
    answer = at_desk.post(f"/strength/{running.test}/debrief", typed)
    assert (answer.status_code, "If this list ever leaks" in answer.content.decode()) == (400, True)
    at_desk.post(f"/strength/{running.test}/debrief", {**typed, "keep_note": "on"})
    assert StructureTest.objects.get().state == "debriefed"


def test_the_board_asks_by_itself_and_hears_nothing_while_nothing_changed(
    at_desk: Client, running: ButtonDay
) -> None:
    shown = page(at_desk, f"/strength/{running.test}")
    address = shown.split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    assert at_desk.get(address).status_code == 204
    running.see("Ana")
    answer = at_desk.get(address)
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    running.move("closed")
    assert "hx-get" not in page(at_desk, f"/strength/{running.test}")


def test_the_board_costs_the_same_with_many_cells(
    at_desk: Client, running: ButtonDay, django_assert_max_num_queries: object
) -> None:
    page(at_desk, f"/strength/{running.test}")
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        page(at_desk, f"/strength/{running.test}")


@pytest.fixture
def outside(running: ButtonDay) -> Client:
    """Bo at committee level, who has Stow in care and Pick not."""
    running.see("Ana", "Eve")
    number = Organizer.objects.filter(pk=int(running.bo.id))
    number.update(role="organizer")
    Level.objects.create(level="committee", since=NOW, by="1", agreed_by="1")
    Turf.objects.create(organizer_id=int(running.bo.id), kind="cell", thing=running.stow, given_by="1",
                        until=clock.today().replace(year=2126))  # fmt: skip
    return seat_as(Client(HTTP_HOST="localhost:8765"), running.bo.id)


def test_somebody_outside_a_cell_sees_no_name_of_it(outside: Client, running: ButtonDay) -> None:
    assert "Ana" in page(outside, f"/strength/{running.test}/cell/{running.stow}")
    shown = page(outside, f"/strength/{running.test}/cell/{running.pick}")
    assert "Eve" not in shown
    assert "Fay" not in shown


def test_a_cell_under_five_is_not_told_apart_outside_ones_care(outside: Client, running: ButtonDay) -> None:
    shown = page(outside, f"/strength/{running.test}")
    assert f"/cell/{running.pick}" not in shown
    assert "<b>1</b> seen" in shown


def test_whoever_may_not_plan_gets_what_is_not_there(outside: Client, running: ButtonDay) -> None:
    page(outside, f"/strength/{running.test}/goals", 404)
    assert outside.post(f"/strength/{running.test}/move", {"to": "closed"}).status_code == 404
    code = people.code_of(running.harbor.amara, running.people["Fay"])
    assert outside.post(f"/strength/{running.test}/cell/{running.pick}/note", {"who": code}).status_code == 404
    [eve] = Result.objects.filter(record=running.people["Eve"]).values_list("pk", flat=True)
    answer = outside.post(f"/strength/{running.test}/cell/{running.stow}/take-back", {"result": eve})
    assert answer.status_code == 404


def test_the_ladder_is_changed_and_comes_back(at_desk: Client) -> None:
    shown = page(at_desk, "/strength/ladder")
    assert "Button or sticker day" in shown
    typed = {"keep_button": "on", "name_button": "Red shoelaces", "was_button": "x", "share_button": "50"}
    at_desk.post("/strength/ladder", typed)
    shown = page(at_desk, "/strength/ladder")
    assert "Red shoelaces" in shown
    assert "March on the boss" not in shown
    at_desk.post("/strength/ladder/0/again")
    assert "March on the boss" in page(at_desk, "/strength/ladder")
    assert at_desk.post("/strength/ladder", {}).status_code == 400
