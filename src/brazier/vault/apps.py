"""Tells Django of this area."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Sealed pictures."""

    name = "brazier.vault"
