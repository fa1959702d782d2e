"""Planning tests, noting who took part, and who saw it."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from tests.harbor.cast import DEV, NOW, TODAY, Harbor, days_ago
from tests.tests_of_strength.made import ButtonDay

from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations.calibrating import queries as calibrating
from brazier.conversations.models import Act
from brazier.ledger.models import Line
from brazier.people import actions as people
from brazier.terms import Refused, Wrong
from brazier.tests_of_strength import actions, queries
from brazier.tests_of_strength.debriefing import queries as debriefing
from brazier.tests_of_strength.facts import Planned
from brazier.tests_of_strength.ladder import SHIPPED
from brazier.tests_of_strength.models import Result
from brazier.upkeep import actions as upkeep
from brazier.workplaces import queries as workplaces


def counted(tested: ButtonDay) -> dict[int, tuple[int, int]]:
    found = queries.counts(tested.harbor.amara, number=tested.test)
    return {line.cell: (line.claimed, line.verified) for line in found.lines}


def planned_as(**changed: object) -> Planned:
    base = Planned("button", "Day", "Wear it", "wear", True, 50, TODAY, TODAY, {1: (1, "")})
    return replace(base, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "  "},
        {"ask": ""},
        {"kind": "dance"},
        {"ends_on": days_ago(1)},
        {"share": 0},
        {"share": 101},
        {"goals": {}},
    ],
)
def test_a_test_needs_a_name_an_ask_days_a_share_and_cells(planned: ButtonDay, changed: dict[str, object]) -> None:
    whole = planned_as(**{"goals": {planned.stow: (1, "")}, **changed})
    with pytest.raises(Wrong):
        actions.plan(planned.harbor.amara, planned=whole, now=NOW, today=TODAY)


@pytest.mark.parametrize(("goal", "owner"), [(5, ""), (-1, ""), (1, "4711")])
def test_a_goal_is_at_most_everybody_and_its_owner_one_of_us(planned: ButtonDay, goal: int, owner: str) -> None:
    with pytest.raises(Wrong):
        actions.set_goals(planned.harbor.amara, test=planned.test, goals={planned.stow: (goal, owner)}, now=NOW)


def test_a_cell_without_a_goal_takes_no_part_and_one_cell_must(planned: ButtonDay) -> None:
    actions.set_goals(planned.harbor.amara, test=planned.test, goals={planned.pick: (0, "")}, now=NOW)
    assert set(counted(planned)) == {planned.stow}
    with pytest.raises(Wrong, match="at least one cell"):
        actions.set_goals(planned.harbor.amara, test=planned.test, goals={planned.stow: (0, "")}, now=NOW)


def test_goals_stand_once_the_test_is_closed(running: ButtonDay) -> None:
    running.move("closed")
    with pytest.raises(Wrong, match="goals stay"):
        actions.set_goals(running.harbor.amara, test=running.test, goals={running.stow: (1, "")}, now=NOW)


def test_somebody_is_only_said_to_have_taken_part_until_a_second_person_saw_it(running: ButtonDay) -> None:
    before = Line.objects.count()
    results = running.note("Ana", "Ben")
    assert counted(running)[running.stow] == (2, 0)
    assert Line.objects.count() == before + 1
    assert not Act.objects.exists()
    actions.verify(running.bo, test=running.test, results=results, how="person", now=NOW)
    assert counted(running)[running.stow] == (2, 2)
    assert Line.objects.count() == before + 2


def test_nobody_sees_for_a_second_time_what_they_wrote_down_themselves(running: ButtonDay) -> None:
    results = running.note("Ana")
    with pytest.raises(Wrong, match="Somebody else"):
        actions.verify(running.harbor.amara, test=running.test, results=results, how="person", now=NOW)
    assert counted(running)[running.stow] == (1, 0)
    with pytest.raises(IntegrityError), transaction.atomic():  # nor does the database take it
        Result.objects.update(proof="person", verified_by=running.harbor.amara.id, verified_at=NOW, act=1)


@pytest.mark.parametrize("how", ["paper", "photo"])
def test_paper_and_photos_are_proof_whoever_says_so(running: ButtonDay, how: str) -> None:
    results = running.note("Ana")
    actions.verify(running.harbor.amara, test=running.test, results=results, how=how, now=NOW)
    assert counted(running)[running.stow] == (1, 1)


def test_one_that_was_written_down_by_the_checker_stops_all_of_them(running: ButtonDay) -> None:
    mine, theirs = running.note("Ana"), running.note("Ben", by=running.bo)
    with pytest.raises(Wrong):
        actions.verify(running.bo, test=running.test, results=mine + theirs, how="person", now=NOW)
    assert counted(running)[running.stow] == (2, 0)


def test_what_was_seen_is_the_public_act_that_proves_a_rating(running: ButtonDay) -> None:
    ana = running.people["Ana"]
    running.harbor.talk(ana, 1)
    assert running.harbor.person(ana).unsure
    running.see("Ana")
    assert not running.harbor.person(ana).unsure
    [record] = {r.number for r in running.harbor.person(ana).records}
    assert [d.text for d in conversations_read.history(running.harbor.amara, records=[record]).did] == [
        "Button day"
    ]


def test_what_was_seen_counts_in_said_against_did(harbor: Harbor) -> None:
    tested = ButtonDay.planned(harbor)
    harbor.talk(tested.people["Ana"], 2, ago=35)
    harbor.talk(tested.people["Ben"], 2, ago=35)
    tested.move("running")
    results = tested.note("Ana")
    Result.objects.update(day=days_ago(10))

    def twos() -> tuple[int, int]:
        told = calibrating.calibration_of(harbor.amara, today=TODAY).lines[1].answer
        return told.n, told.did

    assert twos() == (2, 0)
    actions.verify(tested.bo, test=tested.test, results=results, how="person", now=NOW)
    assert twos() == (2, 1)


def test_an_act_that_is_taken_back_on_the_persons_page_does_not_count_and_can_be_seen_again(
    running: ButtonDay,
) -> None:
    results = running.see("Ana")
    [act] = Act.objects.all()
    conversations.take_back_act(running.harbor.amara, act=act.pk, now=NOW)
    assert counted(running)[running.stow] == (1, 0)
    actions.verify(running.bo, test=running.test, results=results, how="person", now=NOW)
    assert counted(running)[running.stow] == (1, 1)


def test_seeing_twice_is_one_act(running: ButtonDay) -> None:
    results = running.see("Ana")
    actions.verify(running.bo, test=running.test, results=results, how="paper", now=NOW)
    assert Act.objects.count() == 1


def test_undoing_leaves_no_proof_behind(running: ButtonDay) -> None:
    ana = running.people["Ana"]
    running.harbor.talk(ana, 1)
    results = running.see("Ana")
    actions.unverify(running.harbor.amara, test=running.test, results=results, now=NOW)
    assert counted(running)[running.stow] == (1, 0)
    assert running.harbor.person(ana).unsure
    actions.take_back(running.harbor.amara, test=running.test, results=results, now=NOW)
    assert counted(running)[running.stow] == (0, 0)
    assert running.note("Ana") != results  # and she can be written down anew


def test_noting_the_same_person_twice_is_one_result(running: ButtonDay) -> None:
    assert running.note("Ana") == running.note("Ana", "Ana")
    assert Result.objects.count() == 1


def test_two_records_that_are_one_person_count_once(running: ButtonDay) -> None:
    running.see("Ana", "Ben")
    one, two = running.people["Ana"], running.people["Ben"]
    people.say(running.harbor.amara, one=one, other=two, kind="same", now=NOW)
    assert counted(running)[running.stow] == (1, 1)


def test_whoever_brought_somebody_is_kept_and_nobody_brings_herself(running: ButtonDay) -> None:
    ana = running.people["Ana"]
    results = running.note("Ben", "Ana", asker=ana)
    actions.verify(running.bo, test=running.test, results=results, how="person", now=NOW)
    assert queries.brought(running.harbor.amara, number=running.test) == {ana: 1}
    assert [a.asked_by_id for a in Act.objects.order_by("pk")] == [ana, None]


@pytest.mark.parametrize("state", ["planned", "debriefed"])
def test_nothing_is_written_down_before_and_after(planned: ButtonDay, state: str) -> None:
    if state == "debriefed":
        planned.move("running", "closed", "debriefed")
    with pytest.raises(Wrong, match="does not run"):
        planned.note("Ana")


def test_papers_that_come_in_late_count_until_the_debrief_on_the_last_day(harbor: Harbor) -> None:
    tested = ButtonDay.planned(harbor, starts=days_ago(6), days=2)
    tested.move("running", "closed")
    tested.see("Ana", how="paper")
    assert Act.objects.get().day == days_ago(4)
    assert counted(tested)[tested.stow] == (1, 1)


def test_a_test_that_has_begun_is_not_planned_again(running: ButtonDay) -> None:
    running.note("Ana")
    with pytest.raises(Wrong, match="begun"):
        running.move("planned")


def test_the_debrief_needs_words_and_a_closed_test(running: ButtonDay) -> None:
    with pytest.raises(Wrong):
        actions.debrief(running.harbor.amara, test=running.test, learned="nights were asleep", now=NOW)
    running.move("closed")
    with pytest.raises(Wrong, match="one sentence"):
        actions.debrief(running.harbor.amara, test=running.test, learned="  ", now=NOW)
    actions.debrief(running.harbor.amara, test=running.test, learned="nights were asleep", now=NOW)
    told = queries.test(running.harbor.amara, running.test)
    assert (told.state, told.learned) == ("debriefed", "nights were asleep")


def test_the_debrief_holds_what_was_said_before_against_what_was_seen(running: ButtonDay) -> None:
    for name, level in (("Ana", 1), ("Ben", 2), ("Cleo", 4), ("Eve", 2)):
        running.harbor.talk(running.people[name], level, ago=5)
    running.see("Ana", "Cleo", "Dan")
    running.note("Ben")  # only said
    found = debriefing.debrief(running.harbor.amara, number=running.test, today=TODAY)
    assert [(b.answer.level, b.answer.n, b.answer.did) for b in found.bars] == [(1, 1, 1), (2, 2, 0), (3, 0, 0)]
    assert {row.name for row in found.missed} == {"Ben", "Eve"}
    assert {row.name for row in found.came} == {"Cleo", "Dan"}
    assert (found.against, found.unrated) == (1, 1)


def test_a_rating_that_the_test_itself_made_does_not_answer_it(running: ButtonDay) -> None:
    running.see("Ana")
    running.harbor.act(running.people["Ben"], ago=3, level=1)
    found = debriefing.debrief(running.harbor.amara, number=running.test, today=TODAY)
    assert [b.answer.n for b in found.bars] == [0, 0, 0]


def test_the_next_rung_is_suggested_only_after_an_honest_pass(running: ButtonDay) -> None:
    running.note("Ana", "Ben", "Eve")
    running.move("closed")
    assert queries.standings(running.harbor.amara).next.why == "debrief"
    running.move("debriefed")
    assert queries.standings(running.harbor.amara).next.why == "look"
    running.move("closed")
    results = list(Result.objects.values_list("pk", flat=True))
    actions.verify(running.bo, test=running.test, results=results, how="person", now=NOW)
    running.move("debriefed")
    found = queries.standings(running.harbor.amara).next
    assert (found.why, found.rung.key if found.rung else "") == ("up", "petition")


def test_a_dropped_test_is_not_counted_and_comes_back(planned: ButtonDay) -> None:
    planned.move("dropped")
    assert queries.standings(planned.harbor.amara).tests == ()
    planned.move("planned")
    assert len(queries.standings(planned.harbor.amara).tests) == 1


def test_the_ladder_is_written_and_comes_back(harbor: Harbor) -> None:
    short = SHIPPED[2:5]
    first = actions.write_ladder(harbor.amara, rungs=short, now=NOW)
    assert queries.ladder(harbor.amara).rungs == short
    actions.write_ladder(harbor.amara, rungs=short[:1], now=NOW)
    actions.ladder_back(harbor.amara, version=first, now=NOW)
    assert queries.ladder(harbor.amara).rungs == short
    actions.ladder_back(harbor.amara, version=0, now=NOW)
    assert queries.ladder(harbor.amara).rungs == SHIPPED
    with pytest.raises(Wrong, match="nothing here"):
        actions.ladder_back(harbor.amara, version=4711, now=NOW)


def test_somebody_who_is_left_out_is_in_no_test_and_brought_nobody(running: ButtonDay) -> None:
    results = running.note("Ana", "Ben", asker=running.people["Cleo"])
    actions.verify(running.bo, test=running.test, results=results, how="person", now=NOW)
    upkeep.forget(running.harbor.amara, worker=running.people["Ana"], now=NOW)
    upkeep.forget(running.harbor.amara, worker=running.people["Cleo"], now=NOW)
    assert counted(running)[running.stow] == (1, 1)
    assert Result.objects.get().brought_by_id is None


def test_cells_that_are_joined_count_together(running: ButtonDay) -> None:
    running.see("Ana")
    running.see("Eve")
    parts = {d.name: d.id for d in workplaces.departments(running.harbor.amara)}
    upkeep.join(running.harbor.amara, kind="department", part=parts["Pick"], into=parts["Stow"], now=NOW)
    [line] = queries.counts(running.harbor.amara, number=running.test).lines
    assert (line.cell, line.goal, line.verified) == (running.stow, 3, 2)


def test_a_record_that_is_taken_back_takes_along_what_was_only_said_of_it(running: ButtonDay) -> None:
    running.note("Fay")
    conversations.unadd(running.harbor.amara, worker=running.people["Fay"], now=NOW)
    assert counted(running)[running.pick] == (0, 0)


def test_results_of_another_test_can_not_be_seen_here(running: ButtonDay) -> None:
    results = running.note("Ana")
    other = running.plan()
    actions.move(running.harbor.amara, test=other, to="running", now=NOW)
    with pytest.raises(Wrong, match="nothing here"):
        actions.verify(running.bo, test=other, results=results, how="paper", now=NOW)


def test_a_stranger_writes_and_reads_nothing(running: ButtonDay) -> None:
    results = running.note("Ana")
    for deed in (
        lambda: running.note("Ben", by=DEV),
        lambda: actions.verify(DEV, test=running.test, results=results, how="paper", now=NOW),
        lambda: actions.take_back(DEV, test=running.test, results=results, now=NOW),
        lambda: actions.move(DEV, test=running.test, to="closed", now=NOW),
        lambda: actions.write_ladder(DEV, rungs=SHIPPED, now=NOW),
        lambda: queries.counts(DEV, number=running.test),
        lambda: queries.standings(DEV),
        lambda: debriefing.debrief(DEV, number=running.test, today=TODAY),
    ):
        with pytest.raises(Refused):
            deed()
