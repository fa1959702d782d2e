"""Gather cards, people who leave, and denominators."""

from dataclasses import dataclass
from datetime import date, timedelta

from brazier.access.gate import allow
from brazier.cards import queries as cards_read
from brazier.election import queries as known
from brazier.election.facts import AFTER_CHALLENGE, OWN, CardFacts, ClaimFacts, LeavingFacts, PlanFacts
from brazier.election.models import CardCount, Leaving
from brazier.election.stress import decay, packing
from brazier.election.stress.decay import Rung, Step
from brazier.election.stress.packing import Line, Row, Size
from brazier.rules import loading
from brazier.rules.law import Place
from brazier.terms import Actor
from brazier.wallchart import queries as wallchart
from brazier.workplaces import queries as workplaces
from brazier.workplaces.facts import Noted

WEEKS = 12
"""So far ahead the page looks where nobody said when we mean to file."""


@dataclass(frozen=True, slots=True)
class Melting:
    """The cards. share: of signers who leave a week; on: the day of filing; weeks: until then, at least one; now,
    then: cards expected to count; needed, naive: to sign a week for `wanted`; a_week: how many came between the
    last two counts; ours, largest: cards against our own count of people, and against the largest claim;
    waiting: cards that this hub keeps and does not count yet, where the newest count is its own."""

    counts: tuple[CardFacts, ...]
    leaving: LeavingFacts | None
    share: float
    on: date
    weeks: int
    steps: tuple[Step, ...]
    now: float
    then: float
    goal: int
    wanted: int
    needed: float
    naive: float
    needed_by_law: float
    a_week: float | None
    ours: Row | None
    largest: Row | None
    waiting: int

    @property
    def is_live(self) -> bool:
        """Whether the newest count is of the cards this hub keeps today; nobody had to note it."""
        return bool(self.counts) and not self.counts[0].noted_by

    @property
    def is_measured(self) -> bool:
        """Whether the share that leaves was measured on our own signers."""
        return self.leaving is not None and self.leaving.yearly is None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Against our own count, and against the largest claim where that is larger."""
        return tuple(row for row in (self.ours, self.largest) if row)

    @property
    def is_short(self) -> bool:
        """Whether a line of the law, or what we want, is missed on the day."""
        return any(row.short or any(line.short for line in row.lines) for row in self.rows)

    @property
    def cards(self) -> int:
        """All that were ever signed, as the newest count says."""
        return self.counts[0].cards if self.counts else 0

    @property
    def lost(self) -> float:
        """How many are lost in the next week."""
        return decay.lost_a_week(self.now, self.share)

    @property
    def challenged(self) -> float:
        """How many the company could challenge on the day, as not working there."""
        return self.cards - self.then

    @property
    def old(self) -> int:
        """Cards over ten months old on the day, or without a day."""
        return sum(step.cards for step in self.steps if step.is_old)


@dataclass(frozen=True, slots=True)
class Recount:
    """What challenged names leave of the cards. is_own: counted from the cards we keep, by the marks on them;
    otherwise from a count of numbers, and each name is taken for one of its cards. all: before the challenge;
    people: our own count; lines: of the law."""

    is_own: bool
    all: int
    left: int
    people: int
    lines: tuple[Line, ...]

    @property
    def challenged(self) -> int:
        """Cards that count no more."""
        return self.all - self.left

    @property
    def percent(self) -> int | None:
        """Of everybody, rounded down: a card too few is too few. None where nobody counted them."""
        return 100 * self.left // self.people if self.people else None


@dataclass(frozen=True, slots=True)
class Packed:
    """The unit under stress. ours: people on the chart; history: headcounts of the whole that were noted; to_meet:
    how many the largest claim has more than we do."""

    plan: PlanFacts
    place: Place | None
    ours: int
    cards: float | None
    then: float | None
    on: date
    rows: tuple[Row, ...]
    claims: tuple[ClaimFacts, ...]
    history: tuple[Noted, ...]
    to_meet: int


def counts(actor: Actor) -> tuple[CardFacts, ...]:
    """Every count of cards, newest first."""
    allow(actor, "election.look")
    rows = CardCount.objects.order_by("-as_of", "-pk")
    return tuple(CardFacts(_rungs(c.rungs), c.as_of, c.source, c.is_looked_up, c.noted_by) for c in rows)


def standing(actor: Actor, today: date) -> tuple[CardFacts, ...]:
    """Every count of cards, newest first; before them the cards that this hub keeps today, unless somebody counted
    otherwise since: they may have more in their hands than they typed in."""
    allow(actor, "election.look")
    noted = counts(actor)
    if noted and noted[0].source != OWN:
        return noted
    here = cards_read.by_month(actor, today=today)
    return (CardFacts(here, today, OWN, True, ""), *noted) if here else noted


def _rungs(written: list[tuple[str, int]]) -> tuple[tuple[date | None, int], ...]:
    return tuple((date.fromisoformat(f"{month}-01") if month else None, cards) for month, cards in written)


def leaving(actor: Actor) -> LeavingFacts | None:
    """How fast people leave, as it was noted last; what was measured goes before what was told."""
    allow(actor, "election.look")
    rows = Leaving.objects.order_by("-as_of", "-pk")
    row = rows.filter(yearly=None).first() or rows.first()
    return (
        LeavingFacts(row.as_of, row.yearly, row.signers, row.still_here, row.days, row.noted_by) if row else None
    )


def _share_of(found: LeavingFacts | None) -> float:
    """The share that leaves a week; the usual guess where nobody noted anything."""
    if found is None:
        return decay.weekly(decay.HEADLINE)
    if found.yearly is not None:
        return decay.weekly(found.yearly)
    assert found.signers and found.still_here is not None and found.days
    return decay.measured(found.signers, found.still_here, found.days)


def cards_today(actor: Actor, today: date) -> int | None:
    """Cards expected to be of people still at work today, never more than people; None if there is no card and
    nobody counted any."""
    allow(actor, "election.look")
    found = standing(actor, today)[:1]
    people = wallchart.chart(actor, today).whole.n
    return min(people, round(_left(found[0], _share_of(leaving(actor)), today))) if found else None


def _ladder(count: CardFacts, share: float, on: date) -> tuple[Step, ...]:
    rungs = [Rung(month, cards) for month, cards in count.rungs]
    return decay.ladder(rungs, share, on=on, counted_on=count.as_of if count.is_looked_up else None)


def _left(count: CardFacts, share: float, on: date) -> float:
    return decay.left_of(_ladder(count, share, on))


def melting(actor: Actor, *, on: date | None, today: date) -> Melting:
    """The cards until a day of filing; as the plan says, or twelve weeks ahead, where none is given."""
    allow(actor, "election.look")
    plan, found, gone = known.plan(actor), standing(actor, today), leaving(actor)
    share, ours = _share_of(gone), wallchart.chart(actor, today).whole.n
    day = _day(on, plan, today)
    weeks = max(1, (day - today).days // 7)
    now, then = (_left(found[0], share, d) if found else 0.0 for d in (today, day))
    largest = max([ours, *(claim.people for claim in known.claims(actor))])
    rows = [_row(actor, n, now=now, then=then, goal=plan.goal, as_of=day) for n in (ours, largest)]
    wanted = rows[1].wanted if rows[1] else 0
    by_law = rows[1].lines[0].needed or 0 if rows[1] and rows[1].lines else 0
    return Melting(
        counts=found,
        leaving=gone,
        share=share,
        on=day,
        weeks=weeks,
        steps=_ladder(found[0], share, day) if found else (),
        now=now,
        then=then,
        goal=plan.goal,
        wanted=wanted,
        needed=decay.needed_a_week(now, share, wanted=wanted, weeks=weeks),
        naive=decay.naive_a_week(now, share, wanted=wanted, weeks=weeks),
        needed_by_law=decay.needed_a_week(now, share, wanted=by_law, weeks=weeks),
        a_week=_pace(found),
        ours=rows[0],
        largest=rows[1] if largest > ours else None,
        waiting=_waiting(actor, found[0], today) if found and not found[0].noted_by else 0,
    )


def _waiting(actor: Actor, live: CardFacts, today: date) -> int:
    """Cards of people who are here that would count if somebody looked at them, or told their signer."""
    every = cards_read.by_month(actor, today=today, with_waiting=True)
    return sum(many for _, many in every) - live.cards


def _pace(found: tuple[CardFacts, ...]) -> float | None:
    """How many cards came a week between the newest count and the newest of an earlier day."""
    if not found:
        return None
    before = next((count for count in found if count.as_of < found[0].as_of), None)
    return decay.a_week(before.cards, before.as_of, found[0].cards, found[0].as_of) if before else None


def _day(on: date | None, plan: PlanFacts, today: date) -> date:
    """A day of filing that is still to come."""
    asked = on or plan.filing_on
    return asked if asked and asked >= today else today + timedelta(weeks=WEEKS)


def _row(actor: Actor, people: int, *, now: float, then: float, goal: int, as_of: date) -> Row | None:
    if not people:
        return None
    law, place = loading.packaged(), known.place(actor)
    [row] = packing.rows([Size(people, 0)], now=now, then=then, goal=goal, law=law, place=place, as_of=as_of)
    return row


def left_after(actor: Actor, *, cards: int, today: date) -> tuple[Line, ...]:
    """The lines of the law with what a challenge left of the cards, against our own count of people."""
    allow(actor, "election.look")
    people, place = wallchart.chart(actor, today).whole.n, known.place(actor)
    return packing.lines(loading.packaged(), place, people, cards, today) if people else ()


def before_challenge(actor: Actor) -> CardFacts | None:
    """The newest count that no challenge went before."""
    allow(actor, "election.look")
    return next((count for count in counts(actor) if count.source != AFTER_CHALLENGE), None)


def is_by_hand(actor: Actor) -> bool:
    """Whether somebody counted the cards that are challenged, and so looked at each, and not this hub."""
    allow(actor, "election.look")
    found = before_challenge(actor)
    return found is not None and found.source != OWN


def recount(actor: Actor, *, today: date) -> Recount | None:
    """What is left of the cards after every name that is challenged; None if none is. Where somebody counted the
    cards by hand, all that this hub keeps of them count: they were looked at then."""
    allow(actor, "election.look")
    challenged, answered = known.contested(actor)
    found, by_hand = before_challenge(actor), is_by_hand(actor)
    every, left = (
        sum(
            many
            for _, many in cards_read.by_month(actor, today=today, with_challenged=with_them, with_waiting=by_hand)
        )
        for with_them in (True, False)
    )
    is_own = every > 0
    if not is_own:
        every = found.cards if found else 0
        left = decay.after_challenge(every, challenged, answered)
    if not every or not (challenged or every > left):
        return None
    lines = left_after(actor, cards=left, today=today)
    return Recount(is_own, every, left, wallchart.chart(actor, today).whole.n, lines)


def packed(actor: Actor, *, claimed: int | None, today: date) -> Packed:
    """The unit as it is, grown, and as others claim it. claimed: a number to try; it is not kept."""
    allow(actor, "election.look")
    plan, place, noted = known.plan(actor), known.place(actor), known.claims(actor)
    found, share = standing(actor, today)[:1], _share_of(leaving(actor))
    ours, day = wallchart.chart(actor, today).whole.n, _day(None, plan, today)
    now, then = (_left(found[0], share, d) if found else None for d in (today, day))
    said = [Size(claim.people, None, claim.by, claim.as_of) for claim in noted]
    tried = [Size(claimed, None)] if claimed else []
    rows = packing.rows(
        packing.sizes(ours, [*said, *tried]),
        now=now or 0.0,
        then=then or 0.0,
        goal=plan.goal,
        law=loading.packaged(),
        place=place,
        as_of=day,
    )
    largest = max([size.people for size in (*said, *tried)], default=0)
    history = workplaces.history(actor, None)
    return Packed(plan, place, ours, now, then, day, rows, noted, history, max(0, largest - ours) if ours else 0)
