"""Amara leads, Bo organizes a turf, Cleo is a co-worker, Dev is a stranger with a login, Pat keeps the machine."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from brazier.access import actions as access
from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations.talk import Talk
from brazier.keeping.spans import Due, Held
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.facts import Person
from brazier.terms import Actor
from brazier.workplaces import actions as workplaces
from brazier.workplaces.actions import Where

NOW = datetime(2026, 11, 20, 3, 12, tzinfo=UTC)
TODAY = NOW.date()
DEV = Actor("99", "newcomer")
PAT = Actor.keeper


def day(text: str) -> date:
    """A day as it is written: 2026-11-06."""
    return date.fromisoformat(text)


def days_ago(count: int) -> date:
    """A day before the tests' today."""
    return TODAY - timedelta(days=count)


NOTHING_HELD = Held()


def due(days: int, *, today: date = TODAY, held: Held = NOTHING_HELD, ended: date | None = None) -> Due:
    """What one part of a sweep is told on a day."""
    return Due(NOW + (today - TODAY), today, days, held, ended)


@dataclass(frozen=True, slots=True)
class Harbor:
    """A campaign of one founder. Short ways to make what a test is about."""

    amara: Actor

    @classmethod
    def begin(cls) -> "Harbor":
        """The first evening, without names."""
        amara = access.begin(PAT, handle="Amara", now=NOW)
        workplaces.begin(amara, name="Harbor", worksite="Harbor", people=None, now=NOW)
        conversations.offer_issues(amara, names=conversations.FIRST_ISSUES, now=NOW)
        return cls(amara)

    def organizer(self, handle: str) -> str:
        """Another organizer; gives the id."""
        return access.add_organizer(self.amara, handle=handle, now=NOW)

    def worker(self, name: str = "Cleo Diaz", **typed: str) -> int:
        """Somebody written down by hand; gives the number."""
        return people.add(self.amara, name=name, typed=typed, now=NOW)

    def person(self, number: int) -> Person:
        """Her page, by any record of hers."""
        worker = people_read.workers_of(self.amara, [number])[number]
        assert worker is not None
        return people_read.person(self.amara, worker=worker, today=TODAY)

    def cell(self, department: str, shift: str) -> int:
        """The cell of this department and shift."""
        where = Where("", department, shift)
        return workplaces.place(self.amara, wanted=[where], now=NOW)[where]

    def chip(self) -> int:
        """The first thing people care about here: pay."""
        return conversations_read.issues(self.amara)[0].id

    def talk(
        self, worker: int, level: int, *, ago: int = 0, by: str = "", basis: str = "said", **told: object
    ) -> int:
        """A talk that ended with a rating; gives its number."""
        talk = Talk(
            worker=worker,
            had_on=days_ago(ago),
            organizer=by or self.amara.id,
            level=level,
            basis=basis,
            **told,
        )  # type: ignore[arg-type]
        return conversations.record(self.amara, talk=talk, now=NOW, today=TODAY).talk

    def act(self, worker: int, *, ago: int = 0, level: int = 0, is_public: bool = True) -> int:
        """Something she did; gives its number."""
        seen = conversations.Seen(worker, "wear", "red on Friday", days_ago(ago), is_public, level)
        [number] = conversations.note_acts(self.amara, acts=[seen], now=NOW)
        return number
