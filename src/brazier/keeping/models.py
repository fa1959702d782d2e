"""Holds, and the lives that somebody changed."""

from django.db import models
from django.db.models import Q

from brazier.keeping.spans import LONGEST_REASON, SCOPES, SPANS


class Hold(models.Model):
    """Nothing within its scope may go while it lasts, whatever the clock or anybody says. kind, thing: everything,
    or a cell or a person by number. records: numbers of the records within, as far as they are known yet; whoever
    moves to another cell afterwards stays within. Ended holds stay, so that it can be told later what was held."""

    keeps_for = "campaign"

    kind = models.CharField(max_length=12)
    thing = models.BigIntegerField(null=True)
    records = models.JSONField(default=list)
    reason = models.CharField(max_length=LONGEST_REASON)
    put_by = models.CharField(max_length=40)
    put_at = models.DateTimeField()
    ended_by = models.CharField(max_length=40, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SCOPES), name="hold_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="everything", thing=None) | (~Q(kind="everything") & Q(thing__isnull=False)),
                name="hold_of_something",
            ),
        ]


class Chosen(models.Model):
    """Another life for one kind of thing than we start with."""

    keeps_for = "campaign"

    kind = models.CharField(max_length=12, primary_key=True)
    days = models.PositiveIntegerField()
    chosen_by = models.CharField(max_length=40)
    chosen_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=list(SPANS)), name="chosen_kind_known")]
