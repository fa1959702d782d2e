"""Take cards, hand them on, look at them, confirm, challenge, give up; each with a line of custody."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.cards import life, queries, signature
from brazier.cards.facts import MEDIA, PAPER, RECEIVED, STANDING, VERIFIED, VOID, WHY_VOID, Signed
from brazier.cards.models import Card, CardTurn, Wording
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.reach import queries as reach
from brazier.rules.loading import packaged
from brazier.terms import Actor, Wrong
from brazier.vault import actions as vault
from brazier.vault.pictures import Picture

NOTHING = "There is nothing here."
LONGEST_TEXT = 4_000
SAYS_MISSING = {
    "name": "The name of the signer is missing. Nothing was lost.",
    "contact": "An e-mail or another way to reach the signer is missing. Nothing was lost.",
    "phone": "The phone of the signer is missing. Nothing was lost.",
    "language": "The text that is agreed to is missing. Choose one. Nothing was lost.",
    "date": "The day of signing is missing. Nothing was lost.",
    "employer": "The name of the employer is missing from the text. Choose another text. Nothing was lost.",
}
"""What a card says of the part it lacks; the missing one names itself."""
TOO_OLD = "By this day the card is too old for the law here. Look at the day once more. Nothing was lost."


def word(actor: Actor, *, language: str, employer: str, text: str, now: datetime) -> int:
    """Offer a card in these exact words; the older words of this language are offered no more. Gives its number.

    The same words twice are one. Errors: Wrong if the text or the employer is missing.
    """
    allow(actor, "cards.word")
    said, who = text.strip().replace("\r\n", "\n"), " ".join(employer.split())
    if not said or not who or len(said) > LONGEST_TEXT or len(who) > 120:
        raise Wrong(
            "cards.wording", "Write the text of the card and the name of the employer. Nothing was changed."
        )
    with ledger.entry(actor, "cards.word", language, now):
        Wording.objects.filter(language=language).update(is_offered=False)
        row, _ = Wording.objects.update_or_create(
            digest=life.digest_of(language, who, said),
            defaults={"is_offered": True},
            create_defaults={"language": language, "employer": who, "text": said, "since": now.date()},
        )
        return row.pk


def take(
    actor: Actor,
    *,
    card: Signed,
    now: datetime,
    today: date,
    new_worker: str = "",
    left_out: str = "",
    photo: Picture | None = None,
) -> int:
    """Keep a card. Gives its number; of somebody who has one just as new, the number of that one.

    A newer card of hers makes the older one void. new_worker, left_out: as `conversations.actions.record`.
    Errors: Wrong, naming the part that is missing, or if it is of nobody we know, dated in the future, or too old
    for the law here and nobody said that this is known.
    """
    allow(actor, "cards.write")
    words = Wording.objects.filter(pk=card.wording).first() if card.wording else None
    signed = _checked(actor, card, words, today)
    with ledger.entry(actor, "cards.take", f"worker:{card.worker}", now):
        worker = people.add(actor, name=new_worker, left_out=left_out, now=now) if new_worker else card.worker
        record = people.anchor(actor, worker=worker, now=now)
        older = _standing_of(actor, record)
        newest = max((c.signed_on for c in older), default=date.min)
        if older and newest >= card.signed_on:
            known = max(older, key=lambda c: c.signed_on)
            if photo and not known.photo and known.signed_on == card.signed_on:
                _photograph(actor, known, photo, now)
            return known.pk
        for old in older:
            _give_up(actor, old, "replaced", now)
        row = Card.objects.create(
            record_id=record,
            wording=words,
            medium=card.medium,
            signed_on=card.signed_on,
            name=card.name.strip(),
            contact=card.contact.strip(),
            phone=card.phone.strip(),
            signature=signed,
            collected_by=card.collected_by or actor.id,
            witness=card.witness.strip(),
            holder=card.collected_by or actor.id,
            written_by=actor.id,
            written_at=now,
        )
        _turn(actor, row, "taken", now, to=row.holder)
        if photo:
            _photograph(actor, row, photo, now)
        return row.pk


def photograph(actor: Actor, *, card: int, picture: Picture, now: datetime) -> None:
    """Keep a photo of the paper beside what was typed; one that was there is destroyed with its key.

    Errors: Wrong if the card is not there, or was signed on a screen.
    """
    allow(actor, "cards.write")
    with ledger.entry(actor, "cards.photograph", f"card:{card}", now):
        [row] = _rows(actor, [card])
        if row.medium != PAPER:
            raise Wrong(
                "cards.no_paper", "This card was signed on a screen: there is no paper. Nothing was changed."
            )
        _photograph(actor, row, picture, now)


def destroy_photo(actor: Actor, *, card: int, now: datetime) -> None:
    """It is the wrong photo: it goes with its key, for good. Errors: Wrong if there is none."""
    allow(actor, "cards.write")
    with ledger.entry(actor, "cards.destroy_photo", f"card:{card}", now):
        [row] = _rows(actor, [card])
        if not row.photo:
            raise Wrong("cards.nothing", NOTHING)
        vault.destroy(actor, pictures=[row.photo], now=now)
        row.photo = ""
        row.save(update_fields=["photo"])
        _turn(actor, row, "photo_gone", now)


def hand_over(actor: Actor, *, cards: Sequence[int], to: str, now: datetime) -> None:
    """These cards are in somebody else's hands now, all or none. Errors: Wrong if nobody is named, or one is not
    there."""
    allow(actor, "cards.write")
    if to not in {o.id for o in access.organizers(actor)}:
        raise Wrong("cards.holder", "Choose who has the cards now. Nothing was changed.")
    with ledger.entry(actor, "cards.hand_over", f"organizer:{to}", now):
        for row in _rows(actor, cards):
            row.holder = to
            row.save(update_fields=["holder"])
            _turn(actor, row, "handed_over", now, to=to)


def verify(actor: Actor, *, card: int, now: datetime) -> None:
    """A second person looked: the name fits, the day can be read, she is in the unit.

    Errors: Wrong for whoever wrote the card down, while there is somebody else who may look; or if it is past
    that.
    """
    allow(actor, "cards.check")
    with ledger.entry(actor, "cards.verify", f"card:{card}", now):
        [row] = _rows(actor, [card])
        if actor.id in (row.written_by, row.collected_by) and access.needs_two(actor, "cards.check"):
            raise Wrong("cards.own", "Somebody else must look at a card you took. Nothing was changed.")
        life.check_step(row.state, VERIFIED)
        row.state = VERIFIED
        row.save(update_fields=["state"])
        _turn(actor, row, "verified", now)


def confirm(actor: Actor, *, card: int, how: str, now: datetime) -> None:
    """The signer was told what she signed, at an address of her own. how: e-mail, text, on paper."""
    allow(actor, "cards.write")
    with ledger.entry(actor, "cards.confirm", f"card:{card}", now):
        [row] = _rows(actor, [card])
        row.confirmed_on = now.date()
        row.save(update_fields=["confirmed_on"])
        _turn(actor, row, "confirmed", now, why=how[:120])


def challenge(actor: Actor, *, cards: Sequence[int], why: str, now: datetime) -> None:
    """Somebody says these cards do not count, all or none: as long as nobody answers they are not counted on."""
    allow(actor, "cards.check")
    with ledger.entry(actor, "cards.challenge", "", now):
        for row in _rows(actor, cards):
            row.challenged_on = now.date()
            row.save(update_fields=["challenged_on"])
            _turn(actor, row, "challenged", now, why=why[:120])


def answer(actor: Actor, *, cards: Sequence[int], now: datetime, why: str = "") -> None:
    """Challenges were answered, all or none: these cards count on. why: `mistake` where there was none.

    Errors: Wrong if nobody challenged one of them.
    """
    allow(actor, "cards.check")
    with ledger.entry(actor, "cards.answer", f"card:{cards[0]}" if len(cards) == 1 else "", now):
        for row in _rows(actor, cards):
            if row.challenged_on is None:
                raise Wrong("cards.nothing", NOTHING)
            row.challenged_on = None
            row.save(update_fields=["challenged_on"])
            _turn(actor, row, "answered", now, why=why)


def give_up(actor: Actor, *, card: int, why: str, now: datetime) -> None:
    """A card counts no more: its signer took it back, nobody can read it, or it is a mistake. It stays written
    down.

    Errors: Wrong without a reason we know, or if it is void already.
    """
    allow(actor, "cards.write")
    if why not in WHY_VOID or why == "replaced":
        raise Wrong("cards.why", "Choose why this card counts no more. Nothing was changed.")
    with ledger.entry(actor, "cards.give_up", f"card:{card}", now):
        [row] = _rows(actor, [card])
        life.check_step(row.state, VOID)
        _give_up(actor, row, why, now)


def stand_again(actor: Actor, *, card: int, now: datetime) -> None:
    """Take back that a card counts no more; somebody looks at it anew. Errors: Wrong if she has another one."""
    allow(actor, "cards.write")
    with ledger.entry(actor, "cards.stand_again", f"card:{card}", now):
        [row] = _rows(actor, [card])
        life.check_step(row.state, RECEIVED)
        if _standing_of(actor, row.record_id):
            raise Wrong("cards.another", "They have another card that stands. Nothing was changed.")
        row.state, row.why = RECEIVED, ""
        row.save(update_fields=["state", "why"])
        _turn(actor, row, "stands_again", now)


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Remove every card of these records."""
    allow(actor, "people.forget")
    with ledger.entry(actor, "cards.forget", "", now):
        gone = Card.objects.filter(record__in=list(records))
        vault.destroy(actor, pictures=list(gone.values_list("photo", flat=True)), now=now)
        CardTurn.objects.filter(card__in=gone).delete()
        gone.delete()


