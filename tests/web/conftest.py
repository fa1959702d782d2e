"""A browser that sits at the desk."""

from django.test import Client

from brazier.storage.hub import here
from brazier.web import clock


def seat(client: Client) -> Client:
    """A browser that opened this desk just now."""
    session = client.session
    session["opened"] = here.times_opened
    session["touched"] = session["began"] = clock.now().timestamp()
    session.save()
    return client
