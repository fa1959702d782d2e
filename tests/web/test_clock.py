"""The one clock: the day is the day people there call today, at every hour."""

from datetime import timedelta, timezone

import pytest
from pytest_django import Settings

from brazier.web import clock

# At any instant it is another day than in UTC in one of the first two.
PLACES = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Asia/Dhaka", "UTC"]


@pytest.mark.parametrize("zone", PLACES)
def test_the_day_of_this_instant_is_today_wherever_the_campaign_is(settings: Settings, zone: str) -> None:
    settings.TIME_ZONE = zone
    now = clock.now()
    assert now.date() == clock.today()
    assert isinstance(now.tzinfo, timezone)  # a fixed offset: hours between two instants are real hours


def test_it_is_the_same_instant_everywhere(settings: Settings) -> None:
    settings.TIME_ZONE = "Pacific/Kiritimati"
    there = clock.now()
    settings.TIME_ZONE = "Pacific/Pago_Pago"
    assert timedelta() <= clock.now() - there < timedelta(minutes=1)
