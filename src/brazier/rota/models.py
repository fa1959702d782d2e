"""Hand-over notes, and who has read them."""

from django.db import models
from django.db.models import Q

from brazier.rota.facts import LONGEST, LONGEST_PLACE, STATIONS


class HandOver(models.Model):
    """A note as `facts.Words` has it. told_at: when it was told to a phone or at the desk; written_at: when it
    reached the hub; taken_back_at: it was a mistake and is shown nowhere."""

    keeps_for = "notes"

    station = models.CharField(max_length=16)
    place = models.CharField(max_length=LONGEST_PLACE, default="")
    happened = models.CharField(max_length=LONGEST, default="")
    to_do = models.CharField(max_length=LONGEST, default="")
    watch = models.CharField(max_length=LONGEST, default="")
    by = models.CharField(max_length=40)
    told_at = models.DateTimeField()
    written_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(station__in=STATIONS), name="hand_over_station_known"),
            models.CheckConstraint(condition=~Q(happened="", to_do="", watch=""), name="hand_over_says_something"),
        ]


class HandOverRead(models.Model):
    """An organizer has read a note."""

    keeps_for = "notes"

    note = models.ForeignKey(HandOver, models.CASCADE)
    organizer = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "organizer"], name="hand_over_read_once")]
