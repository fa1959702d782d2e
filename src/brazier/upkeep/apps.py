"""Tells Django of this area."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """What runs by the clock."""

    name = "brazier.upkeep"
