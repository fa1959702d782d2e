"""Gather a ballot night: batches, totals, what they mean and by when to object."""

from dataclasses import dataclass
from datetime import date

from brazier.access import queries as access
from brazier.access.gate import allow, may
from brazier.election import queries as known
from brazier.election.models import Debrief, Night, NightSaid
from brazier.election.night import adding, meaning
from brazier.election.night.adding import Batch, Figures, Said
from brazier.election.night.facts import WHY, DebriefFacts, NightFacts
from brazier.election.night.meaning import Standing
from brazier.election.voters import queries as voters
from brazier.rules import loading
from brazier.rules.law import Place
from brazier.rules.tally import Count, Meaning
from brazier.terms import Actor, Wrong
from brazier.wallchart import queries as wallchart


@dataclass(frozen=True, slots=True)
class After:
    """One agreed batch: the total after it, and how it then stood."""

    batch: Batch
    so_far: Figures
    stands: Standing


@dataclass(frozen=True, slots=True)
class Sheet:
    """The counting sheet. counters: who may count, by id and handle; mine: whether figures may only be said as
    oneself; read: what the law makes of the total; turned: how many minds a loss was short of; due: by when to
    object, with the days left; next_batch: the number to count next."""

    night: NightFacts
    batches: tuple[Batch, ...]
    total: Figures
    after: tuple[After, ...]
    stands: Standing
    read: Meaning
    counted: Count
    counters: dict[str, str]
    only_self: bool
    turned: int
    due: tuple[tuple[str, date, int], ...]
    debriefs: tuple[DebriefFacts, ...]
    next_batch: int

    @property
    def open(self) -> tuple[Batch, ...]:
        """Batches two do not agree on yet."""
        return tuple(batch for batch in self.batches if batch.agreed is None)

    @property
    def beyond(self) -> int:
        """How many more ballots are counted than were handed in: then one of the numbers is wrong."""
        return max(0, self.total.ballots - (self.night.cast or self.total.ballots))

    @property
    def uncounted(self) -> int:
        """How many that were handed in a closed count leaves out."""
        handed_in = self.night.cast if self.night.closed_at is not None else None
        return max(0, (handed_in or 0) - self.total.ballots)

    @property
    def is_final(self) -> bool:
        """Whether all that was handed in is counted, or somebody closed the count."""
        return self.night.closed_at is not None or self.stands.left == 0

    @property
    def is_lost(self) -> bool:
        """Whether the law says it is not won, once it is closed."""
        ballot = next((b for b in self.read.place.ballots if self.read.kind in b.kinds), None)
        return self.night.closed_at is not None and ballot is not None and self.read.legal == ballot.legal_lost


def nights(actor: Actor) -> tuple[NightFacts, ...]:
    """Every count, newest first."""
    allow(actor, "election.follow")
    return tuple(_facts(row) for row in Night.objects.order_by("-day", "-pk"))


def _facts(row: Night) -> NightFacts:
    return NightFacts(
        row.pk,
        row.place,
        row.kind,
        row.day,
        row.filed_on,
        row.eligible,
        row.is_approx,
        row.cast,
        row.case_no,
        (row.expected_yes, row.expected_no),
        row.closed_at,
    )


def night(actor: Actor, number: int) -> NightFacts:
    """One count. Errors: Wrong if there is none."""
    allow(actor, "election.follow")
    row = Night.objects.filter(pk=number).first()
    if row is None:
        raise Wrong("election.no_night", "There is nothing here.")
    return _facts(row)


def batches(actor: Actor, number: int) -> tuple[Batch, ...]:
    """What counters said of each batch."""
    allow(actor, "election.follow")
    rows = NightSaid.objects.filter(night=number).order_by("said_at", "pk")
    return adding.batches(Said(r.batch, r.counter, Figures(r.yes, r.no, r.void, r.challenged)) for r in rows)


