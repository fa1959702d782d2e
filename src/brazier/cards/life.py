"""How old a card is, what it lacks, what may happen to it next, and what all of them come to. Pure."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from brazier.cards.facts import (
    CHALLENGED,
    COUNTS,
    ELECTRONIC,
    EXPIRED,
    FILED,
    GONE,
    RECEIVED,
    UNSEEN,
    UNTOLD,
    VERIFIED,
    VOID,
    Counted,
)  # fmt: skip
from brazier.rules import deciding
from brazier.rules.law import Law, Place
from brazier.rules.periods import add_months
from brazier.terms import Wrong

FRESH, AGAIN, STALE, NOT_KNOWN = "fresh", "again", "stale", "not_known"
"""Age: to rely on; worth signing anew; too old to rely on; the law pack of this place says nothing of it."""
AGE_RULE, PARTS_RULE = "soi.card_age_warn", "esig.fields"
MEMBERS_RULE = "recognition.membership_min"
PARTS = ("name", "contact", "phone", "language", "date", "employer")
"""What an electronic card must hold where no pack says more: the strictest list we know (GC 15-08)."""
CONFIRMATION = "confirmation_transmission"
NEXT = {
    RECEIVED: (VERIFIED, VOID),
    VERIFIED: (FILED, VOID),
    FILED: (VOID,),
    VOID: (RECEIVED,),
}
LAST_STEP = 12


def check_step(state: str, to: str) -> None:
    """Errors: Wrong unless a card in this state can go there next."""
    if to not in NEXT[state]:
        raise Wrong("cards.step", "This card is past that already. Look at it once more. Nothing was changed.")


def digest_of(language: str, employer: str, text: str) -> str:
    """A number for the exact words: sha256 over language, employer and text."""
    return hashlib.sha256("\0".join((language, employer, text)).encode()).hexdigest()


def months_between(signed: date, today: date) -> int:
    """Whole months from the day it was signed; never below nought."""
    months = (today.year - signed.year) * 12 + today.month - signed.month - (today.day < signed.day)
    return max(0, months)


def age_of(law: Law, campaign: str, signed: date, today: date) -> str:
    """FRESH, AGAIN, STALE or NOT_KNOWN, by the law pack of the place. campaign: how the campaign calls its law."""
    place = place_of(law, campaign)
    if place is None or AGE_RULE not in place.rules or signed > today:
        return NOT_KNOWN
    try:
        found = deciding.decide(
            law,
            rule=AGE_RULE,
            place=place.code,
            as_of=today,
            inputs={"signed": signed.isoformat(), "filing": today.isoformat()},
        )
    except Wrong:
        return NOT_KNOWN
    if str(found.outputs["status"]).startswith("warn"):
        return STALE
    return AGAIN if any("signing anew" in step for step in found.trace) else FRESH


def last_day(law: Law, campaign: str, signed: date, today: date) -> date | None:
    """The last day on which a card may be handed in, by the law of the place as it is today; None where it says
    nothing of it."""
    place = place_of(law, campaign)
    rule = place.rules.get(AGE_RULE) if place else None
    values = [v for v in rule.values if v.is_live and v.covers(today)] if rule else []
    return add_months(signed, values[-1].plan.months) if values else None


def missing(law: Law, campaign: str, *, given: dict[str, str], is_confirmed: bool, today: date) -> tuple[str, ...]:
    """Parts of an electronic card that are not there, by the law of the place; CONFIRMATION among them until the
    signer was told what she signed. given: text by part."""
    place = place_of(law, campaign)
    told = {part: given.get(part, "") for part in PARTS}
    if place is None or PARTS_RULE not in place.rules:
        absent = tuple(part for part in PARTS if not told[part].strip())
        return absent if is_confirmed else (*absent, CONFIRMATION)
    found = deciding.decide(
        law,
        rule=PARTS_RULE,
        place=place.code,
        as_of=today,
        inputs={**told, "third_party_verifiable": False, "confirmation_sent": is_confirmed},
    )
    return tuple(map(str, found.outputs["missing"]))  # type: ignore[call-overload]


def place_of(law: Law, campaign: str) -> Place | None:
    """The law pack of a campaign, if there is one."""
    return next((p for p in law.places.values() if p.campaign == campaign and campaign), None)


def counts_members(law: Law, campaign: str) -> bool:
    """Whether the law of the place asks for members and not for cards."""
    place = place_of(law, campaign)
    return place is not None and MEMBERS_RULE in place.rules


@dataclass(frozen=True, slots=True)
class Held:
    """What counting needs to know of one card that was not given up. worker: whose it is today; is_here: here and
    in the unit; is_challenged: said not to count, and nobody answered that."""

    worker: int
    medium: str
    state: str
    months: int
    age: str
    is_here: bool
    is_confirmed: bool
    is_challenged: bool

    @property
    def standing(self) -> str:
        """How it stands: what weighs most comes first. Empty for a void one."""
        if self.state == VOID:
            return ""
        if not self.is_here:
            return GONE
        if self.age == STALE:
            return EXPIRED
        if self.is_challenged:
            return CHALLENGED
        if self.state == RECEIVED:
            return UNSEEN
        return UNTOLD if self.medium == ELECTRONIC and not self.is_confirmed else COUNTS

    @property
    def is_firm(self) -> bool:
        """Whether it may be counted on."""
        return self.standing == COUNTS


def count(cards: Iterable[Held]) -> Counted:
    """What cards come to: each person once, by the best card she has. Who is not here counts as gone alone."""
    best: dict[int, Held] = {}
    for card in cards:
        known = best.get(card.worker)
        if known is None or (card.is_firm, -card.months) > (known.is_firm, -known.months):
            best[card.worker] = card
    here = [card for card in best.values() if card.is_here]
    steps = [min(card.months, LAST_STEP) for card in here]
    return Counted(
        standing=len(here),
        verified=sum(card.state in (VERIFIED, FILED) for card in here),
        unconfirmed=sum(card.medium == ELECTRONIC and not card.is_confirmed for card in here),
        challenged=sum(card.is_challenged for card in here),
        again=sum(card.age == AGAIN for card in here),
        stale=sum(card.age == STALE for card in here),
        gone=len(best) - len(here),
        firm=sum(card.is_firm for card in here),
        ladder=tuple(steps.count(step) for step in range(LAST_STEP + 1)),
    )
