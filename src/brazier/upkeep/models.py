"""Copies that were made and tested, what sweeps did, files with everybody in them, the end of the campaign."""

from django.db import models
from django.db.models import Q

from brazier.upkeep.judging import WHYS


class Copy(models.Model):
    """A copy of the hub that was read back, opened and compared. folder: where it was put."""

    keeps_for = "campaign"

    name = models.CharField(max_length=80)
    folder = models.CharField(max_length=500)
    size = models.BigIntegerField()
    head = models.BigIntegerField()
    tested_at = models.DateTimeField()


class Sweep(models.Model):
    """What went on a day because its time was over: counts by part, never what it was. asks: why nothing went and
    people are asked instead, one of WHYS; empty if it went. would: what would have gone."""

    keeps_for = "empty"

    day = models.DateField(primary_key=True)
    at = models.DateTimeField()
    gone = models.JSONField(default=dict)
    asks = models.CharField(max_length=8, default="")
    would = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(asks__in=["", *WHYS]), name="sweep_asks_known")]


class Exported(models.Model):
    """A file with everybody in it. The sweep deletes it; what somebody moved elsewhere it does not find."""

    keeps_for = "export"

    path = models.CharField(max_length=1000)
    written_at = models.DateTimeField()


class Ending(models.Model):
    """The campaign has ended, said two people on a day."""

    keeps_for = "empty"

    ended_on = models.DateField()
    ended_by = models.CharField(max_length=40)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="ending_only_one")]