def sheet(actor: Actor, number: int, *, today: date) -> Sheet:
    """The counting sheet of one count. Errors: Wrong if there is none."""
    allow(actor, "election.follow")
    told, found = night(actor, number), batches(actor, number)
    total = adding.total(found)
    counted = counted_of(actor, told, total)
    wins = meaning.winning(loading.packaged(), place=told.place, kind=told.kind, counted=counted)
    running = adding.running(found)
    cast = told.cast if told.cast is not None and told.cast >= total.ballots else None

    def stand(figures: list[Figures]) -> Standing:
        return meaning.stand(figures, cast=cast, before=told.expected, wins=wins)

    after = tuple(
        After(batch, so_far, stand([b.agreed for b, _ in running[: at + 1] if b.agreed]))
        for at, (batch, so_far) in enumerate(running)
    )
    read = meaning.read(loading.packaged(), place=told.place, kind=told.kind, counted=counted)
    days = [(name, date.fromisoformat(text[:10])) for name, text in read.deadlines.items()]
    return Sheet(
        night=told,
        batches=found,
        total=total,
        after=after,
        stands=after[-1].stands if after else stand([]),
        read=read,
        counted=counted,
        counters=_counters(actor),
        only_self=only_self(actor),
        turned=adding.changed_minds(total),
        due=tuple((name, day, (day - today).days) for name, day in days),
        debriefs=_debriefs(number),
        next_batch=_next(found, actor.id),
    )


def counted_of(actor: Actor, told: NightFacts, total: Figures) -> Count:
    """The total as the law is asked about it: nothing is known before the first batch."""
    allow(actor, "election.follow")
    figures = (total.yes, total.no, total.void, total.challenged) if total.ballots else (0, 0, 0, 0)
    yes, no, void, challenged = figures
    return Count(
        eligible=told.eligible,
        yes=yes,
        no=no,
        void=void,
        challenged=challenged,
        day=told.day,
        event_day=told.filed_on,
    )


def only_self(actor: Actor) -> bool:
    """Whether figures are said as oneself alone: from the moment on where not all sit round one table."""
    allow(actor, "election.follow")
    return actor.level != "table"


def _counters(actor: Actor) -> dict[str, str]:
    return access.handles(actor) if may(actor, "access.look") else {}


def _next(found: tuple[Batch, ...], counter: str) -> int:
    """The batch this counter counts next: one that waits for a second counter, or else a new one."""
    waits = (batch.number for batch in found if batch.agreed is None and batch.by(counter) is None)
    return next(waits, max((batch.number for batch in found), default=0) + 1)


def _debriefs(number: int) -> tuple[DebriefFacts, ...]:
    rows = Debrief.objects.filter(night=number).order_by("-pk")
    return tuple(
        DebriefFacts({why: getattr(r, why) for why in WHY}, r.next_act, r.next_on, r.noted_by) for r in rows
    )


def places(actor: Actor) -> tuple[tuple[Place, str], ...]:
    """Places that count ballots, each with a kind of ballot, that of this campaign first."""
    allow(actor, "election.follow")
    own = known.place(actor) if may(actor, "election.look") else None
    law = loading.packaged()
    found = [
        (law.places[code], ballot.kinds[0]) for code in sorted(law.places) for ballot in law.places[code].ballots
    ]
    return tuple(sorted(found, key=lambda pair: (own is None or pair[0].code != own.code, pair[0].code)))


def eligible_so_far(actor: Actor, today: date) -> tuple[int | None, bool]:
    """How many may vote, as the labor board said last of this vote, or else as the list of voters or the chart has
    it; and whether that is exact."""
    allow(actor, "election.look")
    until = known.polls_until(actor, today=today)
    claims = [c for c in known.claims(actor) if c.by == "board" and (until is None or c.as_of > until)]
    board = next((claim.people for claim in claims), None)
    if board:
        return board, True
    listed = voters.size(actor, today=today) if may(actor, "election.voters") else None
    return listed or wallchart.chart(actor, today).whole.n or None, False
