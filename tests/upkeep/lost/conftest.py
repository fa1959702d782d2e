"""Phones that prove their keys, and a clock turned by hand, as at signing in."""

from tests.access.signin.conftest import quick_guesses  # noqa: F401  # it holds here too
from tests.web.seats.conftest import no_seat_is_left, time  # noqa: F401  # they hold here too
