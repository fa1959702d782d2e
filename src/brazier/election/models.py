"""Dated facts of the count. Nothing is overwritten: the newest row counts, and the earlier ones stay."""

from django.db import models
from django.db.models import Q

from brazier.election.facts import METHODS, ROUTES


class Plan(models.Model):
    """How the vote would be held, as it was known on a day. people: on the chart when it was noted; is_redone: the
    ratings were looked at again since method or unit changed."""

    keeps_for = "campaign"

    route = models.CharField(max_length=20)
    method = models.CharField(max_length=12)
    state = models.CharField(max_length=2, default="")
    union = models.CharField(max_length=80, default="")
    people = models.PositiveIntegerField()
    filing_on = models.DateField(null=True)
    is_redone = models.BooleanField(default=True)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(route__in=ROUTES), name="plan_route_known"),
            models.CheckConstraint(condition=Q(method__in=METHODS), name="plan_method_known"),
        ]
