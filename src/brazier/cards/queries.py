"""Read cards: one, somebody's, those that wait to be looked at, and what all of them come to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.cards import life
from brazier.cards.facts import (
    COUNTS,
    ELECTRONIC,
    RECEIVED,
    STANDING,
    UNSEEN,
    UNTOLD,
    CardFacts,
    Counted,
    Turn,
    Worded,
)  # fmt: skip
from brazier.cards.models import Card, CardTurn, Membership, Wording
from brazier.people.reach import queries as reach
from brazier.rules.loading import packaged
from brazier.storage import sight
from brazier.terms import Actor, Wrong
from brazier.vault import queries as vault
from brazier.workplaces import queries as workplaces

NOTHING = "There is nothing here."
MOST = 12
"""How many of each kind the board shows; the next come when these are done."""


def wordings(actor: Actor) -> tuple[Worded, ...]:
    """The words that are offered for signing, the newest of each language first."""
    allow(actor, "cards.wordings")
    return tuple(_worded(row) for row in Wording.objects.filter(is_offered=True).order_by("language", "-pk"))


def wording(actor: Actor, *, wording: int) -> Worded:
    """One text, also one that is offered no more. Errors: Wrong if there is none."""
    allow(actor, "cards.wordings")
    row = Wording.objects.filter(pk=wording).first()
    if row is None:
        raise Wrong("cards.nothing", NOTHING)
    return _worded(row)


@sight.whole()
def named(actor: Actor) -> frozenset[str]:
    """Every name cards and members were written with, of people and of employers: what never leaves in a text."""
    allow(actor, "people.reckon")
    typed = Card.objects.values_list("name", flat=True).union(
        Wording.objects.values_list("employer", flat=True), Membership.objects.values_list("unit", flat=True)
    )
    return frozenset(typed) - {""}


def card(actor: Actor, *, card: int, today: date) -> CardFacts:
    """One card with its custody. Errors: Wrong if there is none, or it is out of reach."""
    row = _within(actor).filter(pk=card).first()
    if row is None:
        raise Wrong("cards.nothing", NOTHING)
    return _facts(actor, [row], today)[0]


def photo(actor: Actor, *, card: int) -> bytes:
    """The photo of a paper card, JPEG. Errors: Wrong if there is none, or the card is out of reach."""
    row = _within(actor).filter(pk=card).exclude(photo="").first()
    if row is None:
        raise Wrong("cards.nothing", NOTHING)
    return vault.opened(actor, picture=row.photo)


def age(actor: Actor, *, signed: date, today: date) -> str:
    """How old a card of this day is by the law here: `life.FRESH`, AGAIN, STALE or NOT_KNOWN."""
    allow(actor, "cards.wordings")
    return life.age_of(packaged(), law_of(actor), signed, today)


def of_records(actor: Actor, *, records: Iterable[int], today: date) -> tuple[CardFacts, ...]:
    """Every card of the worker these records are, newest first. Errors: Wrong if they are out of reach."""
    mine = list(records)
    reach.require(actor, "cards.look", mine)
    return _facts(actor, list(_within(actor).filter(record__in=mine).order_by("-signed_on", "-pk")), today)


def to_check(actor: Actor, *, today: date) -> tuple[CardFacts, ...]:
    """Cards that nobody else has looked at yet, of people whom whoever asks may reach, oldest first. Where
    somebody else may look, not those that whoever asks took."""
    rows = _within(actor).filter(state=RECEIVED)
    if access.needs_two(actor, "cards.check"):
        rows = rows.exclude(written_by=actor.id).exclude(collected_by=actor.id)
    return _facts(actor, list(rows.order_by("signed_on", "pk")[:MOST]), today)


def to_confirm(actor: Actor, *, today: date) -> tuple[CardFacts, ...]:
    """Electronic cards whose signer was not told yet what she signed, oldest first."""
    rows = _within(actor).filter(state__in=STANDING, medium=ELECTRONIC, confirmed_on=None)
    return _facts(actor, list(rows.order_by("signed_on", "pk")[:MOST]), today)


def challenged(actor: Actor, *, today: date) -> tuple[CardFacts, ...]:
    """Cards that somebody says do not count, and nobody answered that."""
    rows = _within(actor).filter(state__in=STANDING).exclude(challenged_on=None)
    return _facts(actor, list(rows.order_by("challenged_on", "pk")[:MOST]), today)


@sight.whole()
def standing(actor: Actor, *, workers: Iterable[int]) -> dict[int, tuple[int, bool]]:
    """The card that stands of each of these workers, and whether somebody challenges it; who has none is left out,
    and who is out of reach."""
    allow(actor, "cards.look")
    asked = set(workers)
    rows = _within(actor).filter(state__in=STANDING, record__worker__in=asked)
    fields = rows.order_by("signed_on").values_list("record__worker", "pk", "challenged_on")
    return {worker or 0: (card, contested is not None) for worker, card, contested in fields}


def law_of(actor: Actor) -> str:
    """How the campaign calls the law that holds here; empty where nobody said."""
    allow(actor, "cards.wordings")
    known = workplaces.campaign(actor)
    return known.jurisdiction if known else ""


@sight.whole()
def counted(actor: Actor, *, today: date) -> Counted:
    """What all cards come to; numbers without names."""
    allow(actor, "cards.count")
    return life.count(held for _, held, _, _ in _held(actor, Card.objects.all(), today))


def held(actor: Actor, *, today: date) -> tuple[tuple[int, life.Held, date | None], ...]:
    """Every card that was not given up, of people whom whoever asks may reach: its number, how it is held, and the
    last day on which it may be handed in."""
    allow(actor, "cards.look")
    return tuple((number, held, last) for number, held, last, _ in _held(actor, _within(actor), today))


def _held(actor: Actor, rows: QuerySet[Card], today: date) -> Iterator[tuple[int, life.Held, date | None, date]]:
    """As `held`, and the day on which each was signed."""
    campaign, law = law_of(actor), packaged()
    known = rows.filter(state__in=STANDING, record__worker__isnull=False).values_list(
        "pk", "record__worker", "medium", "state", "signed_on", "record__worker__state", "confirmed_on",
        "challenged_on",
    )  # fmt: skip
    days: dict[date, tuple[str, date | None]] = {}
    for number, worker, medium, state, signed, is_at, confirmed, contested in known.iterator(5000):
        if signed not in days:
            days[signed] = (
                life.age_of(law, campaign, signed, today),
                life.last_day(law, campaign, signed, today),
            )
        age, last = days[signed]
        months = life.months_between(signed, today)
        is_told, is_contested = confirmed is not None, contested is not None
        card = life.Held(worker, medium, state, months, age, is_at == "here", is_told, is_contested)
        yield number, card, last, signed


@sight.whole()
def growing_old(actor: Actor, *, today: date) -> frozenset[int]:
    """Workers whose card is worth signing anew, by the law of the place; numbers, never shown as they are."""
    allow(actor, "cards.count")
    campaign, law = law_of(actor), packaged()
    rows = Card.objects.filter(state__in=STANDING, record__worker__isnull=False).order_by("signed_on")
    newest = dict(rows.values_list("record__worker", "signed_on").iterator(5000))
    ages = {day: life.age_of(law, campaign, day, today) for day in set(newest.values())}
    return frozenset(worker or 0 for worker, day in newest.items() if ages[day] in (life.AGAIN, life.STALE))


@sight.whole()
def by_month(
    actor: Actor, *, today: date, with_challenged: bool = False, with_waiting: bool = False
) -> tuple[tuple[date, int], ...]:
    """What counts for the board, of people who are here, each once, by the first day of the month: cards that may
    be counted on, by when the newest was signed; members, where the law counts them, by when they joined. Numbers
    without names. with_challenged: as if nobody challenged any; with_waiting: also cards that nobody looked at
    twice, or whose signer was not told."""
    allow(actor, "cards.count")
    if life.counts_members(packaged(), law_of(actor)):
        joined = members_here(actor, today=today).values()
        return tuple(sorted(Counter(day.replace(day=1) for day in joined).items()))
    taken = {COUNTS, UNSEEN, UNTOLD} if with_waiting else {COUNTS}
    newest: dict[int, date] = {}
    for _, card, _, signed in _held(actor, Card.objects.filter(signed_on__lte=today), today):
        seen_as = replace(card, is_challenged=False) if with_challenged else card
        if seen_as.standing in taken:
            newest[card.worker] = max(signed, newest.get(card.worker, signed))
    return tuple(sorted(Counter(day.replace(day=1) for day in newest.values()).items()))


@sight.whole()
def members_here(actor: Actor, *, today: date) -> dict[int, date]:
    """Workers who are here and members today, and since when; numbers, never shown as they are."""
    allow(actor, "cards.count")
    rows = Membership.objects.filter(ended_on=None, joined_on__lte=today, record__worker__state="here")
    return dict(rows.order_by("-joined_on").values_list("record__worker", "joined_on"))


def told(actor: Actor, *, cards: Iterable[int], today: date) -> tuple[CardFacts, ...]:
    """These cards in this order, without those out of reach."""
    wanted = list(cards)
    rows = {row.pk: row for row in _within(actor).filter(pk__in=wanted)}
    return _facts(actor, [rows[number] for number in wanted if number in rows], today)


def _within(actor: Actor) -> QuerySet[Card]:
    return Card.objects.filter(reach.within(actor, "cards.look", "record__worker__")).select_related("wording")


def _facts(actor: Actor, rows: list[Card], today: date) -> tuple[CardFacts, ...]:
    campaign, law = law_of(actor), packaged()
    turns: dict[int, list[Turn]] = defaultdict(list)
    for turn in CardTurn.objects.filter(card__in=[row.pk for row in rows]).order_by("pk"):
        turns[turn.card_id].append(Turn(turn.kind, turn.day, turn.by, turn.to, turn.why))
    here = _here(rows)
    pictures = vault.told(actor, pictures=[row.photo for row in rows])
    return tuple(
        CardFacts(
            id=row.pk,
            record=row.record_id,
            medium=row.medium,
            signed_on=row.signed_on,
            state=row.state,
            why=row.why,
            name=row.name,
            contact=row.contact,
            phone=row.phone,
            signature=row.signature,
            wording=_worded(row.wording) if row.wording else None,
            collected_by=row.collected_by,
            witness=row.witness,
            holder=row.holder,
            confirmed_on=row.confirmed_on,
            challenged_on=row.challenged_on,
            missing=_missing_of(row, campaign, today) if row.medium == ELECTRONIC else (),
            months=(months := life.months_between(row.signed_on, today)),
            age=(age := life.age_of(law, campaign, row.signed_on, today)),
            standing=life.Held(
                0,
                row.medium,
                row.state,
                months,
                age,
                row.pk in here,
                row.confirmed_on is not None,
                row.challenged_on is not None,
            ).standing,
            last_day=life.last_day(law, campaign, row.signed_on, today),
            turns=tuple(turns[row.pk]),
            photo=row.photo,
            photo_digest=pictures[row.photo].digest if row.photo in pictures else "",
            doubts=pictures[row.photo].doubts if row.photo in pictures else (),
        )
        for row in rows
    )


def _here(rows: list[Card]) -> set[int]:
    """Those of these cards whose signer is here and in the unit."""
    found = Card.objects.filter(pk__in=[row.pk for row in rows], record__worker__state="here")
    return set(found.values_list("pk", flat=True))


def _missing_of(row: Card, campaign: str, today: date) -> tuple[str, ...]:
    """What the law asks of an electronic card that this one does not hold."""
    given = {
        "name": row.name,
        "contact": row.contact,
        "phone": row.phone,
        "language": row.wording.text if row.wording else "",
        "date": row.signed_on.isoformat(),
        "employer": row.wording.employer if row.wording else "",
    }
    return life.missing(packaged(), campaign, given=given, is_confirmed=row.confirmed_on is not None, today=today)


def _worded(row: Wording) -> Worded:
    return Worded(row.pk, row.language, row.employer, row.text, row.digest, row.since)
