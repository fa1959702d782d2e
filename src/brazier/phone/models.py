"""Which boxes were opened and what of them is put aside; the hub's halves of what phones may read."""

from django.db import models

from brazier.phone.facts import MOST_TRIES

STATES = ("kept", "aside", "taken", "thrown")


class Box(models.Model):
    """A box that was opened once. number: its own id, or for one nobody can believe, its digest; so the same box
    twice is one row. digest: of what was signed. device: number of the device it claims. text: what it says, only
    while it is put aside and could be read; reason: why it was. nth: the device's own count of what it told, 0
    for what is not kept; told_at: the place of what it says among all that was told, in milliseconds; became: the
    number of the talk it was kept as."""

    keeps_for = "campaign"

    number = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    device = models.BigIntegerField()
    state = models.CharField(max_length=8)
    reason = models.CharField(max_length=60)
    text = models.TextField()
    opened_at = models.DateTimeField()
    nth = models.BigIntegerField(default=0)
    told_at = models.BigIntegerField(default=0)
    became = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="box_once"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="box_state_known"),
        ]
        indexes = [models.Index(fields=["device", "nth"], name="box_as_told")]


class ReadingHalf(models.Model):
    """The hub's half of the key to the list on one device. device: its row in access; salt: the PIN is stretched
    with it; verifier: keyed mark of what the device made of the PIN; tries: wrong ones in a row; the fifth empties
    half, salt and verifier for good. at_gate: it gets no list for now."""

    keeps_for = "device"

    device = models.BigIntegerField(unique=True)
    salt = models.BinaryField()
    verifier = models.BinaryField()
    half = models.BinaryField()
    tries = models.PositiveSmallIntegerField(default=0)
    at_gate = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tries__lt=MOST_TRIES) | models.Q(tries=MOST_TRIES, half=b"", verifier=b""),
                name="reading_half_gone_after_five",
            ),
        ]
