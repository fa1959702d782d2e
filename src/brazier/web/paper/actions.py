"""Type a row back from paper; print an envelope that opens the hub."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from brazier.conversations import actions as conversations
from brazier.conversations.actions import Seen
from brazier.conversations.talk import Talk
from brazier.ledger import actions as ledger
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.terms import Actor, Wrong


@dataclass(frozen=True, slots=True)
class TypedBack:
    """A row that is kept. worker: her number; talk, act: of what it told, 0 for none."""

    worker: int
    talk: int = 0
    act: int = 0


def type_back(
    actor: Actor,
    *,
    code: str,
    name: str,
    phone: str,
    talk: Talk | None,
    seen: Sequence[Seen] = (),
    now: datetime,
    today: date,
    left_out: str = "",
) -> TypedBack:
    """Keep one row of a sheet, whole or not at all.

    phone: one more of hers; those we had stay. talk, seen: what the row tells of a talk and of what she did; the
    worker in them does not count.
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
        acts = [replace(act, worker=worker) for act in seen]
        [act] = conversations.note_acts(actor, acts=acts, now=now) if acts else [0]
        if talk is None:
            return TypedBack(worker, act=act)
        kept = conversations.record(actor, talk=replace(talk, worker=worker), now=now, today=today)
        return TypedBack(kept.worker, kept.talk, act)
