"""Somebody is fired, somebody is removed: lived through in a browser by those it happens to, presses counted."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from brazier.access.models import Organizer
from brazier.access.signin import actions as signin
from brazier.access.signin import proofs
from brazier.conversations.models import FollowUp
from brazier.terms import Actor
from brazier.web import clock
from tests.harbor.cast import Harbor
from tests.journeys.conftest import PHONE
from tests.journeys.counting import Counted
from tests.upkeep.organizers.party import cares, joined, step

PIN = "274913"
MAKE_KEY = (
    "async () => { const d = await import('/static/web/device.js'); return d.publicText(await d.knownOrNew()); }"
)

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@dataclass
class Person:
    """Somebody with a phone, whose presses are counted."""

    page: Page
    address: str
    counted: Counted

    def press(self, name: str | re.Pattern[str], role: str = "button") -> None:
        """Press what is called that."""
        self.counted.press(self.page.get_by_role(role, name=name, exact=isinstance(name, str)).first)  # type: ignore[arg-type]

    def sees(self, text: str) -> None:
        """It stands on the page."""
        expect(self.page.locator("main")).to_contain_text(text)


@dataclass
class Hub:
    """A running hub, and phones that are signed in to it."""

    server: LiveServer
    browser: Browser
    harbor: Harbor
    counted: Counted

    def phone(self, actor: Actor) -> Person:
        """The phone of somebody who signed in, with a key of its own and a PIN."""
        now, today = clock.now(), clock.today()
        context = self.browser.new_context(viewport=ViewportSize(**PHONE), locale="en-US")
        page, address = context.new_page(), self.server.url.replace("127.0.0.1", "localhost")
        page.goto(f"{address}/sign-in")
        key = proofs.from_text(page.evaluate(MAKE_KEY))
        signin.register_device(actor, organizer=actor.id, key=key, now=now, today=today)
        signin.set_secret(actor, organizer=actor.id, secret=PIN, kind="pin", now=now)
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your PIN").fill(PIN)
        page.get_by_role("button", name="Sit down").first.click()
        page.wait_for_url("**/chart/")
        page.goto(f"{address}/more/")
        return Person(page, address, self.counted)


@contextmanager
def with_founder(server: LiveServer, browser: Browser) -> Iterator[Hub]:
    """A hub with its founder. Its pages are closed afterwards: they would go on asking a hub that is another's."""
    others = browser.contexts
    yield Hub(server, browser, Harbor.begin(), Counted())
    for context in set(browser.contexts) - set(others):
        context.close()


@pytest.fixture
def hub(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Hub]:
    """A hub with its founder."""
    with with_founder(live_server, browser) as made:
        yield made


def test_somebody_is_fired_and_a_friend_takes_over_the_same_minute(hub: Hub) -> None:
    now = clock.now()
    bo, cai = joined(hub.harbor, "Bo", now=now), joined(hub.harbor, "Cai", now=now)
    for n in range(3):
        worker = hub.harbor.worker(f"Co-worker {n} Diaz")
        cares(bo.id, "person", worker)
        step(bo.id, worker)
        cares(cai.id, "person", hub.harbor.worker(f"Friend {n} Lee"))
    amara, friend, fired = hub.phone(hub.harbor.amara), hub.phone(cai), hub.phone(bo)
    with hub.counted.step("Amara says that Bo was fired"):
        amara.press(re.compile("^Organizers and turf"), "link")
        amara.press(re.compile("^Bo"), "link")
        amara.press("Fired")
        amara.sees("They are one of us all the same")
        amara.sees("And their devices?")
    with hub.counted.step("Whoever is tied to them takes over"):
        friend.press(re.compile("^Organizers and turf"), "link")
        friend.press("Take over all of it")
        friend.sees("3 next steps came with it.")
    assert not FollowUp.objects.filter(owner=bo.id, state="open").exists()
    fired.page.goto(f"{fired.address}/people/")
    fired.sees("Co-worker 0 Diaz")  # nothing was taken from whoever was fired
    hub.counted.assert_told("somebody-fired.md")


def test_somebody_is_removed_by_two_and_their_open_phone_shows_nothing(hub: Hub) -> None:
    now, why = clock.now(), "names went to the boss"
    eve, cai = joined(hub.harbor, "Eve", now=now), joined(hub.harbor, "Cai", now=now)
    cares(eve.id, "person", hub.harbor.worker("Cleo Diaz"))
    amara, second, removed = hub.phone(hub.harbor.amara), hub.phone(cai), hub.phone(eve)
    removed.page.goto(f"{removed.address}/people/")
    removed.sees("Cleo Diaz")
    with hub.counted.step("Amara asks for it"):
        amara.press(re.compile("^Organizers and turf"), "link")
        amara.press(re.compile("^Eve"), "link")
        hub.counted.press(amara.page.locator("summary", has_text="Remove them"))
        hub.counted.type(amara.page.get_by_role("textbox", name="Why"), why)
        amara.press("Remove")
        amara.sees("A second person must agree")
    with hub.counted.step("Cai agrees"):
        second.page.reload()
        second.press(re.compile("^Waiting for a second person"), "link")
        second.sees("Eve is removed")
        second.sees(why)
        second.press("Agree")
        second.sees("It is done.")
    removed.page.goto(f"{removed.address}/people/")
    removed.sees("Your seat is closed.")
    assert "Cleo" not in removed.page.content()
    assert Organizer.objects.get(pk=eve.id).until is not None
    amara.page.goto(f"{amara.address}/organizers")
    amara.sees("Removed, and what they saw")
    hub.counted.assert_told("somebody-removed.md")
