"""Gather the days: what happened, what follows from it, what we set ourselves."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from brazier.access.gate import allow
from brazier.election import law as law_here
from brazier.election import rounds
from brazier.election.days import cycle
from brazier.election.days.cycle import Due
from brazier.election.models import Debrief, Night, Plan, Step
from brazier.rules import loading
from brazier.rules.law import Place
from brazier.storage.queries import hub_id
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

NEXT_ACT = "next_act"
ALL_DAY = {"hearing", "election"}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Own:
    """A day we set ourselves, to file, or to act again; or one somebody noted for something still to come, like
    the vote. words: what then, or empty; key: stays the same when the day moves."""

    code: str
    day: date
    words: str
    left: int
    is_noted: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.code} {self.day}" if self.code == NEXT_ACT else self.code


@dataclass(frozen=True, slots=True)
class Days:
    """The page. events: what can happen here, each with its day or None; earlier: those of a vote that is over;
    dues: by the law; own: by ourselves."""

    place: Place | None
    events: tuple[tuple[str, date | None], ...]
    earlier: frozenset[str]
    dues: tuple[Due, ...]
    own: tuple[Own, ...]

    @property
    def coming(self) -> tuple[Due, ...]:
        """Still to come and not done, the next first."""
        return tuple(due for due in self.dues if due.day and not due.is_over and not due.is_done)

    @property
    def next_up(self) -> tuple[tuple[Own | None, Due | None], ...]:
        """Both kinds of days still to come, the next first."""
        found: list[tuple[date, Own | None, Due | None]] = [(own.day, own, None) for own in self.own]
        found += [(due.day, None, due) for due in self.coming if due.day]
        return tuple((own, due) for _, own, due in sorted(found, key=lambda row: row[0]))

    @property
    def over(self) -> tuple[Due, ...]:
        """Past and not done: somebody should look what became of it."""
        return tuple(due for due in self.dues if due.is_over and not due.is_done)

    @property
    def done(self) -> tuple[Due, ...]:
        """What comes after it happened."""
        return tuple(due for due in self.dues if due.day and due.is_done)

    @property
    def refused(self) -> tuple[Due, ...]:
        """Where the law gives no answer."""
        return tuple(due for due in self.dues if due.day is None)


def events(actor: Actor) -> dict[str, date]:
    """What happened, by kind, as it was noted last; the newest closed count under the law of here is a tally."""
    allow(actor, "election.follow")
    found: dict[str, date | None] = {}
    place = _place(actor)
    rows = Night.objects.filter(closed_at__isnull=False, place=place.code if place else "")
    closed = rows.order_by("-day", "-pk").first()
    if closed is not None:
        found["tally"] = closed.day
    for row in Step.objects.order_by("pk"):
        found[row.kind] = row.day
    return {kind: day for kind, day in found.items() if day is not None}


def days(actor: Actor, *, today: date) -> Days:
    """What happened, and by when we, the company and the board must act."""
    allow(actor, "election.follow")
    law, place, known = loading.packaged(), _place(actor), events(actor)
    return Days(
        place,
        tuple((kind, known.get(kind)) for kind in cycle.kinds(place)),
        rounds.earlier(known, today=today),
        cycle.dues(law, place, known, today=today, state=_state()),
        (*_own(today), *_set_for(known, place, today)),
    )


def _place(actor: Actor) -> Place | None:
    campaign = workplaces.campaign(actor)
    return law_here.place_of(loading.packaged(), campaign.jurisdiction) if campaign else None


def _state() -> str:
    plan = Plan.objects.order_by("-pk").first()
    return plan.state if plan else ""


def _own(today: date) -> tuple[Own, ...]:
    found = []
    plan = Plan.objects.order_by("-pk").first()
    if plan is not None and plan.filing_on is not None:
        found.append(Own("filing", plan.filing_on, "", (plan.filing_on - today).days))
    for row in Debrief.objects.filter(next_on__gte=today).order_by("next_on"):
        found.append(Own(NEXT_ACT, row.next_on, row.next_act, (row.next_on - today).days))
    return tuple(own for own in found if own.left >= 0)


def _set_for(known: Mapping[str, date], place: Place | None, today: date) -> Iterator[Own]:
    """What is noted for a day still to come; a hearing and the vote go on all day, the rest happened today."""
    for kind in cycle.kinds(place):
        if kind in known and known[kind] >= today + ONE_DAY * (kind not in ALL_DAY):
            yield Own(kind, known[kind], "", (known[kind] - today).days, is_noted=True)


def uid(actor: Actor, code: str) -> str:
    """What a calendar knows an entry by: the same when its day moves, and it says nothing."""
    allow(actor, "election.follow")
    return f"{hashlib.sha256(f'{hub_id(actor)}:{code}'.encode()).hexdigest()[:24]}@notes"
