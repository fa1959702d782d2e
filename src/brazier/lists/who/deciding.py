"""Whether a name on a paper is surely somebody, may be some people, or nobody we know. Pure."""

from dataclasses import dataclass

from brazier.lists.mapping import Row

BY_SIGNS, BY_NAME = "signs", "name"
"""Sure by a phone, an e-mail or a badge beside the name; or because one person alone is called that."""
MOST = 12
"""So many people are offered for one name; who is among more is found by typing the code."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name on a paper. list_file: of the papers, from 0; line: in it; name: as it is written there; beside: what
    else stands there that tells people apart; worker: who it surely is, or None; how: BY_SIGNS or BY_NAME, empty
    if it is not sure; maybe: whom else it may be, the likeliest first; is_left_out: surely somebody who asked to
    be left out, so that neither name nor beside is told."""

    list_file: int
    line: int
    name: str
    beside: str
    worker: int | None
    how: str
    maybe: tuple[int, ...]
    is_left_out: bool = False


def decide(
    row: Row, *, linked: int | None, namesakes: tuple[int, ...], close: tuple[int, ...], is_strange: bool
) -> tuple[int | None, str, tuple[int, ...]]:
    """Who it surely is, how we know, and who it may be.

    linked: whom matching is sure of; namesakes: who has this full name, in any order of its words; close: whom
    matching would ask about; is_strange: matching says that it is none of ours. Two people of one name are never
    guessed apart, and neither is one of that name whose phone, e-mail, badge or day of birth is another.
    """
    if linked is not None:
        return linked, BY_SIGNS, ()
    tells_apart = bool(row.phones or row.emails or row.badge or row.birth)
    if len(namesakes) == 1 and not (is_strange and tells_apart):
        return namesakes[0], BY_NAME, ()
    likely = (*(worker for worker in close if worker in namesakes), *namesakes, *close)
    return None, "", tuple(dict.fromkeys(likely))[:MOST]


def called(row: Row) -> str:
    """The name as it is written, from whatever columns hold it."""
    parts = " ".join(filter(None, (row.first, row.middle, row.last, row.suffix)))
    return row.name or parts or row.nickname


def beside(row: Row) -> str:
    """What else tells people apart: department, shift, job and badge, in the order a person would say it."""
    return ", ".join(filter(None, (row.department, row.shift, row.job, row.badge)))
