"""A founder who has a PIN, as whoever asks a second person has."""

import pytest
from tests.harbor.cast import Harbor

from brazier.access.models import Organizer


@pytest.fixture(autouse=True)
def the_founder_has_a_pin(harbor: Harbor) -> None:
    """What it is does not matter here."""
    Organizer.objects.filter(role="founder").update(password="kept elsewhere")
