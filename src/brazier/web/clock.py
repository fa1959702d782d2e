"""The one clock. Everything that decides by time is handed its time from here."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

from django.utils import timezone as zones


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)


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
