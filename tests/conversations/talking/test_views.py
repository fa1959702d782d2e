"""The talk form gives back what was typed; a talk, one with several and an attempt are kept and undone."""

import re

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.pages import code, undo

from brazier.conversations import queries
from brazier.conversations.leading import actions as leading
from brazier.conversations.models import Assessment, Concern, Conversation, FollowUp, Naming, Tried
from brazier.people import queries as people
from brazier.upkeep import actions as upkeep


def full(harbor: Harbor) -> dict[str, str]:
    """A form with something in every field."""
    return {
        "quote": "I sign when my line signs.", "step": "bring one", "when": "tomorrow", "other_issue": "parking",
        "ask_text": "on Tuesday", "level": "2", "issues": str(harbor.chip()),
    }  # fmt: skip


def test_an_ask_without_an_answer_loses_nothing(at_desk: Client, harbor: Harbor) -> None:
    answer = at_desk.post("/talks", full(harbor) | {"who": "Rosa Diaz", "ask": "wear"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert re.search(r'role="alert">[^<]*What was the answer', page)
    for kept in ("Rosa Diaz", "I sign when my line signs.", "bring one", "parking", "on Tuesday"):
        assert f'value="{kept}"' in page
    for chosen in (
        'name="level" value="2" checked',
        'name="when" value="tomorrow" checked',
        f'value="{harbor.chip()}" checked',
    ):
        assert chosen in page
    assert people.count(harbor.amara) == 0


def test_not_saying_which_rosa_loses_nothing(at_desk: Client, harbor: Harbor) -> None:
    for _ in range(2):
        harbor.worker("Rosa Diaz")
    answer = at_desk.post("/talks", full(harbor) | {"who": "Rosa Diaz"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="I sign when my line signs."' in page
    assert page.count('name="worker"') == 3


@pytest.mark.parametrize("mistyped", ["7QK-4MQ", "7qk4mq", "2B2-222"])
def test_a_mistyped_code_is_not_written_down_as_a_name(at_desk: Client, harbor: Harbor, mistyped: str) -> None:
    answer = at_desk.post("/talks", full(harbor) | {"who": mistyped})
    assert answer.status_code == 400
    assert b"Nobody has this code" in answer.content
    assert people.count(harbor.amara) == 0
    assert at_desk.post("/talks", full(harbor) | {"who": "Mei-Lin"}).status_code == 302


@pytest.mark.parametrize("field", ["quote", "step", "other_issue", "ask_text", "owed"])
def test_every_free_field_is_held_up_once_and_kept_when_wanted(
    at_desk: Client, harbor: Harbor, field: str
) -> None:
    typed = {"who": "Rosa Diaz", "ask": "wear", "answer": "yes", "when": "tomorrow", "step": "call"}
    typed |= {field: "está embarazada"}
    held = at_desk.post("/talks", typed)
    assert held.status_code == 400
    assert 'value="está embarazada"' in held.content.decode()
    assert at_desk.post("/talks", typed | {"keep_note": "on"}).status_code == 302


def test_a_talk_is_undone_by_one_tap(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    page = at_desk.post("/talks", full(harbor) | {"who": "Cleo Diaz"}, follow=True).content.decode()
    assert harbor.person(cleo).standing.level == 2
    at_desk.post(undo(page))
    assert harbor.person(cleo).standing.level == 0
    assert "taken back on" in at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()


def test_a_talk_with_somebody_who_asked_to_be_left_out_is_a_question(at_desk: Client, harbor: Harbor) -> None:
    upkeep.forget(harbor.amara, worker=harbor.worker("Rosa Diaz"), now=NOW)
    held = at_desk.post("/talks", full(harbor) | {"who": "Rosa Diaz"})
    assert held.status_code == 400
    assert b"asked to be left out" in held.content
    assert people.count(harbor.amara) == 0
    assert at_desk.post("/talks", full(harbor) | {"who": "Rosa Diaz", "left_out": "other"}).status_code == 302


def test_a_number_may_speak_of_a_card(at_desk: Client, harbor: Harbor) -> None:
    cleo = harbor.worker("Cleo Diaz")
    at_desk.post("/talks", {"who": "Cleo Diaz", "level": "4", "about": "card", "when": "none"})
    assert [a.kind for a in queries.history(harbor.amara, records=[cleo]).assessments] == ["card"]
    assert harbor.person(cleo).standing.level == 0
    assert "a card" in at_desk.get(f"/people/{code(harbor, cleo)}").content.decode()


def said(harbor: Harbor, **more: str) -> dict[str, str]:
    """A talk with Cleo Diaz and Rosa Perez."""
    return full(harbor) | {"who": "Cleo Diaz", "who_2": "Rosa Perez", "level_2": "4", "basis_2": "guess"} | more


def checked(page: str, name: str) -> str:
    """What is chosen in a group of the form; empty for nothing."""
    found = re.search(rf'name="{name}" value="([^"]*)" checked', page)
    return found[1] if found else ""


@pytest.fixture
def two(harbor: Harbor) -> tuple[int, int]:
    """Two whom we know."""
    return harbor.worker("Cleo Diaz"), harbor.worker("Rosa Perez")


def test_each_of_several_stands_where_she_stands_and_all_is_one_talk(
    at_desk: Client, harbor: Harbor, two: tuple[int, int]
) -> None:
    page = at_desk.post("/talks", said(harbor, who_4="Fatou Sarr"), follow=True).content.decode()
    assert "The talk with Cleo Diaz and 2 others is kept." in page
    assert [(harbor.person(n).standing.level, harbor.person(n).standing.basis) for n in two] == [
        (2, "said"), (4, "guess"),
    ]  # fmt: skip
    rows = Conversation.objects.order_by("pk")
    assert [(row.gathering, row.kind) for row in rows] == [(rows[0].pk, "group")] * 3
    assert [row.quote for row in rows] == ["I sign when my line signs.", "", ""]
    assert sorted(Concern.objects.values_list("issue__name", flat=True)) == ["parking"] * 3 + ["pay"] * 3
    assert people.count(harbor.amara) == 3


def test_a_talk_with_several_is_undone_for_all_by_one_tap(
    at_desk: Client, harbor: Harbor, two: tuple[int, int]
) -> None:
    page = at_desk.post("/talks", said(harbor), follow=True).content.decode()
    at_desk.post(undo(page))
    assert [harbor.person(n).standing.level for n in two] == [0, 0]
    assert not Conversation.objects.filter(withdrawal=None).exists()
    assert not FollowUp.objects.filter(state="open").exists()


def test_whoever_did_not_answer_was_not_asked(at_desk: Client, harbor: Harbor, two: tuple[int, int]) -> None:
    typed = said(harbor, ask="wear", answer="yes", who_3="Fatou Sarr", answer_3="no")
    assert at_desk.post("/talks", typed).status_code == 302
    asked = Conversation.objects.order_by("pk").values_list("ask__answer", flat=True)
    assert list(asked) == ["yes", None, "no"]


def test_the_same_person_twice_is_noticed_by_name_code_and_spelling(
    at_desk: Client, harbor: Harbor, two: tuple[int, int]
) -> None:
    for twice in ("Cleo Diaz", "cleo diaz", code(harbor, two[0])):
        answer = at_desk.post("/talks", said(harbor, who_3=twice))
        assert answer.status_code == 400
        assert "One person stands here twice" in answer.content.decode()
    new = at_desk.post("/talks", said(harbor, who_3="Fatou  Sarr", who_4="fatou sarr"))
    assert "One person stands here twice" in new.content.decode()
    assert (Conversation.objects.count(), people.count(harbor.amara)) == (0, 2)


def test_a_name_that_fits_two_is_a_question_and_all_that_was_typed_stays(
    at_desk: Client, harbor: Harbor, two: tuple[int, int]
) -> None:
    harbor.worker("Rosa Diaz")
    answer = at_desk.post("/talks", said(harbor, who_2="Rosa", ask="wear", answer="yes", answer_2="not_yet"))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert re.search(r'role="alert">[^<]*Which one is “Rosa”', page)
    assert page.count('name="worker_2"') == 3
    assert 'name="who_2" value="Rosa"' in page
    assert [checked(page, f"{name}_2") for name in ("level", "basis", "answer", "worker")] == [
        "4", "guess", "not_yet", "",
    ]  # fmt: skip
    assert 'value="I sign when my line signs."' in page
    perez = code(harbor, two[1])
    again = at_desk.post("/talks", said(harbor, who_2="Rosa", worker_2=perez, who_3="Rosa"))
    assert checked(again.content.decode(), "worker_2") == perez
    assert at_desk.post("/talks", said(harbor, who_2="Rosa", worker_2=perez)).status_code == 302
    assert harbor.person(two[1]).standing.level == 4


def test_where_more_fit_than_are_shown_it_says_how_to_find_the_others(at_desk: Client, harbor: Harbor) -> None:
    for surname in "ABCDEFGHI":
        harbor.worker(f"Rosa {surname}mber")
    for typed in ({"who": "Rosa"}, {"who": "Cleo Diaz", "who_2": "Rosa"}):
        page = at_desk.post("/talks", full(harbor) | typed).content.decode()
        assert page.count("Rosa ") == 8
        assert "More people fit. Write more of the name, or the code." in page
    assert "More people fit" not in at_desk.post("/talks", full(harbor) | {"who": "Rosa A"}).content.decode()


def test_somebody_new_who_bears_a_name_we_know_is_somebody_new(
    at_desk: Client, harbor: Harbor, two: tuple[int, int]
) -> None:
    assert at_desk.post("/talks", said(harbor, worker_2="new")).status_code == 302
    assert harbor.person(two[1]).standing.level == 0
    assert people.count(harbor.amara) == 3


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"who": ""}, "Whom did you talk with"),
        ({"who_2": "7QK-4MQ"}, "Nobody has the code 7QK-4MQ"),
        ({"level_2": "9"}, "check the day and the choices"),
        ({"basis_2": "did"}, "check the day and the choices"),
        ({"answer_2": "perhaps", "ask": "wear", "answer": "yes"}, "check the day and the choices"),
        ({"answer_2": "yes"}, "There is an answer but no ask"),
        ({"who_2": "x" * 500}, "check the day and the choices"),
        ({"who_2": "pregnant Rosa"}, "This note speaks of"),
        ({"goes_to": "Nobody Here"}, "0 people fit"),
        ({"organizer": "4711"}, "Choose who talked with them"),
    ],
)
def test_what_can_not_be_of_one_keeps_nothing_of_all_and_loses_nothing(
    at_desk: Client, harbor: Harbor, two: tuple[int, int], wrong: dict[str, str], sentence: str
) -> None:
    answer = at_desk.post("/talks", said(harbor) | wrong)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in page
    assert 'value="I sign when my line signs."' in page
    assert checked(page, "level") == "2"
    assert (Conversation.objects.count(), people.count(harbor.amara)) == (0, 2)


def test_places_without_a_name_count_for_nobody(at_desk: Client, harbor: Harbor, two: tuple[int, int]) -> None:
    typed = full(harbor) | {"who": "Cleo Diaz", "who_2": "  ", "level_2": "1", "level_5": "5", "worker_3": "new"}
    assert at_desk.post("/talks", typed).status_code == 302
    assert [row.gathering for row in Conversation.objects.all()] == [None]
    assert Assessment.objects.count() == 1


def test_seven_at_once_are_not_kept_as_six(at_desk: Client, harbor: Harbor) -> None:
    seven = {f"who_{n}": f"New Person{n * 'a'}" for n in range(2, 8)}
    answer = at_desk.post("/talks", full(harbor) | {"who": "Fatou Sarr"} | seven)
    assert answer.status_code == 400
    assert "two to six different people" in answer.content.decode()
    six = {name: who for name, who in seven.items() if name != "who_7"}
    assert at_desk.post("/talks", full(harbor) | {"who": "Fatou Sarr"} | six).status_code == 302
    assert people.count(harbor.amara) == 6


def test_one_of_several_who_asked_to_be_left_out_is_a_question_and_two_are_written_down_apart(
    at_desk: Client, harbor: Harbor, two: tuple[int, int]
) -> None:
    for name in ("Moussa Ba", "Ines Gold"):
        upkeep.forget(harbor.amara, worker=harbor.worker(name), now=NOW)
    held = at_desk.post("/talks", said(harbor, who_2="Moussa Ba"))
    assert held.status_code == 400
    assert 'name="left_out" value="other"' in held.content.decode()
    both = at_desk.post("/talks", said(harbor, who_2="Moussa Ba", who_3="Ines Gold", left_out="other"))
    assert "Write down each by itself" in both.content.decode()
    assert at_desk.post("/talks", said(harbor, who_2="Moussa Ba", left_out="other")).status_code == 302
    assert people.count(harbor.amara) == 3


def test_whom_the_first_of_several_says_people_go_to_is_kept(
    at_desk: Client, harbor: Harbor, two: tuple[int, int]
) -> None:
    bo = harbor.worker("Bo Lind")
    assert at_desk.post("/talks", said(harbor, goes_to="Bo Lind")).status_code == 302
    assert list(Naming.objects.values_list("namer__worker", "record__worker")) == [(two[0], bo)]
    leading.turn_map(harbor.amara, is_on=False, now=NOW)
    assert 'name="goes_to"' not in at_desk.get("/talks").content.decode()


def test_nobody_answered_is_an_attempt_and_counts_as_no_talk(
    at_desk: Client, harbor: Harbor, two: tuple[int, int]
) -> None:
    page = at_desk.post(
        "/talks",
        {"who": "Cleo Diaz", "outcome": "call_back", "again_at": "18:30", "way": "house", "kind": "one_on_one"},
        follow=True,
    ).content.decode()
    assert "The attempt to talk with Cleo Diaz is kept." in page
    assert "call back at 18:30" in page
    assert list(Tried.objects.values_list("outcome", "kind")) == [("call_back", "house")]
    assert Conversation.objects.count() == 0
    at_desk.post(undo(page))
    assert Tried.objects.filter(ended_on=None).count() == 0
    assert not FollowUp.objects.filter(state="open").exists()


def test_an_attempt_is_on_the_phone_today_and_ones_own_unless_somebody_says(
    at_desk: Client, harbor: Harbor
) -> None:
    bo = harbor.organizer("Bo")
    at_desk.post("/talks", {"who": "Fatou Sarr", "outcome": "no_answer"})
    at_desk.post("/talks", {"who": "Moussa Ba", "outcome": "refused", "organizer": bo, "had_on": str(TODAY)})
    first, second = Tried.objects.order_by("pk")
    assert (first.kind, first.organizer, first.day == second.day) == ("phone", harbor.amara.id, False)
    assert (second.organizer, second.day) == (bo, TODAY)
    assert people.count(harbor.amara) == 2


@pytest.mark.parametrize(
    "also",
    [
        {"answer": "yes", "ask": "wear"}, {"answer": "yes"}, {"quote": "I sign."}, {"level": "3"},
        {"issues": "chip"}, {"who_2": "Rosa Perez"}, {"step": "call", "when": "tomorrow"},
        {"when": "tomorrow"}, {"owed": "a leaflet"}, {"goes_to": "Rosa Perez"}, {"other_issue": "parking"},
    ],
)  # fmt: skip
def test_an_attempt_with_what_only_a_talk_brings_is_a_question_and_shows_both(
    at_desk: Client, harbor: Harbor, two: tuple[int, int], also: dict[str, str]
) -> None:
    also = {name: str(harbor.chip()) if text == "chip" else text for name, text in also.items()}
    answer = at_desk.post("/talks", {"who": "Cleo Diaz", "outcome": "no_answer"} | also)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "It says that it did not come to a talk, and also what was said" in page
    assert 'class="log both"' in page
    assert checked(page, "outcome") == "no_answer"
    for text in also.values():
        assert f'value="{text}"' in page
    assert (Tried.objects.count(), Conversation.objects.count()) == (0, 0)


def test_what_says_nothing_does_not_make_a_talk_of_an_attempt(at_desk: Client, harbor: Harbor) -> None:
    typed = {
        "who": "Cleo Diaz",
        "outcome": "voicemail",
        "level": "0",
        "when": "none",
        "basis": "said",
        "kind": "tent",
    }
    assert at_desk.post("/talks", typed | {"about": "union", "ask": "", "quote": " "}).status_code == 302
    assert Tried.objects.get().kind == "phone"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"outcome": "ghosted"}, "what came of it"),
        ({"way": "pigeon"}, "what came of it"),
        ({"had_on": "2999-01-01"}, "Check the day on which it was tried"),
        ({"again_on": "2001-01-01"}, "Check the day on which to call back"),
        ({"tongue": "she is undocumented"}, "This note speaks of"),
        ({"who": ""}, "Whom did you talk with"),
        ({"who": "7QK-4MQ"}, "Nobody has this code"),
        ({"organizer": "4711"}, "Choose who talked with them"),
    ],
)
def test_an_attempt_that_can_not_be_loses_nothing(
    at_desk: Client, harbor: Harbor, wrong: dict[str, str], sentence: str
) -> None:
    typed = {"who": "Fatou Sarr", "outcome": "call_back", "tongue": "Soninke", "again_at": "18:30"} | wrong
    answer = at_desk.post("/talks", typed)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in page
    assert f'name="tongue" maxlength="60" value="{typed["tongue"]}"' in page
    assert 'name="again_at" value="18:30"' in page
    assert (Tried.objects.count(), people.count(harbor.amara)) == (0, 0)
