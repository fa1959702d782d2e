"""Keep what devices brought, once; put aside what is not in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Lock

from django.db import transaction
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext

from brazier.access.dropping.actions import let_drop
from brazier.access.gate import LEVELS, allow
from brazier.cards import actions as cards
from brazier.cards.facts import ELECTRONIC
from brazier.cards.forms import CardForm
from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations.forms import ActForm, TalkForm
from brazier.conversations.leading import queries as leading
from brazier.conversations.talk import Talk, Told
from brazier.ledger import actions as ledger
from brazier.ledger import queries as ledger_read
from brazier.people import queries as people
from brazier.people.forms import Careful
from brazier.people.meant.queries import the_one
from brazier.phone import facts, queries
from brazier.phone.facts import Fact, Opened
from brazier.phone.models import Box
from brazier.phone.together import AT_ONCE, Together
from brazier.storage import queries as storage_read
from brazier.storage.boxes import ASIDE, ENDED, FOREIGN, FORGED, KEPT, Checked
from brazier.storage.dropping import actions as dropping
from brazier.terms import Actor, Refused, Wrong
from brazier.upkeep import actions as upkeep

Whose = Callable[[Iterable[int]], Mapping[int, Actor]]
"""Gives the organizers devices belong to today, by the numbers of the devices; not of those that were ended."""

LONGEST_QUOTE = 400
REPLAYED, SMELLS = "replayed", "phone.smells"
TAKEN, THROWN = "taken", "thrown"
NOTHING = "There is nothing here."
CAN_NOT_BE = Wrong("phone.typed", "Something in it can not be kept as it is.")
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
    """Somebody looked at a box that was put aside and keeps what it says, as her own word.

    Errors: Wrong if there is none that may be kept, or it can not be.
    """
    allow(actor, "phone.settle")
    row = Box.objects.filter(pk=box, state=ASIDE).exclude(text="").exclude(reason__in=(FORGED, FOREIGN)).first()
    if row is None:
        raise Wrong("phone.no_box", NOTHING)
    with ledger.entry(actor, "phone.take", f"box:{row.number}", now):
        fact = _placed(_looked_at(facts.read(row.text.encode())), row.device, now)
        _keep(actor, fact, now)
        row.state, row.text, row.nth, row.told_at = TAKEN, "", fact.nth, fact.told_at
        row.save(update_fields=["state", "text", "nth", "told_at"])


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
                _keep(owner, fact, now)
                _note(checked, KEPT, now, fact=fact)
            return KEPT
    except Refused:
        reason = "phone.refused"
    except Wrong as error:
        reason = reason or error.code
    with ledger.entry(actor, "phone.put_aside", "", now):
        _note(checked, ASIDE, now, reason)
    return ASIDE


def _placed(fact: Fact, device: int, now: datetime) -> Fact:
    """The fact where it belongs, however late it comes: phones send again what a restored hub has lost, and a
    network delivers when it likes."""
    around = queries.neighbors(Actor.clock, device=device, nth=fact.nth) if fact.nth else (0, queries.NEVER)
    return facts.placed(fact, now, *around)


def _note(checked: Checked, state: str, now: datetime, reason: str = "", fact: Fact | None = None) -> None:
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
    )


def _looked_at(fact: Fact) -> Fact:
    return replace(fact, body={**fact.body, "keep_note": ["on"]})


def _keep(owner: Actor, fact: Fact, now: datetime) -> None:
    keep = FACTS.get(fact.kind)
    if keep is None:
        raise facts.UNREADABLE
    keep(owner, fact, now)


def _talk(owner: Actor, fact: Fact, now: datetime) -> None:
    """A talk, as the talk form brings it."""
    chips = [chip.id for chip in conversations_read.issues(owner)] if any(fact.body.get("issues", [])) else []
    form = TalkForm(MultiValueDict(fact.body), issues=chips)
    _read(form)
    worker = _worker(owner, fact, form.cleaned_data["who"])
    day = _day(fact, now)
    said = replace(form.talk(worker, owner.id, day), told=Told(fact.told_at, fact.nth))
    talk, names = _named(owner, said, form.cleaned_data["goes_to"].strip(), day)
    conversations.record(
        owner,
        talk=talk,
        names=names,
        new_worker="" if worker else form.cleaned_data["who"],
        new_issue=form.cleaned_data["other_issue"],
        left_out=form.cleaned_data["left_out"],
        now=now,
        today=_date(now),
    )


def _named(owner: Actor, talk: Talk, goes_to: str, day: date) -> tuple[Talk, int]:
    """The talk, and whom she says people go to. Nobody can be asked which one is meant, so a name that is not
    clear stays beside her own words."""
    if not goes_to:
        return talk, 0
    try:
        if not leading.is_on(owner):
            return talk, 0
        return talk, the_one(owner, text=goes_to, today=day, but=talk.worker)
    except Wrong:
        quote = f"{talk.quote} ({gettext('People go to: %(name)s') % {'name': goes_to}})".strip()
        if len(quote) > LONGEST_QUOTE:
            raise
        return replace(talk, quote=quote), 0


def _act(owner: Actor, fact: Fact, now: datetime) -> None:
    """Something somebody did, noted by her code."""
    form = ActForm(MultiValueDict(fact.body))
    _read(form)
    who = (fact.body.get("who") or [""])[0]
    seen = form.seen(people.worker_of(owner, who), _day(fact, now))
    conversations.note_acts(owner, acts=[replace(seen, told=Told(fact.told_at, fact.nth))], now=now)


def _card(owner: Actor, fact: Fact, now: datetime) -> None:
    """A card somebody signed on the screen of this device."""
    form = CardForm({**{name: values[0] for name, values in fact.body.items() if values}, "medium": ELECTRONIC})
    _read(form)
    who = form.cleaned_data["who"]
    worker = _worker(owner, fact, who)
    cards.take(
        owner,
        card=form.signed(worker, _day(fact, now)),
        new_worker="" if worker else who,
        left_out=form.cleaned_data["left_out"],
        now=now,
        today=_date(now),
    )


def _leave_out(owner: Actor, fact: Fact, now: datetime) -> None:
    """Somebody asked to be left out: hidden and gone at once, as at the desk. Where she is not known, nothing
    is."""
    who = (fact.body.get("who") or [""])[0]
    worker = _worker(owner, fact, who)
    if worker:
        upkeep.forget(owner, worker=worker, now=now)


FACTS: dict[str, Callable[[Actor, Fact, datetime], None]] = {
    "talk": _talk,
    "act": _act,
    "card": _card,
    "leave_out": _leave_out,
}
"""What a device may tell, and who keeps it."""


def _date(moment: datetime) -> date:
    return moment.astimezone(get_current_timezone()).date()


def _day(fact: Fact, now: datetime) -> date:
    """The day it was told; today for a device whose clock is ahead: nothing lies in the hub's future."""
    return min(_date(fact.said_at), _date(now))


def _read(form: Careful) -> None:
    if not form.is_valid():
        raise CAN_NOT_BE
    if form.smells():
        raise Wrong(SMELLS, "It speaks of something that should not be written down. Look at it first.")


def _worker(owner: Actor, fact: Fact, who: str) -> int:
    """Whom this is about; 0 for somebody nobody wrote down yet."""
    if not who:
        raise CAN_NOT_BE
    if (fact.body.get("worker") or [""])[0] == "new":
        return 0
    with suppress(Wrong):
        return people.worker_of(owner, who)
    found = people.search(owner, text=who, today=fact.said_at.date())
    if not found:
        return 0
    named = [row for row in found if row.name.casefold() == who.casefold()]
    if len(named) != 1:
        raise Wrong("phone.who", "It is not clear whom this is about.")
    return named[0].number
