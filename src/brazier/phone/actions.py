"""Keep what devices brought, once; put aside what is not in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock

from django.db import transaction

from brazier.access import queries as access
from brazier.access.dropping.actions import let_drop
from brazier.access.gate import LEVELS, allow
from brazier.ledger import actions as ledger
from brazier.ledger import queries as ledger_read
from brazier.phone import facts, queries
from brazier.phone.facts import Fact, Opened
from brazier.phone.models import Box
from brazier.phone.together import AT_ONCE, Together
from brazier.phone.told import actions as told
from brazier.phone.told.turns import actions as turns
from brazier.storage import queries as storage_read
from brazier.storage.boxes import ASIDE, ENDED, FOREIGN, FORGED, KEPT, Checked
from brazier.storage.dropping import actions as dropping
from brazier.terms import Actor, Refused, Wrong

Whose = Callable[[Iterable[int]], Mapping[int, Actor]]
"""Gives the organizers devices belong to today, by the numbers of the devices; not of those that were ended."""

REPLAYED = "replayed"
TAKEN, THROWN = "taken", "thrown"
NOTHING = "There is nothing here."
_one_at_a_time = Lock()  # the same box may come twice at the same moment


@dataclass(frozen=True, slots=True)
class Brought:
    """A box that a device hands to the open hub, and when. whose: says to whom the device belongs."""

    actor: Actor
    checked: Checked
    whose: Whose
    now: datetime


@dataclass(frozen=True, slots=True)
class Received:
    """What became of it: kept, aside or ended. turn: which turn of the ledger says so; another one than last time
    means that a copy was restored, and the device hands over once more what it had."""

    checked: Checked
    state: str
    turn: str


def open_boxes(actor: Actor, *, whose: Whose, now: datetime) -> Opened:
    """Open every box that was dropped while the hub was sealed, in the order in which they were told. Doing it
    twice changes nothing.

    Errors: Broken if the disk fails; the boxes that were not reached wait on.
    """
    allow(actor, "phone.open")
    let_drop(Actor.keeper)  # the list of devices beside the seal may be older than the table: a hub was restored
    found = [(storage_read.check_box(actor, raw=raw), name) for name, raw in storage_read.waiting_boxes(actor)]
    found.sort(key=lambda box: facts.place(box[0].text))
    new: list[str] = []
    for at in range(0, len(found), AT_ONCE):
        some = found[at : at + AT_ONCE]
        with _one_at_a_time, transaction.atomic():
            sorting = _Sorting(actor, [checked for checked, _ in some], whose)
            for checked, _ in some:
                is_new = sorting.digest_of(checked) != checked.digest
                state = sorting.settle(checked, now)
                new += [state] * is_new
        for _, name in some:
            dropping.remove_box(actor, name=name)
    return Opened(new.count(KEPT), new.count(ASIDE))


def receive(actor: Actor, *, raw: bytes, whose: Whose, now: datetime) -> Received | None:
    """Take one box in that a device hands to the open hub, and give what became of it.

    None for whatever no device of ours made: it leaves no trace.
    """
    allow(actor, "phone.open")
    checked = storage_read.check_box(actor, raw=raw)
    if checked.reason in (FORGED, FOREIGN):
        return None
    return _counter.bring(Brought(actor, checked, whose, now))


def _receive_all(boxes: Sequence[Brought]) -> list[Received]:
    """Boxes that came at the same moment, in one transaction: the disk is waited for once."""
    with _one_at_a_time, transaction.atomic():
        sorting = _Sorting(boxes[0].actor, [box.checked for box in boxes], boxes[0].whose)
        states = [_received(sorting, box) for box in boxes]
        turn = ledger_read.seen(Actor.clock).turn[:16]
    return [Received(box.checked, state, turn) for box, state in zip(boxes, states, strict=True)]


def _received(sorting: "_Sorting", box: Brought) -> str:
    state = sorting.settle(box.checked, box.now)
    if box.checked.reason == ENDED or box.checked.device not in sorting.owners:
        return ENDED
    return KEPT if state == facts.HERE else state


_counter = Together(_receive_all)


def take_aside(actor: Actor, *, box: int, now: datetime) -> None:
    """Somebody looked at a box that was put aside and keeps what it says, as her own word; ballots as the word of
    whoever counted them, or one person would be two counters.

    Errors: Wrong if there is none that may be kept, or it can not be.
    """
    allow(actor, "phone.settle")
    row = Box.objects.filter(pk=box, state=ASIDE).exclude(text="").exclude(reason__in=(FORGED, FOREIGN)).first()
    if row is None:
        raise Wrong("phone.no_box", NOTHING)
    with ledger.entry(actor, "phone.take", f"box:{row.number}", now):
        fact = _placed(_looked_at(facts.read(row.text.encode())), row.device, now)
        teller = actor
        if fact.kind in facts.UNSEEN:
            owners = access.owners_of(Actor.keeper, numbers=[row.device], now=now)
            if row.device not in owners:
                raise Wrong("phone.no_box", NOTHING)
            teller = owners[row.device]
        row.became = _keep(teller, fact, now)
        row.state, row.text, row.nth, row.told_at = TAKEN, "", fact.nth, fact.told_at
        row.save(update_fields=["state", "text", "nth", "told_at", "became"])


def throw_away(actor: Actor, *, box: int, now: datetime) -> None:
    """A box that was put aside is nothing: its words go, that it was there stays.

    Errors: Wrong if there is none."""
    allow(actor, "phone.settle")
    with ledger.entry(actor, "phone.throw_away", f"box:{box}", now):
        if not Box.objects.filter(pk=box, state=ASIDE).update(state=THROWN, text=""):
            raise Wrong("phone.no_box", NOTHING)


class _Sorting:
    """Some boxes that are settled in one transaction, one after the other: what was opened before and whose the
    devices are is asked once for all of them. owners: by device."""

    def __init__(self, actor: Actor, boxes: Sequence[Checked], whose: Whose) -> None:
        self._actor, self._whose = actor, whose
        self._known = queries.known(actor, boxes=boxes)
        self.owners = dict(whose({box.device for box in boxes}))

    def digest_of(self, checked: Checked) -> str:
        """Of what was opened before under the number of this box; empty if nothing was."""
        return self._known.get(facts.number_of(checked), ("", ""))[0]

    def settle(self, checked: Checked, now: datetime) -> str:
        """What becomes of a box: kept or aside, the same for ever, however often it comes; or here, of which
        nothing stays."""
        number = facts.number_of(checked)
        digest, state = self._known.get(number, ("", ""))
        if digest == checked.digest:
            return KEPT if state in (KEPT, TAKEN) else ASIDE
        if digest:
            return self.settle(replace(checked, id="", reason=REPLAYED), now)
        owner = self.owners.get(checked.device)
        state = _settle(self._actor, checked, owner, now)
        if state == facts.HERE:
            return state
        self._known[number] = (checked.digest, state)
        if owner and owner.level != LEVELS[0]:  # whom she wrote down is in her care from now on
            self.owners |= self._whose([n for n, other in self.owners.items() if other.id == owner.id])
        return state


def _settle(actor: Actor, checked: Checked, owner: Actor | None, now: datetime) -> str:
    """What becomes of a box that is new. owner: whose device it is; None if it was ended."""
    reason = checked.reason or ("" if owner else ENDED)
    try:
        fact = facts.read(checked.text or b"")
        if fact.kind == facts.HERE:
            return facts.HERE
        if owner and not reason:
            facts.check_time(fact, now)
            fact = _placed(fact, checked.device, now)
            with ledger.entry(owner, "phone.keep", f"box:{checked.id}", now):
                _note(checked, KEPT, now, fact=fact, became=_keep(owner, fact, now))
            return KEPT
    except Refused:
        reason = "phone.refused"
    except Wrong as error:
        reason = reason or error.code
    with ledger.entry(actor, "phone.put_aside", "", now):
        _note(checked, ASIDE, now, reason=reason)
    return ASIDE


def _placed(fact: Fact, device: int, now: datetime) -> Fact:
    """The fact where it belongs, however late it comes: phones send again what a restored hub has lost, and a
    network delivers when it likes."""
    around = queries.neighbors(Actor.clock, device=device, nth=fact.nth) if fact.nth else (0, queries.NEVER)
    return facts.placed(fact, now, *around)


def _note(
    checked: Checked,
    state: str,
    now: datetime,
    *,
    reason: str = "",
    fact: Fact | None = None,
    became: int | None = None,
) -> None:
    text = checked.text.decode("utf-8", "replace").replace("\0", "") if checked.text and state == ASIDE else ""
    Box.objects.create(
        number=facts.number_of(checked),
        digest=checked.digest,
        device=checked.device,
        state=state,
        reason=reason[:60],
        text=text,
        opened_at=now,
        nth=fact.nth if fact else 0,
        told_at=fact.told_at if fact else 0,
        became=became,
    )


def _looked_at(fact: Fact) -> Fact:
    return replace(fact, body={**fact.body, "keep_note": ["on"]})


def _keep(owner: Actor, fact: Fact, now: datetime) -> int | None:
    """Keep it; gives the number of the talk it became, if it did. Of whoever asked to be left out since, nothing
    is kept, and the device need not tell it again."""
    keep = FACTS.get(fact.kind)
    if keep is None:
        raise facts.UNREADABLE
    try:
        return keep(owner, fact, now)
    except told.LeftOut:
        return None


FACTS: dict[str, Callable[[Actor, Fact, datetime], int | None]] = {
    "talk": told.talk,
    "more": told.more,
    "correct": told.correct,
    "act": told.act,
    "card": told.card,
    "ballots": told.ballots,
    "leave_out": told.leave_out,
    "hand_over": turns.hand_over,
    "read": turns.read,
}
"""What a device may tell, and who keeps it and gives the number of the talk it became, or nothing."""
