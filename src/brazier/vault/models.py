"""Sealed pictures."""

from django.db import models


class SealedPicture(models.Model):
    """A picture under a key of its own. name: random, hex; key: its own key, wrapped by the hub's; doubts: why one
    may not be able to read it. Whose it is says whoever keeps its name."""

    keeps_for = "campaign"

    name = models.CharField(max_length=32, primary_key=True)
    key = models.CharField(max_length=200)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    doubts = models.JSONField(default=list)
    kept_by = models.CharField(max_length=40)
    kept_at = models.DateTimeField()
