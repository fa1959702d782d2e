"""Type a row back from paper; print an envelope that opens the hub."""

from dataclasses import replace
from datetime import date, datetime

from brazier.conversations import actions as conversations
from brazier.conversations.facts import Kept
from brazier.conversations.talk import Talk
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.terms import Actor, Wrong


def type_back(
    actor: Actor,
    *,
    code: str,
    name: str,
    phone: str,
    talk: Talk | None,
    now: datetime,
    today: date,
    left_out: str = "",
) -> Kept:
    """Keep one row of a sheet, whole or not at all. Gives her number, and that of the talk, 0 for none.

    phone: one more of hers; those we had stay. talk: what the row tells of a talk; its worker does not count.
    left_out: as `people.actions.add`. Errors: Wrong if the code is mistyped or gone, if a new person's row has
    no name, or if the talk can not be; and as `add`.
    """
    worker, line = people_read.line_of(actor, code)
    typed = {"phone": phone} if phone else {}
    with ledger.entry(actor, "paper.type_back", f"code:{code}", now):
        if worker is None:
            if not name.strip():
                raise Wrong(
                    "paper.name", "This is an empty line for somebody new. Write the name. Nothing was lost."
                )
            worker = people.add(actor, name=name, typed=typed, line=line, left_out=left_out, now=now)
        else:
            if name.strip():
                people.edit(actor, worker=worker, typed={"name": name}, now=now)
            if phone.strip():
                people.note_phone(actor, worker=worker, phone=phone, now=now)
        if talk is not None:
            return conversations.record(actor, talk=replace(talk, worker=worker), now=now, today=today)
        return Kept(worker, 0)
