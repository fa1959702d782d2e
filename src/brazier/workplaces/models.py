"""Campaign, worksites, departments, shifts, cells, headcounts, and who owns a hole."""

from django.db import models
from django.db.models import Q

from brazier.workplaces.facts import JURISDICTIONS, REGIONS

SOURCES = ["guess", "roster", "parking", "stand_up", "voter_list", "company", "agency", "our_list"]
STAGES = [
    "scout", "quiet_talk", "build_committee", "map_assess", "open_tests", "cards", "filed",
    "hold_the_line", "vote", "certify_defend", "bargain", "strike_ready", "strike", "renew",
]  # fmt: skip
ENDINGS = ["done", "freed", "handed"]


class Campaign(models.Model):
    """The one campaign of this database: one unit in law. title and icon are what a passer-by sees."""

    keeps_for = "campaign"

    name = models.CharField(max_length=80)
    title = models.CharField(max_length=40)
    icon = models.CharField(max_length=20, default="notes")
    stage = models.CharField(max_length=20, default="quiet_talk")
    region = models.CharField(max_length=2, default="US")
    jurisdiction = models.CharField(max_length=40, default="")
    begun = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="campaign_only_one"),
            models.CheckConstraint(condition=Q(stage__in=STAGES), name="campaign_stage_known"),
            models.CheckConstraint(condition=Q(region__in=REGIONS), name="campaign_region_known"),
            models.CheckConstraint(
                condition=Q(jurisdiction__in=["", *JURISDICTIONS]), name="campaign_jurisdiction_known"
            ),
        ]


class Part(models.Model):
    """A part of the building. key: the name without case, accents and punctuation; by_list: made by an import.
    same_as: the number of the one this is another name of; later lists find it there."""

    keeps_for = "campaign"

    name = models.CharField(max_length=80)
    key = models.CharField(max_length=80, unique=True)
    place = models.PositiveIntegerField(default=0)
    by_list = models.BooleanField(default=False)
    same_as = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class Worksite(Part):
    """A building, by code name."""

    keeps_for = "campaign"


class Department(Part):
    """A department, as people there call it."""

    keeps_for = "campaign"


class Shift(Part):
    """A shift, with its hours in words ("Sun to Wed, 07:00")."""

    keeps_for = "campaign"

    hours = models.CharField(max_length=80, default="")


PARTS: dict[str, type[Part]] = {"worksite": Worksite, "department": Department, "shift": Shift}
"""What a building is made of, in the order a cell names it."""


class Cell(models.Model):
    """One department on one shift at one worksite; either may still be unknown."""

    keeps_for = "campaign"

    worksite = models.ForeignKey(Worksite, models.PROTECT)
    department = models.ForeignKey(Department, models.PROTECT, null=True)
    shift = models.ForeignKey(Shift, models.PROTECT, null=True)
    by_list = models.BooleanField(default=False)

    class Meta:
        constraints = [
            # four, because two unknowns do not count as equal in SQL
            models.UniqueConstraint(fields=["worksite", "department", "shift"], name="cell_once"),
            models.UniqueConstraint(
                fields=["worksite", "department"], condition=Q(shift=None), name="cell_once_no_shift"
            ),
            models.UniqueConstraint(
                fields=["worksite", "shift"], condition=Q(department=None), name="cell_once_no_department"
            ),
            models.UniqueConstraint(
                fields=["worksite"], condition=Q(department=None, shift=None), name="cell_once_unknown"
            ),
        ]


class Headcount(models.Model):
    """An estimate of how many work in a cell, or in the whole unit when cell is empty. Never overwritten."""

    keeps_for = "campaign"

    cell = models.ForeignKey(Cell, models.CASCADE, null=True)
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=20)
    as_of = models.DateField()
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    chosen = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(source__in=SOURCES), name="headcount_source_known"),
            models.UniqueConstraint(fields=["cell"], condition=Q(chosen=True), name="headcount_one_chosen"),
            models.UniqueConstraint(
                fields=["chosen"], condition=Q(chosen=True, cell=None), name="headcount_one_whole"
            ),
        ]


class HoleTurn(models.Model):
    """Somebody takes a hole, by when: an organizer, or a worker of the committee by the number of a record.
    Turns stay, so that the last one can be taken back. how: it ended; empty while it goes on."""

    keeps_for = "campaign"

    cell = models.ForeignKey(Cell, models.CASCADE)
    organizer = models.CharField(max_length=40, default="")
    record = models.BigIntegerField(null=True)
    by_day = models.DateField()
    taken_on = models.DateField()
    ended_on = models.DateField(null=True)
    how = models.CharField(max_length=10, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cell"], condition=Q(ended_on=None), name="hole_turn_one_goes_on"),
            models.CheckConstraint(condition=Q(record=None) ^ Q(organizer=""), name="hole_turn_of_one"),
            models.CheckConstraint(
                condition=Q(how="", ended_on=None) | Q(how__in=ENDINGS, ended_on__isnull=False),
                name="hole_turn_ended_somehow",
            ),
        ]
