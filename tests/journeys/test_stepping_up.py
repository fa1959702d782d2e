"""A table of four has 166 people and steps up to Committee: lived through by all four, each in a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import DESK, Watched, at_the_door, begun, picture
from tests.journeys.counting import Counted
from tests.journeys.test_a_list import paste
from tests.journeys.test_five_friends import bring, own_digits
from tests.reached.evening import ALIKE

FRIENDS = ("Bo", "Cleo", "Dina")
PINS = {"Amara": "271828"} | dict.fromkeys(FRIENDS, "314159")
NAMES = [
    f"{first} {last}"
    for first in ("Ana", "Ben", "Cara", "Dev", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jo", "Kim", "Lea")
    for last in (
        "Abara", "Bright", "Cruz", "Deng", "Evans", "Faye", "Gomez", "Hale", "Iqbal", "Jones", "Kaya", "Li", "Mo",
    )
]  # fmt: skip
PLACES = [
    ("Stow", "Days"),
    ("Pick", "Nights"),
    ("Pack", "Days"),
    ("Stow", "Nights"),
    ("Pick", "Days"),
    ("Pack", "Nights"),
]
WHERE = {name: ", ".join(PLACES[n % len(PLACES)]) for n, name in enumerate(NAMES)}
ROLES = {"Bo": "committee member", "Cleo": "keeper of the list", "Dina": "organizer", "Amara": "committee member"}
TOLD = "The group stepped up. Committee: everybody sees the people in their own care."


@dataclass
class Group:
    """Four browsers of one hub. care: the cells in the care of each, as the second person read them."""

    address: str
    pages: dict[str, Page]
    counted: Counted = field(default_factory=Counted)
    care: dict[str, set[str]] = field(default_factory=dict)

    def press(self, who: str, name: str | re.Pattern[str], role: str = "button") -> None:
        """Somebody presses what is called that."""
        page = self.pages[who]
        self.counted.press(page.get_by_role(role, name=name, exact=isinstance(name, str)).first)  # type: ignore[arg-type]

    def sees(self, who: str, text: str) -> None:
        """It stands on the page before somebody."""
        expect(self.pages[who].locator("main")).to_contain_text(text)


@pytest.fixture(scope="module")
def group(browser: Browser, evening_over: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Group]:
    """A founder who brought three friends in, and a list of 156: the next level fits. Then they take the step."""
    with begun(evening_over, tmp_path_factory.mktemp("stepping")) as hub:
        context = browser.new_context(viewport=ViewportSize(**DESK), locale="en-US")
        desk = Watched(context, hub.address)
        at_the_door(desk)
        own_digits(desk.page)
        phones = {friend: bring(Counted(), browser, desk, friend) for friend in FRIENDS}
        paste(desk, "".join(f"{name}, 917 555 {1000 + n}, {WHERE[name]}\n" for n, name in enumerate(NAMES)))
        desk.go("/chart/")
        made = Group(hub.address, {"Amara": desk.page, **phones})
        propose(made)
        agree(made)
        for who in ("Bo", "Amara", "Cleo"):
            come_back(made, who)
        phones["Dina"].goto(f"{hub.address}people/")
        made.sees("Dina", f"{TOLD} Your role now: organizer.")  # her seat stays: her role is what it was
        yield made
        for page in made.pages.values():
            page.context.close()


def propose(group: Group) -> None:
    """Amara, who began it, follows what the hub proposes, and says who would be what."""
    page = group.pages["Amara"]
    with group.counted.step("Amara: what would change?"):
        group.press("Amara", "More", "link")
        group.sees("Amara", "You have grown. The hub proposes the next level: Committee.")
        picture(page, "stepping-1-more")
        group.press("Amara", "See what it changes", "link")
        group.sees("Amara", "Organizers see only the people in their own care.")
        picture(page, "stepping-2-level")
    with group.counted.step("Amara: who is what, and propose it"):
        group.counted.choose(page.get_by_label(re.compile("^Bo")), ROLES["Bo"])
        group.counted.choose(page.get_by_label(re.compile("^Cleo")), ROLES["Cleo"])
        group.press("Amara", "Propose this")
        group.sees("Amara", "Cleo would log no talks, so their cells went to others. Look again.")
        picture(page, "stepping-3-look-again")
        group.press("Amara", "Propose this")
        group.sees("Amara", "It waits for one of these to agree, under More: Bo, Cleo, Dina.")
        picture(page, "stepping-4-waits")


def agree(group: Group) -> None:
    """A second person reads who would be what and have whom in care, and agrees."""
    page = group.pages["Bo"]
    page.reload()
    with group.counted.step("Bo: read it and agree"):
        group.press("Bo", re.compile("^More"), "link")
        picture(page, "stepping-5-bo-more")
        group.press("Bo", re.compile("^Waiting for a second person"), "link")
        picture(page, "stepping-6-bo-reads")
        for line in page.locator("main .plainlist .plainlist > li").all():
            who, _, cells = line.inner_text().partition("\n")
            name = next(n for n in ROLES if who.startswith(n))
            assert who == f"{name} {ROLES[name]}"
            group.care[name] = set(re.findall(r"\w+, (?:Days|Nights)", cells))
        group.press("Bo", "Agree")
        group.sees("Bo", "Two of you wanted it. It is done.")
        group.sees("Bo", "Your role here, or your PIN, is another one now.")
        picture(page, "stepping-7-bo-over")


def come_back(group: Group, who: str) -> None:
    """Whoever has another role signs in anew, and reads why."""
    page = group.pages[who]
    if who != "Bo":
        page.reload()
    with group.counted.step(f"{who}: sign in anew"):
        if page.url.endswith("/sign-in"):  # a page that was open for a minute went there by itself
            group.counted.presses += 1
        else:
            group.press(who, "Sign in", "link")
        group.counted.type(page.get_by_label("Your PIN"), PINS[who])
        group.press(who, "Sit down")
        group.sees(who, f"{TOLD} Your role now: {ROLES[who]}.")
    picture(page, f"stepping-8-{who}-back")


def test_two_step_up_and_everybody_with_another_role_signs_in_anew(group: Group) -> None:
    group.counted.assert_told("stepping-up.md")
    cells = [cell for held in group.care.values() for cell in held]
    assert sorted(cells) == sorted(set(WHERE.values()))  # each cell is in the care of one
    assert group.care["Cleo"] == set()


@pytest.mark.parametrize("who", ["Bo", "Dina", "Amara"])
def test_whoever_talks_with_people_finds_those_in_their_own_care_and_nobody_else(group: Group, who: str) -> None:
    page = group.pages[who]
    mine = next(name for name in NAMES if WHERE[name] in group.care[who])
    other = next(name for name in NAMES if WHERE[name] not in group.care[who])
    page.goto(f"{group.address}people/")
    picture(page, f"stepping-9-{who}-people")
    page.get_by_label("Find somebody").press_sequentially(mine)
    expect(page.locator("#found .name").first).to_have_text(mine)
    page.get_by_label("Find somebody").fill("")
    page.get_by_label("Find somebody").press_sequentially(other)
    expect(page.locator("#found")).not_to_contain_text(mine)
    assert other not in page.locator("#found .name").all_inner_texts()
    expect(page.get_by_role("link", name="Bring a list")).to_have_count(0)  # that is the keeper's now


def test_the_keeper_of_the_list_sees_initials_brings_lists_in_and_is_shown_no_talks(group: Group) -> None:
    page = group.pages["Cleo"]
    page.goto(f"{group.address}people/")
    picture(page, "stepping-9-Cleo-people")
    expect(page.get_by_role("link", name="Bring a list")).to_be_visible()
    names = page.locator("#found .name").all_inner_texts()
    assert names and not set(names) & set(NAMES)
    expect(page.get_by_role("link", name="Log a talk")).to_have_count(0)


@pytest.mark.parametrize("who", ["Amara", *FRIENDS])
def test_no_page_leads_anybody_to_where_they_may_not_go(group: Group, who: str) -> None:
    page, waiting, seen, alike, dead = group.pages[who], ["chart/", "people/", "more/"], set(), {}, []
    while waiting:
        path = waiting.pop(0)
        shape = re.sub(r"\d+|[2-9A-Z]{3}-[2-9A-Z]{3}|=[^&]*", "*", path)
        alike[shape] = alike.get(shape, 0) + 1
        if path in seen or alike[shape] > ALIKE or ".pdf" in path:
            continue
        seen.add(path)
        answer = page.request.get(group.address + path)
        dead += [] if answer.ok else [f"{path}: {answer.status}"]
        if "html" in answer.headers["content-type"]:
            led = re.findall(r'<a [^>]*href="/([^"#]*)', answer.text())
            waiting += [link.replace("&amp;", "&") for link in led]
    assert dead == []
    assert len(seen) > 15
