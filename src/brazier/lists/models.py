"""Imports, their files, doubtful pairs, and the columns people corrected."""

from django.db import models
from django.db.models import Q

STATES = ["columns", "taken", "undone", "dropped"]
ANSWERS = ["open", "same", "apart", "unsure", "moot"]


class Import(models.Model):
    """Several files brought in together; taken and undone as one."""

    keeps_for = "campaign"

    state = models.CharField(max_length=8, default="columns")
    brought_by = models.CharField(max_length=40)
    brought_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(state__in=STATES), name="import_state_known")]


class ListFile(models.Model):
    """One table of one file. table: its rows, packed, only until it is taken or dropped; columns: what each
    column is taken for; official: one row each, from the employer or the board; report: counts and faults."""

    keeps_for = "campaign"

    brought = models.ForeignKey(Import, models.CASCADE)
    name = models.CharField(max_length=200)
    signature = models.CharField(max_length=32)
    table = models.BinaryField(null=True)
    columns = models.JSONField(default=dict)
    official = models.BooleanField(default=False)
    left_aside = models.BooleanField(default=False)
    report = models.JSONField(default=dict)


class Remembered(models.Model):
    """How columns like these were corrected last time."""

    keeps_for = "campaign"

    signature = models.CharField(max_length=32, primary_key=True)
    fields = models.JSONField()
    official = models.BooleanField(default=False)


class Doubt(models.Model):
    """Is this waiting record the same person as that one? other: empty when the question is whether she asked
    to be left out. rank: the smaller, the more an answer is worth."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING, related_name="+")
    other = models.ForeignKey("people.Record", models.DO_NOTHING, null=True, related_name="+")
    list_file = models.ForeignKey(ListFile, models.DO_NOTHING)
    score = models.FloatField()
    rank = models.IntegerField()
    answer = models.CharField(max_length=6, default="open")
    answered_by = models.CharField(max_length=40, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=ANSWERS), name="doubt_answer_known"),
            models.UniqueConstraint(fields=["record", "other"], name="doubt_once_a_pair"),
        ]
        indexes = [models.Index(fields=["answer", "rank"], name="doubt_next")]
