"""Organizers as accounts: who acted, in every table above."""

from django.db import models

KINDS = ("cell", "person")


class Organizer(models.Model):
    """Somebody who writes things down here. Authors elsewhere are ids of this table, without a constraint:
    access knows nothing of what they wrote."""

    keeps_for = "campaign"

    handle = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handle"], name="organizer_handle_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=["founder", "organizer", "newcomer"]), name="organizer_role_known"
            ),
        ]


class Turf(models.Model):
    """Somebody or some cell in an organizer's care, until a day. kind, thing: what it is and its number; access
    knows nothing of people and cells, whoever asks turns the number into a row."""

    keeps_for = "campaign"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    kind = models.CharField(max_length=8)
    thing = models.BigIntegerField()
    given_by = models.CharField(max_length=40)
    until = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organizer", "kind", "thing"], name="turf_once"),
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="turf_kind_known"),
        ]
