"""Tells Django of this area."""

from django.apps import AppConfig


class CallingConfig(AppConfig):
    """Call packets."""

    name = "brazier.calling"
