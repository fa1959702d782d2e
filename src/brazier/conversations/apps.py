"""Tells Django of this area."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """Talks."""

    name = "brazier.conversations"
