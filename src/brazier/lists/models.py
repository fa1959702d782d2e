"""Imports, their files, doubtful pairs, and the columns people corrected."""

from django.db import models
from django.db.models import Q

STATES = ["columns", "taken", "undone", "dropped"]
ANSWERS = ["open", "same", "apart", "unsure", "moot"]


class Import(models.Model):
    """Several files brought in together; taken and undone as one. corrected: how often a person changed what the
    columns are; unread: files that could not be read, and why; undone: what undoing it did."""

    keeps_for = "campaign"

    state = models.CharField(max_length=8, default="columns")
    brought_by = models.CharField(max_length=40)
    brought_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    corrected = models.IntegerField(default=0)
    unread = models.JSONField(default=list)
    undone = models.JSONField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(state__in=STATES), name="import_state_known")]


class ListFile(models.Model):
    """One table of one file. table: its rows, packed, only until it is taken or dropped; columns: what each
    column is taken for; official: one row each, from the employer or the board; aside: why it is not used, a key
    of `faults.SENTENCES`, or empty; report: counts and faults; digest: sha256 of the file as it came."""

    keeps_for = "waiting"

    brought = models.ForeignKey(Import, models.CASCADE)
    name = models.CharField(max_length=200)
    signature = models.CharField(max_length=32)
    table = models.BinaryField(null=True)
    columns = models.JSONField(default=dict)
    official = models.BooleanField(default=False)
    aside = models.CharField(max_length=16, default="")
    report = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, db_default="")


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
