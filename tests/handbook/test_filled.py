"""The law in the book."""

from datetime import date
from importlib.resources import files

import pytest
from tests.handbook.made import DAY, ready
from tests.rules import packs
from tests.rules.packs import CARDS

from brazier.handbook import filled, source
from brazier.handbook.source import plain
from brazier.rules import loading

HEAD = '+++\ntitle = "T"\nchapter = 1\naudience = "everyone"\nreviewed = 2026-11-27\n+++\n'


def said(body: str, campaign: str = "us.nlra", day: date = DAY, law: loading.Law | None = None) -> str:
    page = source.read("x", f"{HEAD}{body}\n\n[ ] tick\n")
    done = filled.fill(page, filled.Where(law or loading.packaged(), campaign, day), lambda text: text)
    return " ".join(plain(line) for block in done.blocks for line in block.lines)


def test_a_number_of_the_law_comes_from_the_pack() -> None:
    assert "12 months" in said("{{law soi.card_age_warn months}} months")


@pytest.mark.parametrize("asked", ["soi.card_age_warn nothing", "no.rule months"])
def test_a_number_nobody_knows_is_not_told(asked: str) -> None:
    assert filled.NOT_KNOWN in said(f"{{{{law {asked}}}}} months")


def test_without_a_place_no_law_is_told() -> None:
    assert filled.NO_PLACE in said("{{rights}}", campaign="")
    assert filled.NOT_KNOWN in said("{{law soi.card_age_warn months}}", campaign="")


def test_the_page_of_rights_says_source_and_day() -> None:
    told = said("{{rights}}")
    assert "What bosses may not do" in told
    assert "Checked 2026-11-20" in told
    assert "29 USC" in told


def test_the_page_changes_when_the_pack_changes() -> None:
    root = files("brazier.rules").joinpath("data")
    texts = {name: file.read_text("utf-8") for name, file in loading._files(root, "")}
    name = next(name for name in texts if name.endswith("us/nlra/cards.toml"))
    changed = loading.load(
        {**texts, name: texts[name].replace("months = 12, sign_again = 9", "months = 11, sign_again = 8")}
    )
    body = "{{law soi.card_age_warn months}} months"
    assert (said(body), said(body, law=changed)) == ("12 months tick", "11 months tick")


def test_the_page_of_rights_changes_when_the_pack_changes() -> None:
    right = (
        '[[rights]]\npart = "yours"\ntext = "You may need %(n)s."\nholes = { n = "cards/part" }\n'
        'source = "Act 2"\nchecked = 2026-01-04\n'
    )
    before, after = packs.law(CARDS + right), packs.law(CARDS.replace("3/10", "2/5") + right)
    assert "You may need 30%." in said("{{rights}}", "aa", law=before)
    assert "You may need 40%." in said("{{rights}}", "aa", law=after)
    assert "Checked 2026-01-04. Sources: Act 2." in said("{{rights}}", "aa", law=before)
    long_ago = said("{{rights}}", "aa", day=date(2019, 12, 31), law=before)
    assert filled.NO_PLACE in long_ago
    assert "30%" not in long_ago


def test_every_place_a_campaign_can_choose_has_its_page_of_rights() -> None:
    places = [place.campaign for place in loading.packaged().places.values() if place.campaign]
    assert [place for place in places if filled.NO_PLACE in said("{{rights}}", place)] == []


@pytest.mark.parametrize("campaign", ["us.nlra", "gb", "ca.on", "de", "fr", "au", "jp", ""])
def test_every_place_has_a_whole_book(campaign: str) -> None:
    made = ready("en", campaign)
    assert not any("{{" in plain(line) for _, page in made.filled for b in page.blocks for line in b.lines)
