"""Tells Django of this area."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """Paths and buddies."""

    name = "brazier.learning"
