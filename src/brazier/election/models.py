"""Dated facts of the count. Nothing is overwritten: the newest row counts, and the earlier ones stay."""

from django.db import models
from django.db.models import Q

from brazier.election.facts import (
    CHALLENGED_AT,
    CLAIMED_BY,
    COUNTED_BY,
    EVENTS,
    GIVEN_BY,
    GOAL,
    JUDGED,
    LONGEST_REASON,
    METHODS,
    ROUTES,
    SIDES,
    STATES,
    SUBJECTS,
    WAYS,
    WHY_CHALLENGED,
)


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
    goal = models.PositiveSmallIntegerField(default=GOAL)
    is_redone = models.BooleanField(default=True)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(route__in=ROUTES), name="plan_route_known"),
            models.CheckConstraint(condition=Q(method__in=METHODS), name="plan_method_known"),
        ]


class Claim(models.Model):
    """How large somebody says the unit is, beside our own headcounts, which stand in `workplaces`."""

    keeps_for = "campaign"

    people = models.PositiveIntegerField()
    by = models.CharField(max_length=20)
    as_of = models.DateField()
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(by__in=CLAIMED_BY), name="claim_by_known"),
            models.CheckConstraint(condition=Q(people__gt=0), name="claim_of_somebody"),
        ]


class CardCount(models.Model):
    """How many cards there are, by the month they were signed in: [["2026-03", 250], ["", 12]], the last without a
    day. Numbers alone; who signed stands elsewhere. is_looked_up: all of people still at work on that day."""

    keeps_for = "campaign"

    rungs = models.JSONField()
    as_of = models.DateField()
    source = models.CharField(max_length=20)
    is_looked_up = models.BooleanField(default=False)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(source__in=COUNTED_BY), name="card_count_source_known"),
        ]


class Leaving(models.Model):
    """How fast people leave: of so many signers so many were still here so many days later; or, where nobody
    measured, so many percent of everybody a year."""

    keeps_for = "campaign"

    as_of = models.DateField()
    yearly = models.PositiveIntegerField(null=True)
    signers = models.PositiveIntegerField(null=True)
    still_here = models.PositiveIntegerField(null=True)
    days = models.PositiveIntegerField(null=True)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(yearly__isnull=False, signers=None, still_here=None, days=None)
                | Q(yearly=None, signers__gt=0, still_here__lte=models.F("signers"), days__gt=0),
                name="leaving_measured_or_told",
            ),
        ]


class Motion(models.Model):
    """What the committee decided, with its votes and its reason. Nothing here is ever locked; a motion says that
    people saw what stood on the page, and went on."""

    keeps_for = "campaign"

    subject = models.CharField(max_length=20)
    item = models.CharField(max_length=20, default="")
    choice = models.CharField(max_length=20)
    number = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=LONGEST_REASON)
    yes = models.PositiveIntegerField()
    no = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    day = models.DateField()
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(subject__in=SUBJECTS), name="motion_subject_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="motion_has_a_reason"),
        ]


class Judged(models.Model):
    """What the committee says of something nobody counts here yet: in percent, yes is 100."""

    keeps_for = "campaign"

    item = models.CharField(max_length=20)
    value = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=LONGEST_REASON, default="")
    day = models.DateField()
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(item__in=JUDGED), name="judged_item_known"),
            models.CheckConstraint(condition=Q(value__lte=100), name="judged_percent"),
        ]


class Night(models.Model):
    """A count of ballots. place, kind: of a law pack; cast: ballots handed in, None until somebody says; filed_on:
    the day the rule attaches to, where that is another; expected_yes, expected_no: what the forecast was worth in
    ballots before the first batch. closed_at: None while it goes on."""

    keeps_for = "campaign"

    place = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    day = models.DateField()
    filed_on = models.DateField(null=True)
    eligible = models.PositiveIntegerField(null=True)
    is_approx = models.BooleanField(default=True)
    cast = models.PositiveIntegerField(null=True)
    case_no = models.CharField(max_length=40, default="")
    expected_yes = models.FloatField()
    expected_no = models.FloatField()
    opened_by = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)


class NightSaid(models.Model):
    """What one counter says of one batch. Said again it counts anew, and what was said before stays. counter: an
    organizer; typed_by: who typed it, at a table maybe somebody else."""

    keeps_for = "campaign"

    night = models.ForeignKey(Night, models.CASCADE)
    batch = models.PositiveIntegerField()
    counter = models.CharField(max_length=40)
    typed_by = models.CharField(max_length=40)
    yes = models.PositiveIntegerField()
    no = models.PositiveIntegerField()
    void = models.PositiveIntegerField()
    challenged = models.PositiveIntegerField()
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(batch__gt=0), name="night_batch_from_one")]


class Debrief(models.Model):
    """Why a count came out as it did, in numbers of people, and the next act. None: not known."""

    keeps_for = "campaign"

    night = models.ForeignKey(Night, models.CASCADE)
    never_reached = models.PositiveIntegerField(null=True)
    changed_mind = models.PositiveIntegerField(null=True)
    could_not_vote = models.PositiveIntegerField(null=True)
    new_hires = models.PositiveIntegerField(null=True)
    next_act = models.CharField(max_length=LONGEST_REASON)
    next_on = models.DateField()
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()


