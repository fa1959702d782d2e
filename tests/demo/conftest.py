"""Harbor, lived through once for all who look at it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import WORDS
from tests.harbor.cast import NOW, TODAY

from brazier.demo import actions
from brazier.ledger import queries as ledger
from brazier.storage import actions as storage
from brazier.storage.hub import here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor
from brazier.web import actions as web


@dataclass(frozen=True, slots=True)
class Made:
    """A folder with Harbor after its ninety days. heard: what was told on the way; before: ledger lines there were
    first."""

    folder: Path
    founder: Actor
    heard: list[tuple[str, int, int]]
    before: int


@pytest.fixture(scope="session")
def harbor_made(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: object
) -> Made:
    """It takes as long as a person waits for it."""
    folder, common = tmp_path_factory.mktemp("harbor") / "made", here.folder
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        storage.use_folder(Actor.keeper, folder)
        founder = web.begin(
            Actor.keeper, passphrase=WORDS, name="Harbor", worksite="Harbor", people_here=None, trusted=(),
            handle="you", now=NOW, slowness=Slowness(LEAST_MEMORY_KIB),
        )  # fmt: skip
        before, heard = ledger.head(founder), list[tuple[str, int, int]]()
        actions.live(founder, today=TODAY, now=NOW, report=lambda *told: heard.append(told))
        storage.use_folder(Actor.keeper, common)
        storage.unseal(Actor.keeper, passphrase=WORDS)
    return Made(folder, founder, heard, before)


@pytest.fixture(scope="module")
def harbor_here(
    harbor_made: Made, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: object
) -> Iterator[Made]:
    """A copy of it, open for this module. Afterwards the tests' common hub is open again."""
    common, copy = here.folder, tmp_path_factory.mktemp("harbor") / "copy"
    shutil.copytree(harbor_made.folder, copy)
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        storage.use_folder(Actor.keeper, copy)
        storage.unseal(Actor.keeper, passphrase=WORDS)
        yield harbor_made
        storage.use_folder(Actor.keeper, common)
        storage.unseal(Actor.keeper, passphrase=WORDS)
