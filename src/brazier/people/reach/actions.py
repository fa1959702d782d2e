"""Open somebody's record: what lies outside one's own assignment is noted and counted."""

from collections.abc import Iterable
from datetime import datetime

from brazier.access.gate import ALL, allow
from brazier.access.looking import actions as looking
from brazier.people.facts import Row
from brazier.people.models import Worker
from brazier.people.reach.queries import cared_for
from brazier.terms import Actor, Reach


def open_record(actor: Actor, *, worker: int, now: datetime, exempt: bool = False) -> None:
    """Note, from committee level on, that somebody opens a record. exempt: in review.

    Errors: Wrong once too many outside their own assignment were opened in 24 hours.
    """
    if actor.level == "table" or actor.id == "":
        return
    outside = not _in_own_care(actor, worker)
    exempt = exempt or (outside and _in_a_circle(actor, worker))
    looking.open_record(actor, record=worker, outside=outside, exempt=exempt, now=now)


def show_rows(actor: Actor, *, rows: Iterable[Row], now: datetime) -> None:
    """Note, from committee level on, whom a list shows to somebody who may reach everybody.

    Errors: Wrong once lists showed too many in 24 hours.
    """
    if actor.level == "table" or actor.id == "" or allow(actor, "people.look").reach != ALL:
        return
    looking.list_rows(actor, records=[row.number for row in rows], now=now)


def _in_own_care(actor: Actor, worker: int) -> bool:
    own, opened = actor.reach, {(kind, thing) for _, kind, thing in actor.reach.opened}
    cells = frozenset(c for c in own.cells if ("cell", c) not in opened)
    records = frozenset(r for r in own.records if ("person", r) not in opened)
    return _is_in(actor, Reach(cells, records, own.languages, written=own.written), worker)


def _in_a_circle(actor: Actor, worker: int) -> bool:
    records = frozenset(thing for why, kind, thing in actor.reach.opened if (why, kind) == ("circle", "person"))
    return _is_in(actor, Reach(records=records), worker)


def _is_in(actor: Actor, care: Reach, worker: int) -> bool:
    return Worker.objects.filter(cared_for(actor, care), pk=worker).exists()
