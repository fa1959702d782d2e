"""Hand over, take it back, and say that it was read."""

from datetime import datetime, timedelta

from brazier.access.gate import allow
from brazier.keeping.spans import Due, Went
from brazier.ledger import actions as ledger
from brazier.rota.facts import LONGEST, LONGEST_PLACE, STATIONS, Words
from brazier.rota.models import HandOver, HandOverRead
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."


def hand_over(actor: Actor, *, words: Words, told_at: datetime, now: datetime) -> int:
    """Leave a note for whoever comes next. Gives its number.

    Errors: Wrong for no place of ours, a note without a word, or a line that is too long.
    """
    allow(actor, "rota.write")
    place, *lines = (_plain(text) for text in (words.place, words.happened, words.to_do, words.watch))
    if words.station not in STATIONS or not any(lines):
        raise Wrong(
            "rota.empty", "Say where you were, and at least one thing, in a line or two. Nothing was lost."
        )
    if len(place) > LONGEST_PLACE or any(len(line) > LONGEST for line in lines):
        raise Wrong("rota.long", "Make each line shorter: at most %(most)s signs. Nothing was lost.", most=LONGEST)
    happened, to_do, watch = lines
    with ledger.entry(actor, "rota.hand_over", "", now):
        row = HandOver.objects.create(
            station=words.station, place=place, happened=happened, to_do=to_do, watch=watch, by=actor.id,
            told_at=told_at, written_at=now,
        )  # fmt: skip
        return row.pk


def take_back(actor: Actor, *, note: int, now: datetime) -> None:
    """One's own note was a mistake. Errors: Wrong if there is none that stands."""
    _turn(actor, "rota.take_back", note, None, now)


def stand_again(actor: Actor, *, note: int, now: datetime) -> None:
    """It was no mistake. Errors: Wrong if there is none of one's own that was taken back."""
    _turn(actor, "rota.stand_again", note, now, now)


def _turn(actor: Actor, verb: str, note: int, was: datetime | None, now: datetime) -> None:
    allow(actor, "rota.write")
    with ledger.entry(actor, verb, f"note:{note}", now):
        rows = HandOver.objects.filter(pk=note, by=actor.id, taken_back_at__isnull=was is None)
        if not rows.update(taken_back_at=now if was is None else None):
            raise Wrong("rota.nothing", NOTHING)


def read(actor: Actor, *, note: int, now: datetime) -> None:
    """Whoever asks has read it: it waits for them no more. Twice is once. Errors: Wrong if there is none."""
    allow(actor, "rota.look")
    with ledger.entry(actor, "rota.read", f"note:{note}", now):
        if not HandOver.objects.filter(pk=note, taken_back_at=None).exists():
            raise Wrong("rota.nothing", NOTHING)
        HandOverRead.objects.get_or_create(note_id=note, organizer=actor.id)


def unread(actor: Actor, *, note: int, now: datetime) -> None:
    """It waits for them again. Errors: Wrong if they had not read it."""
    allow(actor, "rota.look")
    with ledger.entry(actor, "rota.unread", f"note:{note}", now):
        if not HandOverRead.objects.filter(note=note, organizer=actor.id).delete()[0]:
            raise Wrong("rota.nothing", NOTHING)


def let_go(actor: Actor, *, due: Due) -> Went:
    """Notes past their time go, with who read them. Whom one may be about nobody can tell, so any hold keeps
    them."""
    allow(actor, "upkeep.tend")
    if due.held.any:
        return Went(0, 0)
    of, over = HandOver.objects.count(), HandOver.objects.filter(written_at__lt=due.now - timedelta(days=due.days))
    gone = over.count()
    over.delete()
    return Went(gone, of)


def shred(actor: Actor) -> int:
    """The campaign is over: every note goes. Gives how many rows."""
    allow(actor, "people.shred")
    return sum(table._default_manager.all().delete()[0] for table in (HandOverRead, HandOver))


def _plain(text: str) -> str:
    return " ".join(text.split())
