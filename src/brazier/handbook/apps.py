"""Tells Django of this area."""

from django.apps import AppConfig


class HandbookConfig(AppConfig):
    """The handbook."""

    name = "brazier.handbook"
