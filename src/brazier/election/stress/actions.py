"""Note cards, people who leave, and what others claim. Each is kept beside the earlier ones."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from brazier.access.gate import allow
from brazier.cards import queries as cards_read
from brazier.election.facts import AFTER_CHALLENGE, CLAIMED_BY, COUNTED_BY, OWN
from brazier.election.models import CardCount, Claim, Leaving
from brazier.election.stress import queries
from brazier.forecast.cells import LARGEST_UNIT
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong

A_DAY_AHEAD = timedelta(days=1)  # somewhere it is tomorrow already
LATER = "This day is still to come. Say when the number was true."
MOST_YEARLY = 1_000


def claim(actor: Actor, *, people: int, by: str, as_of: date, now: datetime) -> None:
    """How large somebody says the unit is. Our own headcount stays as it is; both stand beside each other.

    Errors: Wrong if number, source or day can not be.
    """
    allow(actor, "election.write")
    _check(as_of, now)
    if not 0 < people <= LARGEST_UNIT or by not in CLAIMED_BY:
        raise Wrong("election.claim", "Write a number from 1 up and who says so. Nothing was changed.")
    with ledger.entry(actor, "election.claim", by, now):
        Claim.objects.create(people=people, by=by, as_of=as_of, noted_by=actor.id, noted_at=now)


def count_cards(
    actor: Actor,
    *,
    rungs: Iterable[tuple[date | None, int]],
    as_of: date,
    source: str,
    is_looked_up: bool,
    now: datetime,
) -> None:
    """How many cards there are, by the month they were signed in; None for those without a day.

    is_looked_up: somebody looked that all of them are of people still at work on that day. Errors: Wrong if a
    number, source or day can not be, or there is no card at all.
    """
    allow(actor, "election.write")
    _check(as_of, now)
    months: dict[str, int] = {}
    for month, cards in rungs:
        if cards < 0 or (month is not None and month > as_of):
            raise Wrong("election.months", "No card was signed after the day of the count. Nothing was changed.")
        key = f"{month:%Y-%m}" if month else ""
        months[key] = months.get(key, 0) + cards
    if not 0 < sum(months.values()) <= LARGEST_UNIT or source not in COUNTED_BY:
        raise Wrong("election.count_cards", "Write how many cards there are and who counted. Nothing was changed.")
    with ledger.entry(actor, "election.count_cards", source, now):
        CardCount.objects.create(
            rungs=[[month, cards] for month, cards in sorted(months.items()) if cards],
            as_of=as_of,
            source=source,
            is_looked_up=is_looked_up,
            noted_by=actor.id,
            noted_at=now,
        )


def count_own(actor: Actor, *, today: date, now: datetime, source: str = OWN) -> int:
    """Take the count from the cards we keep: those that count, of people who are here today. Gives how many.
    source: OWN, or AFTER_CHALLENGE: then as `queries.recount` has it.

    Errors: Wrong if there is none.
    """
    allow(actor, "election.write")
    with_waiting = source == AFTER_CHALLENGE and queries.is_by_hand(actor)
    rungs = cards_read.by_month(actor, today=today, with_waiting=with_waiting)
    count_cards(actor, rungs=rungs, as_of=today, source=source, is_looked_up=True, now=now)
    return sum(many for _, many in rungs)


def measure(actor: Actor, *, signers: int, still_here: int, days: int, as_of: date, now: datetime) -> None:
    """Of so many of our signers so many were still at work so many days later.

    Errors: Wrong if the numbers or the day can not be.
    """
    allow(actor, "election.write")
    _check(as_of, now)
    if not (0 < signers <= LARGEST_UNIT and 0 <= still_here <= signers and 0 < days <= LARGEST_UNIT):
        raise Wrong(
            "election.measure", "More can not be here than signed, and days begin at 1. Nothing was changed."
        )
    with ledger.entry(actor, "election.measure", "", now):
        Leaving.objects.create(
            signers=signers, still_here=still_here, days=days, as_of=as_of, noted_by=actor.id, noted_at=now
        )


def tell_turnover(actor: Actor, *, yearly: int, as_of: date, now: datetime) -> None:
    """So many percent of everybody leave a year, where nobody measured it on signers.

    Errors: Wrong if number or day can not be.
    """
    allow(actor, "election.write")
    _check(as_of, now)
    if not 0 <= yearly <= MOST_YEARLY:
        raise Wrong("election.turnover", "Write how many percent leave in a year, from 0 to 1,000.")
    with ledger.entry(actor, "election.turnover", "", now):
        Leaving.objects.create(yearly=yearly, as_of=as_of, noted_by=actor.id, noted_at=now)


def _check(as_of: date, now: datetime) -> None:
    if as_of > now.date() + A_DAY_AHEAD:
        raise Wrong("election.as_of", LATER)
