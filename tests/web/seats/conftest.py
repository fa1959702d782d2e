"""A hub where two sign in, and browsers that prove their keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.access.signin.conftest import quick_guesses  # noqa: F401  # it holds here too
from tests.access.signin.test_actions import with_pin
from tests.harbor.cast import NOW, Harbor
from tests.harbor.soft_keys import SoftBrowser

from brazier.storage.hub import here
from brazier.web import clock, sitting

PINS = {"Amara": "274913", "Bo": "501738"}


@dataclass
class Clock:
    """The one clock, turned by hand."""

    at: datetime = NOW

    def on(self, **later: int) -> None:
        """Some time passes."""
        self.at += timedelta(**later)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the hub."""
    made = Clock()
    monkeypatch.setattr(clock, "now", lambda: made.at)
    monkeypatch.setattr(clock, "today", lambda: made.at.date())  # noqa: PLW0108  # the clock is turned later
    return made


@pytest.fixture(autouse=True)
def no_seat_is_left() -> Iterator[None]:
    """Seats live in memory."""
    yield
    here.held.clear()


@dataclass
class Phone:
    """A client with a device key."""

    client: Client = field(default_factory=lambda: Client(HTTP_HOST="localhost:8765"))
    browser: SoftBrowser = field(default_factory=SoftBrowser)

    def ask(self) -> str:
        """What the sign-in page asks."""
        self.client.get("/sign-in")
        return self.client.cookies[sitting.ASK].value

    def sign_in(self, pin: str) -> HttpResponse:
        """Type the PIN."""
        return self.client.post("/sign-in/pin", {**self.browser.proved(self.ask()), "pin": pin})  # type: ignore[return-value]

    def question(self) -> str:
        """What a page of the seat asks."""
        page = self.client.get("/seat").content.decode()
        return page.split('name="seat" content="')[1].split('"')[0]

    def prove(self, question: str = "", browser: SoftBrowser | None = None) -> HttpResponse:
        """What the page does every minute."""
        asked = question or self.question()
        return self.client.post("/seat/proof", (browser or self.browser).proved(asked))  # type: ignore[return-value]

    def reads(self) -> int:
        """Status of a page with names."""
        return self.client.get("/people/").status_code

    def copy(self) -> "Phone":
        """Somebody who stole the cookies, and not the key."""
        other = Phone()
        for name, morsel in self.client.cookies.items():
            other.client.cookies[name] = morsel.value
        return other


@dataclass
class Two:
    """Amara and Bo, each with a phone."""

    amara: Phone
    bo: Phone
    bo_id: str


@pytest.fixture
def two(harbor: Harbor, time: Clock) -> Two:
    """Both can sign in; nobody has yet."""
    amara, bo, bo_id = Phone(), Phone(), harbor.organizer("Bo")
    with_pin(harbor.amara, harbor.amara.id, amara.browser, PINS["Amara"])
    with_pin(harbor.amara, bo_id, bo.browser, PINS["Bo"])
    return Two(amara, bo, bo_id)
