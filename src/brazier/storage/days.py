"""What day it was where the campaign is, when something that is stored happened."""

from datetime import date, datetime

from django.utils.timezone import get_current_timezone


def day_of(moment: datetime) -> date:
    """The day of a moment, aware, as people there call it; the database gives moments back in UTC."""
    return moment.astimezone(get_current_timezone()).date()
