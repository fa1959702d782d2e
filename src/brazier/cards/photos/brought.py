"""A photo that was brought with a form, kept in memory until the form is right: nobody takes it twice."""

import secrets
from dataclasses import dataclass
from typing import IO

from brazier.storage.hub import here
from brazier.terms import Wrong
from brazier.vault.pictures import MOST_BYTES, Picture, cleaned


@dataclass(frozen=True, slots=True)
class Brought:
    """token: what the form says when it comes back; fault: why it is no photo."""

    token: str = ""
    picture: Picture | None = None
    fault: str = ""


def brought(file: IO[bytes] | None, token: str, organizer: str) -> Brought:
    """The photo of this form: just chosen, or chosen before and still in memory. One waits for each organizer."""
    if file is not None:
        try:
            picture = cleaned(file.read(MOST_BYTES + 1))
        except Wrong as error:
            return Brought(fault=error.sentence)
        found = Brought(secrets.token_hex(8), picture)
        here.hold(_name(organizer), found)
        return found
    waiting = here.held.get(_name(organizer))
    return waiting if isinstance(waiting, Brought) and token and waiting.token == token else Brought()


def let_go(organizer: str) -> None:
    """It is kept now, or not wanted."""
    here.held.pop(_name(organizer), None)


def _name(organizer: str) -> str:
    return f"photo of {organizer}"
