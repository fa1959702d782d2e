"""The lines themselves, and the signed checkpoints over them."""

from django.db import models


class Line(models.Model):
    """One action. hour, who, verb, what: its details, which go after 90 days together with the salt of their hash;
    payload, stays and digest do not. No code changes a line otherwise, and none deletes one."""

    keeps_for = "ledger"

    number = models.BigIntegerField(primary_key=True)
    hour = models.CharField(max_length=20)
    who = models.CharField(max_length=16)
    verb = models.CharField(max_length=60)
    what = models.CharField(max_length=16)
    salt = models.CharField(max_length=32, default="")
    payload = models.CharField(max_length=64, default="")
    stays = models.CharField(max_length=80, default="")
    digest = models.CharField(max_length=64)


class Signed(models.Model):
    """A signed statement that this line was the newest. Written once. signature: Ed25519, hex."""

    keeps_for = "empty"

    number = models.BigIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    hour = models.CharField(max_length=20)
    signature = models.CharField(max_length=128)
