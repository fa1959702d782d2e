"""Packets and their calls. A call is never deleted but with whose it is."""

from django.db import models
from django.db.models import Q

from brazier.conversations.facts import ANSWERS
from brazier.conversations.outcomes import OUTCOMES


class Packet(models.Model):
    """A few names handed to a volunteer for one evening. mark: keyed hash of the code of its link, empty once the
    link was opened; browser: the same of the browser that opened it."""

    keeps_for = "campaign"

    volunteer = models.CharField(max_length=60)
    script = models.TextField()
    ask = models.CharField(max_length=120, default="")
    tongue = models.CharField(max_length=10)
    by = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    mark = models.CharField(max_length=32, default="")
    browser = models.CharField(max_length=32, default="")
    opened_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=40, default="")


class Call(models.Model):
    """One line of a packet. step: the next step that came of it, by number."""

    keeps_for = "campaign"

    packet = models.ForeignKey(Packet, models.CASCADE)
    place = models.PositiveSmallIntegerField()
    record = models.ForeignKey("people.Record", models.DO_NOTHING, db_constraint=False, related_name="+")
    outcome = models.CharField(max_length=20, default="")
    answer = models.CharField(max_length=8, default="")
    logged_by = models.CharField(max_length=40, default="")
    logged_at = models.DateTimeField(null=True)
    step = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["packet", "place"], name="call_one_a_place"),
            models.CheckConstraint(condition=Q(outcome__in=["", *OUTCOMES]), name="call_outcome_known"),
            models.CheckConstraint(condition=Q(answer__in=["", *ANSWERS]), name="call_answer_known"),
            models.CheckConstraint(
                condition=Q(outcome="", logged_at=None, answer="") | (~Q(outcome="") & Q(logged_at__isnull=False)),
                name="call_logged_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["record"], name="call_of_record")]
