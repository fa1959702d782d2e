"""Wordings, cards, and what happened to each card. A card is never deleted but with its signer."""

from django.db import models
from django.db.models import Q

from brazier.cards.facts import MEDIA, STANDING, STATES, TURNS, VOID, WHY_VOID


class Wording(models.Model):
    """The exact words of a card in one language. Never changed: other words are another row."""

    keeps_for = "campaign"

    language = models.CharField(max_length=10)
    employer = models.CharField(max_length=120)
    text = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    since = models.DateField()
    is_offered = models.BooleanField(default=True)


class Card(models.Model):
    """One card of one worker. record: what it hangs on; holder: whose hands it is in; photo: the name of its
    sealed picture, see `vault`."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    wording = models.ForeignKey(Wording, models.PROTECT, null=True)
    medium = models.CharField(max_length=12)
    signed_on = models.DateField()
    state = models.CharField(max_length=10, default="received")
    why = models.CharField(max_length=12, default="")
    name = models.CharField(max_length=120, default="")
    contact = models.CharField(max_length=120, default="")
    phone = models.CharField(max_length=40, default="")
    signature = models.TextField(default="")
    collected_by = models.CharField(max_length=40)
    witness = models.CharField(max_length=12, default="")
    holder = models.CharField(max_length=40)
    confirmed_on = models.DateField(null=True)
    challenged_on = models.DateField(null=True)
    photo = models.CharField(max_length=32, default="")
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(medium__in=MEDIA), name="card_medium_known"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="card_state_known"),
            models.CheckConstraint(
                condition=Q(state=VOID, why__in=WHY_VOID) | (~Q(state=VOID) & Q(why="")),
                name="card_void_has_a_reason",
            ),
            models.UniqueConstraint(fields=["record"], condition=Q(state__in=STANDING), name="card_one_stands"),
        ]
        indexes = [models.Index(fields=["state", "signed_on"], name="card_by_age")]


class Membership(models.Model):
    """Somebody is a member of the union, or was. unit: employer and bargaining unit, as an application names it;
    why: it ended, of `members.standing.WHY_ENDED`."""

    keeps_for = "campaign"

    record = models.ForeignKey("people.Record", models.DO_NOTHING)
    unit = models.CharField(max_length=120, default="")
    joined_on = models.DateField()
    ended_on = models.DateField(null=True)
    why = models.CharField(max_length=12, default="")
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None, why="") | (Q(ended_on__isnull=False) & ~Q(why="")),
                name="membership_ends_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("joined_on")), name="membership_ends_later"
            ),
            models.UniqueConstraint(fields=["record"], condition=Q(ended_on=None), name="membership_one_lasts"),
        ]


class CardTurn(models.Model):
    """One thing that happened to a card: the custody log."""

    keeps_for = "campaign"

    card = models.ForeignKey(Card, models.CASCADE)
    kind = models.CharField(max_length=14)
    day = models.DateField()
    to = models.CharField(max_length=40, default="")
    why = models.CharField(max_length=120, default="")
    by = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=TURNS), name="card_turn_known")]
