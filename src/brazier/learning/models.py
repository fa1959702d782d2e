"""What happened on somebody's path, and who is whose buddy."""

from django.db import models
from django.db.models import Q

from brazier.learning.facts import KINDS, LONGEST_INITIALS


class Learned(models.Model):
    """Something that happened on an organizer's path; organizer, with_whom: their ids. taken_back_at: it was
    written by mistake; it stays and is shown nowhere."""

    keeps_for = "campaign"

    organizer = models.CharField(max_length=40)
    kind = models.CharField(max_length=8)
    day = models.DateField()
    with_whom = models.CharField(max_length=40, default="")
    initials = models.CharField(max_length=LONGEST_INITIALS, default="")
    written_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="learned_kind_known"),
            models.CheckConstraint(
                condition=(Q(with_whom="") & ~Q(initials="")) | (~Q(with_whom="") & Q(initials="")),
                name="learned_with_somebody",
            ),
        ]
        indexes = [models.Index(fields=["organizer", "day"], name="learned_of_one")]


class Buddy(models.Model):
    """An organizer lets another see their path, from since until until. since: empty as long as the other has only
    offered it."""

    keeps_for = "campaign"

    organizer = models.CharField(max_length=40)
    buddy = models.CharField(max_length=40)
    offered_at = models.DateTimeField()
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(organizer=models.F("buddy")), name="buddy_is_another"),
            models.UniqueConstraint(
                fields=["organizer"], condition=Q(until=None, since__isnull=False), name="buddy_one_at_a_time"
            ),
            models.UniqueConstraint(fields=["organizer", "buddy"], condition=Q(until=None), name="buddy_once"),
        ]
