"""Tells Django of this area."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages."""

    name = "brazier.web"
