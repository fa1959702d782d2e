"""A browser in the process, at the desk or not."""

import pytest
from django.test import Client
from tests.harbor.cast import Harbor

from brazier.storage.hub import here
from brazier.web import clock


def seat(client: Client) -> Client:
    """A browser that opened this desk just now."""
    session = client.session
    session["opened"], session["touched"] = here.times_opened, clock.now().timestamp()
    session.save()
    return client


@pytest.fixture
def client() -> Client:
    """A browser on this machine."""
    return Client(HTTP_HOST="localhost:8765")


@pytest.fixture
def at_desk(client: Client, harbor: Harbor) -> Client:
    """The same, where the founder sits."""
    return seat(client)
