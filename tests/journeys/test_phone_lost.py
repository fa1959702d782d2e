"""Somebody lost their phone and is brought back in, face to face: lived through by everybody it takes."""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from brazier.access.models import Level, Organizer
from brazier.terms import Actor
from brazier.web import clock
from tests.journeys.conftest import LOOKS, PHONE, picture
from tests.journeys.counting import LIVED, ROW, Counted
from tests.journeys.test_people_change import PIN, Hub, Person, with_founder
from tests.upkeep.organizers.party import joined
from tests.web.conftest import forget_proofs

pytestmark = [pytest.mark.journey, pytest.mark.slow]

NEW_PIN = "748261"
STORY = "phone-lost.md"
LANGUAGES = os.environ.get("LOOKS_IN", "en es ar").split()
MINUTES = 3


def look(person: Person, name: str) -> None:
    """The page fits; pictures of it in three languages, on a phone and at a desk, by day and by night."""
    if not LOOKS:
        return picture(person.page, name)
    page, address = person.page, person.address
    for language in LANGUAGES:
        page.context.add_cookies([{"name": "language", "value": language, "url": address}])
        again(page)
        page.wait_for_timeout(300)  # the words of the newcomer are reckoned by its own script
        picture(page, f"{name}-{language}")
    page.context.add_cookies([{"name": "language", "value": "en", "url": address}])
    again(page)
    return None


def again(page: Page) -> None:
    """Load it once more; a page that waits may do so by itself at this very moment."""
    with contextlib.suppress(Error):
        page.reload()
    page.wait_for_load_state()


def new_phone(hub: Hub, at: Person) -> Person:
    """A phone nobody came in with yet."""
    page = hub.browser.new_context(viewport=ViewportSize(**PHONE), locale="en-US").new_page()
    return Person(page, at.address, hub.counted)


def long_ago() -> None:
    """Everybody signed in this morning, so that what counts asks for the PIN."""
    forget_proofs()


def vouches(hub: Hub, voucher: Person, *, finds: str) -> None:
    """From More to the word that she stands before them. finds: the way there."""
    if finds == "organizers":
        voucher.press(re.compile("^Organizers and turf"), "link")
        voucher.press(re.compile("^Cleo"), "link")
        look(voucher, "organizer")
        voucher.press("Help them back in", "link")
    else:
        voucher.press(re.compile("^Waiting for a second person"), "link")
        look(voucher, "pairs")
        voucher.press("Say yes or no", "link")
    look(voucher, f"lost-{finds}")
    voucher.press("Cleo stands before me")
    voucher.sees("Is it still you?")
    look(voucher, f"step-up-{finds}")
    hub.counted.type(voucher.page.get_by_label("Your PIN"), PIN)
    voucher.press("Yes, it is me")


def comes_in(hub: Hub, voucher: Person, new: Person) -> None:
    """The code, four words, six digits, as when she first came."""
    expect(voucher.page.locator("main .code-word")).to_be_visible()  # it was pressed for just now
    look(voucher, "code")
    code = voucher.page.locator("main .code-word").inner_text()
    new.page.goto(f"{new.address}/join/")
    look(new, "new-typed")
    hub.counted.type(new.page.get_by_label("Sixteen letters and digits"), code.lower().replace("-", ""))
    new.press("Go on")
    look(new, "new-opening")
    new.press("Yes, go on")
    expect(new.page.locator(".six .code-word")).to_have_count(4)
    expect(voucher.page.locator(".six .code-word")).to_have_count(4)
    words = [p.page.locator(".six .code-word").all_inner_texts() for p in (voucher, new)]
    assert words[0] == words[1]
    look(new, "new-words")
    look(voucher, "words")
    voucher.press("The same words")
    expect(new.page.get_by_label("The same six once more")).to_be_visible()
    look(new, "new-pin")
    look(voucher, "looks-away")
    hub.counted.type(new.page.get_by_label("Six digits"), NEW_PIN)
    hub.counted.type(new.page.get_by_label("The same six once more"), NEW_PIN)
    new.press("Come in")
    new.sees("You are back in.")
    look(new, "new-inside")
    expect(voucher.page.get_by_role("heading", level=1)).to_have_text("Cleo is back in.")
    look(voucher, "done")
    new.press("Begin", "link")


def is_told(person: Person, sentence: str) -> None:
    """On this page, or on the one after the next proof, which comes with every page and every minute."""
    with person.page.expect_response("**/seat/proof"):
        person.page.reload()
    if sentence not in person.page.locator("main").inner_text():
        person.page.reload()
    person.sees(sentence)


def turns_up(lost: Person) -> None:
    """The lost phone shows nothing, and whoever knows its PIN comes no further."""
    lost.page.goto(f"{lost.address}/people/")
    expect(lost.page.get_by_role("heading", level=1)).to_have_text(
        re.compile("Your seat is closed.|Take your seat.")
    )
    assert "Diaz" not in lost.page.content()
    lost.page.goto(f"{lost.address}/sign-in")
    lost.page.get_by_label("Your PIN").fill(PIN)
    lost.page.get_by_role("button", name="Sit down").first.click()
    lost.sees("This browser was put out")
    look(lost, "put-out")


