"""What each column holds, guessed from its header and from what stands in it; a person has the last word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from .cleaning import unwrapped
from .contents import Shape, shape_of
from .evidence import fits, seen
from .header_words import FIELDS, MANY
from .headers import Meaning, meanings
from .table import Table

IGNORE: Final = "ignore"
REFUSED: Final = "refused"
SURE_ENOUGH: Final = 0.35
"""Below this a column is left out and the field is only offered."""

_OFFER: Final = 0.25
_OFFERED: Final = 4
_PRICED: Final = 0.6
WHY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "header": "The column is called “%(word)s”.",
        "contents": "The cells look like it.",
        "both": "The column is called “%(word)s” and the cells look like it.",
        "chosen": "You chose this.",
        "taken": "Another column fits this better.",
        "unknown": "We could not tell what this is.",
        "empty": "The column is empty.",
        "not_needed": "This is not needed.",
        "someone_else": "This is about somebody else, not about the worker.",
        "immigration": "We do not keep papers or visa status.",
        "health": "We do not keep anything about health.",
        "religion": "We do not keep anyone's religion.",
        "politics": "We do not keep anyone's politics.",
        "sexuality": "We do not keep anything about sexuality.",
        "criminal": "We do not keep criminal records.",
        "race": "We do not keep race or origin.",
        "national_id": "We do not keep social security or identity numbers.",
    }
)
"""Why a column is what it is, by code; a gettext id each."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it is taken for.

    field: one of `header_words.FIELDS`, or ignore, or refused. sure: 0 to 1. why: a key of `WHY`; word: the
    header word behind it. offered: other fields it may be, likeliest first. A refused column is never read.
    """

    index: int
    header: str
    field: str
    sure: float
    why: str
    word: str = ""
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of one table, in their order."""

    columns: tuple[Column, ...]

    def of(self, field: str) -> tuple[int, ...]:
        """Indexes of the columns kept as `field`."""
        return tuple(column.index for column in self.columns if column.field == field)

    def name_somebody(self) -> bool:
        """Whether any column could name a person at all."""
        return any(map(self.of, ("name", "first", "last", "phone", "email", "badge", "nickname")))

    def why_aside(self, *, left_out: bool = False) -> str:
        """Why a list with these columns is not used, a key of `faults.SENTENCES`; empty if it is."""
        if not self.name_somebody():
            return "names_nobody"
        return "put_aside" if left_out else ""

    def choose(self, index: int, field: str) -> "Columns":
        """The same with one column corrected by a person; another column that held a single field gives way.

        A refused column stays refused. Unknown fields and indexes leave all as it is.
        """
        if field not in (*FIELDS, IGNORE) or not 0 <= index < len(self.columns):
            return self
        if self.columns[index].field == REFUSED:
            return self
        return Columns(tuple(self._corrected(column, index, field) for column in self.columns))

    def _corrected(self, column: Column, index: int, field: str) -> Column:
        if column.index == index:
            return replace(column, field=field, sure=1.0, why="chosen", word="")
        if field not in MANY and field != IGNORE and column.field == field:
            return replace(
                column, field=IGNORE, sure=0.5, why="taken", offered=(field, *column.offered)[:_OFFERED]
            )
        return column


@dataclass(slots=True)
class _Open:
    """A column that is still being argued about: what it may be, and how strongly."""

    index: int
    header: str
    shape: Shape
    meanings: tuple[Meaning, ...]
    scores: dict[str, float]
    words: dict[str, str]
    closed: Column | None = None


def guess(table: Table) -> Columns:
    """The best reading of every column.

    Header words weigh most, contents confirm or contradict them, and alone must do where there is no header.
    Two columns for one field: the better wins, the other is offered it. Kinds that are never kept are refused
    by their header, and identity numbers by their look too.
    """
    told = bool(table.notes.header_line) or table.notes.kind in ("pasted", "cards", "chat", "contacts")
    cells = [row.cells for row in table.rows]
    columns = [_opened(at, name, _values(cells, at), told) for at, name in enumerate(table.header)]
    for column in columns:
        column.closed = _refused(column) or _not_ours(column)
    _weigh(columns)
    _settle(columns)
    _tell_goods_from_people(columns)
    _tell_names_apart(columns)
    return Columns(tuple(column.closed or _left_over(column) for column in columns))


