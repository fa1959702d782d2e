"""Copies that were made and tested, what sweeps did, lists that left, the end of the campaign."""

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


class Issued(models.Model):
    """Who had which list, so that one that turns up can be told. number: 0 to 4095, as three signs on the list;
    by, agreed_by: organizers; people: how many were in it; kind: zip for a packet of cards."""

    keeps_for = "campaign"

    number = models.IntegerField(primary_key=True)
    by = models.CharField(max_length=40)
    agreed_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    columns = models.JSONField()
    kind = models.CharField(max_length=4)
    people = models.IntegerField()
    reason = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=0, number__lt=16**3), name="issued_three_signs"),
            models.CheckConstraint(condition=Q(kind__in=["xlsx", "csv", "zip"]), name="issued_kind_known"),
        ]


class Parcel(models.Model):
    """A list that waits for whoever asked for it. is_sealed: to words that were shown once and are kept
    nowhere."""

    keeps_for = "export"

    issued = models.OneToOneField(Issued, models.CASCADE, primary_key=True)
    content = models.BinaryField()
    is_sealed = models.BooleanField(default=False)
    made_at = models.DateTimeField()


class Canary(models.Model):
    """Somebody who is not, put into lists that leave and counted nowhere. start: a phone without its last two
    digits."""

    keeps_for = "campaign"

    first = models.CharField(max_length=40)
    last = models.CharField(max_length=40)
    start = models.CharField(max_length=20)


class Ending(models.Model):
    """The campaign has ended, said two people on a day."""

    keeps_for = "empty"

    ended_on = models.DateField()
    ended_by = models.CharField(max_length=40)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="ending_only_one")]
