"""Talks and what came of them. Rows are added; only follow-ups and answers to asks change state."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from brazier.conversations.facts import ABOUT, ANSWERS, ASKS, FOLLOW_UPS, KINDS, PASSING
from brazier.conversations.outcomes import NO_TALK
from brazier.terms import BASES, LEVELS

NOTE_LENGTH = 400
AS_TOLD = ("told_at", "nth", "pk")
"""How talks, acts and ratings of one day are ordered: `told_at` and `nth` as `talk.Told` has them, both 0 for what
older hubs kept as it came."""
NEWEST = tuple(f"-{field}" for field in AS_TOLD)


class Issue(models.Model):
    """Something people care about here, as a chip on the talk form."""

    keeps_for = "campaign"

    name = models.CharField(max_length=60)
    key = models.CharField(max_length=60, unique=True)
    place = models.PositiveIntegerField(default=0)


class Conversation(models.Model):
    """One talk with one worker. record: what it hangs on; had_at: at what time, where somebody says; quote: a few
    words of hers, kept 30 days; corrects: the same talk as it was written down before, which is withdrawn;
    gathering: one number for all who were there, of a talk with several at once."""

    keeps_for = "notes"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    organizer = models.CharField(max_length=40)
    had_on = models.DateField()
    had_at = models.TimeField(null=True)
    kind = models.CharField(max_length=16, default="one_on_one")
    quote = models.CharField(max_length=NOTE_LENGTH, default="")
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField()
    told_at = models.BigIntegerField(default=0)
    nth = models.BigIntegerField(default=0)
    corrects = models.OneToOneField("self", models.CASCADE, null=True, related_name="correction")
    gathering = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=KINDS), name="conversation_kind_known")]


ONE_TALK = Coalesce("gathering", "pk", output_field=models.BigIntegerField())
"""The same for all lines of one talk, so that a talk with several is counted once."""


class Concern(models.Model):
    """What they care about, said in a talk."""

    keeps_for = "campaign"

    conversation = models.ForeignKey(Conversation, models.CASCADE)
    issue = models.ForeignKey(Issue, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "issue"], name="concern_once_a_talk")]


class Ask(models.Model):
    """One request with a yes or no answer; a yes becomes a commitment, kept or broken."""

    keeps_for = "notes"

    conversation = models.ForeignKey(Conversation, models.CASCADE)
    kind = models.CharField(max_length=16)
    text = models.CharField(max_length=120, default="")
    answer = models.CharField(max_length=8)
    kept = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ASKS), name="ask_kind_known"),
            models.CheckConstraint(condition=Q(answer__in=ANSWERS), name="ask_answer_known"),
            models.CheckConstraint(condition=Q(kept=None) | Q(answer="yes"), name="ask_only_a_yes_is_kept"),
        ]


class Act(models.Model):
    """Something she did that others could see: the only proof of support. asked_by: whose asking moved her, as
    far as anybody says."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    kind = models.CharField(max_length=16)
    text = models.CharField(max_length=120, default="")
    day = models.DateField()
    is_public = models.BooleanField(default=True)
    asked_by = models.ForeignKey("people.Record", models.DO_NOTHING, null=True, related_name="+")
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    told_at = models.BigIntegerField(default=0)
    nth = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=ASKS), name="act_kind_known")]


