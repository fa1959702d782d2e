"""Workers, the records they are made of, and what was said of pairs of records."""

from django.db import models
from django.db.models import F, Q

from brazier.people.facts import ENDED, SEEN_AS, STATES, TIE_STRENGTHS, TIED, TIES
from brazier.people.grouping import APART, SAME
from brazier.people.portrait import SOURCES
from brazier.terms import BASES, LEVELS


class Worker(models.Model):
    """A group of records, under the number of its oldest. What stands here can be rebuilt from them."""

    keeps_for = "contact"

    id = models.BigIntegerField(primary_key=True)
    cell = models.ForeignKey("workplaces.Cell", models.PROTECT, db_index=False)
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default="here")
    on_committee = models.BooleanField(default=False)
    languages = models.CharField(max_length=120, db_default="")
    started = models.DateField(null=True)
    phone = models.CharField(max_length=20, db_default="")  # to ring; "?" if nobody can ring what is written
    # the current standing for the union, beside the facts it follows from
    level = models.PositiveSmallIntegerField(default=0)
    basis = models.CharField(max_length=8, default="")
    assessed_on = models.DateField(null=True)
    acted_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="worker_level_known"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="worker_state_known"),
            models.CheckConstraint(
                condition=Q(level=0, assessed_on=None) | Q(level__gt=0, assessed_on__isnull=False),
                name="worker_level_has_a_day",
            ),
        ]
        indexes = [
            # the wall chart walks along these and never touches a row: everybody; those ever rated, of a million
            # a few hundred thousand, in the order of cells and in the order of days; the committee
            models.Index(fields=["state", "cell", "level"], name="worker_chart"),
            models.Index(
                fields=["state", "cell", "level", "assessed_on", "acted_on", "basis"],
                condition=Q(assessed_on__isnull=False),
                name="worker_rated",
            ),
            models.Index(
                fields=["state", "assessed_on", "level"],
                condition=Q(assessed_on__isnull=False),
                name="worker_ages",
            ),
            models.Index(fields=["state", "cell", "level"], condition=Q(on_committee=True), name="worker_seated"),
            models.Index(fields=["cell", "name"], name="worker_by_cell"),
        ]


class Record(models.Model):
    """What one line somewhere says of one person. worker: empty while the record waits in review.

    said: fields as typed. plain: address and birth date as typed, until the review ends or 30 days pass.
    traits: what matching compares, with address and birth date as keyed hashes only.
    """

    keeps_for = "campaign"

    worker = models.ForeignKey(Worker, models.DO_NOTHING, null=True, db_constraint=False)
    waits = models.BooleanField(default=False)  # in review: counts nowhere until somebody answers
    source = models.CharField(max_length=10)
    list_file = models.BigIntegerField(null=True, db_index=True)
    line = models.PositiveIntegerField(default=0)
    day = models.DateField()
    written_by = models.CharField(max_length=40)
    said = models.JSONField()
    plain = models.JSONField(null=True)
    plain_until = models.DateField(null=True)
    traits = models.BinaryField()
    standing = models.JSONField(null=True)
    committee_since = models.DateField(null=True)
    state = models.CharField(max_length=12, default="here")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(source__in=SOURCES), name="record_source_known"),
            models.CheckConstraint(
                condition=Q(list_file=None, source__in=["hand", "talk"])
                | Q(list_file__isnull=False, source__in=["list", "official"]),
                name="record_lists_have_a_file",
            ),
            models.CheckConstraint(
                condition=Q(plain=None, plain_until=None) | Q(plain__isnull=False, plain_until__isnull=False),
                name="record_plain_has_an_end",
            ),
        ]
        indexes = [
            models.Index(fields=["plain_until"], name="record_plain", condition=Q(plain_until__isnull=False)),
            models.Index(fields=["list_file"], name="record_waits", condition=Q(waits=True)),
        ]


