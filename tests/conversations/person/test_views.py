"""On her page every form comes back as it was typed, and every line can be taken back."""

import re

import pytest
from django.test import Client
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.harbor.pages import code, undo
from tests.people.reach.test_queries import bo
from tests.web.conftest import seat_as

from brazier.conversations import queries
from brazier.conversations.attempting import actions as attempting
from brazier.conversations.attempting.attempt import Attempt
from brazier.conversations.gathering import actions as gathering
from brazier.conversations.gathering.actions import There
from brazier.conversations.talk import Step, Talk
from brazier.people import actions as people_write
from brazier.people import queries as people


@pytest.fixture
def cleo(harbor: Harbor) -> int:
    return harbor.worker("Cleo Diaz", phone="917 555 0148")


@pytest.fixture
def hers(harbor: Harbor, cleo: int) -> str:
    """The address of her page."""
    return f"/people/{code(harbor, cleo)}"


def test_an_act_that_can_not_be_comes_back_as_typed(at_desk: Client, harbor: Harbor, hers: str) -> None:
    answer = at_desk.post(
        f"{hers}/acts", {"kind": "wear", "text": "red on Friday", "day": "2999-01-01", "level": "2"}
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    for kept in ('value="red on Friday"', 'value="2999-01-01"', 'value="wear" selected', 'value="2" selected'):
        assert kept in page
    assert 'name="is_public" checked' not in page


@pytest.mark.parametrize(
    ("form", "typed", "field"),
    [
        ("acts", {"kind": "wear", "text": "wore it, pregnant as she is"}, "text"),
        ("edit", {"name": "Cleo Diaz", "job": "picker, undocumented"}, "job"),
        ("edit", {"name": "Cleo (lesbian)"}, "name"),
    ],
)
def test_free_text_is_held_up_and_kept_as_written(
    at_desk: Client, hers: str, form: str, typed: dict[str, str], field: str
) -> None:
    held = at_desk.post(f"{hers}/{form}", typed)
    assert held.status_code == 400
    assert f'value="{typed[field]}"' in held.content.decode()
    assert at_desk.post(f"{hers}/{form}", typed | {"keep_note": "on"}).status_code == 302


def test_a_page_without_a_name_keeps_what_was_typed_beside_it(at_desk: Client, harbor: Harbor, hers: str) -> None:
    answer = at_desk.post(f"{hers}/edit", {"name": "", "department": "Stow", "best_time": "before 7"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="Stow"' in page
    assert 'value="before 7"' in page
    assert "A name must stay" in page


@pytest.mark.parametrize(
    ("other", "sentence"), [("Rosa", "2 people fit"), ("Nobody", "0 people fit"), ("", "Write whom")]
)
def test_a_tie_to_nobody_in_particular_comes_back_as_typed(
    at_desk: Client, harbor: Harbor, hers: str, other: str, sentence: str
) -> None:
    for name in ("Rosa Diaz", "Rosa Perez"):
        harbor.worker(name)
    answer = at_desk.post(f"{hers}/ties", {"other": other, "kind": "gym", "strength": "2"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in page
    assert f'name="other" value="{other}"' in page
    assert 'value="gym" selected' in page


def test_an_act_a_tie_and_a_note_are_undone_by_one_tap(
    at_desk: Client, harbor: Harbor, cleo: int, hers: str
) -> None:
    harbor.worker("Mei-Lin")
    page = at_desk.post(f"{hers}/acts", {"kind": "wear", "is_public": "on"}, follow=True).content.decode()
    assert queries.history(harbor.amara, records=[cleo]).did
    at_desk.post(undo(page))
    assert not queries.history(harbor.amara, records=[cleo]).did
    page = at_desk.post(f"{hers}/ties", {"other": "Mei-Lin", "kind": "gym"}, follow=True).content.decode()
    [tie] = people.ties_of(harbor.amara, worker=cleo)
    assert tie.state == "suggested"
    at_desk.post(undo(page))
    assert not people.ties_of(harbor.amara, worker=cleo)
    page = at_desk.post(f"{hers}/seen-as", {"kind": "leader", "basis": "did"}, follow=True).content.decode()
    assert "others follow them" in page
    at_desk.post(undo(page))
    assert not harbor.person(cleo).seen_as


def test_talk_act_tie_and_step_have_a_take_back_on_her_page(
    at_desk: Client, harbor: Harbor, cleo: int, hers: str
) -> None:
    talk, act = harbor.talk(cleo, 2), harbor.act(cleo)
    tie = people_write.tie(harbor.amara, one=cleo, other=harbor.worker("Mei-Lin"), kind="gym", now=NOW)
    page = at_desk.get(hers).content.decode()
    for kind, number in (("talk", talk), ("act", act), ("tie", tie)):
        assert f'action="{hers}/take-back/{kind}/{number}"' in page
        at_desk.post(f"{hers}/take-back/{kind}/{number}")
    told = queries.history(harbor.amara, records=[cleo])
    assert (told.noted, people.ties_of(harbor.amara, worker=cleo)) == ((), ())
    assert "taken back on" in at_desk.get(hers).content.decode()


def test_a_step_taken_back_is_put_back_by_one_tap(at_desk: Client, harbor: Harbor, cleo: int, hers: str) -> None:
    harbor.talk(cleo, 3, step=Step("bring one", TODAY, harbor.amara.id))
    [step] = queries.due(harbor.amara, until=TODAY)
    page = at_desk.post(f"{hers}/take-back/step/{step.id}", follow=True).content.decode()
    assert queries.due(harbor.amara, until=TODAY) == ()
    assert at_desk.post(undo(page))["Location"] == hers
    assert [d.id for d in queries.due(harbor.amara, until=TODAY)] == [step.id]


@pytest.mark.parametrize("kind", ["talk", "act", "tie", "step", "seen", "nonsense"])
def test_taking_back_what_never_was_is_nothing_here(at_desk: Client, hers: str, kind: str) -> None:
    assert at_desk.post(f"{hers}/take-back/{kind}/4711").status_code == 404


def test_contract_texts_and_hours_are_kept_and_shown(at_desk: Client, harbor: Harbor, hers: str) -> None:
    at_desk.post(
        f"{hers}/edit",
        {"name": "Cleo Diaz", "contract": "agency", "texting": "no", "best_time": "before 7", "start": "March"},
    )
    page = at_desk.get(hers).content.decode()
    assert "through an agency" in page
    assert "no texts" in page
    assert "best time: <bdi>before 7</bdi>" in page


def test_a_promise_is_marked_and_unmarked(at_desk: Client, harbor: Harbor, cleo: int, hers: str) -> None:
    harbor.talk(cleo, 2, ask="wear", answer="yes")
    [ask] = [s.ask for s in queries.history(harbor.amara, records=[cleo]).said if s.ask]
    page = at_desk.post(f"{hers}/promises/{ask}", {"kept": "no"}, follow=True).content.decode()
    assert queries.history(harbor.amara, records=[cleo]).promised == 1
    at_desk.post(undo(page))
    assert queries.history(harbor.amara, records=[cleo]).promised == 0


def test_two_next_steps_of_two_people_both_stand_with_who_said_which(
    at_desk: Client, harbor: Harbor, cleo: int, hers: str
) -> None:
    bo = harbor.organizer("Bo")
    harbor.talk(cleo, 3, step=Step("bring the petition round", TODAY, harbor.amara.id))
    page = at_desk.get(hers).content.decode()
    assert "bring the petition round" in page
    assert "next steps" not in page
    harbor.talk(cleo, 2, by=bo, step=Step("meet her cousin", TODAY, bo))
    page = at_desk.get(hers).content.decode()
    assert "Two different next steps." in page
    for what, by in (("bring the petition round", "Amara"), ("meet her cousin", "Bo")):
        told = page.split(f"<b><bdi>{what}</bdi></b>")[1]
        assert f"said by <bdi>{by}</bdi>" in told.split("</p>")[0]
    [number] = [d.id for d in queries.history(harbor.amara, records=[cleo]).due if d.owner == bo]
    page = at_desk.post(f"/steps/{number}/done", {"back": hers.rsplit("/", 1)[1]}, follow=True).content.decode()
    assert "next steps" not in page
    assert "bring the petition round" in page


def test_two_steps_one_person_told_both_stand_and_are_no_quarrel(
    at_desk: Client, harbor: Harbor, cleo: int, hers: str
) -> None:
    for what in ("bring the petition round", "eat together"):
        harbor.talk(cleo, 3, step=Step(what, TODAY, harbor.amara.id))
    page = at_desk.get(hers).content.decode()
    assert "different next steps" not in page
    assert "bring the petition round" in page
    assert "eat together" in page


def gathered(harbor: Harbor, *workers: int) -> int:
    """One talk with these; gives its number."""
    talks = [There(Talk(n, TODAY, harbor.amara.id, level=3)) for n in workers]
    return gathering.record(harbor.amara, there=talks, now=NOW, today=TODAY)[0].talk


def test_a_talk_of_which_no_words_are_kept_is_a_talk_and_says_who_was_there_too(
    at_desk: Client, harbor: Harbor, cleo: int, hers: str
) -> None:
    assert "No talk yet." in at_desk.get(hers).content.decode()
    rosa = harbor.worker("Rosa Diaz")
    gathered(harbor, cleo, rosa, harbor.worker("Bo Lind"))
    page = at_desk.get(hers).content.decode()
    assert "No talk yet." not in page
    there = re.search(r"also there: (.*?)</time>", page, re.DOTALL)
    assert there
    assert re.findall(r"<bdi>([^<]+)</bdi>", there[1]) == ["Rosa Diaz", "Bo Lind"]
    assert f'href="/people/{code(harbor, rosa)}"' in there[1]
    assert "Last time" not in page


def test_words_of_an_older_talk_stay_what_was_said_last(
    at_desk: Client, harbor: Harbor, cleo: int, hers: str
) -> None:
    harbor.talk(cleo, 2, ago=3, quote="I sign when my line signs.")
    harbor.talk(cleo, 3)
    page = at_desk.get(hers).content.decode()
    last = re.search(r"Last time</dt>(.*?)</dd>", page, re.DOTALL)
    assert last
    assert "I sign when my line signs." in last[1]


def test_of_two_talks_on_one_day_the_later_one_is_the_last(
    at_desk: Client, harbor: Harbor, cleo: int, hers: str
) -> None:
    harbor.talk(cleo, 3, ask="wear", answer="no")
    harbor.talk(cleo, 3, ask="attend", answer="yes")
    page = at_desk.get(hers).content.decode()
    last = re.search(r"Last time</dt>(.*?)</dd>", page, re.DOTALL)
    assert last
    assert "Yes to: come" in last[1]


def test_one_line_of_a_talk_with_several_is_taken_back_alone_or_all_are(
    at_desk: Client, harbor: Harbor, cleo: int, hers: str
) -> None:
    rosa, bo = harbor.worker("Rosa Diaz"), harbor.worker("Bo Lind")
    number = gathered(harbor, rosa, cleo, bo)
    rosas = f"/people/{code(harbor, rosa)}"
    at_desk.post(f"{rosas}/take-back/talk/{number}")
    assert "also there" not in at_desk.get(rosas).content.decode()
    page = at_desk.get(hers).content.decode()
    assert "Rosa Diaz" not in page
    assert f"{hers}/take-back/gathering/{number}" in page
    at_desk.post(f"{hers}/take-back/gathering/{number}")
    assert [harbor.person(n).standing.level for n in (rosa, cleo, bo)] == [0, 0, 0]


def test_what_was_tried_stands_apart_from_talks_with_how_and_by_whom(
    at_desk: Client, harbor: Harbor, cleo: int, hers: str
) -> None:
    assert "It did not come to a talk" not in at_desk.get(hers).content.decode()
    attempt = Attempt(cleo, "no_answer", TODAY, harbor.amara.id, "house")
    attempting.record(harbor.amara, attempt=attempt, now=NOW)
    page = at_desk.get(hers).content.decode()
    assert re.search(r"<b>nobody answered</b>, at home, <bdi>[^<]+</bdi>", page)
    assert "No talk yet." in page


def test_whoever_may_not_reach_the_others_learns_how_many_there_were_and_takes_back_none_of_theirs(
    harbor: Harbor, cleo: int, hers: str
) -> None:
    rosa = harbor.worker("Rosa Diaz")
    number = gathered(harbor, cleo, rosa)
    at_his_desk = seat_as(Client(HTTP_HOST="localhost:8765"), bo(harbor, person=cleo).id)
    page = at_his_desk.get(hers).content.decode()
    assert re.search(r"also there:\s*1 more", page)
    assert "Rosa" not in page
    assert "take-back/gathering" not in page
    assert at_his_desk.post(f"{hers}/take-back/gathering/{number}").status_code == 404
    assert harbor.person(rosa).standing.level == 3
