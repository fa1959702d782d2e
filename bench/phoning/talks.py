"""The talks a thumb logs, from the first touch until the phone says that it is sealed."""

import random
from collections.abc import Callable

from bench.phoning.thumb import Thumb
from playwright.sync_api import Page, expect

NAME = "Canaryname Quux"


def pick(page: Page, name: str, value: str) -> object:
    """What the thumb touches for this choice: the label, as a finger does."""
    return page.locator(f"form.log:not([data-kind]) .pick:has(> input[name={name}][value='{value}'])").first


def choose(thumb: Thumb, rng: random.Random) -> None:
    """The usual talk: a concern, an ask and its answer, where they stand, what is next and by when."""
    page = thumb.page
    form = page.locator("form.log:not([data-kind])")
    thumb.tap(form.locator(".pick:has(> input[name=issues])").nth(rng.randrange(6)))
    thumb.tap(
        pick(page, "ask", rng.choice(["attend", "talk_to_n", "sign_petition", "sign_card", "bring_someone"]))
    )  # type: ignore[arg-type]
    thumb.tap(pick(page, "answer", rng.choice(["yes", "no", "not_yet"])))  # type: ignore[arg-type]
    thumb.tap(pick(page, "level", rng.choice("12345")))  # type: ignore[arg-type]
    thumb.tap(form.locator(".pick:has(> input[name=ready])").nth(rng.randrange(5)))
    thumb.tap(pick(page, "when", rng.choice(["tomorrow", "three_days", "next_week"])))  # type: ignore[arg-type]


def keep(thumb: Thumb) -> None:
    """Touch Keep and see that it is sealed."""
    thumb.tap(thumb.page.get_by_role("button", name="Keep this talk"))
    expect(thumb.page.locator("[data-told]")).to_be_visible()
    expect(thumb.page.get_by_label("With whom?")).to_have_value("")


def from_my_list(thumb: Thumb, rng: random.Random) -> None:
    """With somebody on one's own list, which is open."""
    thumb.tap(thumb.page.locator("[data-list] a").first)
    thumb.page.wait_for_url("**/pocket/")
    expect(thumb.page.get_by_label("With whom?")).not_to_have_value("")
    choose(thumb, rng)
    keep(thumb)


def by_name(thumb: Thumb, rng: random.Random) -> None:
    """With somebody whose first name is typed."""
    thumb.tap(thumb.page.get_by_label("With whom?"))
    thumb.type(rng.choice(["Hamid", "Rosa D", "Kwame", "Tahmina"]))
    choose(thumb, rng)
    keep(thumb)


def nothing_agreed(thumb: Thumb, rng: random.Random) -> None:
    """Somebody new who listened, and nothing came of it."""
    thumb.tap(thumb.page.get_by_label("With whom?"))
    thumb.type(rng.choice(["Fatou", "Moussa", "Olga P"]))
    thumb.tap(pick(thumb.page, "level", rng.choice("345")))  # type: ignore[arg-type]
    thumb.tap(pick(thumb.page, "when", "none"))  # type: ignore[arg-type]
    keep(thumb)


def nobody_answered(thumb: Thumb, rng: random.Random) -> None:
    """No talk."""
    thumb.tap(thumb.page.get_by_label("With whom?"))
    thumb.type(rng.choice(["Hamid", "Kwame"]))
    thumb.tap(thumb.page.locator(".no-talk > summary"))
    thumb.tap(pick(thumb.page, "outcome", rng.choice(["no_answer", "voicemail", "refused"])))  # type: ignore[arg-type]
    keep(thumb)


TALKS: dict[str, tuple[str, Callable[[Thumb, random.Random], None]]] = {
    "from my list": ("pocket/mine/", from_my_list),
    "by name": ("pocket/", by_name),
    "nothing agreed": ("pocket/", nothing_agreed),
    "nobody answered": ("pocket/", nobody_answered),
}
