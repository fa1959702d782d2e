"""Keep what a device was told: a talk or an attempt, what came up afterwards, a correction, an act, a card,
ballots, a wish to be left out. Each gives the number of the talk it became, or nothing."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from brazier.access.gate import allow
from brazier.cards import actions as cards
from brazier.cards.facts import ELECTRONIC
from brazier.cards.forms import CardForm
from brazier.conversations import actions as conversations
from brazier.conversations import queries as conversations_read
from brazier.conversations.attempting import actions as attempting
from brazier.conversations.attempting.attempt import check_apart, is_attempt
from brazier.conversations.correcting import actions as correcting
from brazier.conversations.correcting import queries as correcting_read
from brazier.conversations.foretold import actions as foretold
from brazier.conversations.forms import ActForm, AttemptForm, CorrectForm, PartsForm, TalkForm
from brazier.conversations.gathering import actions as gathering
from brazier.conversations.gathering.actions import There
from brazier.conversations.gathering.several import several
from brazier.conversations.leading import actions as leading
from brazier.conversations.leading import queries as leading_read
from brazier.conversations.talk import Talk, Told
from brazier.election.night import actions as night
from brazier.election.night.forms import ToldForm
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.people.meant.queries import asked_out, is_code, the_one
from brazier.phone.facts import Fact
from brazier.phone.models import Box
from brazier.phone.told.forms import CAN_NOT_BE, MoreForm, check, number_in
from brazier.storage.boxes import KEPT
from brazier.storage.days import day_of
from brazier.terms import Actor, Wrong
from brazier.upkeep import actions as upkeep

LONGEST_QUOTE = 400
NOT_HERE = "phone.no_talk"


class LeftOut(Exception):
    """It is about somebody who asked to be left out after it was told, as when a phone sends it again to a
    restored hub. No error: it is heard, and nothing of it is to be kept."""


def talk(actor: Actor, fact: Fact, now: datetime) -> int | None:
    """A talk, as the talk form brings it; with several, or none at all if nobody answered."""
    allow(actor, "conversations.write")
    if is_attempt(fact.body):
        _attempt(actor, fact, now)
        return None
    there = several(fact.body)
    if len(there) > 1:
        return _gathering(actor, fact, there, now)
    form = _talk_form(actor, fact.body)
    who = form.cleaned_data["who"]
    worker = _worker(actor, fact, who)
    day = _day(fact, now)
    said = replace(form.talk(worker, actor.id, day), told=_place(fact))
    had, names = _named(actor, said, form.cleaned_data["goes_to"].strip(), day)
    return conversations.record(
        actor,
        talk=had,
        names=names,
        new_worker="" if worker else who,
        new_issue=form.cleaned_data["other_issue"],
        left_out=form.cleaned_data["left_out"],
        now=now,
        today=day_of(now),
    ).talk


def _talk_form(actor: Actor, body: Mapping[str, list[str]]) -> TalkForm:
    chips = [chip.id for chip in conversations_read.issues(actor)] if any(body.get("issues", [])) else []
    form = TalkForm(MultiValueDict(body), issues=chips)
    check(form)
    return form


def _gathering(actor: Actor, fact: Fact, there: list[dict[str, list[str]]], now: datetime) -> int:
    day, lines = _day(fact, now), []
    forms = [_talk_form(actor, body) for body in there]
    for form, body in zip(forms, there, strict=True):
        who = form.cleaned_data["who"]
        try:
            worker = _worker(actor, replace(fact, body=body), who)
        except LeftOut:
            continue
        said = replace(form.talk(worker, actor.id, day), told=_place(fact))
        had, names = _named(actor, said, form.cleaned_data["goes_to"].strip(), day)
        lines.append(There(had, "" if worker else who, form.cleaned_data["left_out"], names))
    if not lines:
        raise LeftOut
    new = forms[0].cleaned_data["other_issue"]
    return gathering.record(actor, there=lines, new_issue=new, now=now, today=day_of(now))[0].talk


def _attempt(actor: Actor, fact: Fact, now: datetime) -> None:
    form = AttemptForm(MultiValueDict(fact.body))
    check(form)
    check_apart(fact.body)
    who = form.cleaned_data["who"]
    worker = _worker(actor, fact, who)
    attempting.record(
        actor,
        attempt=form.attempt(worker, actor.id, _day(fact, now)),
        new_worker="" if worker else who,
        left_out=form.cleaned_data["left_out"],
        now=now,
    )


def _named(owner: Actor, had: Talk, goes_to: str, day: date) -> tuple[Talk, int]:
    """The talk, and whom she says people go to. Nobody can be asked which one is meant, so a name that is not
    clear stays beside her own words."""
    if not goes_to:
        return had, 0
    try:
        if not leading_read.is_on(owner):
            return had, 0
        return had, the_one(owner, text=goes_to, today=day, but=had.worker)
    except Wrong:
        quote = f"{had.quote} ({gettext('People go to: %(name)s') % {'name': goes_to}})".strip()
        if len(quote) > LONGEST_QUOTE:
            raise
        return replace(had, quote=quote), 0


def more(actor: Actor, fact: Fact, now: datetime) -> None:
    """What came up once a talk was kept: whom people go to, who knows her, what we owe her, and that she was told
    what the boss will do. All or nothing; a name that is not clear waits for somebody who can ask."""
    allow(actor, "conversations.write")
    form = MoreForm(MultiValueDict(fact.body))
    check(form)
    c, day, had = form.cleaned_data, _day(fact, now), _told_before(fact)
    worker = correcting_read.whose(actor, talk=had) if had else _worker(actor, fact, c["who"])
    if not worker:
        raise Wrong(NOT_HERE, "It belongs to a talk that is not here.")
    if c["goes_to"] and leading_read.is_on(actor):
        named = the_one(actor, text=c["goes_to"], today=day, but=worker)
        leading.name(actor, namer=worker, named=named, talk=had, now=now)
    if c["knows"]:
        other = the_one(actor, text=c["knows"], today=day, but=worker)
        people.tie(actor, one=worker, other=other, kind=c["tie"] or "friend", now=now)
    if c["owed"]:
        conversations.owe(actor, worker=worker, step=form.promised(actor.id, day), now=now)
    if c["foretold"]:
        foretold.foretell(actor, worker=worker, day=day, now=now)


def correct(actor: Actor, fact: Fact, now: datetime) -> int:
    """A talk was otherwise than it was told: one that this device told and can not read any more, so it says only
    what was otherwise; or one that stood on her page, put right there while the hub was away."""
    allow(actor, "conversations.write")
    seen = (fact.body.get("talk") or [""])[0]
    if seen:
        return _correct_as_seen(actor, fact, seen, now)
    form = PartsForm(MultiValueDict(fact.body))
    check(form)
    had = _told_before(fact)
    if had is None:
        raise Wrong(NOT_HERE, "It belongs to a talk that is not here.")
    return correcting.correct_parts(actor, talk=had, parts=form.parts(_day(fact, now)), now=now, today=day_of(now))


def _correct_as_seen(actor: Actor, fact: Fact, talk: str, now: datetime) -> int:
    form = CorrectForm(MultiValueDict(fact.body))
    check(form)
    number = number_in(talk)
    if number is None:
        raise Wrong(NOT_HERE, "It belongs to a talk that is not here.")
    return correcting.correct(actor, talk=number, changed=form.changed(), now=now, today=day_of(now))


def _told_before(fact: Fact) -> int | None:
    """The talk another box became, by that box's number; as it stands now. Raises LeftOut if it became none."""
    number = (fact.body.get("of") or [""])[0]
    had = Box.objects.filter(number=number).values_list("became", "state").first() if number else None
    if had == (None, KEPT):
        raise LeftOut
    return had[0] if had else None


