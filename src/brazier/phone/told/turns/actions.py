"""Keep what a device was told at the end of a turn: a hand-over note; and that one was read."""

from datetime import datetime
from functools import partial

from django.utils.datastructures import MultiValueDict

from brazier.access.gate import allow
from brazier.people.naming import queries as naming
from brazier.phone.facts import Fact
from brazier.phone.told.forms import check, number_in
from brazier.rota import actions as rota
from brazier.rota.forms import HandOverForm
from brazier.terms import Actor, Wrong


def hand_over(actor: Actor, fact: Fact, now: datetime) -> None:
    """A note for whoever comes next. Nothing on a phone can ask whether a name is meant, so a note that says one
    waits for somebody who can."""
    allow(actor, "rota.write")
    form = HandOverForm(MultiValueDict(fact.body), names=partial(naming.in_full, actor))
    check(form)
    rota.hand_over(actor, words=form.words(), told_at=min(fact.said_at, now), now=now)


def read(actor: Actor, fact: Fact, now: datetime) -> None:
    """A note was read on this device. Errors: Wrong for none."""
    allow(actor, "rota.look")
    note = number_in((fact.body.get("of") or [""])[0])
    if note is None:
        raise Wrong("rota.nothing", rota.NOTHING)
    rota.read(actor, note=note, now=now)