def shred(actor: Actor) -> int:
    """The campaign is over: every card goes. Gives how many rows."""
    allow(actor, "people.shred")
    return sum(table._default_manager.all().delete()[0] for table in (CardTurn, Card, Wording))


def _checked(actor: Actor, card: Signed, words: Wording | None, today: date) -> str:
    """The signature as it is kept. Errors: Wrong, naming the first thing that can not be."""
    if card.medium not in MEDIA or (card.wording and words is None):
        raise Wrong("cards.wording_gone", "Choose the text of the card. Nothing was lost.")
    if card.signed_on > today:
        raise Wrong("cards.future", "This card is dated in the future. Look at the day. Nothing was lost.")
    if card.collected_by and card.collected_by not in {o.id for o in access.organizers(actor)}:
        raise Wrong("cards.collector", "Choose who took the card. Nothing was lost.")
    law, campaign = packaged(), queries.law_of(actor)
    if card.medium == PAPER:
        if not card.knows_old and life.age_of(law, campaign, card.signed_on, today) == life.STALE:
            raise Wrong("cards.old", TOO_OLD)
        return ""
    given = {
        "name": card.name,
        "contact": card.contact,
        "phone": card.phone,
        "language": words.text if words else "",
        "date": card.signed_on.isoformat(),
        "employer": words.employer if words else "",
    }
    for part in life.missing(law, campaign, given=given, is_confirmed=True, today=today):
        raise Wrong("cards.missing", SAYS_MISSING[part])
    return signature.read(card.signature)


