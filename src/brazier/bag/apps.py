"""Tells Django of this area."""

from django.apps import AppConfig


class BagConfig(AppConfig):
    """The bag."""

    name = "brazier.bag"
