"""Live through the two tests with the same actions as people use."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.conversations.actions import Seen
from brazier.terms import Actor
from brazier.tests_of_strength import actions, life
from brazier.tests_of_strength.counting import goal_of
from brazier.tests_of_strength.facts import PAPER, PERSON, Planned

SEEN, WITHOUT_OWNER = 0.88, 0.12
"""How many of those who are said to have taken part a second person saw; how many cells nobody sees to."""


@dataclass(frozen=True, slots=True)
class Told:
    """One of the two. days: how long it lasts; after: days until its debrief, None while it goes on."""

    rung: str
    name: str
    ask: str
    share: int
    proof: str
    days: int
    after: int | None
    learned: str = ""


TESTS: Mapping[str, Told] = {
    "wear": Told(
        "button", "Red button day", "Wear the red button from the first break on", 10, PERSON, 1, 2,
        "Days did it, back nights heard of it a day late. Whoever was asked by a co-worker wore it; whoever only "
        "saw the leaflet did not. Next time every cell has a name two weeks before.",
    ),
    "sign_petition": Told(
        "petition", "Petition for heat breaks", "Sign for two more breaks when it is over 30 degrees", 15, PAPER,
        20, None,
    ),
}  # fmt: skip
"""By the kind of act."""


def begin(
    actor: Actor, *, kind: str, cells: Mapping[int, int], organizers: Sequence[str], now: datetime, today: date
) -> int:
    """Plan and start a test in every cell. cells: how many work there. Gives its number."""
    allow(actor, "tests_of_strength.plan")
    told, chance = TESTS[kind], random.Random(f"goals {kind}")  # noqa: S311  # a story, not a secret
    goals = {
        cell: (
            goal_of(people, told.share),
            "" if chance.random() < WITHOUT_OWNER else organizers[at % min(len(organizers), 15)],
        )
        for at, (cell, people) in enumerate(cells.items())
    }
    planned = Planned(
        told.rung, told.name, told.ask, kind, True, told.share, today, today + timedelta(days=told.days), goals
    )
    test = actions.plan(actor, planned=planned, now=now, today=today)
    actions.move(actor, test=test, to=life.RUNNING, now=now)
    return test


def take_part(actor: Actor, *, test: int, second: str, acts: Iterable[Seen], now: datetime, today: date) -> None:
    """These people took part: somebody says so, and of most somebody else saw it, or it is on paper.

    second: the organizer who looks.
    """
    allow(actor, "tests_of_strength.write")
    who_looks = access.actor_of(Actor.keeper, organizer=second, now=now)
    by_asker, kinds = defaultdict[int, list[int]](list), set[str]()
    for act in acts:
        by_asker[act.asked_by].append(act.worker)
        kinds.add(act.kind)
    [kind] = kinds
    chance, seen = random.Random(f"seen {kind}"), list[int]()  # noqa: S311  # a story, not a secret
    for asker, workers in by_asker.items():
        results = actions.note(actor, test=test, workers=workers, asker=asker, now=now, today=today)
        seen += [result for result in results if chance.random() < SEEN]
    actions.verify(who_looks, test=test, results=seen, how=TESTS[kind].proof, now=now)


def end(actor: Actor, *, kind: str, test: int, now: datetime) -> None:
    """The test is closed and debriefed."""
    allow(actor, "tests_of_strength.plan")
    actions.move(actor, test=test, to=life.CLOSED, now=now)
    actions.debrief(actor, test=test, learned=TESTS[kind].learned, now=now)
