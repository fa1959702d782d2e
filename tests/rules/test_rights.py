"""The page of rights: the lines of a place in their order, with numbers from the rules of the day."""

from datetime import date

import pytest
from tests.rules import packs
from tests.rules.packs import CARDS

from brazier.rules import loading, rights
from brazier.rules.law import PARTS
from brazier.workplaces.facts import JURISDICTIONS

LAW = loading.packaged()
LINE = '[[rights]]\npart = "{part}"\ntext = "{text}"\nsource = "Act 2"\nchecked = {checked}\n'
EVERYWHERE = 'of = "EVERYWHERE"\n[about]\nname = "Every place"\n' + LINE.format(
    part="help", text="Write it down.", checked="2026-01-05"
)
HELP = LINE.format(part="help", text="A board helps.", checked="2026-01-03")
YOURS = LINE.format(part="yours", text="You may need %(n)s.", checked="2026-01-04").replace(
    "source", 'holes = { n = "cards/part" }\nsource'
)


def _page(*texts: str, day: date = date(2026, 3, 2), campaign: str = "aa") -> rights.Page | None:
    return rights.page(packs.law(*texts), campaign=campaign, day=day)


def _texts(page: rights.Page | None) -> list[str]:
    assert page is not None
    return [line.text % line.holes for line in page.lines]


def test_lines_stand_in_the_order_of_the_page_and_those_of_everywhere_at_its_end() -> None:
    page = _page(CARDS + HELP + YOURS, EVERYWHERE)
    assert _texts(page) == ["You may need 30%.", "A board helps.", "Write it down."]
    assert page is not None
    assert page.place.code == "AA"
    assert page.checked == date(2026, 1, 3)
    assert [line.part for line in page.lines] == ["yours", "help", "help"]
    assert (page.lines[1].source, page.lines[1].checked) == ("Act 2", date(2026, 1, 3))


def test_it_changes_when_the_rule_changes() -> None:
    assert _texts(_page(CARDS.replace("3/10", "2/5") + YOURS)) == ["You may need 40%."]
    assert _texts(_page(CARDS.replace("3/10", "1/3") + YOURS)) == ["You may need 100/3%."]


def test_a_number_stays_as_it_is() -> None:
    counted = CARDS.replace('{ part = "3/10" }', '{ part = "3/10", days = 7 }') + YOURS.replace(
        "cards/part", "cards/days"
    )
    assert _texts(_page(counted)) == ["You may need 7."]


def test_a_line_whose_number_nobody_knows_that_day_is_left_out() -> None:
    assert _texts(_page(CARDS + HELP + YOURS, day=date(2019, 12, 31))) == ["A board helps."]
    before = '[[rule.cards.values]]\nfigures = [{ output = "least", fixed = 1 }]\n' + packs.VALUE.replace(
        "2020-01-01", "2010-01-01\nto = 2020-01-01"
    )
    assert _texts(_page(CARDS + before + HELP + YOURS, day=date(2019, 12, 31))) == ["A board helps."]


def test_a_place_without_a_pack_or_without_lines_has_no_page() -> None:
    assert _page(CARDS, EVERYWHERE) is None
    assert _page(CARDS + HELP, campaign="zz") is None
    assert _page(CARDS.replace('campaign = "aa"\n', "") + HELP, campaign="") is None


@pytest.mark.parametrize("campaign", [code for code in JURISDICTIONS if code not in ("gb.ni", "other")])
def test_every_law_a_campaign_can_choose_has_a_page_with_sources(campaign: str) -> None:
    page = rights.page(LAW, campaign=campaign, day=date(2026, 11, 20))
    assert page is not None
    assert {"yours", "help"} <= {line.part for line in page.lines} <= set(PARTS)
    assert len(page.lines) >= 5
    assert all(line.source and line.checked <= date(2026, 11, 20) for line in page.lines)
    assert all("%" not in (line.text % line.holes).replace("%.", "").replace("%;", "") for line in page.lines)


def test_no_pack_is_called_by_a_campaign_that_can_not_be_chosen() -> None:
    assert {place.campaign for place in LAW.places.values()} - {""} <= set(JURISDICTIONS)


def test_the_sentences_of_the_page_are_short_and_their_words_are_short() -> None:
    """Reading age: the automated readability index of all lines together, 11 or under."""
    texts = [right.text for place in LAW.places.values() for right in place.rights]
    letters = sum(len([c for c in text if c.isalnum()]) for text in texts)
    words = sum(len(text.split()) for text in texts)
    sentences = sum(text.count(".") + text.count(": ") + text.count("; ") for text in texts)
    grade = 4.71 * letters / words + 0.5 * words / sentences - 21.43
    assert grade + 5 <= 11
