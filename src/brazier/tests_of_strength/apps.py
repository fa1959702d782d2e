"""Tells Django of this area."""

from django.apps import AppConfig


class TestsOfStrengthConfig(AppConfig):
    """Tests of strength."""

    name = "brazier.tests_of_strength"
