"""What the database says when disk, file or server fail, turned once into a sentence for whoever waits.

The sentence is also a database error, so that Django undoes and lets go exactly as it does for its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import sqlcipher3.dbapi2 as sqlcipher
from django.db.utils import DatabaseErrorWrapper, Error, OperationalError

from brazier.storage.hub import State, here
from brazier.storage.pool import Sealed
from brazier.terms import BrazierError, Broken

FULL = Broken("storage.disk_full", "The disk is full. Nothing was half kept. Make room and try again.")
WEAK = Broken(
    "storage.disk", "The disk could not be read or written. Nothing was half kept. Look after it, then try again."
)
DAMAGED = Broken(
    "storage.damaged",
    "The database is damaged. Keep this folder as it is and restore a copy into another folder.",
)
BUSY = Broken(
    "storage.locked", "Something else is being written just now. Nothing was changed. Try again in a minute."
)
AWAY = Broken(
    "storage.server_away",
    "The database server does not answer. Nothing was half kept. Start it, then try again.",
)

# What SQLite says, in the order it is looked for.
SAID = (
    ("disk is full", FULL), ("disk I/O error", WEAK), ("unable to open", WEAK), ("readonly", WEAK),
    ("malformed", DAMAGED), ("not a database", DAMAGED), ("is locked", BUSY),
)  # fmt: skip
# The first digits of what PostgreSQL answers.
STATES = (
    ("53100", FULL), ("58", WEAK), ("XX", DAMAGED), ("40", BUSY), ("55P03", BUSY), ("08", AWAY), ("57P", AWAY),
)  # fmt: skip


class Failed(Broken, OperationalError):
    """Disk, file or server failed; nothing of what was being written is kept."""


class CutOff(Sealed, OperationalError):
    """The hub was sealed while this was being read or written; nothing of it is kept."""


class Told(DatabaseErrorWrapper):
    """Wraps every call to the database, as Django does, and gives what has a sentence its sentence."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            super().__exit__(kind, error, trace)
        except Error as said:
            raise _in_words(said, error) or said from error


@contextmanager
def in_words() -> Iterator[None]:
    """The same for calls that do not pass through Django, as copies are made."""
    try:
        yield
    except sqlcipher.Error as error:
        raise _in_words(error, error) or error from error


def _in_words(said: Exception, cause: BaseException | None) -> BrazierError | None:
    if here.state is not State.OPEN:
        return CutOff()
    state = getattr(cause, "sqlstate", "")
    if state is None:  # psycopg never reached the server
        known: Broken | None = AWAY
    elif state:
        known = next((sentence for start, sentence in STATES if state.startswith(start)), None)
    else:
        known = next((sentence for words, sentence in SAID if words in str(said)), None)
    return Failed(known.code, known.sentence) if known else None
