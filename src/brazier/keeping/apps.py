"""Tells Django of this area."""

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    """How long."""

    name = "brazier.keeping"
