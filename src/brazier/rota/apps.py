"""Tells Django of this area."""

from django.apps import AppConfig


class RotaConfig(AppConfig):
    """Hand-over notes."""

    name = "brazier.rota"