class Step(models.Model):
    """Something happened on a day, or will. The newest row of a kind counts; without a day it says that it did not
    happen."""

    keeps_for = "campaign"

    kind = models.CharField(max_length=20)
    day = models.DateField(null=True)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=EVENTS), name="step_kind_known")]


class VoterList(models.Model):
    """A list of voters that somebody handed over. brought: the import its files came in with, which holds
    the rows; ended_at: when it was taken back, or was no list of voters after all."""

    keeps_for = "campaign"

    brought = models.BigIntegerField()
    given_by = models.CharField(max_length=12)
    received_on = models.DateField()
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(given_by__in=GIVEN_BY), name="voters_given_by_known"),
            models.UniqueConstraint(fields=["brought"], condition=Q(ended_at=None), name="voters_once"),
        ]


class Polls(models.Model):
    """Where and when votes are cast. shift: for whom, in words, or empty; ended_at: it does not take place."""

    keeps_for = "campaign"

    place = models.CharField(max_length=80)
    shift = models.CharField(max_length=80, default="")
    day = models.DateField()
    opens = models.TimeField()
    closes = models.TimeField()
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class Observer(models.Model):
    """Somebody who watches for us where votes are cast. name: as the board gets it; is_ours, is_no_boss: that they
    stand for us and supervise nobody was checked."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    polls = models.ForeignKey(Polls, models.CASCADE)
    name = models.CharField(max_length=120)
    is_relief = models.BooleanField(default=False)
    is_ours = models.BooleanField(default=False)
    is_no_boss = models.BooleanField(default=False)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["polls", "record"], name="observer_once")]


class Challenge(models.Model):
    """A name somebody says may not vote. side: who says it; at: on the list, or where votes are cast; record: None
    for somebody at the polls whom we do not know; ended_at: withdrawn, or noted by mistake."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING, null=True)
    side = models.CharField(max_length=8)
    at = models.CharField(max_length=8)
    why = models.CharField(max_length=12)
    polls = models.ForeignKey(Polls, models.CASCADE, null=True)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(side__in=SIDES), name="challenge_side_known"),
            models.CheckConstraint(condition=Q(at__in=CHALLENGED_AT), name="challenge_at_known"),
            models.CheckConstraint(condition=Q(why__in=WHY_CHALLENGED), name="challenge_why_known"),
            models.CheckConstraint(
                condition=Q(at="polls") | Q(record__isnull=False), name="challenge_of_somebody"
            ),
        ]


class ContestedList(models.Model):
    """Names that somebody handed in against our cards. papers: what its files were called; why: what they say of
    all of them; ended_at: taken back, or it was no such list."""

    keeps_for = "campaign"

    papers = models.JSONField()
    why = models.CharField(max_length=12)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(why__in=WHY_CHALLENGED), name="contested_why_known"),
        ]


class ContestedName(models.Model):
    """One name of such a list. name, beside: as it stands there; record: who it is; maybe: numbers of workers it
    may be; card: which card of theirs was marked by it; answered_at: we can show that they work there; by_hand: a
    person said who it is."""

    keeps_for = "campaign"

    handed_in = models.ForeignKey(ContestedList, models.CASCADE, related_name="names")
    paper = models.PositiveSmallIntegerField()
    line = models.PositiveIntegerField()
    name = models.CharField(max_length=200, default="")
    beside = models.CharField(max_length=200, default="")
    record = models.ForeignKey("people.Record", models.DO_NOTHING, null=True)
    maybe = models.JSONField()
    state = models.CharField(max_length=8)
    by_hand = models.BooleanField(default=False)
    card = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="contested_state_known"),
            models.CheckConstraint(
                condition=~Q(state="found") | Q(record__isnull=False), name="contested_found_somebody"
            ),
            models.CheckConstraint(condition=Q(card=None) | Q(state="found"), name="contested_card_of_somebody"),
        ]
        indexes = [models.Index(fields=["state"], name="contested_by_state")]


class VotePlan(models.Model):
    """How one person gets to the vote. The newest that was not taken back counts. friend: the organizer, or
    friend_record: the co-worker whom they trust; comes_along: that one goes with them; done_on: they, or whoever
    went along, told us that they voted."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING, related_name="+")
    day = models.DateField()
    at = models.TimeField(null=True)
    polls = models.ForeignKey(Polls, models.SET_NULL, null=True)
    way = models.CharField(max_length=8)
    friend = models.CharField(max_length=40, default="")
    friend_record = models.ForeignKey("people.Record", models.DO_NOTHING, null=True, related_name="+")
    comes_along = models.BooleanField(default=False)
    done_on = models.DateField(null=True)
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(way__in=WAYS), name="vote_plan_way_known")]
        indexes = [models.Index(fields=["record"], condition=Q(ended_at=None), name="vote_plan_of")]
