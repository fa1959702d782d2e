"""Organizers as accounts: who acted, in every table above."""

from django.db import models


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
