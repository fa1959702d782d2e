"""Organizers as accounts: who acted, in every table above; what is in their care; how they came in."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from brazier.access.facts import (
    AUTHENTICATORS,
    CARE_KINDS,
    NOTICES,
    OFFER_ENDS,
    PROPOSALS,
    RECOVERY_ENDS,
    ROLES,
    STATES,
    WINDOWS,
)
from brazier.access.gate import LEVELS


class Organizer(AbstractBaseUser):
    """Somebody who writes things down here. Authors elsewhere are ids of this table, without a constraint:
    access knows nothing of what they wrote.

    password: hash of the PIN; empty for who has no login and works on paper. state: at work, or
    fired, resting or away, and a member all the same. paused_at: their devices wait, nothing of theirs is gone.
    until: removed. bad_tries, locked_until: wrong PINs.
    """

    keeps_for = "campaign"
    USERNAME_FIELD = "handle"
    last_login = None  # when somebody was here last is nobody's business

    password = models.CharField(max_length=128, default="")
    handle = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, default="active")
    state_since = models.DateField(null=True)
    paused_at = models.DateTimeField(null=True)
    probation_until = models.DateField(null=True)
    bad_tries = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handle"], name="organizer_handle_once"),
            models.CheckConstraint(condition=models.Q(role__in=ROLES), name="organizer_role_known"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="organizer_state_known"),
        ]


class Level(models.Model):
    """How much the group needs to know of each other, from a moment on. The newest counts; none: table."""

    keeps_for = "campaign"

    level = models.CharField(max_length=10)
    since = models.DateTimeField()
    by = models.CharField(max_length=40)
    agreed_by = models.CharField(max_length=40)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(level__in=LEVELS), name="level_known")]


class Turf(models.Model):
    """Somebody, some cell or a language group in an organizer's care, until a day. kind, thing: what it is and
    its number, name: of a language; access knows nothing of people and cells, whoever asks turns the number into
    a row. given_by: empty for a person they wrote down themselves, as long as nobody said yes to it."""

    keeps_for = "campaign"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    kind = models.CharField(max_length=8)
    thing = models.BigIntegerField()
    name = models.CharField(max_length=40, default="")
    given_by = models.CharField(max_length=40)
    until = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organizer", "kind", "thing", "name"], name="turf_once"),
            models.CheckConstraint(condition=models.Q(kind__in=CARE_KINDS), name="turf_kind_known"),
        ]


class Taken(models.Model):
    """What a lead or one of the committee put within their own reach alone, with the day it was given or renewed
    last. It counts for 30 days, also once it is in their care no more. kind, thing, name: as in Turf."""

    keeps_for = "campaign"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    kind = models.CharField(max_length=8)
    thing = models.BigIntegerField()
    name = models.CharField(max_length=40, default="")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organizer", "kind", "thing", "name"], name="taken_once"),
            models.CheckConstraint(condition=models.Q(kind__in=CARE_KINDS), name="taken_kind_known"),
        ]


class Window(models.Model):
    """A cell or a person open to an organizer for minutes: a charting circle, or break-glass. other: the second
    of the two; reason: of break-glass, in words. A circle opens whom `Charted` names, and of its cell only this
    part of so many parts."""

    keeps_for = "campaign"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    why = models.CharField(max_length=8)
    kind = models.CharField(max_length=8)
    thing = models.BigIntegerField()
    other = models.CharField(max_length=40)
    reason = models.CharField(max_length=200, default="")
    part = models.PositiveSmallIntegerField(default=0)
    parts = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(why__in=WINDOWS), name="window_why_known")]


class Charted(models.Model):
    """Somebody a charting circle opened to one of the two, by a record of theirs."""

    keeps_for = "campaign"

    window = models.ForeignKey(Window, models.CASCADE)
    thing = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["window", "thing"], name="charted_once")]


class Proposal(models.Model):
    """Something that needs two. payload: what exactly; nothing of it can change between the two. until: after that
    nobody can agree any more; ended_at: carried out, withdrawn or refused."""

    keeps_for = "campaign"

    kind = models.CharField(max_length=20)
    payload = models.JSONField()
    reason = models.CharField(max_length=200, default="")
    proposed_by = models.CharField(max_length=40)
    proposed_at = models.DateTimeField()
    until = models.DateTimeField()
    agreed_by = models.CharField(max_length=40, default="")
    ended_by = models.CharField(max_length=40, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=PROPOSALS), name="proposal_kind_known"),
            models.CheckConstraint(
                condition=models.Q(agreed_by="") | ~models.Q(agreed_by=models.F("proposed_by")),
                name="proposal_takes_two",
            ),
        ]


class Invitation(models.Model):
    """A code an organizer shows a co-worker, once, for ten minutes. token: keyed hash of it; thing: the record of
    whoever is invited, 0 for nobody we wrote down; words: the four both read aloud, drawn when it is opened; key:
    the newcomer's device; matched_at: the inviter said the words are the same; became: the organizer. recovery: it
    brings in nobody new, but somebody back who lost their phone."""

    keeps_for = "campaign"

    by = models.ForeignKey(Organizer, models.PROTECT, related_name="+")
    handle = models.CharField(max_length=80)
    thing = models.BigIntegerField(default=0)
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    words = models.CharField(max_length=80, default="")
    key = models.BinaryField(default=b"")
    tries = models.PositiveSmallIntegerField(default=0)
    matched_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    became = models.ForeignKey(Organizer, models.PROTECT, null=True, related_name="+")
    recovery = models.ForeignKey("access.Recovery", models.PROTECT, null=True, related_name="+")


class Vouch(models.Model):
    """Somebody vouched for a newcomer. edge: keyed hash of the two; who it was opens to two of the committee
    together and stands nowhere in plain words."""

    keeps_for = "campaign"

    newcomer = models.ForeignKey(Organizer, models.PROTECT)
    edge = models.CharField(max_length=64)
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edge"], name="vouch_once"),
            models.UniqueConstraint(fields=["newcomer", "place"], name="vouch_in_order"),
        ]


class Device(models.Model):
    """A browser or phone an organizer signs in with; gone some days after it was ended. key: public half of its
    key; number: under which it may drop sealed boxes into a sealed hub, 0 for none. counts_from: of one that came
    by help in person, when it may do what counts. Nothing tells which make it is. A key belongs to one organizer;
    one whose key is empty proves nothing and does not sign in."""

    keeps_for = "device"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    key = models.BinaryField(default=b"")
    number = models.BigIntegerField(default=0)
    label = models.CharField(max_length=40, default="")
    added_on = models.DateField()
    quarantined_until = models.DateTimeField(null=True)
    counts_from = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=40, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(ended_at=None) & ~models.Q(key=b""), name="device_key_once"
            ),
        ]


class KnownKey(models.Model):
    """A browser that is or was somebody's device. mark: keyed hash of its key. It stays when the device is gone,
    so that nobody comes in again under another name with a phone that was ended."""

    keeps_for = "campaign"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    mark = models.CharField(max_length=64, unique=True)


class Authenticator(models.Model):
    """A passkey, an app that makes codes, or the passphrase that goes with it.

    credential, key, counter: of a passkey, see signin.facts.Passkey. secret: of the app, sealed under a key of the
    hub, or hash of the passphrase. used: the newest thirty seconds whose code was taken."""

    keeps_for = "campaign"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    kind = models.CharField(max_length=10)
    credential = models.BinaryField(default=b"")
    key = models.BinaryField(default=b"")
    counter = models.BigIntegerField(default=0)
    secret = models.CharField(max_length=200, default="")
    used = models.BigIntegerField(default=0)
    label = models.CharField(max_length=40, default="")
    added_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=AUTHENTICATORS), name="authenticator_kind_known"),
            models.UniqueConstraint(
                fields=["credential"], condition=models.Q(kind="passkey"), name="authenticator_passkey_once"
            ),
            models.UniqueConstraint(
                fields=["organizer", "kind"], condition=~models.Q(kind="passkey"), name="authenticator_kind_once"
            ),
        ]


class Recovery(models.Model):
    """Others vouch that an organizer who lost everything is who they say, so that a new device can be paired.
    first, second: who vouched; second stays empty at a table. ready_at: usable from then, until two days on. how:
    it ended, by whom, once it has."""

    keeps_for = "campaign"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    first = models.CharField(max_length=40)
    second = models.CharField(max_length=40, default="")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=40, default="")
    how = models.CharField(max_length=8, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(how__in=["", *RECOVERY_ENDS]), name="recovery_end_known"),
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")), name="recovery_second_is_another"
            ),
            models.UniqueConstraint(
                fields=["organizer"], condition=models.Q(ended_at=None), name="recovery_one_at_a_time"
            ),
        ]


class Notice(models.Model):
    """Something an organizer is told of their own sign-in, or of another's who lost their phone, once: at the next
    sign-in or on the next page. about: that other one."""

    keeps_for = "device"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    about = models.ForeignKey(Organizer, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=NOTICES), name="notice_kind_known")]


class Opened(models.Model):
    """A record an organizer opened outside their own assignment. exempt: in review or in a charting circle, which
    the budget does not count."""

    keeps_for = "device"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    thing = models.BigIntegerField()
    kind = models.CharField(max_length=8)  # record, or row of a list
    exempt = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organizer", "at"], name="opened_lately")]


class Grant(models.Model):
    """A lead granted more records outside the assignment, for 24 hours."""

    keeps_for = "device"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    by = models.CharField(max_length=40)
    more = models.PositiveSmallIntegerField()
    at = models.DateTimeField()


class Offer(models.Model):
    """What an organizer who is fired, resting or away had in their care, offered to another. tried: who said no to
    it already; how: it ended."""

    keeps_for = "campaign"

    of = models.ForeignKey(Organizer, models.PROTECT, related_name="+")
    to = models.ForeignKey(Organizer, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    thing = models.BigIntegerField()
    name = models.CharField(max_length=40, default="")
    tried = models.JSONField(default=list)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=10, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of", "kind", "thing", "name"],
                condition=models.Q(ended_at=None),
                name="offer_to_one_at_a_time",
            ),
            models.CheckConstraint(condition=models.Q(how__in=["", *OFFER_ENDS]), name="offer_end_known"),
        ]


class Removal(models.Model):
    """Somebody was removed, by whom, and what they could see and had opened until then, in numbers."""

    keeps_for = "campaign"

    organizer = models.OneToOneField(Organizer, models.PROTECT)
    by = models.CharField(max_length=40)
    agreed_by = models.CharField(max_length=40)
    at = models.DateTimeField()
    saw = models.JSONField()


class Leaving(models.Model):
    """An organizer left somebody out, at a moment; so that nobody alone leaves out many."""

    keeps_for = "device"

    organizer = models.ForeignKey(Organizer, models.PROTECT)
    at = models.DateTimeField()
