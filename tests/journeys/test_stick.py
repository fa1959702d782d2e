"""The handbook's folder on a stick: opened from a file, without a network, in a browser that knows nothing."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from brazier.handbook import folder
from tests.handbook.made import ready
from tests.journeys.test_for_everybody import faults as violations

WORDS = {"en": "RUMÓR", "es": "rumor", "ar": "إشاعة"}


@pytest.mark.journey
@pytest.mark.parametrize("language", WORDS)
def test_the_folder_is_searched_and_read_from_a_file(language: str, browser: Browser, tmp_path: Path) -> None:
    for name, body in folder.pages(ready(language)).items():
        (tmp_path / name).write_bytes(body)
    context = browser.new_context(offline=True)
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto((tmp_path / "index.html").as_uri())
    page.locator("input[type=search]").fill(WORDS[language])
    first = page.locator(".found a").first
    expect(first).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    # preload: axe would fetch the style sheet, which a page opened from a file may not
    assert violations(page, "contents of the folder", preload=False) == []
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert violations(page, "a page of the folder", preload=False) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "a page of the folder by night", preload=False) == []
    page.locator("a[rel=next]").click()
    expect(page.locator(".checklist")).to_be_visible()
    page.locator(".around a[href='index.html']").click()
    page.locator("input[type=search]").fill("zzzz")
    expect(page.locator(".found")).to_have_text(re.compile(".+"))
    assert page.locator(".found a").count() == 0
    assert faults == []
    context.close()
