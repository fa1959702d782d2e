"""A hub of a test's own, because the folder remembers only what is really kept."""

from pathlib import Path

import pytest

from brazier.storage import actions as storage
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor
from tests.conftest import WORDS
from tests.harbor.cast import Harbor


@pytest.fixture
def empty_hub(own_folder: Path) -> Path:
    """Its folder, open, without a line in the ledger."""
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    return own_folder


@pytest.fixture
def own(empty_hub: Path) -> Harbor:
    """The same with a campaign in it."""
    return Harbor.begin()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick that is plugged in."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"