class Statement(models.Model):
    """Two records are the same person, or two people. A person's word on a pair stands beside the machine's
    and comes first, so that it can be taken back."""

    keeps_for = "campaign"

    a = models.ForeignKey(Record, models.DO_NOTHING, related_name="+", db_index=False)
    b = models.ForeignKey(Record, models.DO_NOTHING, related_name="+")
    kind = models.CharField(max_length=6)
    said_by = models.CharField(max_length=8)
    score = models.FloatField(default=0)
    author = models.CharField(max_length=40, default="")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b", "said_by"], name="statement_once_a_pair"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="statement_smaller_first"),
            models.CheckConstraint(condition=Q(kind__in=[SAME, APART]), name="statement_kind_known"),
            models.CheckConstraint(condition=Q(said_by__in=["machine", "person"]), name="statement_by_known"),
        ]


class SearchKey(models.Model):
    """One way to find a worker: a name token in Latin letters, its skeleton, or four digits of a phone."""

    keeps_for = "campaign"

    worker = models.ForeignKey(Worker, models.DO_NOTHING)
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "worker"], name="search_key_once")]


class Tie(models.Model):
    """Who knows whom, between records so that it follows them through merging and parting.

    A tie that faded or was taken back stays, with who ended it and when.
    """

    keeps_for = "campaign"

    a = models.ForeignKey(Record, models.DO_NOTHING, related_name="ties_from")
    b = models.ForeignKey(Record, models.DO_NOTHING, related_name="ties_to")
    kind = models.CharField(max_length=12)
    strength = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=12, default="confirmed")
    noted_by = models.CharField(max_length=40)
    day = models.DateField()
    ended_by = models.CharField(max_length=40, default="")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b", "kind"], name="tie_once"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="tie_between_two"),
            models.CheckConstraint(condition=Q(kind__in=TIES), name="tie_kind_known"),
            models.CheckConstraint(condition=Q(strength__in=[0, *TIE_STRENGTHS]), name="tie_strength_known"),
            models.CheckConstraint(
                condition=Q(state__in=TIED, ended_on=None) | Q(state__in=ENDED, ended_on__isnull=False),
                name="tie_end_has_a_day",
            ),
        ]


class SeenAs(models.Model):
    """Somebody others already follow (leader), or somebody eager and dependable (activist): another axis than
    where she stands. Taken back by a day and a name, never deleted but with her."""

    keeps_for = "campaign"

    record = models.ForeignKey(Record, models.DO_NOTHING)
    kind = models.CharField(max_length=10)
    basis = models.CharField(max_length=8)
    author = models.CharField(max_length=40)
    day = models.DateField()
    ended_by = models.CharField(max_length=40, default="")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SEEN_AS), name="seen_as_kind_known"),
            models.CheckConstraint(condition=Q(basis__in=BASES), name="seen_as_basis_known"),
        ]


class ToldDay(models.Model):
    """What those outside are told of how people stand, from a day on: numbers by cells taken together, see
    telling.day."""

    keeps_for = "campaign"

    day = models.DateField(primary_key=True)
    told = models.JSONField(default=dict)


class BlankLine(models.Model):
    """A record number printed on an empty line of a sheet; whoever is written there gets it. cell: whose sheet it
    was, for the key."""

    keeps_for = "campaign"

    number = models.BigIntegerField(primary_key=True)
    cell = models.ForeignKey("workplaces.Cell", models.SET_NULL, null=True)
    printed_on = models.DateField()


class LeftOut(models.Model):
    """Somebody asked to be left out: nothing of her is kept but keyed marks that stop lists from bringing her
    back. cell: where her unnamed slot still counts, if an official list had her there; numbers: of her records,
    so that restoring an old copy removes them again."""

    keeps_for = "empty"

    numbers = models.JSONField(default=list)

    cell = models.ForeignKey("workplaces.Cell", models.SET_NULL, null=True)
    day = models.DateField()


class LeftOutMark(models.Model):
    """One keyed hash of a phone, an e-mail or a badge; or of a name alone, which is only a hint."""

    keeps_for = "empty"

    left_out = models.ForeignKey(LeftOut, models.CASCADE)
    mark = models.CharField(max_length=32, db_index=True)
    is_hint = models.BooleanField(default=False)
