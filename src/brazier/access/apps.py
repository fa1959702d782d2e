"""Tells Django of this area."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may see and do what."""

    name = "brazier.access"
