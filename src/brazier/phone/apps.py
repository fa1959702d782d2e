"""Tells Django of this area."""

from django.apps import AppConfig


class PhoneConfig(AppConfig):
    """What devices bring."""

    name = "brazier.phone"
