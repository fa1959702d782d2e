"""Who reads with difficulty lets the phone say questions and choices: with a voice of its own, or not at all."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PHONE, Campaign, Watched, watched

OWN = {"lang": "en-US", "name": "Own", "localService": True, "default": False}
SPANISH = {"lang": "es_MX", "name": "Propia", "localService": True, "default": True}
FAR = {"lang": "en-GB", "name": "Far away", "localService": False, "default": True}
STUB = """(voices) => {
  globalThis.said = [];
  class Words extends EventTarget { constructor(text) { super(); this.text = text; } }
  const speech = {
    getVoices: () => voices, addEventListener() {}, cancel() { said.push(null); },
    speak(words) {
      said.push([words.text, words.voice.name]);
      words.onstart?.();
      setTimeout(() => words.onend?.(), 50);
    },
  };
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Words });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech });
  for (const way of ['getUserMedia', 'getDisplayMedia']) {
    if (navigator.mediaDevices) navigator.mediaDevices[way] = () => said.push(['recorded', way]);
  }
}"""


@pytest.fixture
def phone(browser: Browser, juniper: Campaign) -> Iterator[Watched]:
    yield from watched(juniper.window(browser, PHONE), juniper.served.address)


def speaks(phone: Watched, *voices: dict[str, object]) -> Page:
    """The quick log on a phone that has these voices."""
    phone.page.add_init_script(f"({STUB})({json.dumps(voices)})")
    page = phone.go("pocket/")
    page.wait_for_load_state("networkidle")
    return page


def said(page: Page) -> list[str]:
    """All that was said, in order."""
    found: list[str] = page.evaluate("said.filter(Boolean).map(([text]) => text)")
    return found


def question(page: Page, text: str) -> None:
    """Tap the little horn beside a question."""
    page.locator("legend", has_text=text).get_by_role("button", name="Say it").click()


def test_a_question_is_said_with_all_its_choices_by_the_voice_of_the_phone(phone: Watched) -> None:
    page = speaks(phone, FAR, SPANISH, OWN)
    question(page, "Where do they stand?")
    assert said(page)[:3] == ["Where do they stand?", "1, leader for it", "2, for it"]
    assert len(said(page)) == 7
    assert page.evaluate("[...new Set(said.filter(Boolean).map(([, voice]) => voice))]") == ["Own"]


def test_what_is_tapped_is_said_once_somebody_wants_that_and_it_stays_so(phone: Watched) -> None:
    page = speaks(phone, OWN)
    page.get_by_label("heat", exact=True).check()
    assert said(page) == []
    page.get_by_label("Say what I tap").check()
    page.get_by_label("pain", exact=True).check()
    page.get_by_label("sign a card", exact=True).check()
    assert said(page) == ["pain", "sign a card"]
    page.reload()
    expect(page.get_by_label("Say what I tap")).to_be_checked()


def test_what_somebody_typed_is_never_said(phone: Watched) -> None:
    page = speaks(phone, OWN)
    page.get_by_label("Say what I tap").check()
    page.get_by_label("With whom?").fill("Rosa Diaz")
    page.get_by_placeholder("something else").first.fill("the dock door")
    for legend in ("What do they care about?", "You asked:", "What happens next?"):
        question(page, legend)
    assert len(said(page)) > 15
    assert not any("Rosa" in text or "dock" in text for text in said(page))


@pytest.mark.parametrize("voices", [(), (FAR,), (SPANISH,)], ids=["none", "of a network", "of another language"])
def test_without_a_voice_of_its_own_for_the_language_nothing_is_offered(
    phone: Watched, voices: tuple[dict[str, object], ...]
) -> None:
    page = speaks(phone, *voices)
    expect(page.get_by_role("button", name="Say it").first).to_be_hidden()
    expect(page.get_by_label("Say what I tap")).to_be_hidden()


def test_hiding_stops_the_voice_and_nothing_is_ever_recorded(phone: Watched) -> None:
    page = speaks(phone, OWN)
    page.evaluate("localStorage.removeItem('say taps')")
    question(page, "Where do they stand?")
    page.evaluate("document.documentElement.classList.add('covered')")
    page.wait_for_function("said.at(-1) === null")
    assert not any(text == "recorded" for text in said(page))
