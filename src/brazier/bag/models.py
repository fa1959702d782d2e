"""Leaflets, what co-workers let us print of their words, gates, and what was given out where."""

from django.db import models
from django.db.models import Q

from brazier.bag.message import LONGEST


class Word(models.Model):
    """What a co-worker said, with their yes to its being printed. record: whose; said_as: how they want to be
    named; withdrawn_on: they said no after all, and it is printed no more."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    text = models.CharField(max_length=LONGEST["words"])
    said_as = models.CharField(max_length=LONGEST["by"])
    agreed_on = models.DateField()
    asked_by = models.CharField(max_length=40)
    withdrawn_on = models.DateField(null=True)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(said_as=""), name="word_said_as_somebody")]


class Leaflet(models.Model):
    """One message, one ask. Never changed: another text is another leaflet. ended_on: put away, not printed any
    more; what was given out of it stays."""

    keeps_for = "campaign"

    language = models.CharField(max_length=10)
    message = models.CharField(max_length=LONGEST["message"])
    more = models.CharField(max_length=LONGEST["more"], default="")
    ask = models.CharField(max_length=LONGEST["ask"])
    link = models.CharField(max_length=LONGEST["link"], default="")
    word = models.ForeignKey(Word, models.SET_NULL, null=True)
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    ended_on = models.DateField(null=True)


class Gate(models.Model):
    """A door, gate or bus stop where leaflets are given out. ended_on: nobody goes there any more."""

    keeps_for = "campaign"

    name = models.CharField(max_length=60)
    key = models.CharField(max_length=60, unique=True)
    ended_on = models.DateField(null=True)


class Given(models.Model):
    """So many leaflets given out at one gate at one shift. shift: its number, which may be joined to another;
    taken_back: written down by mistake, counts for nothing."""

    keeps_for = "campaign"

    gate = models.ForeignKey(Gate, models.PROTECT)
    shift = models.BigIntegerField()
    leaflet = models.ForeignKey(Leaflet, models.PROTECT, null=True)
    many = models.PositiveIntegerField()
    day = models.DateField()
    by = models.CharField(max_length=40)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    taken_back = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(many__gt=0), name="given_some")]
        indexes = [models.Index(fields=["gate", "shift", "day"], name="given_where_when")]
