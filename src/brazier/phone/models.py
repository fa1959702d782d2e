"""Which boxes were opened, and what of them is put aside."""

from django.db import models

STATES = ("kept", "aside", "taken", "thrown")


class Box(models.Model):
    """A box that was opened once. number: its own id, or for one nobody can believe, its digest; so the same box
    twice is one row. digest: of what was signed. device: number of the device it claims. text: what it says, only
    while it is put aside and could be read; reason: why it was."""

    keeps_for = "campaign"

    number = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    device = models.BigIntegerField()
    state = models.CharField(max_length=8)
    reason = models.CharField(max_length=60)
    text = models.TextField()
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="box_once"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="box_state_known"),
        ]
