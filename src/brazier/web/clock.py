"""The one clock. Everything that decides by time is handed its time from here."""

import os
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from django.utils import timezone as zones


def now() -> datetime:
    """This instant, aware, at the hour it is where the campaign is: its day is what people there call today, also
    in the hours when it is another day in UTC. The offset is fixed, so that the time between two instants is what
    really went by."""
    there = zones.localtime(datetime.now(UTC))
    return there.astimezone(timezone(there.utcoffset() or timedelta()))


def today() -> date:
    """The day it is where the campaign is."""
    return zones.localdate(now())


def zone_name() -> str:
    """This machine's time zone, as `Europe/London`; `UTC` where the machine does not say."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named:
        return named
    target = Path("/etc/localtime").resolve().as_posix()
    return target.split("/zoneinfo/", 1)[1] if "/zoneinfo/" in target else "UTC"
