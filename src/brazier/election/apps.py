"""Tells Django of this area."""

from django.apps import AppConfig


class ElectionConfig(AppConfig):
    """The count."""

    name = "brazier.election"
