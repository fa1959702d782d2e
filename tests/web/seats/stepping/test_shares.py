"""A founder alone whose hub opens with shares: they are her proof, until she chooses a PIN."""

from pathlib import Path

import pytest
from django.test import Client
from tests.conftest import WORDS
from tests.harbor.cast import NOW, Harbor
from tests.web.conftest import seat
from tests.web.seats.conftest import Clock
from tests.web.seats.stepping.test_views import by_words

from brazier.storage import actions as storage
from brazier.storage import keyring, shares
from brazier.storage.hub import here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor
from brazier.upkeep import actions as upkeep


@pytest.fixture
def own(own_folder: Path) -> Harbor:
    storage.create(Actor.keeper, passphrase=WORDS, slowness=Slowness(LEAST_MEMORY_KIB))
    return Harbor.begin()


def test_enough_shares_one_after_the_other_are_her_proof(own: Harbor, client: Client, time: Clock) -> None:
    way = shares.split(2, 3)
    upkeep.share_out(own.amara, known=keyring.read(here.folder), way=way, now=NOW)
    seat(client)
    time.on(minutes=10)
    typed = {"pin": "1", "again": "2"}
    page = client.post("/seat/first", typed)
    assert (page.status_code, "2 shares, one after the other" in page.content.decode()) == (401, True)
    for wrong in (WORDS, way.texts[0], f"{way.texts[0]} {way.texts[0]}", ""):
        assert client.post("/seat/first", by_words(page, wrong)).status_code == 401
    answer = client.post("/seat/first", by_words(page, f"{way.texts[2]}\n\n{way.texts[0]}"))
    assert (answer.status_code, b"PIN has six digits" in answer.content) == (400, True)  # the form itself was read
