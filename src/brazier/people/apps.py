"""Tells Django of this area."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Everybody."""

    name = "brazier.people"
