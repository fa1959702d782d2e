"""Tells Django of this area."""

from django.apps import AppConfig


class WallchartConfig(AppConfig):
    """The grid."""

    name = "brazier.wallchart"
