"""What a list of voters lacks by the law of the place: fields, and whether it came in time. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from brazier.election import law as law_here
from brazier.election.law import Told
from brazier.rules.law import Law, Place

CONTENTS, DUE = "voter_list.contents", "voter_list.due"
ALWAYS, WHERE_KNOWN = "always", "where_known"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing the list must say. what: as in `lists.rows.TOLD`; rows: in how many it stands, of how many; need:
    always, or where the employer knows it."""

    what: str
    need: str
    rows: int
    of: int

    @property
    def state(self) -> str:
        """`none` where the whole list does not say it, `some` where rows lack it that may not, else `fine`."""
        if not self.rows and self.of:
            return "none"
        return "some" if self.need == ALWAYS and self.rows < self.of else "fine"

    @property
    def short(self) -> int:
        """How many rows do not say it."""
        return self.of - self.rows


@dataclass(frozen=True, slots=True)
class Lacking:
    """fields: what the law asks for, in its order; contents, due: the answers with their sources, None where the
    place has no such rule, due also as long as nobody noted the day of the direction; days_late: 0 if in time."""

    fields: tuple[Field, ...]
    contents: Told | None
    due: Told | None
    due_on: date | None
    days_late: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing that is known to be asked for, and it did not come late."""
        return not self.days_late and all(field.state == "fine" for field in self.fields)


def lacking(
    law: Law,
    place: Place | None,
    *,
    says: Iterable[tuple[int, Mapping[str, int]]],
    received_on: date,
    events: Mapping[str, date],
) -> Lacking:
    """What the law of the place finds lacking.

    says: for each table of the list how many rows it has and in how many each thing stands; events: what happened
    on which day.
    """
    contents = _asked(law, place, CONTENTS, received_on, {})
    tables = list(says)
    rows = sum(of for of, _ in tables)
    fields = tuple(
        Field(what, str(need), sum(told.get(what, 0) for _, told in tables), rows)
        for what, need in (contents.outputs.items() if contents else ())
    )
    due = None
    if "direction" in events:
        inputs = {"direction": str(events["direction"])}
        if "petition_filed" in events:
            inputs["petition_filed"] = str(events["petition_filed"])
        due = _asked(law, place, DUE, received_on, inputs)
    by = str(due.outputs.get("by") or "")[:10] if due else ""
    due_on = date.fromisoformat(by) if by else None
    late = max(0, (received_on - due_on).days) if due_on else 0
    return Lacking(fields, contents, due, due_on, late)


def _asked(law: Law, place: Place | None, rule: str, on: date, inputs: Mapping[str, object]) -> Told | None:
    if place is None or rule not in place.rules:
        return None
    told = law_here.ask(law, place, rule, as_of=on, inputs=inputs)
    return None if told.refused else told
