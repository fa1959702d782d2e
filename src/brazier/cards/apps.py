"""Tells Django of this area."""

from django.apps import AppConfig


class CardsConfig(AppConfig):
    """Union cards."""

    name = "brazier.cards"
