"""A hub of a test's own."""

from pathlib import Path

import pytest
from tests.conftest import WORDS
from tests.harbor.cast import Harbor

from brazier.storage import actions as storage
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor


@pytest.fixture
def own(own_folder: Path) -> Harbor:
    """With a campaign in it."""
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    return Harbor.begin()
