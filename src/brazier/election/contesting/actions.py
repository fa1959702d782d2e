"""Hand names in that the company challenges on our cards; say who is meant; answer; take a list back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from brazier.access.gate import allow
from brazier.cards import actions as cards
from brazier.cards import queries as cards_read
from brazier.election.contesting.queries import LIVE, NOTHING
from brazier.election.facts import ASKED, FOUND, LEFT_OUT, TWICE, UNFOUND, WHY_CHALLENGED
from brazier.election.models import ContestedList, ContestedName
from brazier.ledger import actions as ledger
from brazier.lists.facts import Unread
from brazier.lists.who import queries as who
from brazier.lists.who.deciding import Named
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.storage.jobs import Report, nobody_listens
from brazier.terms import Actor, Wrong

AT_ONCE = 500
LONGEST = 200


def hand_in(
    actor: Actor,
    *,
    files: Sequence[tuple[str, bytes]],
    why: str,
    now: datetime,
    report: Report = nobody_listens,
) -> tuple[int | None, tuple[Unread, ...]]:
    """Match the names in these files with everybody we know, and mark the card of each who was found. What is not
    sure a person decides; who is not found stays told by name. Nobody is written down as a worker by it.

    Gives the list (None if no file names anybody), and which files could not be read. why: one of WHY_CHALLENGED.
    Errors: Wrong for another reason.
    """
    allow(actor, "election.receive")
    allow(actor, "cards.check")
    if why not in WHY_CHALLENGED:
        raise Wrong("election.contest_why", "Choose what they say of these names. Nothing was changed.")
    found, papers, unread = who.named(actor, files=files, report=report)
    if not found:
        return None, unread
    with ledger.entry(actor, "election.hand_in_names", why, now):
        row = ContestedList.objects.create(papers=list(papers), why=why, noted_by=actor.id, noted_at=now)
        names = _names(actor, row, found, now)
        ContestedName.objects.bulk_create(names, batch_size=AT_ONCE)
        report("write", 0, len(names))
        _mark(actor, [name for name in names if name.state == FOUND], why, now)
    return row.pk, unread


def say_who(actor: Actor, *, name: int, worker: int | None, now: datetime) -> None:
    """A person says who is meant; None: nobody we know. Whoever stands on a list already stands there once.

    Errors: Wrong if the name is not there, or no such person.
    """
    allow(actor, "election.receive")
    with ledger.entry(actor, "election.say_who", f"name:{name}", now):
        row = _one(name, (ASKED, UNFOUND))
        row.by_hand, row.state = True, UNFOUND
        if worker is not None:
            row.record_id = people.anchor(actor, worker=worker, now=now)
            row.state = TWICE if worker in _known(actor) else FOUND
        row.save(update_fields=["by_hand", "state", "record"])
        if row.state == FOUND:
            _mark(actor, [row], row.handed_in.why, now)


def ask_again(actor: Actor, *, name: int, now: datetime) -> None:
    """Take back what a person said of a name; a card it marked is no more marked. Errors: Wrong if nobody did."""
    allow(actor, "election.receive")
    with ledger.entry(actor, "election.ask_again", f"name:{name}", now):
        row = _one(name, (FOUND, UNFOUND, TWICE))
        if not row.by_hand:
            raise Wrong("election.no_names", NOTHING)
        _unmark(actor, [row], now)
        row.by_hand, row.record, row.answered_at = False, None, None
        row.state = ASKED if row.maybe else UNFOUND
        row.save(update_fields=["by_hand", "record", "state", "card", "answered_at"])


def answer(actor: Actor, *, names: Iterable[int], now: datetime) -> int:
    """We can show that these people work there: their cards count on. Gives how many were answered by this.

    Errors: Wrong if one of them is not there.
    """
    allow(actor, "election.receive")
    with ledger.entry(actor, "election.answer_names", "", now):
        rows = [row for row in _found(names) if row.answered_at is None]
        contested = [c for c, is_contested in _cards(actor, rows).values() if is_contested]
        if contested:
            cards.answer(actor, cards=contested, now=now)
        ContestedName.objects.filter(pk__in=[row.pk for row in rows]).update(answered_at=now)
        return len(rows)


def unanswer(actor: Actor, *, names: Iterable[int], now: datetime) -> None:
    """Take an answer back: their cards are challenged as before. Errors: Wrong if one of them is not there."""
    allow(actor, "election.receive")
    with ledger.entry(actor, "election.unanswer_names", "", now):
        rows = [row for row in _found(names) if row.answered_at is not None]
        ContestedName.objects.filter(pk__in=[row.pk for row in rows]).update(answered_at=None)
        for why in {row.handed_in.why for row in rows}:
            _mark(actor, [row for row in rows if row.handed_in.why == why], why, now)


def take_back(actor: Actor, *, handed_in: int, now: datetime) -> None:
    """It was no such list, or was handed in by mistake: the cards it marked are marked no more, but those
    of people on another list too. It stays written down. Errors: Wrong if it is not there."""
    allow(actor, "election.receive")
    with ledger.entry(actor, "election.take_back_names", f"contested:{handed_in}", now):
        if not ContestedList.objects.filter(pk=handed_in, ended_at=None).update(ended_at=now):
            raise Wrong("election.no_names", NOTHING)
        mine = list(ContestedName.objects.filter(handed_in=handed_in, state=FOUND))
        kept = _step_in(mine)
        _unmark(actor, [row for row in mine if row.record_id not in kept], now)
        ContestedName.objects.bulk_update(mine, ["card"], batch_size=AT_ONCE)


def put_back(actor: Actor, *, handed_in: int, now: datetime) -> None:
    """It counts after all. Errors: Wrong if it was not taken back."""
    allow(actor, "election.receive")
    with ledger.entry(actor, "election.put_back_names", f"contested:{handed_in}", now):
        row = ContestedList.objects.filter(pk=handed_in, ended_at__isnull=False).first()
        if row is None:
            raise Wrong("election.no_names", NOTHING)
        elsewhere = _known(actor)
        ContestedList.objects.filter(pk=handed_in).update(ended_at=None)
        mine = list(ContestedName.objects.filter(handed_in=handed_in, state=FOUND))
        workers = people_read.workers_of(actor, [name.record_id or 0 for name in mine])
        again = [name for name in mine if workers.get(name.record_id or 0) in elsewhere]
        ContestedName.objects.filter(pk__in=[name.pk for name in again]).update(state=TWICE, card=None)
        _mark(actor, [n for n in mine if n not in again and n.answered_at is None], row.why, now)


def _names(actor: Actor, row: ContestedList, found: Sequence[Named], now: datetime) -> list[ContestedName]:
    """The lines to keep, each name once: who, or what, stands there already is `TWICE`."""
    sure = {named.worker for named in found if named.worker is not None}
    anchors = people.anchors(actor, workers=sure, now=now) if sure else {}
    known: set[object] = {*_known(actor), *_unknown()}
    names = []
    for named in found:
        state = LEFT_OUT if named.is_left_out else ASKED if named.maybe else FOUND if named.worker else UNFOUND
        thing = named.worker or _as_written(named.name, named.beside)
        if state in (FOUND, UNFOUND):
            state = TWICE if thing in known else state
            known.add(thing)
        names.append(
            ContestedName(
                handed_in=row,
                paper=named.list_file,
                line=named.line,
                name=named.name[:LONGEST],
                beside=named.beside[:LONGEST],
                record_id=anchors.get(named.worker or 0),
                maybe=list(named.maybe),
                state=state,
            )
        )
    return names


def _as_written(name: str, beside: str) -> tuple[str, str]:
    return " ".join(name[:LONGEST].casefold().split()), beside[:LONGEST].casefold()


def _known(actor: Actor) -> set[int]:
    """The workers who stand on a list that counts."""
    records = ContestedName.objects.filter(LIVE, state=FOUND).values_list("record_id", flat=True)
    return {worker for worker in people_read.workers_of(actor, list(records)).values() if worker is not None}


def _unknown() -> set[tuple[str, str]]:
    """The names nobody knows that stand on a list that counts."""
    rows = ContestedName.objects.filter(LIVE, state=UNFOUND).values_list("name", "beside")
    return {_as_written(name, beside) for name, beside in rows}


def _one(name: int, states: Sequence[str]) -> ContestedName:
    row = ContestedName.objects.filter(LIVE, pk=name, state__in=states).select_related("handed_in").first()
    if row is None:
        raise Wrong("election.no_names", NOTHING)
    return row


def _found(names: Iterable[int]) -> list[ContestedName]:
    asked = set(names)
    rows = list(ContestedName.objects.filter(LIVE, pk__in=asked, state=FOUND).select_related("handed_in"))
    if not asked or len(rows) != len(asked):
        raise Wrong("election.no_names", "Choose at least one name. Nothing was changed.")
    return rows


def _cards(actor: Actor, rows: Sequence[ContestedName]) -> dict[int, tuple[int, bool]]:
    """The card that stands of whomever each name is, by name, and whether it is challenged."""
    workers = people_read.workers_of(actor, [row.record_id or 0 for row in rows])
    of = {row.pk: worker for row in rows if (worker := workers.get(row.record_id or 0)) is not None}
    standing = cards_read.standing(actor, workers=of.values())
    return {name: standing[worker] for name, worker in of.items() if worker in standing}


def _mark(actor: Actor, rows: Sequence[ContestedName], why: str, now: datetime) -> None:
    """Challenge the cards of these people. A card that is challenged already stays as it is."""
    bare = {name: card for name, (card, is_contested) in _cards(actor, rows).items() if not is_contested}
    if bare:
        cards.challenge(actor, cards=list(bare.values()), why=why, now=now)
    marked = [row for row in rows if row.pk in bare]
    for row in marked:
        row.card = bare[row.pk]
    ContestedName.objects.bulk_update(marked, ["card"], batch_size=AT_ONCE)


def _unmark(actor: Actor, rows: Sequence[ContestedName], now: datetime) -> None:
    """The cards that these names marked are challenged no more, if they are still; the rows are not saved."""
    held = _cards(actor, [row for row in rows if row.card is not None])
    ours = [row.card for row in rows if row.card is not None and held.get(row.pk) == (row.card, True)]
    if ours:
        cards.answer(actor, cards=ours, now=now, why="mistake")
    for row in rows:
        row.card = None


def _step_in(ended: Sequence[ContestedName]) -> set[int | None]:
    """Whoever stands on another list too is found there now, with the mark on their card. Gives their records."""
    by_record = {row.record_id: row for row in ended}
    others = ContestedName.objects.filter(LIVE, state=TWICE, record__in=[n for n in by_record if n])
    kept: set[int | None] = set()
    for row in others.order_by("pk"):
        if row.record_id not in kept:
            was = by_record[row.record_id]
            row.state, row.card, row.answered_at = FOUND, was.card, was.answered_at
            row.save(update_fields=["state", "card", "answered_at"])
            was.card = None
            kept.add(row.record_id)
    return kept
