"""The lines themselves, and the signed checkpoints over them."""

from django.db import models


class Line(models.Model):
    """One action. Written once; no code changes or deletes a line."""

    keeps_for = "campaign"

    number = models.BigIntegerField(primary_key=True)
    hour = models.CharField(max_length=20)
    who = models.CharField(max_length=16)
    verb = models.CharField(max_length=60)
    what = models.CharField(max_length=16)
    digest = models.CharField(max_length=64)


class Signed(models.Model):
    """A signed statement that this line was the newest. Written once. signature: Ed25519, hex."""

    keeps_for = "campaign"

    number = models.BigIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    hour = models.CharField(max_length=20)
    signature = models.CharField(max_length=128)
