"""The command, run as people run it, on a hub of its own."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from tests.access.signin.conftest import quick_guesses  # noqa: F401  # it holds here too
from tests.cli.named import Clock, Named, may_sign_in
from tests.conftest import WORDS
from tests.harbor.cast import NOW, Harbor

from brazier.access.models import Organizer
from brazier.cli.commands import brazier as command
from brazier.storage import actions as storage
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor
from brazier.web import actions as web
from brazier.web import clock


def brazier(*args: object) -> Result:
    """Run the command as the terminal would."""
    return CliRunner().invoke(command, [str(a) for a in args])


def reply(done: Result) -> dict[str, object]:
    """What it said in JSON."""
    assert done.exit_code == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first fresh, sealed hub is kept for the tests that follow: making one takes seconds."""
    return tmp_path_factory.mktemp("fresh") / "hub"


@pytest.fixture
def hub(own_folder: Path, tmp_path: Path, fresh: Path) -> list[str]:
    """The options that name a fresh, sealed hub."""
    (tmp_path / "words").write_text(WORDS)
    if fresh.exists():
        shutil.copytree(fresh, own_folder)
    else:
        _begin()
        if connection.vendor == "sqlite":  # elsewhere the folder is not the whole hub
            shutil.copytree(own_folder, fresh)
    return ["--data", str(own_folder), "--passphrase-file", str(tmp_path / "words")]


def _begin() -> None:
    web.begin(
        Actor.keeper,
        passphrase=WORDS,
        name="Harbor",
        worksite="West",
        people_here=None,
        trusted=(),
        handle="founder",
        now=NOW,
        slowness=Slowness(LEAST_MEMORY_KIB),
    )
    storage.seal(Actor.keeper)


@contextmanager
def unsealed() -> Iterator[Harbor]:
    """The hub of this test, open to whoever writes the test."""
    storage.unseal(Actor.nobody, passphrase=WORDS)
    founder = Organizer.objects.order_by("pk")[0]
    yield Harbor(Actor(str(founder.pk), "founder"))
    storage.seal(Actor.keeper)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the hub."""
    made = Clock()
    monkeypatch.setattr(clock, "now", lambda: made.at)
    monkeypatch.setattr(clock, "today", lambda: made.at.date())  # noqa: PLW0108  # the clock is turned later
    return made


@pytest.fixture
def two(hub: list[str], tmp_path: Path, time: Clock) -> Named:
    """The founder and Bo both sign in; Cleo Diaz is written down; so opening the hub shows nobody any more."""
    with unsealed() as harbor:
        harbor.worker("Cleo Quarantine", phone="917 555 0148", department="Stow", shift="Nights")
        bo = harbor.organizer("Bo")
        may_sign_in(harbor.amara.id)
        may_sign_in(bo)
        return Named(hub, tmp_path, time, {"founder": harbor.amara.id, "Bo": bo})
