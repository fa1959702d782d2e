"""Gather what the forecast page shows: the chart as whoever asks is told it, the plan, and what is tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from brazier.access.gate import allow
from brazier.election import queries as known
from brazier.election.chances import gathering, ground, picture, trying
from brazier.election.chances.gathering import Apart
from brazier.election.chances.picture import Picture
from brazier.election.chances.trying import Tried
from brazier.election.facts import MAIL, PlanFacts
from brazier.election.stress import queries as stress
from brazier.forecast import cells, model, outlook, wording
from brazier.forecast.outlook import Asked, Outlook
from brazier.forecast.talks import Group
from brazier.ledger import queries as ledger
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.wallchart import queries as wallchart
from brazier.wallchart.facts import Chart

LOT = 30
CARDS_AGE_DAYS = 30
"""So old are cards of which nobody says how old they are; `forecast.defaults` says so on the page."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The forecast page. found, usual: with what is tried, and without; None while nobody works here. gave_way:
    why it is invalid until it is redone, or empty. all, apart: said beside did, together and by department; far:
    cells of which the two are too far apart. until: the first day whose elections were not looked at."""

    chart: Chart
    plan: PlanFacts
    tried: Tried
    found: Outlook | None
    usual: Outlook | None
    picture: Picture | None
    gave_way: str
    all: Apart
    apart: tuple[Apart, ...]
    far: tuple[tuple[str, str, Apart], ...]
    until: date

    @property
    def missing(self) -> int:
        """How many have no fresh rating."""
        return self.found.unit.eligible - self.found.unit.assessed if self.found else 0

    @property
    def ask(self) -> int:
        """How many of them to ask by lot."""
        return min(LOT, self.missing)

    @property
    def talks(self) -> tuple["Kind", ...]:
        """The next talks, those of one kind together."""
        groups = self.found.plan.groups if self.found else ()
        kinds = dict.fromkeys((g.audit, g.rating) for g in groups)
        return tuple(
            Kind(audit, rating, tuple(g for g in groups if (g.audit, g.rating) == (audit, rating)))
            for audit, rating in kinds
        )

    @property
    def supporters(self) -> "Supporters | None":
        """What those rated 1 or 2 come to on the day."""
        found = self.found
        rated = int(found.unit.rated[:, :2].sum()) if found else 0
        if found is None or found.supporters is None or rated < gathering.SMALLEST_SHOWN:
            return None
        each, low, high = found.supporters
        return Supporters(rated, rated * each, rated * low, rated * high, 1 - each)

    @property
    def cards(self) -> "Signed | None":
        """What so many cards came to elsewhere, if anybody said how many there are."""
        found = self.found
        if found is None or found.asked.cards is None or found.cards_band is None:
            return None
        share = found.asked.cards / found.unit.eligible
        return Signed(share, (min(found.cards_band), max(found.cards_band)))


@dataclass(frozen=True, slots=True)
class Kind:
    """Talks of one kind: by lot (audit), or with people of one rating, 0 for none."""

    audit: bool
    rating: int
    groups: tuple[Group, ...]

    @property
    def talks(self) -> int:
        """All of them."""
        return sum(group.talks for group in self.groups)


@dataclass(frozen=True, slots=True)
class Supporters:
    """People rated 1 or 2: how many, their yes votes with range, and the share that stays home or turns."""

    rated: int
    yes: float
    low: float
    high: float
    home: float


@dataclass(frozen=True, slots=True)
class Signed:
    """Cards as a share of everybody, and how often unions won with so many, at least and at most."""

    share: float
    won: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Held:
    """A forecast, with all it was made from; kept in memory as long as nothing of that changed."""

    key: tuple[object, ...]
    found: Outlook


def foresee(actor: Actor, *, tried: Tried, today: date) -> Foreseen:
    """The forecast of today, with what is tried.

    Errors: Wrong if what is tried can not be.
    """
    allow(actor, "election.look")
    drawn, noted, learned = wallchart.chart(actor, today), known.plans(actor), model.shipped()
    plan, cards = known.plan(actor), stress.cards_today(actor, today)
    usual = found = None
    if drawn.whole.n:
        usual = _look(actor, drawn, plan, Tried(), cards=cards, today=today)
        found = _look(actor, drawn, plan, tried, cards=cards, today=today) if tried.is_trial else usual
    return Foreseen(
        chart=drawn,
        plan=plan,
        tried=tried,
        found=found,
        usual=usual,
        picture=picture.draw(found.twenty, wording.held(found.p_win) // wording.STEP) if found else None,
        gave_way=ground.gave_way(noted, drawn.whole.n),
        all=gathering.apart("", drawn.whole),
        apart=gathering.by_department(drawn.cells),
        far=gathering.far_apart(drawn.cells),
        until=learned.until,
    )


def _look(actor: Actor, drawn: Chart, plan: PlanFacts, tried: Tried, *, cards: int | None, today: date) -> Outlook:
    def made() -> Outlook:
        unit = gathering.unit_of(drawn.cells)
        if tried.eligible is not None:
            unit = cells.resized(unit, tried.eligible)
        signed = cards if tried.cards is None else tried.cards
        if signed is not None and signed > unit.eligible:
            raise Wrong(
                "election.cards",
                "%(cards)s cards are more than the %(eligible)s who may vote. Say how many may vote, too.",
                cards=signed,
                eligible=unit.eligible,
            )
        asked = Asked(
            cards=signed,
            mail=(tried.method or plan.method) == MAIL,
            state=plan.state,
            union=plan.union,
            ratings_age_days=drawn.median,
            cards_age_days=0 if cards is not None and tried.cards is None else CARDS_AGE_DAYS,
        )
        return outlook.look(model.shipped(), unit, asked, trying.assumed(tried))

    key = (ledger.head_of_writes(actor), today, wallchart.own_cells(actor), plan, tried, cards)
    name = f"forecast {'tried ' if tried.is_trial else ''}by {actor.id}"
    return _kept(name, key, made)


def _kept(name: str, key: tuple[object, ...], make: Callable[[], Outlook]) -> Outlook:
    """What was made under this name, as long as all it was made from is the same: one forecast and one trial are
    held in memory for each who looks."""
    held = here.held.get(name)
    if isinstance(held, _Held) and held.key == key:
        return held.found
    found = make()
    here.hold(name, _Held(key, found))
    return found
