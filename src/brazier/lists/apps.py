"""Tells Django of this area."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """Files in, review, undo."""

    name = "brazier.lists"
