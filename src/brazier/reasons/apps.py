"""Tells Django of this area."""

from django.apps import AppConfig


class ReasonsConfig(AppConfig):
    """Why, and what was won."""

    name = "brazier.reasons"
