"""Somebody is fired, somebody is removed: lived through in a browser by the people it happens to, taps counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from brazier.access.models import Organizer
from brazier.conversations.models import FollowUp
from brazier.terms import Actor
from brazier.web import clock
from tests.harbor.cast import Harbor
from tests.journeys.conftest import PHONE
from tests.upkeep.organizers.party import cares, joined, step
from tests.upkeep.pairs.test_views import sits

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@dataclass
class Person:
    """Somebody with a phone. taps: how often they pressed something."""

    page: Page
    address: str
    taps: int = 0

    def press(self, name: str, role: str = "button") -> None:
        """Press what is called that."""
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.taps += 1

    def sees(self, text: str) -> None:
        """It stands on the page."""
        expect(self.page.locator("main")).to_contain_text(text)


@dataclass
class Hub:
    """A running hub, and phones that are signed in to it."""

    server: LiveServer
    browser: Browser
    harbor: Harbor

    def phone(self, actor: Actor, size: dict[str, int] = PHONE) -> Person:
        """The phone of somebody who signed in."""
        signed: Client = sits(actor)
        context: BrowserContext = self.browser.new_context(viewport=ViewportSize(**size), locale="en-US")  # type: ignore[typeddict-item]
        address = self.server.url.replace("127.0.0.1", "localhost")
        context.add_cookies([{"name": "desk", "value": signed.cookies["desk"].value, "url": address}])
        page = context.new_page()
        page.goto(address + "/more/")
        return Person(page, address)


@pytest.fixture(scope="module", autouse=True)
def one_process() -> Iterator[None]:
    """The driver of the browser keeps a loop in this thread, where the tests write too; nothing here is async."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def hub(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Hub]:
    """A hub with its founder."""
    yield Hub(live_server, browser, Harbor.begin())


def test_somebody_is_fired_and_a_friend_takes_over_the_same_minute(hub: Hub) -> None:
    now = clock.now()
    bo, cai = joined(hub.harbor, "Bo", now=now), joined(hub.harbor, "Cai", now=now)
    for n in range(3):
        worker = hub.harbor.worker(f"Co-worker {n} Diaz")
        cares(bo.id, "person", worker)
        step(bo.id, worker)
        cares(cai.id, "person", hub.harbor.worker(f"Friend {n} Lee"))
    amara, friend, fired = hub.phone(hub.harbor.amara), hub.phone(cai), hub.phone(bo)
    amara.page.get_by_role("link", name=re.compile("Organizers and turf")).click()
    amara.page.get_by_role("link", name=re.compile("^Bo")).click()
    amara.taps += 2
    amara.press("Fired")
    amara.sees("They are one of us all the same")
    amara.sees("And their devices?")
    for person in (amara, friend):
        person.page.goto(f"{person.address}/organizers")
        if person.page.get_by_role("button", name="Take over all of it").count():
            person.press("Take over all of it")
        elif person.page.get_by_role("button", name="Take over", exact=True).count():
            person.press("Take over")
    assert not FollowUp.objects.filter(owner=bo.id, state="open").exists()
    fired.page.goto(f"{fired.address}/people/")
    assert fired.page.url.endswith("/people/")  # nothing was taken from whoever was fired
    assert amara.taps + friend.taps <= 5


def test_somebody_is_removed_by_two_and_their_open_phone_shows_nothing(hub: Hub) -> None:
    now = clock.now()
    eve, cai = joined(hub.harbor, "Eve", now=now), joined(hub.harbor, "Cai", now=now)
    cares(eve.id, "person", hub.harbor.worker("Cleo Diaz"))
    amara, second, removed = hub.phone(hub.harbor.amara), hub.phone(cai), hub.phone(eve)
    amara.page.goto(f"{amara.address}/organizers/{eve.id}")
    amara.page.locator("summary", has_text="Remove them").click()
    amara.page.get_by_label("Why").fill("names went to the boss")
    amara.taps += 2
    amara.press("Remove")
    amara.page.goto(f"{amara.address}/pairs")
    amara.sees("Somebody else must agree")
    second.page.goto(f"{second.address}/more/")
    second.page.get_by_role("link", name=re.compile("Waiting for a second person")).click()
    second.taps += 1
    second.sees("Eve is removed")
    second.press("Agree")
    removed.page.goto(f"{removed.address}/people/")
    assert removed.page.url.endswith("/unseal")
    assert Organizer.objects.get(pk=eve.id).until is not None
    amara.page.goto(f"{amara.address}/organizers")
    amara.sees("Removed, and what they saw")
    assert amara.taps + second.taps <= 5
