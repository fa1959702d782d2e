"""Practicing a talk on a phone whose network is cut: one question after another, and nothing of it stays."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import picture
from tests.journeys.test_for_everybody import faults
from tests.journeys.test_pocket import Pocket, pocket  # noqa: F401  # a phone that was let in

TYPED = "I was scared too, Canaryword."
EVERYTHING = """async () => {
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), location.href];
  for (const { name } of await indexedDB.databases()) {
    const opened = indexedDB.open(name);
    const db = await new Promise((done) => { opened.onsuccess = () => done(opened.result); });
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store).getAll();
      found.push(JSON.stringify(await new Promise((done) => { all.onsuccess = () => done(all.result); })));
    }
    db.close();
  }
  return found.join(" ");
}"""
"""All that this browser keeps beside pages, as text."""


def card(page: Page) -> Locator:
    """The one question that stands there."""
    asked = page.locator("[data-asked]:visible")
    expect(asked).to_have_count(1)
    return asked


def shown(page: Page) -> str:
    """What somebody asks there."""
    return card(page).get_by_role("heading").inner_text()


def test_twelve_questions_are_practiced_with_the_network_cut_and_nothing_is_kept(pocket: Pocket) -> None:  # noqa: F811
    pocket.context.set_offline(True)
    page = pocket.open()
    page.get_by_role("link", name="Practice a talk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Practice the talk")
    expect(page.locator("[data-asked]:visible")).to_have_count(0)
    picture(page, "practice-begin")
    page.get_by_role("button", name="Begin").click()
    assert shown(page) == "Will they fire me for this?"
    expect(page.get_by_text("Question 1 of 12")).to_be_visible()
    expect(page.get_by_text("I ask myself that too")).to_be_hidden()
    card(page).get_by_label("Your answer").fill(TYPED)
    card(page).get_by_text("I have answered").click()
    expect(page.get_by_text("I ask myself that too")).to_be_visible()
    expect(page.get_by_text("you tell the truth")).to_be_visible()
    card(page).get_by_label("I felt with them first").check()
    picture(page, "practice-answers")
    assert faults(page, "a question with its answers") == []
    asked = [shown(page)]
    for _ in range(11):
        page.get_by_role("button", name="Next question").click()
        expect(card(page).get_by_label("Your answer")).to_have_value("")
        asked.append(shown(page))
    assert len(set(asked)) == 12
    expect(page.get_by_role("button", name="Next question")).to_be_hidden()
    card(page).get_by_text("I have answered").click()
    expect(page.get_by_text("That was the last one")).to_be_visible()
    for _ in range(11):
        page.get_by_role("button", name="Back").click()
    assert shown(page) == asked[0]
    expect(card(page).get_by_label("Your answer")).to_have_value("")
    expect(page.get_by_text("I ask myself that too")).to_be_hidden()
    page.get_by_role("button", name="Any of them").click()
    assert shown(page) != asked[0]


def test_what_was_typed_is_gone_when_the_page_is_left(pocket: Pocket) -> None:  # noqa: F811
    pocket.context.set_offline(True)
    page = pocket.open("pocket/practice/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.post_data}"))
    page.get_by_role("button", name="Begin").click()
    card(page).get_by_label("Your answer").fill(TYPED)
    assert "Canaryword" not in page.evaluate(EVERYTHING)
    page.goto(pocket.served.address + "pocket/rights/")
    page.go_back()
    fields = page.locator("textarea").evaluate_all("all => all.map((field) => field.value).join('')")
    assert fields == ""
    page.reload()
    assert page.locator("textarea").evaluate_all("all => all.map((field) => field.value).join('')") == ""
    assert "Canaryword" not in page.evaluate(EVERYTHING)
    assert not any("Canaryword" in one for one in sent)
    assert pocket.found("Canaryword") == set()


def test_without_scripts_all_questions_stand_under_each_other(pocket: Pocket) -> None:  # noqa: F811
    state = pocket.context.storage_state()
    plain = pocket.context.browser or pocket.browser
    context = plain.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(pocket.served.address + "handbook/practice")
    expect(page.locator("[data-asked]:visible")).to_have_count(12)
    page.get_by_text("I have answered").nth(3).click()
    expect(page.get_by_text("We don't play lawyer, and what they told us")).to_be_visible()
    context.close()