class Assessment(models.Model):
    """One opinion of where she stands, at a moment. Never changed, never deleted but with her."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    kind = models.CharField(max_length=40, default="union")
    level = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=8)
    day = models.DateField()
    author = models.CharField(max_length=40)
    conversation = models.ForeignKey(Conversation, models.CASCADE, null=True)
    act = models.ForeignKey(Act, models.CASCADE, null=True)
    written_at = models.DateTimeField()
    told_at = models.BigIntegerField(default=0)
    nth = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ABOUT), name="assessment_kind_known"),
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="assessment_level_known"),
            models.CheckConstraint(condition=Q(basis__in=BASES), name="assessment_basis_known"),
        ]
        indexes = [models.Index(fields=["record", "kind", "day"], name="assessment_of_record")]


THAT_COUNT = Q(conversation__withdrawal=None, act__withdrawal=None)
"""Ratings whose talk or act was not taken back."""


class Withdrawal(models.Model):
    """A talk or an act was written down by mistake, says an organizer on a day. What it was stays; it counts for
    nothing any more, nor do the rating, concerns, asks and open steps that came with it."""

    keeps_for = "campaign"

    conversation = models.OneToOneField(Conversation, models.CASCADE, null=True)
    act = models.OneToOneField(Act, models.CASCADE, null=True)
    author = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(conversation=None, act__isnull=False) | Q(conversation__isnull=False, act=None),
                name="withdrawal_of_one",
            ),
        ]


class FollowUp(models.Model):
    """A dated next step with one owner. is_owed: we promised her something; said_by: who put it right, where that
    was not whoever had the talk. A step that is moved or handed over closes, and another one `follows` it."""

    keeps_for = "notes"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    conversation = models.ForeignKey(Conversation, models.CASCADE, null=True)
    owner = models.CharField(max_length=40)
    what = models.CharField(max_length=120)
    due = models.DateField()
    is_owed = models.BooleanField(default=False)
    said_by = models.CharField(max_length=40, default="")
    state = models.CharField(max_length=12, default="open")
    follows = models.ForeignKey("self", models.CASCADE, null=True)
    closed_by = models.CharField(max_length=40, default="")
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FOLLOW_UPS), name="follow_up_state_known"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | (~Q(state="open") & Q(closed_on__isnull=False)),
                name="follow_up_end_has_a_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "due"], name="follow_up_due")]


class Naming(models.Model):
    """Somebody was asked who people go to, and named her. Taken back by a day and a name, never changed."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING, related_name="+")
    namer = models.ForeignKey("people.Record", models.DO_NOTHING, related_name="+")
    conversation = models.ForeignKey(Conversation, models.CASCADE, null=True)
    noted_by = models.CharField(max_length=40)
    day = models.DateField()
    ended_by = models.CharField(max_length=40, default="")
    ended_on = models.DateField(null=True)


class Tried(models.Model):
    """Somebody tried to talk with her and it came to no talk. follow_up: what is to be done now, where something
    is. Taken back by a day and a name, never changed."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    organizer = models.CharField(max_length=40)
    day = models.DateField()
    kind = models.CharField(max_length=16)
    outcome = models.CharField(max_length=20)
    follow_up = models.ForeignKey(FollowUp, models.SET_NULL, null=True)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    ended_by = models.CharField(max_length=40, default="")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=NO_TALK), name="tried_outcome_known"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="tried_kind_known"),
        ]
        indexes = [models.Index(fields=["day"], name="tried_lately")]


class Foretold(models.Model):
    """She was told what the company will say and do before it does. Taken back by a day and a name."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    day = models.DateField()
    noted_by = models.CharField(max_length=40)
    ended_by = models.CharField(max_length=40, default="")
    ended_on = models.DateField(null=True)


class LeaderMap(models.Model):
    """Whether it is asked and shown whom others follow, from a moment on. The newest counts; none: it is."""

    keeps_for = "campaign"

    is_on = models.BooleanField()
    by = models.CharField(max_length=40)
    since = models.DateTimeField()


class Pass(models.Model):
    """A name on somebody's list that goes to another from a day on: the organizer would rather not, or she would
    rather talk with somebody else. It goes when its time is over; nobody reads who passed on whom."""

    keeps_for = "notes"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    organizer = models.CharField(max_length=40)
    whose = models.CharField(max_length=10)
    day = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(whose__in=PASSING), name="pass_whose_known")]
        indexes = [models.Index(fields=["day"], name="pass_lately")]


class Myself(models.Model):
    """What an organizer says of herself, if she likes, so that names fit her: who she is on the list, and what
    she speaks. languages: as typed."""

    keeps_for = "campaign"

    organizer = models.CharField(max_length=40, unique=True)
    record = models.ForeignKey("people.Record", models.DO_NOTHING, null=True)
    languages = models.CharField(max_length=120, default="")


class SheetPhoto(models.Model):
    """A photo of a sheet that came back, for whoever brought it, until the sheet is typed in. picture: the name of
    its sealed picture, see `vault`."""

    keeps_for = "waiting"

    picture = models.CharField(max_length=32)
    brought_by = models.CharField(max_length=40)
    brought_at = models.DateTimeField()


class ChartDay(models.Model):
    """What the wall chart counted at the start of a day, for the arrows two weeks later. counts: by cell,
    [for it, rated]."""

    keeps_for = "campaign"

    day = models.DateField(primary_key=True)
    counts = models.JSONField()
