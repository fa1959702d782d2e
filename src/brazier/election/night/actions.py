"""Open a count, keep what counters say, close it, and look back at it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.election.chances import queries as chances
from brazier.election.chances.trying import Tried
from brazier.election.facts import LONGEST_REASON
from brazier.election.models import Debrief, Night, NightSaid
from brazier.election.night import meaning, queries
from brazier.election.night.adding import Figures
from brazier.election.night.facts import NEXT_ACT_DAYS, WHY
from brazier.forecast.cells import LARGEST_UNIT
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

MOST_BATCHES, MOST_IN_BATCH = 10_000, 1_000_000


def open_night(
    actor: Actor,
    *,
    place: str,
    kind: str,
    day: date,
    filed_on: date | None,
    eligible: int | None,
    is_approx: bool,
    cast: int | None,
    now: datetime,
    today: date,
) -> int:
    """Begin a count; what the forecast says today is kept as what was expected. Gives its number.

    Errors: Wrong for a place or a kind that counts no ballots, or numbers that can not be.
    """
    allow(actor, "election.write")
    if (place, kind) not in {(p.code, k) for p, k in queries.places(actor)}:
        raise Wrong("election.night_place", "Choose one of the list. Nothing was changed.")
    if any(n is not None and not 0 < n <= LARGEST_UNIT for n in (eligible, cast)):
        raise Wrong("election.night_people", "Write numbers from 1 up. Nothing was changed.")
    if filed_on is not None and filed_on > day:
        raise Wrong("election.night_filed", "The count can not be before the day of filing. Nothing was changed.")
    found = chances.foresee(actor, tried=Tried(), today=today).found
    share = found.share if found else None
    yes, no = meaning.expected(share.mean, share.p05, share.p95) if share else meaning.NOTHING_EXPECTED
    with ledger.entry(actor, "election.open_night", "", now):
        return Night.objects.create(
            place=place,
            kind=kind,
            day=day,
            filed_on=filed_on,
            eligible=eligible,
            is_approx=is_approx,
            cast=cast,
            expected_yes=yes,
            expected_no=no,
            opened_by=actor.id,
            opened_at=now,
        ).pk


def say(
    actor: Actor,
    *,
    night: int,
    batch: int,
    counter: str,
    figures: Figures,
    now: datetime,
    said_at: datetime | None = None,
) -> str:
    """Keep what a counter says of a batch. Gives the state of the batch: one, apart or agreed.

    counter: who counted; at one table somebody may type for another, elsewhere only for oneself. said_at: when it
    was said, where it waited on a phone since; what the same counter said later goes before it.
    Errors: Wrong if the count is closed, the counter nobody of ours, or a number can not be.
    """
    allow(actor, "election.count")
    told = queries.night(actor, night)
    if told.closed_at is not None:
        raise Wrong("election.night_closed", "This count is closed. Open it again first. Nothing was lost.")
    if not 0 < batch <= MOST_BATCHES or not all(0 <= n <= MOST_IN_BATCH for n in _numbers(figures)):
        raise Wrong("election.night_numbers", "Write whole numbers, 0 or more. Nothing was lost.")
    if not figures.ballots:
        raise Wrong("election.night_empty", "A batch holds at least one ballot. Nothing was lost.")
    if counter != actor.id and (queries.only_self(actor) or access.organizer(actor, counter) is None):
        raise Wrong("election.night_counter", "Choose who counted. Nothing was lost.")
    with ledger.entry(actor, "election.say", f"night:{night}:{batch}", now):
        NightSaid.objects.create(
            night_id=night,
            batch=batch,
            counter=counter,
            typed_by=actor.id,
            yes=figures.yes,
            no=figures.no,
            void=figures.void,
            challenged=figures.challenged,
            said_at=min(said_at or now, now),
        )
        return next(b.state for b in queries.batches(actor, night) if b.number == batch)


def _numbers(figures: Figures) -> tuple[int, ...]:
    return figures.yes, figures.no, figures.void, figures.challenged


def tell_cast(actor: Actor, *, night: int, cast: int | None, now: datetime) -> None:
    """How many ballots were handed in, as the observers say; None takes it back.

    Errors: Wrong if that can not be, or the count is closed.
    """
    allow(actor, "election.count")
    if queries.night(actor, night).closed_at is not None:
        raise Wrong("election.night_closed", "This count is closed. Open it again first. Nothing was lost.")
    if cast is not None and not 0 < cast <= LARGEST_UNIT:
        raise Wrong("election.night_people", "Write numbers from 1 up. Nothing was changed.")
    with ledger.entry(actor, "election.cast", f"night:{night}", now):
        Night.objects.filter(pk=night).update(cast=cast)


def close(actor: Actor, *, night: int, case_no: str, now: datetime) -> None:
    """The count is over: from now on nothing is added.

    Errors: Wrong if two do not agree on every batch, or there is none.
    """
    allow(actor, "election.write")
    queries.night(actor, night)
    found = queries.batches(actor, night)
    open_ = [batch.number for batch in found if batch.agreed is None]
    if open_ or not found:
        raise Wrong(
            "election.night_open",
            "Two counters must agree on every batch first. Still open: %(batches)s. Nothing was changed.",
            batches=", ".join(map(str, open_)) or "-",
        )
    with ledger.entry(actor, "election.close_night", f"night:{night}", now):
        Night.objects.filter(pk=night).update(closed_at=now, case_no=" ".join(case_no.split())[:40])


def reopen(actor: Actor, *, night: int, now: datetime) -> None:
    """The count goes on after all. Errors: Wrong if there is none."""
    allow(actor, "election.write")
    queries.night(actor, night)
    with ledger.entry(actor, "election.reopen_night", f"night:{night}", now):
        Night.objects.filter(pk=night).update(closed_at=None)


def debrief(
    actor: Actor, *, night: int, why: Mapping[str, int | None], next_act: str, next_on: date, now: datetime
) -> None:
    """Look back at a count that is closed: why it came out so, in people, and what comes next.

    Errors: Wrong if it goes on still, or the next act is not within 14 days of the count.
    """
    allow(actor, "election.write")
    told = queries.night(actor, night)
    act = " ".join(next_act.split())[:LONGEST_REASON]
    if told.closed_at is None:
        raise Wrong("election.debrief_early", "Close the count first. Nothing was lost.")
    if not act:
        raise Wrong("election.debrief_act", "Write what you do next. Nothing was lost.")
    if not told.day <= next_on <= told.day + timedelta(days=NEXT_ACT_DAYS):
        raise Wrong("election.debrief_day", "The next act is within 14 days of the count. Nothing was lost.")
    if any(n is not None and not 0 <= n <= LARGEST_UNIT for n in why.values()) or not set(why) <= set(WHY):
        raise Wrong("election.night_numbers", "Write whole numbers, 0 or more. Nothing was lost.")
    with ledger.entry(actor, "election.debrief", f"night:{night}", now):
        Debrief.objects.create(
            night_id=night, **why, next_act=act, next_on=next_on, noted_by=actor.id, noted_at=now
        )
