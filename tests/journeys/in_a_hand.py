"""A phone in a hand, in its language: what is pressed is named by the words of the program, said in it."""

import re
from dataclasses import dataclass

from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import A_MINUTE, picture
from tests.journeys.counting import Counted


@dataclass
class Hand:
    """One phone, 360 wide and dark, whose presses and keys are counted."""

    page: Page
    address: str
    language: str
    counted: Counted

    def says(self, words: str, **named: str) -> str:
        """These words of the program in the language of this phone."""
        with translation.override(self.language):
            return translation.gettext(words) % named if named else translation.gettext(words)

    def go(self, path: str) -> None:
        """Open a page by its address: the link was sent, or stands on the home screen."""
        self.page.goto(self.address + path)

    def press(self, words: str, role: str = "button", **named: str) -> None:
        """Press what is called that."""
        found = self.page.get_by_role(role, name=self.says(words, **named), exact=True)  # type: ignore[arg-type]
        self.counted.press(found.first)

    def follow(self, words: str) -> None:
        """Press the link whose name begins so."""
        begins = re.compile("^" + re.escape(self.says(words)))
        self.counted.press(self.page.get_by_role("link", name=begins).first)

    def field(self, words: str) -> Locator:
        """The field that is called that."""
        return self.page.get_by_label(self.says(words)).first

    def type(self, words: str, text: str) -> None:
        """Choose the field that is called that, and type."""
        self.counted.type(self.field(words), text)

    def tap(self, name: str, value: str | int) -> None:
        """Tap one choice of the quick log: the word over the hidden button."""
        choice = self.page.locator(f"label:has(input[name={name}][value='{value}'])").first
        self.counted.press(choice)

    def sees(self, words: str, **named: str) -> None:
        """It stands on the page, in this language."""
        expect(self.page.locator("main")).to_contain_text(self.says(words, **named), timeout=A_MINUTE)

    def look(self, name: str) -> None:
        """The page fits; a picture of it."""
        picture(self.page, f"week-{name}-{self.language}")
