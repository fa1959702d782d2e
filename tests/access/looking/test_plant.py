"""An informer with an organizer's login, in small: `bench/plant` does the same for thirty days at three levels."""

import random
from datetime import timedelta

import pytest
from bench.planted import informer, looking, scraping, world
from bench.planted.informer import Informer
from tests.harbor.cast import Harbor

from brazier.access.looking.budget import RECORDS
from brazier.web import clock

SEED, PEOPLE = 11, 60


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: informer.BEGIN - timedelta(hours=1))


def planted(harbor: Harbor, level: str) -> Informer:
    filled = world.fill(harbor.amara, level=level, people_here=PEOPLE, seed=SEED)
    return Informer(filled, random.Random(SEED))


@pytest.mark.slow
def test_an_informer_at_a_table_reads_everybody(begun: None, harbor: Harbor) -> None:
    eve = planted(harbor, "table")
    eve.day(0, days=1)
    assert eve.own.phones == eve.world.codes.keys()


@pytest.mark.slow
def test_an_informer_from_committee_level_on_reads_her_own_people_and_no_others(
    begun: None, harbor: Harbor
) -> None:
    eve = planted(harbor, "site")
    eve.day(0, days=1)
    assert eve.own.phones == eve.own.names == eve.world.care
    assert eve.probes == [True]
    assert len(eve.circle.phones - eve.world.care) > 0


@pytest.mark.slow
@pytest.mark.parametrize("way", scraping.WAYS)
def test_n60_a_scraper_with_a_registrars_login_is_stopped_at_the_budget_by_every_address(
    begun: None, harbor: Harbor, way: str
) -> None:
    filled = world.fill(harbor.amara, level="site", people_here=PEOPLE, seed=SEED)
    told = scraping.registrar(filled, SEED, way=way, most=RECORDS + 3)
    assert told["read"] == told["stopped_after"] == RECORDS


def test_scrapers_of_every_pace_and_order_never_get_past_the_budget() -> None:
    for seed in range(60):
        told = looking.scraper(seed)
        assert (told["stopped"], told["past"], told["most_over"]) == (1, 0, 0)


def test_honest_organizers_are_hardly_ever_stopped_and_the_hour_of_the_day_changes_nothing() -> None:
    by_day = looking.honest(SEED)
    assert by_day["alerts_per_organizer"] <= 1
    assert looking.honest(SEED, shifted=11 * looking.HOUR) == by_day
