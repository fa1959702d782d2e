"""Tests of strength at Harbor."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.harbor.cast import NOW, TODAY, Harbor

from brazier.access import queries as access
from brazier.terms import Actor
from brazier.tests_of_strength import actions
from brazier.tests_of_strength.facts import Planned
from brazier.workplaces import actions as workplaces

NIGHTS = "Nights"


@dataclass(slots=True)
class ButtonDay:
    """A button day in two cells, Stow with four people and Pick with two; Bo is a second organizer."""

    harbor: Harbor
    bo: Actor
    stow: int
    pick: int
    test: int = 0
    people: dict[str, int] = field(default_factory=dict)

    @classmethod
    def planned(cls, harbor: Harbor, *, rung: str = "button", starts: date = TODAY, days: int = 2) -> "ButtonDay":
        """The test as it was planned: half of each cell."""
        bo = access.actor_of(Actor.keeper, organizer=harbor.organizer("Bo"), now=NOW)
        names = {"Ana": "Stow", "Ben": "Stow", "Cleo": "Stow", "Dan": "Stow", "Eve": "Pick", "Fay": "Pick"}
        people = {name: harbor.worker(name, department=place, shift=NIGHTS) for name, place in names.items()}
        made = cls(harbor, bo, harbor.cell("Stow", NIGHTS), harbor.cell("Pick", NIGHTS), people=people)
        made.test = made.plan(rung=rung, starts=starts, days=days)
        return made

    def plan(self, *, rung: str = "button", starts: date = TODAY, days: int = 2) -> int:
        """One more test of the same cells."""
        goals = {self.stow: (2, self.harbor.amara.id), self.pick: (1, "")}
        planned = Planned(
            rung,
            "Button day",
            "Wear the red button",
            "wear",
            True,
            50,
            starts,
            starts + timedelta(days=days),
            goals,
        )
        return actions.plan(self.harbor.amara, planned=planned, now=NOW, today=min(starts, TODAY))

    def move(self, *states: str) -> None:
        """On through these states."""
        for state in states:
            actions.move(self.harbor.amara, test=self.test, to=state, now=NOW)

    def note(self, *names: str, by: Actor | None = None, asker: int = 0) -> list[int]:
        """These took part, says Amara or somebody else."""
        workers = [self.people[name] for name in names]
        actor = by or self.harbor.amara
        return actions.note(actor, test=self.test, workers=workers, asker=asker, now=NOW, today=TODAY)

    def see(self, *names: str, how: str = "person") -> list[int]:
        """Amara says so, and Bo saw it."""
        results = self.note(*names)
        actions.verify(self.bo, test=self.test, results=results, how=how, now=NOW)
        return results

    def grow(self, cell: int, people: int) -> None:
        """So many work there, by an estimate."""
        workplaces.note_headcount(
            self.harbor.amara, cell_id=cell, people=people, source="roster", as_of=TODAY, now=NOW
        )
