"""The copies that were made and tested."""

from django.db import models


class Copy(models.Model):
    """A copy of the hub that was read back, opened and compared. folder: where it was put."""

    keeps_for = "campaign"

    name = models.CharField(max_length=80)
    folder = models.CharField(max_length=500)
    size = models.BigIntegerField()
    head = models.BigIntegerField()
    tested_at = models.DateTimeField()
