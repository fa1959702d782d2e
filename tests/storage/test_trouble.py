"""What database, file and server say when they fail, in words."""

import psycopg
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.utils import OperationalError
from tests.harbor.cast import NOW

from brazier.access.models import Organizer
from brazier.storage import trouble
from brazier.storage.hub import here
from brazier.storage.pool import Sealed
from brazier.terms import Broken

pytestmark = pytest.mark.django_db


def say(error: Exception) -> None:
    with trouble.Told(connection):
        raise error


@pytest.mark.skipif(connection.vendor != "sqlite", reason="what SQLite says")
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "The disk is full"),
        ("disk I/O error", "could not be read or written"),
        ("unable to open database file", "could not be read or written"),
        ("attempt to write a readonly database", "could not be read or written"),
        ("database disk image is malformed", "The database is damaged"),
        ("file is not a database", "The database is damaged"),
        ("database is locked", "Something else is being written"),
    ],
)
def test_each_failure_has_its_sentence_and_is_still_a_database_error(said: str, told: str) -> None:
    with pytest.raises(Broken, match=told) as caught:
        say(sqlcipher.OperationalError(said))
    assert isinstance(caught.value, DatabaseError)
    with pytest.raises(Broken, match=told), trouble.in_words():
        raise sqlcipher.DatabaseError(said)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="what PostgreSQL says")
@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("53100", "The disk is full"),
        ("58030", "could not be read"),
        ("57P01", "does not answer"),
        (None, "answer"),
    ],
)
def test_each_failure_of_a_server_has_its_sentence(state: str | None, told: str) -> None:
    class Lost(psycopg.OperationalError):
        sqlstate = state

    with pytest.raises(Broken, match=told):
        say(Lost("names of servers and people"))


def test_what_has_no_sentence_stays_what_it_is() -> None:
    with pytest.raises(OperationalError, match="no such table"), connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            pytest.skip("SQLite's words")
        cursor.execute("SELECT * FROM nothing_here")
    Organizer.objects.create(pk=77, handle="Amara", role="founder", since=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Organizer.objects.create(pk=77, handle="Bo", role="founder", since=NOW)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="closes a connection in the middle")
def test_a_statement_cut_short_by_sealing_says_that_it_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch, pytest.raises(Sealed):
        patch.setattr(here, "keys", None)
        say(sqlcipher.OperationalError("interrupted"))
