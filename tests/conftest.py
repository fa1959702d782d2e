"""What every test stands on: one open hub in a folder of its own, and the people of Harbor."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from brazier.access.looking import actions as looking
from brazier.storage import actions as storage
from brazier.storage import sight
from brazier.storage.hub import HEAD_NAME, State, here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor
from tests.harbor import cast, tables
from tests.web.conftest import seat

WORDS = "abacus abdomen abdominal abide abiding ability"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens the database is marked, so that it runs on the other database too."""
    for item in items:
        if {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("storage")


@pytest.fixture(scope="session")
def django_db_setup(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: object) -> Iterator[None]:
    """The tests' database is a hub like any other: encrypted, in a file, opened by words. A hub of a test's own
    then gets the tables it got step by step in one go: two seconds less each."""
    folder: Path = tmp_path_factory.mktemp("hub") / "campaign"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        storage.use_folder(Actor.keeper, folder)
        storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
        script = tables.script()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage, "_migrate", tables.in_one_go(storage._migrate, script))
        yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        storage.seal(Actor.keeper)


@pytest.fixture
def own_folder(tmp_path: Path, transactional_db: None) -> Iterator[Path]:
    """A folder for a hub of this test's own; afterwards the common hub is open again."""
    common = here.folder
    storage.use_folder(Actor.keeper, tmp_path / "own")
    yield tmp_path / "own"
    storage.use_folder(Actor.keeper, common)
    storage.unseal(Actor.keeper, passphrase=WORDS)


@pytest.fixture(autouse=True)
def nothing_remembers_another_test(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The hub is open or sealed as before: a command seals when it ends, and is about a folder of its own. The
    tables are emptied after each test; the folder would remember the lines, and memory what was thought of an
    import of the same number."""
    folder, state = here.folder, here.state
    yield
    if (here.folder, here.state) != (folder, state):
        with django_db_blocker.unblock():
            storage.use_folder(Actor.keeper, folder)
            if state is State.OPEN:
                storage.unseal(Actor.keeper, passphrase=WORDS)
    (here.folder / HEAD_NAME).unlink(missing_ok=True)
    here.held.clear()


@pytest.fixture(autouse=True, scope="session")
def tests_look_over_the_second_wall() -> None:
    """A test writes and reads as whoever made the tables, but where it goes through a desk, a command or says."""
    sight._resting = sight.OWNER


@pytest.fixture(autouse=True)
def looks_wait_for_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread beside the test would wait for the transaction the test is in."""
    monkeypatch.setattr(looking, "_soon", lambda: None)
    monkeypatch.setattr(looking, "_missed", [])


@pytest.fixture
def now() -> datetime:
    """The moment all tests happen at."""
    return cast.NOW


@pytest.fixture
def harbor(db: None) -> cast.Harbor:
    """The sample union at its very beginning, with a founder and nobody else."""
    return cast.Harbor.begin()


@pytest.fixture
def client() -> Client:
    """A browser on this machine."""
    return Client(HTTP_HOST="localhost:8765")


@pytest.fixture
def at_desk(client: Client, harbor: cast.Harbor) -> Client:
    """The same, where the founder sits."""
    return seat(client)
