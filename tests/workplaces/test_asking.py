"""One question at a time."""

import pytest
from tests.harbor.cast import TODAY

from brazier.workplaces.asking import next_question
from brazier.workplaces.facts import CampaignFacts


def campaign(stage: str = "quiet_talk", jurisdiction: str = "") -> CampaignFacts:
    return CampaignFacts("Harbor", "Shift notes", "notes", stage, "US", jurisdiction, TODAY)


@pytest.mark.parametrize(
    ("departments", "shifts", "guessed", "asked"),
    [
        (0, 0, 0, "departments"),
        (0, 3, 3, "departments"),
        (2, 0, 0, "shifts"),
        (2, 3, 0, "headcounts"),
        (2, 3, 1, ""),
    ],
)
def test_the_building_is_asked_for_from_the_outside_in(
    departments: int, shifts: int, guessed: int, asked: str
) -> None:
    assert next_question(campaign(), departments=departments, shifts=shifts, guessed=guessed) == asked


def test_the_law_is_asked_for_when_cards_are_signed_and_not_before() -> None:
    drawn = {"departments": 2, "shifts": 3, "guessed": 1}
    assert next_question(campaign("map_assess"), **drawn) == ""
    assert next_question(campaign("cards"), **drawn) == "jurisdiction"
    assert next_question(campaign("cards", "us.nlra"), **drawn) == ""
