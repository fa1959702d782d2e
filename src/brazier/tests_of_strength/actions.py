"""Write the ladder, plan tests, move them on, note who took part and who saw it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations.actions import Seen
from brazier.conversations.facts import ASKS
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people.reach import queries as reach
from brazier.people.roster import queries as roster
from brazier.terms import Actor, Wrong
from brazier.tests_of_strength import life, queries
from brazier.tests_of_strength.facts import PERSON, PROOFS, Planned
from brazier.tests_of_strength.ladder import Rung, checked, to_plain
from brazier.tests_of_strength.models import Goal, Ladder, Result, StructureTest, Turn
from brazier.workplaces import queries as workplaces

NOTHING = queries.NOTHING
LONGEST_LEARNED = 2_000


def write_ladder(actor: Actor, *, rungs: Sequence[Rung], now: datetime) -> int:
    """The ladder is this from now on; tests that are planned stay as they are. Gives its version.

    Errors: as `ladder.checked`.
    """
    allow(actor, "tests_of_strength.ladder")
    plain = to_plain(checked(rungs))
    with ledger.entry(actor, "strength.ladder", "", now):
        return Ladder.objects.create(rungs=plain, by=actor.id, since=now).pk


def ladder_back(actor: Actor, *, version: int, now: datetime) -> int:
    """The ladder is once more what it was in this version; 0: the shipped one. Gives the new version.

    Errors: Wrong if there is no such version.
    """
    allow(actor, "tests_of_strength.ladder")
    row = Ladder.objects.filter(pk=version).first()
    if version and row is None:
        raise Wrong("strength.no_ladder", NOTHING)
    with ledger.entry(actor, "strength.ladder", "", now):
        return Ladder.objects.create(rungs=row.rungs if row else [], by=actor.id, since=now).pk


def plan(actor: Actor, *, planned: Planned, now: datetime, today: date) -> int:
    """Plan a test. Gives its number. Errors: Wrong, naming what is missing or can not be."""
    allow(actor, "tests_of_strength.plan")
    name, ask = " ".join(planned.name.split()), " ".join(planned.ask.split())
    if not name or not ask or planned.kind not in ASKS:
        raise Wrong("strength.plan", "Write a name for the test, and what people are asked for. Nothing was lost.")
    if planned.ends_on < planned.starts_on or planned.ends_on < today:
        raise Wrong("strength.days", "The last day must not be over, nor before the first. Nothing was lost.")
    if not 1 <= planned.share <= 100:
        raise Wrong("strength.share", "The share is a number from 1 to 100. Nothing was lost.")
    if not planned.goals:
        raise Wrong("strength.no_cells", "Choose at least one cell that takes part. Nothing was lost.")
    with ledger.entry(actor, "strength.plan", "", now):
        row = StructureTest.objects.create(
            rung=planned.rung[:40], name=name[:80], ask=ask[:200], kind=planned.kind, is_public=planned.is_public,
            share=planned.share, starts_on=planned.starts_on, ends_on=planned.ends_on,
        )  # fmt: skip
        Turn.objects.create(test=row, state=life.PLANNED, by=actor.id, at=now)
        for cell, (goal, owner) in planned.goals.items():
            _set_goal(actor, row, cell, goal, owner)
        return row.pk


def set_goals(actor: Actor, *, test: int, goals: dict[int, tuple[int, str]], now: datetime) -> None:
    """What is wanted of these cells, and who sees to each; 0: the cell takes no part.

    Errors: Wrong once the test is closed, if nothing is left, or if there is no such cell or organizer.
    """
    allow(actor, "tests_of_strength.plan")
    with ledger.entry(actor, "strength.goals", f"test:{test}", now):
        row = _row(test)
        if row.state not in (life.PLANNED, life.RUNNING):
            raise Wrong(
                "strength.goals_stand",
                "The test is closed, so its goals stay what they were. Nothing was changed.",
            )
        for cell, (goal, owner) in goals.items():
            _set_goal(actor, row, cell, goal, owner)
        if not Goal.objects.filter(test=row).exists():
            raise Wrong("strength.no_cells", "Choose at least one cell that takes part. Nothing was lost.")


def _set_goal(actor: Actor, row: StructureTest, cell: int, goal: int, owner: str) -> None:
    known = workplaces.cell(actor, cell)
    estimated = known.estimate.people if known.estimate else 0
    people_there = max(roster.count_in(actor, [known.id]).get(known.id, 0), estimated)
    if owner and owner not in {o.id for o in access.organizers(actor)}:
        raise Wrong("strength.owner", "Choose who sees to each cell. Nothing was changed.")
    if not 0 <= goal <= max(people_there, 1):
        raise Wrong(
            "strength.goal",
            "A goal is at most everybody who works in the cell. Look at the numbers. Nothing was lost.",
        )
    Goal.objects.filter(test=row, cell__in=workplaces.group_of(actor, known.id)).delete()
    if goal:
        Goal.objects.create(test=row, cell_id=known.id, people=people_there, goal=goal, owner=owner)


def move(actor: Actor, *, test: int, to: str, now: datetime) -> None:
    """The test goes on to its next state, or one step back. Errors: as `life.check_step`."""
    allow(actor, "tests_of_strength.plan")
    with ledger.entry(actor, f"strength.{to}" if to in life.STATES else "strength.move", f"test:{test}", now):
        row = _row(test)
        noted = Result.objects.filter(test=row, taken_back_at=None).exists()
        life.check_step(row.state, to, anything_noted=noted)
        row.state = to
        row.save(update_fields=["state"])
        Turn.objects.create(test=row, state=to, by=actor.id, at=now)


def debrief(actor: Actor, *, test: int, learned: str, now: datetime) -> None:
    """What was learned from a test; it is over then. Of one that is debriefed, the words are changed.

    Errors: Wrong without a word, or while it is not closed.
    """
    allow(actor, "tests_of_strength.plan")
    words = learned.strip()[:LONGEST_LEARNED]
    if not words:
        raise Wrong("strength.learned", "Write at least one sentence about what you learned. Nothing was lost.")
    with ledger.entry(actor, "strength.debrief", f"test:{test}", now):
        row = _row(test)
        if row.state != life.DEBRIEFED:
            move(actor, test=test, to=life.DEBRIEFED, now=now)
        StructureTest.objects.filter(pk=test).update(learned=words)


def note(
    actor: Actor, *, test: int, workers: Sequence[int], now: datetime, today: date, asker: int = 0
) -> list[int]:
    """These people took part, somebody says: they are claimed and count for nothing yet. Gives the numbers of what
    was written down; of somebody who was written down already, that one.

    asker: the worker who brought them, 0 where nobody says. Errors: Wrong if the test does not run, or one of them
    is out of reach.
    """
    allow(actor, "tests_of_strength.write")
    with ledger.entry(actor, "strength.note", f"test:{test}", now):
        row = _row(test)
        life.check_counts(row.state)
        hooks = people.anchors(actor, workers=[*workers, *([asker] if asker else [])], now=now)
        reach.require(actor, "tests_of_strength.write", hooks.values())
        heads = roster.worker_of(actor, workers)
        had = _standing(row, {w for w in heads.values() if w is not None})
        found = []
        for worker in dict.fromkeys(workers):
            head = heads[worker] or 0
            if head not in had:
                had[head] = Result.objects.create(
                    test=row,
                    record_id=hooks[worker],
                    brought_by_id=hooks[asker] if asker and asker != head else None,
                    day=min(today, row.ends_on),
                    noted_by=actor.id,
                    noted_at=now,
                ).pk
            found.append(had[head])
        return found


def _standing(row: StructureTest, workers: Iterable[int]) -> dict[int, int]:
    rows = Result.objects.filter(test=row, taken_back_at=None, record__worker__in=list(workers))
    return {worker: pk for pk, worker in rows.values_list("pk", "record__worker") if worker is not None}


def verify(actor: Actor, *, test: int, results: Sequence[int], how: str, now: datetime) -> None:
    """These people were seen, all or none: each becomes an act of theirs, and counts.

    how: `person`, a second one saw it; `paper` or `photo` shows it, whoever says so. Errors: Wrong if the test
    does not run; for `person`, if whoever asks wrote it down themselves; or if one of them is not there.
    """
    allow(actor, "tests_of_strength.write")
    if how not in PROOFS:
        raise Wrong(
            "strength.how", "Say how you know: you saw it, it is on paper, or in a photo. Nothing was changed."
        )
    with ledger.entry(actor, "strength.verify", f"test:{test}", now):
        test_row = _row(test)
        life.check_counts(test_row.state)
        rows = [row for row in _results(actor, test, results) if not _is_seen(actor, row)]
        if how == PERSON and any(row.noted_by == actor.id for row in rows):
            raise Wrong(
                "strength.own_word",
                "Somebody else must have seen whom you wrote down yourself, or paper or a photo must show it. "
                "Nothing was changed.",
            )
        seen = [
            Seen(
                row.record_id, test_row.kind, test_row.name, row.day, test_row.is_public, 0, row.brought_by_id or 0
            )
            for row in rows
        ]
        for row, act in zip(rows, conversations.note_acts(actor, acts=seen, now=now) if seen else [], strict=True):
            row.proof, row.act, row.verified_by, row.verified_at = how, act, actor.id, now
            row.save(update_fields=["proof", "act", "verified_by", "verified_at"])


def _is_seen(actor: Actor, row: Result) -> bool:
    """Whether it counts already: an act that was taken back on the page of whose it is does not."""
    return row.act is not None and bool(conversations_read.acts_that_count(actor, acts=[row.act]))


def unverify(actor: Actor, *, test: int, results: Sequence[int], now: datetime) -> None:
    """They were not seen after all: what was said of them stays, their act is taken back.

    Errors: Wrong once the test is debriefed, or if one of them is not there.
    """
    allow(actor, "tests_of_strength.write")
    with ledger.entry(actor, "strength.unverify", f"test:{test}", now):
        life.check_counts(_row(test).state)
        for row in _results(actor, test, results):
            _unsee(actor, row, now)


def take_back(actor: Actor, *, test: int, results: Sequence[int], now: datetime) -> None:
    """They did not take part, it was written down by mistake; with what was seen of it.

    Errors: Wrong once the test is debriefed, or if one of them is not there.
    """
    allow(actor, "tests_of_strength.write")
    with ledger.entry(actor, "strength.take_back", f"test:{test}", now):
        life.check_counts(_row(test).state)
        for row in _results(actor, test, results):
            _unsee(actor, row, now)
            row.taken_back_by, row.taken_back_at = actor.id, now
            row.save(update_fields=["taken_back_by", "taken_back_at"])


def _unsee(actor: Actor, row: Result, now: datetime) -> None:
    if row.act is not None and _is_seen(actor, row):
        conversations.take_back_act(actor, act=row.act, now=now)
    row.proof, row.act, row.verified_by, row.verified_at = "", None, "", None
    row.save(update_fields=["proof", "act", "verified_by", "verified_at"])


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Remove that these records took part, and that they brought anybody."""
    allow(actor, "people.forget")
    gone = list(records)
    with ledger.entry(actor, "strength.forget", "", now):
        Result.objects.filter(record__in=gone).delete()
        Result.objects.filter(brought_by__in=gone).update(brought_by=None)


def shred(actor: Actor) -> int:
    """The campaign is over: every test goes. Gives how many rows."""
    allow(actor, "people.shred")
    tables = (Result, Goal, Turn, StructureTest, Ladder)
    return sum(table._default_manager.all().delete()[0] for table in tables)


def _row(test: int) -> StructureTest:
    row = StructureTest.objects.filter(pk=test).first()
    if row is None:
        raise Wrong("strength.no_test", NOTHING)
    return row


def _results(actor: Actor, test: int, results: Sequence[int]) -> list[Result]:
    """These results of this test, in order. Errors: Wrong unless all are there, stand and are within reach."""
    rows = {row.pk: row for row in Result.objects.filter(test=test, pk__in=list(results), taken_back_at=None)}
    if not results or set(results) - rows.keys():
        raise Wrong("strength.no_result", NOTHING)
    reach.require(actor, "tests_of_strength.write", [row.record_id for row in rows.values()])
    return [rows[number] for number in dict.fromkeys(results)]