def _standing_of(actor: Actor, record: int) -> list[Card]:
    """The cards that stand of whomever this record is of."""
    worker = people_read.workers_of(actor, [record])[record]
    return list(Card.objects.filter(record__worker=worker, state__in=STANDING))


def _rows(actor: Actor, cards: Sequence[int]) -> list[Card]:
    """These cards, in order. Errors: Wrong unless all are there and within reach."""
    rows = {row.pk: row for row in Card.objects.filter(pk__in=list(cards))}
    if not cards or set(cards) - rows.keys():
        raise Wrong("cards.nothing", NOTHING)
    reach.require(actor, "cards.write", [row.record_id for row in rows.values()])
    return [rows[number] for number in dict.fromkeys(cards)]


def _photograph(actor: Actor, row: Card, picture: Picture, now: datetime) -> None:
    vault.destroy(actor, pictures=[row.photo], now=now)
    row.photo = vault.keep(actor, picture=picture, now=now)
    row.save(update_fields=["photo"])
    _turn(actor, row, "photographed", now)


def _give_up(actor: Actor, row: Card, why: str, now: datetime) -> None:
    row.state, row.why = VOID, why
    row.save(update_fields=["state", "why"])
    _turn(actor, row, "void", now, why=why)


def _turn(actor: Actor, row: Card, kind: str, now: datetime, *, to: str = "", why: str = "") -> None:
    CardTurn.objects.create(card=row, kind=kind, day=now.date(), to=to, why=why, by=actor.id, written_at=now)
