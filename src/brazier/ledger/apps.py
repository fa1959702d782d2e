"""Tells Django of this area."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Who did what."""

    name = "brazier.ledger"
