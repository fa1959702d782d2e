"""Tells Django of this area."""

from django.apps import AppConfig


class WorkplacesConfig(AppConfig):
    """The building."""

    name = "brazier.workplaces"
