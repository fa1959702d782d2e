"""Versions of the handbook's files. Nothing is written over: what stands is the newest under its name."""

from django.db import models


class Turn(models.Model):
    """Versions that were kept together, and are undone together."""

    keeps_for = "campaign"

    by = models.CharField(max_length=40)
    at = models.DateTimeField()


class PageVersion(models.Model):
    """A file as it was written once. name: of the file; text: empty where what came with the program stands again;
    made_from: of a translation, the digest of the English text it was made from."""

    keeps_for = "campaign"

    turn = models.ForeignKey(Turn, models.PROTECT)
    language = models.CharField(max_length=16)
    name = models.CharField(max_length=80)
    text = models.TextField()
    made_from = models.CharField(max_length=16, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["turn", "language", "name"], name="page_once_a_turn")]
        indexes = [models.Index(fields=["language", "name"], name="page_by_name")]
