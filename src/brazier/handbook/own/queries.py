"""What whoever writes pages needs to know: how they stand, how they were, and what would be wrong."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from brazier.access.gate import allow
from brazier.handbook import book
from brazier.handbook import queries as handbook
from brazier.handbook.own import checking
from brazier.handbook.own.checking import Frame
from brazier.pages import queries as pages
from brazier.pages.facts import Version, Written
from brazier.terms import Actor, Wrong


@dataclass(frozen=True, slots=True)
class Editable:
    """A page as whoever changes it finds it. ours: whether what stands was written here; came: whether the program
    brought one of this name and language; history: the newest first."""

    language: str
    name: str
    text: str
    ours: bool
    came: bool
    history: tuple[Version, ...]


def editable(actor: Actor, *, language: str, name: str) -> Editable:
    """A page to be changed, or one that is not there yet, with an empty text. Errors: Wrong for no such name or
    language."""
    allow(actor, "handbook.write")
    if not checking.NAME.fullmatch(name) or not checking.LANGUAGE.fullmatch(language):
        raise Wrong("handbook.nothing", "There is nothing here.")
    own, file = pages.own(actor), f"{name}.md"
    return Editable(
        language,
        name,
        checking.as_it_stands(language, name, own),
        ours=file in own.get(language, {}),
        came=file in book.sources().get(language, {}),
        history=pages.history(actor, language=language, name=file),
    )


def faults(actor: Actor, *, files: Collection[Written], day: date) -> tuple[Wrong, ...]:
    """What would be wrong, were these files kept."""
    allow(actor, "handbook.write")
    return checking.faults(files, pages.own(actor), _frame(actor, day))


def looks_like(actor: Actor, *, file: Written, day: date) -> tuple[bytes, ...]:
    """Pictures of a page as it would be printed, in its own language. Errors: as `checking.looks_like`."""
    allow(actor, "handbook.write")
    with translation.override(file.language):
        return checking.looks_like(file, pages.own(actor), _frame(actor, day))


def _frame(actor: Actor, day: date) -> Frame:
    return Frame(handbook.where(actor, day), gettext)