def _values(cells: Sequence[tuple[str, ...]], at: int) -> list[str]:
    # A spread of rows is enough to know a column; reading all of a long list would cost more than the rest.
    step = max(1, len(cells) // 4_000)
    return list(unwrapped([row[at] for row in cells[::step]]))


def _opened(at: int, name: str, values: list[str], told: bool) -> _Open:
    made_up = not told or name == f"Column {at + 1}"
    return _Open(at, name, shape_of(values), () if made_up else meanings(name), {}, {})


def _refused(column: _Open) -> Column | None:
    best = next((meaning for meaning in column.meanings if meaning.field == REFUSED), None)
    if best is not None:
        return Column(column.index, column.header, REFUSED, best.score, best.reason, best.word)
    if column.shape.of("national_id") >= 0.6:
        return Column(column.index, column.header, REFUSED, column.shape.of("national_id"), "national_id")
    return None


def _not_ours(column: _Open) -> Column | None:
    best = column.meanings[0] if column.meanings else None
    if best is None or best.field != IGNORE or (best.score < 0.6 and len(column.meanings) > 1):
        return None
    offered = tuple(meaning.field for meaning in column.meanings[1:] if meaning.field in FIELDS)
    return Column(column.index, column.header, IGNORE, best.score, best.reason, best.word, offered[:_OFFERED])


def _weigh(columns: Sequence[_Open]) -> None:
    """How well each field fits each open column, from header and contents together."""
    for column in columns:
        if column.closed is None:
            by_contents = seen(column.shape)
            for meaning in column.meanings:
                if meaning.field in FIELDS:
                    fit = fits(meaning.field, column.shape)
                    column.scores[meaning.field] = meaning.score * fit
                    column.words[meaning.field] = meaning.word
            for field, share in by_contents.items():
                by_header = column.scores.get(field, 0.0)
                column.scores[field] = 1 - (1 - by_header) * (1 - share * (0.5 if by_header else 1.0))
            _weigh_job(column)


def _weigh_job(column: _Open) -> None:
    """Employers often write the department under "job"; a column of known departments is one."""
    named = column.scores.get("job", 0.0)
    if named and column.shape.of("department") >= 0.5:
        column.scores["department"] = max(column.scores.get("department", 0.0), named * 0.8)
        column.scores["job"] = named * 0.75
        column.words.setdefault("department", column.words.get("job", ""))


def _settle(columns: Sequence[_Open]) -> None:
    """Strongest claim first; a field for one column only is gone once it is taken."""
    claims = [
        (score, -column.index, field, column)
        for column in columns
        if column.closed is None
        for field, score in column.scores.items()
        if score >= SURE_ENOUGH
    ]
    taken: set[str] = set()
    for score, _, field, column in sorted(claims, key=lambda claim: claim[:2], reverse=True):
        if column.closed is not None or (field in taken and field not in MANY) or _beaten(column, field, taken):
            continue
        taken.add(field)
        column.closed = _kept(column, field, score)


def _beaten(column: _Open, field: str, taken: set[str]) -> bool:
    """A column that clearly meant a field which is gone does not become something else on weak grounds."""
    best = max(column.scores, key=lambda known: column.scores[known])
    return best != field and best in taken and column.scores[field] < 0.75 * column.scores[best]


def _kept(column: _Open, field: str, score: float) -> Column:
    word = column.words.get(field, "")
    looks = seen(column.shape).get(field, 0.0) >= 0.3
    why = "both" if word and looks else "header" if word else "contents"
    return Column(
        column.index, column.header, field, round(min(score, 0.99), 2), why, word, _offers(column, field)
    )


def _offers(column: _Open, field: str) -> tuple[str, ...]:
    ordered = sorted(column.scores, key=lambda known: -column.scores[known])
    return tuple(known for known in ordered if known != field and column.scores[known] >= _OFFER)[:_OFFERED]


def _left_over(column: _Open) -> Column:
    if not column.shape.count and not column.meanings:
        return Column(column.index, column.header, IGNORE, 1.0, "empty")
    offered = _offers(column, "")
    strong = any(column.scores[field] >= SURE_ENOUGH for field in offered)
    return Column(column.index, column.header, IGNORE, 0.5, "taken" if strong else "unknown", "", offered)


def _tell_goods_from_people(columns: Sequence[_Open]) -> None:
    """Words beside prices, none a name we know, and nothing else of a person: soap and bread, not people."""
    kept = [column for column in columns if column.closed is not None and column.closed.field in FIELDS]
    names = [column for column in kept if column.closed and column.closed.field in ("name", "first", "last")]
    priced = any(column.shape.of("money") >= _PRICED for column in columns)
    if not priced or len(names) != len(kept):
        return
    if all(
        c.closed and c.closed.why == "contents" and not c.shape.of("given") + c.shape.of("family") for c in names
    ):
        for column in names:
            column.closed = Column(column.index, column.header, IGNORE, 0.5, "unknown", "", _offers(column, ""))


def _tell_names_apart(columns: Sequence[_Open]) -> None:
    """ "Nombre" alone is the whole name, beside "Apellido" the first; "Nom" beside "Prénom" is the last."""
    by_field = {column.closed.field: column for column in columns if column.closed is not None}
    first, last, name = by_field.get("first"), by_field.get("last"), by_field.get("name")
    if first and not last and not name:
        _become(first, "name")
    elif last and not first and not name:
        _become(last, "name")
    elif name and last and not first and name.shape.of("one_word") >= 0.6:
        _become(name, "first")
    elif name and first and not last and name.shape.of("one_word") >= 0.6 and name.shape.of("split_name") < 0.3:
        _become(name, "last")


def _become(column: _Open, field: str) -> None:
    if column.closed is not None:
        offered = (column.closed.field, *(known for known in column.closed.offered if known != field))
        column.closed = replace(column.closed, field=field, offered=offered[:_OFFERED])
