"""Tells Django of this area."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """My list today."""

    name = "brazier.today"