def assert_told(counted: Counted) -> None:
    """The document tells the same presses, keys and seconds for these steps."""
    lived = [(n, f"{p:.0f}", f"{k:.0f}", f"{counted.reckoned(n):.0f}") for n, (p, k, _) in counted.steps.items()]
    told = [row for row in ROW.findall((LIVED / STORY).read_text("utf-8")) if row[0] in counted.steps]
    assert told == lived, "it is now:\n" + "\n".join("| " + " | ".join(row) + " |" for row in lived)


@pytest.fixture
def hub(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Hub]:
    """A hub with its founder, and phones that sign in to it."""
    with with_founder(live_server, browser) as made:
        yield made


@pytest.fixture
def table(hub: Hub) -> Iterator[dict[str, Person]]:
    """Four friends, each signed in since the morning, with the list open; Cleo's phone lies in a bus."""
    now = clock.now()
    hub.harbor.worker("Rosa Diaz")
    others: dict[str, Actor] = {name: joined(hub.harbor, name, now=now) for name in ("Bo", "Cleo", "Dina")}
    people = {"Amara": hub.phone(hub.harbor.amara)} | {name: hub.phone(who) for name, who in others.items()}
    people["Cleo"].page.goto(f"{people['Cleo'].address}/people/")
    people["Cleo"].sees("Rosa Diaz")
    long_ago()
    yield people
    for person in people.values():
        person.page.context.close()


def test_n51_n56_at_a_table_one_friend_brings_her_back_in_within_three_minutes(
    hub: Hub,
    table: dict[str, Person],
) -> None:
    bo, new = table["Bo"], new_phone(hub, table["Bo"])
    with hub.counted.step("Table: Bo says that Cleo stands before him"):
        vouches(hub, bo, finds="organizers")
    with hub.counted.step("Table: code, four words, six new digits", aloud=True):
        comes_in(hub, bo, new)
    new.page.goto(f"{new.address}/people/")
    new.sees("Rosa Diaz")
    turns_up(table["Cleo"])
    is_told(table["Amara"], "Cleo is back in with a new device")
    look(table["Amara"], "told")
    table["Amara"].page.goto(f"{table['Amara'].address}/organizers")
    table["Amara"].sees("Bo saw them. They are back in.")
    look(table["Amara"], "organizers")
    new.page.goto(f"{new.address}/organizers/joining")
    new.page.get_by_label("What you call them").fill("Eve")
    new.page.get_by_role("button", name="Make a code").click()
    new.sees("so this waits a day. It works for you again on")
    look(new, "held-back")
    assert_told(hub.counted)
    assert sum(hub.counted.reckoned(step) for step in hub.counted.steps) < MINUTES * 60
    new.page.context.close()


def test_past_one_table_two_see_her_each_on_their_own_phone(
    hub: Hub,
    table: dict[str, Person],
) -> None:
    Level.objects.create(level="committee", since=clock.now(), by="1", agreed_by="1")
    Organizer.objects.filter(role="founder").update(role="committee")
    bo, dina, new = table["Bo"], table["Dina"], new_phone(hub, table["Bo"])
    with hub.counted.step("Committee: Bo says that Cleo stands before him"):
        vouches(hub, bo, finds="organizers")
        bo.sees("One more must.")
    look(bo, "second-missing")
    dina.page.goto(f"{dina.address}/more/")
    with hub.counted.step("Committee: Dina sees her too"):
        vouches(hub, dina, finds="pairs")
    bo.sees("You can show them a code until")  # his page went on by itself
    look(bo, "ready")
    with hub.counted.step("Committee: code, four words, six new digits", aloud=True):
        comes_in(hub, dina, new)
    turns_up(table["Cleo"])
    assert_told(hub.counted)
    new.page.context.close()


def test_n23_a_friend_who_wants_the_seat_of_somebody_at_home_is_stopped_with_one_press(
    hub: Hub,
    table: dict[str, Person],
) -> None:
    bo, cleo, eve = table["Bo"], table["Cleo"], new_phone(hub, table["Bo"])
    vouches(hub, bo, finds="organizers")
    code = bo.page.locator("main .code-word").inner_text()
    eve.page.goto(f"{eve.address}/join/{code}")
    eve.page.get_by_role("button", name="Yes, go on").click()
    expect(bo.page.locator(".six .code-word")).to_have_count(4)
    cleo.page.goto(f"{cleo.address}/sign-in")  # within a minute her page goes there by itself
    with hub.counted.step("Not lost: Cleo signs in, and stops it"):
        hub.counted.type(cleo.page.get_by_label("Your PIN"), PIN)
        cleo.press("Sit down")
        cleo.sees("You lost your phone and stand before them, they say: Bo")
        look(cleo, "seat-asked")
        cleo.press("Nothing is lost: stop it")
        expect(cleo.page.get_by_role("status").first).to_contain_text("It is stopped.")
    expect(bo.page.get_by_role("heading", level=1)).to_have_text("This code is over.")
    look(bo, "code-over")
    expect(eve.page.get_by_role("heading", level=1)).to_have_text("This code is over.")
    look(eve, "eve-over")
    is_told(table["Amara"], "Cleo gets no new device: somebody said no.")
    assert_told(hub.counted)
    eve.page.context.close()


def test_the_document_tells_of_nothing_else() -> None:
    told = [row[0] for row in ROW.findall((LIVED / STORY).read_text("utf-8"))]
    lived = re.findall(r'\.step\("([^"]+)"', Path(__file__).read_text("utf-8"))
    assert told == lived
