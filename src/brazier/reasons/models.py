"""Versions of our reason, and wins. Nothing is written over: what stands is the newest of its language."""

from django.db import models

from brazier.reasons.facts import LONGEST_REASON, LONGEST_WIN


class Reason(models.Model):
    """Our reason in one language as somebody wrote it once. text: empty if it was taken away."""

    keeps_for = "campaign"

    language = models.CharField(max_length=10)
    text = models.CharField(max_length=LONGEST_REASON)
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField()


class Win(models.Model):
    """Something we won, on a day. taken_back_at: it was written by mistake; it stays and is shown nowhere."""

    keeps_for = "campaign"

    text = models.CharField(max_length=LONGEST_WIN)
    day = models.DateField()
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