def act(actor: Actor, fact: Fact, now: datetime) -> None:
    """Something somebody did, noted by her code."""
    allow(actor, "conversations.write")
    form = ActForm(MultiValueDict(fact.body))
    check(form)
    who = (fact.body.get("who") or [""])[0]
    worker = _worker(actor, fact, who)
    if not worker:
        raise Wrong("phone.who", "It is not clear whom this is about.")
    seen = replace(form.seen(worker, _day(fact, now)), told=_place(fact))
    conversations.note_acts(actor, acts=[seen], now=now)


def card(actor: Actor, fact: Fact, now: datetime) -> None:
    """A card somebody signed on the screen of this device."""
    allow(actor, "cards.write")
    form = CardForm({**{name: values[0] for name, values in fact.body.items() if values}, "medium": ELECTRONIC})
    check(form)
    who = form.cleaned_data["who"]
    worker = _worker(actor, fact, who)
    cards.take(
        actor,
        card=form.signed(worker, _day(fact, now)),
        new_worker="" if worker else who,
        left_out=form.cleaned_data["left_out"],
        now=now,
        today=day_of(now),
    )


def ballots(actor: Actor, fact: Fact, now: datetime) -> None:
    """What a counter says of a batch, as the counting sheet brings it."""
    allow(actor, "conversations.write")
    form = ToldForm({name: values[0] for name, values in fact.body.items() if values})
    if not form.is_valid():
        raise CAN_NOT_BE
    c = form.cleaned_data
    night.say(
        actor,
        night=c["night"],
        batch=c["batch"],
        counter=c["counter"] or actor.id,
        figures=form.figures(),
        said_at=fact.said_at,
        now=now,
    )


def leave_out(actor: Actor, fact: Fact, now: datetime) -> None:
    """Somebody asked to be left out: hidden and gone at once, as at the desk. Where she is not known, her name is
    recognized later: what was told before of her may come after her wish."""
    allow(actor, "conversations.write")
    who = (fact.body.get("who") or [""])[0]
    worker = _worker(actor, fact, who)
    if worker:
        upkeep.forget(actor, worker=worker, now=now)
    else:
        upkeep.forget_name(actor, name=who, day=_day(fact, now), now=now)


def _place(fact: Fact) -> Told:
    return Told(fact.told_at, fact.nth)


def _day(fact: Fact, now: datetime) -> date:
    """The day it was told; today for a device whose clock is ahead: nothing lies in the hub's future."""
    return min(day_of(fact.said_at), day_of(now))


def _worker(owner: Actor, fact: Fact, who: str) -> int:
    """Whom this is about; 0 for somebody nobody wrote down yet. Raises LeftOut for whoever has gone since."""
    if not who:
        raise CAN_NOT_BE
    chosen = (fact.body.get("worker") or [""])[0]
    is_new = chosen == "new"
    if is_code(owner, chosen):  # of several who bear the name, on the desk's own form
        who = chosen
    if not is_new:
        with suppress(Wrong):
            return people_read.worker_of(owner, who)
    found = [] if is_new else people_read.search(owner, text=who, today=day_of(fact.said_at))
    if not found:
        asked, told_on = asked_out(owner, who=who), day_of(fact.said_at)
        if asked and (told_on < asked or (told_on == asked and not is_new)):
            raise LeftOut
        if is_code(owner, who):
            raise Wrong("phone.who", "It is not clear whom this is about.")
        return 0
    named = [row for row in found if row.name.casefold() == who.casefold()]
    if len(named) != 1:
        raise Wrong("phone.who", "It is not clear whom this is about.")
    return named[0].number
