"""Ladders, tests, the goal of each cell, and who took part. A result is never deleted but with whose it is."""

from django.db import models
from django.db.models import F, Q

from brazier.conversations.facts import ASKS
from brazier.tests_of_strength.facts import PERSON, PROOFS
from brazier.tests_of_strength.life import STATES


class Ladder(models.Model):
    """The rungs as the committee wrote them, from a moment on. The newest counts; none: the shipped ones."""

    keeps_for = "campaign"

    rungs = models.JSONField()
    by = models.CharField(max_length=40)
    since = models.DateTimeField()


class StructureTest(models.Model):
    """One act that many are asked for on the same days. rung: its key on the ladder; share: of everybody, in
    percent, from which the goals were made; learned: words of the debrief, about no single person."""

    keeps_for = "campaign"

    rung = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    ask = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)
    is_public = models.BooleanField()
    share = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, default="planned")
    learned = models.CharField(max_length=2_000, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ASKS), name="strength_kind_known"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="strength_state_known"),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=100), name="strength_share_is_a_share"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="strength_ends_after_it_starts"),
        ]


class Turn(models.Model):
    """A test went from one state to another."""

    keeps_for = "campaign"

    test = models.ForeignKey(StructureTest, models.CASCADE)
    state = models.CharField(max_length=10)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(state__in=STATES), name="strength_turn_known")]


class Goal(models.Model):
    """What is wanted of one cell, and which organizer sees to it. people: how many worked there on the day of
    planning, so that a later list does not move a goal that was set."""

    keeps_for = "campaign"

    test = models.ForeignKey(StructureTest, models.CASCADE)
    cell = models.ForeignKey("workplaces.Cell", models.CASCADE)
    people = models.PositiveIntegerField()
    goal = models.PositiveIntegerField()
    owner = models.CharField(max_length=40, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["test", "cell"], name="strength_goal_once_a_cell")]


class Result(models.Model):
    """Somebody says that she took part; from a proof on it counts. act: its number among the acts of talks.

    Without a constraint in the database: a record that is taken back takes along what was only said of it.
    """

    keeps_for = "campaign"

    test = models.ForeignKey(StructureTest, models.CASCADE)
    record = models.ForeignKey("people.Record", models.DO_NOTHING, db_constraint=False, related_name="+")
    brought_by = models.ForeignKey(
        "people.Record", models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    day = models.DateField()
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    proof = models.CharField(max_length=8, default="")
    verified_by = models.CharField(max_length=40, default="")
    verified_at = models.DateTimeField(null=True)
    act = models.BigIntegerField(null=True)
    taken_back_by = models.CharField(max_length=40, default="")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["test", "record"], condition=Q(taken_back_at=None), name="strength_result_once"
            ),
            models.CheckConstraint(condition=Q(proof__in=["", *PROOFS]), name="strength_proof_known"),
            models.CheckConstraint(
                condition=Q(proof="", verified_at=None, act=None)
                | (~Q(proof="") & Q(verified_at__isnull=False, act__isnull=False)),
                name="strength_proof_makes_an_act",
            ),
            models.CheckConstraint(
                condition=~Q(proof=PERSON) | ~Q(verified_by=F("noted_by")), name="strength_seen_by_a_second"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(proof=""), name="strength_taken_back_proves_nothing"
            ),
        ]
        indexes = [models.Index(fields=["record"], name="strength_result_of_record")]
