"""Tells Django of this area."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Pages of our own."""

    name = "brazier.pages"
