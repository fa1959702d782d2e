"""One's own list as a phone gets it: facts, and no words but people's own; the words stand on its page. Pure."""

from brazier.conversations.facts import Due
from brazier.conversations.own.facts import Own
from brazier.people.facts import Row
from brazier.rota.facts import Note
from brazier.workplaces.facts import CellFacts


def line(own: Own, row: Row, cell: CellFacts | None) -> dict[str, object]:
    """One person, as JSON can hold it. level: left out where it is not told to whoever asks."""
    told = {} if row.level is None else {"level": row.level, "unsure": row.unsure}
    department, shift = (cell.department, cell.shift) if cell else (None, None)
    return told | {
        "code": row.code,
        "name": row.name,
        "department": department.name if department else "",
        "shift": shift.name if shift else "",
        "talked": own.talked_on.isoformat() if own.talked_on else "",
        "cares": list(own.concerns),
        "step": _step(own.step) if own.step else None,
        "owed": [_step(due) for due in own.owed],
    }


def _step(due: Due) -> dict[str, str]:
    return {"what": due.what, "due": due.due.isoformat()}


def note(left: Note, by: str) -> dict[str, object]:
    """A hand-over note. by: a handle."""
    said = left.words
    return {
        "id": str(left.id),
        "station": said.station,
        "place": said.place,
        "happened": said.happened,
        "to_do": said.to_do,
        "watch": said.watch,
        "by": by,
        "at": left.at.isoformat(),
    }
