"""A campaign on a union's own PostgreSQL: in any schema, one campaign a schema, shut while sealed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from tests.conftest import WORDS
from tests.harbor.cast import Harbor

from brazier.access.models import Organizer
from brazier.storage import actions
from brazier.storage.hub import State, here
from brazier.storage.pool import Sealed
from brazier.terms import Actor, Wrong

pytestmark = [
    pytest.mark.storage,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="runs beside tools/with_postgresql"),
]
LIST = "Name,Department,Shift\n{name},Stow,Nights\n"


def server() -> psycopg.Connection[tuple[object, ...]]:
    """A line of the operator's own, beside the hub's."""
    return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)


def one(query: str) -> object:
    with server() as line:
        row = line.execute(query).fetchone()  # type: ignore[call-overload]  # only our own texts
        assert row
        return row[0]


@pytest.fixture
def committed(transactional_db: None) -> Harbor:
    return Harbor.begin()


@pytest.fixture
def schemas() -> Iterator[tuple[str, str]]:
    """Two empty schemas in one database."""
    names = ("night_shift", "day_shift")
    with server() as line:
        for name in names:
            line.execute(f"CREATE SCHEMA {name}")  # type: ignore[call-overload]
    yield names
    with server() as line:
        for name in names:
            line.execute(f"DROP SCHEMA {name} CASCADE")  # type: ignore[call-overload]


def brazier(schema: str, folder: Path, *typed: str) -> dict[str, object]:
    """One command of a campaign in this schema."""
    words = folder / "words"
    folder.mkdir(exist_ok=True)
    words.write_text(WORDS)
    address = os.environ["DATABASE_URL"].rpartition("%3D")[0] + "%3D" + schema
    done = subprocess.run(
        [sys.executable, "-m", "brazier", *typed, "--data", str(folder / "data"), "--passphrase-file", str(words)],
        env=os.environ | {"DATABASE_URL": address}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout) if "--json" in typed else {}
    return found


def test_two_campaigns_in_one_database_do_not_see_each_other(schemas: tuple[str, str], tmp_path: Path) -> None:
    known = {}
    for schema, name in zip(schemas, ("Cleo Diaz", "Mei-Lin Zhao"), strict=True):
        folder = tmp_path / schema
        brazier(schema, folder, "init", "--campaign", schema, "--worksite", "Harbor")
        (folder / "list.csv").write_text(LIST.format(name=name) * (1 if schema == schemas[0] else 2))
        brazier(schema, folder, "import", str(folder / "list.csv"), "--yes", "--json")
    for schema in schemas:
        known[schema] = brazier(schema, tmp_path / schema, "chart", "--json")["totals"]
    with server() as line:
        names = {
            schema: [r[0] for r in line.execute(f"SELECT name FROM {schema}.people_worker").fetchall()]  # type: ignore[call-overload]
            for schema in schemas
        }
    assert set(names[schemas[0]]) == {"Cleo Diaz"}
    assert set(names[schemas[1]]) == {"Mei-Lin Zhao"}
    assert all(isinstance(t, dict) and t["n"] == len(names[s]) for s, t in known.items())


def test_nothing_of_ours_stands_in_the_schema_called_public(committed: Harbor) -> None:
    committed.worker("Cleo")
    assert one("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'") == 0
    assert one("SELECT current_schema()") != "public"
    assert one("SELECT count(*) FROM people_worker") == 1


def test_sealing_drops_the_keys_and_every_line_to_the_server(committed: Harbor) -> None:
    lines = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    assert Organizer.objects.count() == 1
    assert one(lines) != 0
    try:
        actions.seal(Actor.keeper)
        assert (here.keys, here.state) == (None, State.SEALED)
        assert one(lines) == 0
        with pytest.raises(Sealed):
            Organizer.objects.count()
    finally:
        actions.unseal(Actor.keeper, passphrase=WORDS)
    assert Organizer.objects.count() == 1


def test_wrong_words_open_no_line(committed: Harbor) -> None:
    try:
        actions.seal(Actor.keeper)
        with pytest.raises(Wrong):
            actions.unseal(Actor.keeper, passphrase="zoom zoom zoom zoom zoom zoom")
        with pytest.raises(Sealed):
            Organizer.objects.count()
    finally:
        actions.unseal(Actor.keeper, passphrase=WORDS)


def test_no_more_than_four_lines_are_open_however_many_ask(committed: Harbor) -> None:
    assert connection.settings_dict["OPTIONS"]["pool"] == {"min_size": 0, "max_size": 4}
