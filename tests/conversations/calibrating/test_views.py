"""The page of said against did: numbers, a picture, no names."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.harbor.cast import NOW, Harbor

from brazier.conversations import actions as conversations
from brazier.conversations.actions import Seen
from brazier.conversations.talk import Talk
from brazier.web import clock


def rated(harbor: Harbor, level: int, people: int, did: int) -> None:
    """So many rated forty days ago, of whom some acted since."""
    day = clock.today() - timedelta(days=40)
    workers = [harbor.worker(f"Quarantine {level}{n}") for n in range(people)]
    talks = [Talk(w, day, harbor.amara.id, level=level) for w in workers]
    conversations.record_all(harbor.amara, talks=talks, now=NOW, today=clock.today())
    acts = [Seen(w, "wear", "", day + timedelta(days=3)) for w in workers[:did]]
    if acts:
        conversations.note_acts(harbor.amara, acts=acts, now=NOW)


def test_before_a_month_is_over_it_says_when_there_will_be_something(at_desk: Client, harbor: Harbor) -> None:
    page = at_desk.get("/calibration").content.decode()
    assert "A month after the first talks" in page
    assert "said-did" not in page


def test_shares_stand_with_n_age_and_goal_and_nobody_is_named(at_desk: Client, harbor: Harbor) -> None:
    rated(harbor, 1, 10, 9)
    rated(harbor, 2, 12, 6)
    page = at_desk.get("/calibration").content.decode()
    assert "<b>9</b> of <b>10</b>: <b>90%</b>" in page
    assert "<b>6</b> of <b>12</b>: <b>50%</b>" in page
    assert "good: at least 70%" in page
    assert "rated <b>40 days</b> ago, median" in page
    assert "Fewer than that act." in page
    assert "Quarantine" not in page


def test_under_ten_is_gray_and_says_so(at_desk: Client, harbor: Harbor) -> None:
    rated(harbor, 3, 9, 1)
    page = at_desk.get("/calibration").content.decode()
    assert page.count('<li class="faint">') == 3  # of two levels there is nobody at all
    assert "Fewer than ten people: this says little." in page


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
def test_the_picture_is_drawn_alike_in_every_language(at_desk: Client, harbor: Harbor, language: str) -> None:
    rated(harbor, 2, 12, 5)
    at_desk.cookies["language"] = language
    page = at_desk.get("/calibration").content.decode()
    assert re.findall(r'class="f2" width="([^"]+)"', page) == ["41.67%"]
    assert "<style" not in page
    assert 'style="' not in page
