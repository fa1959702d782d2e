"""Make a leaflet, put it away; keep a co-worker's words with their yes, and stop printing them when it is a no."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from brazier.access.gate import allow
from brazier.bag import texts
from brazier.bag.message import LONGEST, Message, checked
from brazier.bag.models import Gate, Given, Leaflet, Word
from brazier.ledger import actions as ledger
from brazier.people import actions as people_write
from brazier.people import queries as people
from brazier.people.reach import queries as reach
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."


def agree(
    actor: Actor, *, worker: int, text: str, said_as: str, agreed_on: date, now: datetime, today: date
) -> int:
    """Keep what somebody said and that they let us print it, named as they want. Gives its number.

    Errors: Wrong without words, a name to say them under, or a day that was.
    """
    allow(actor, "bag.write")
    said, named = " ".join(text.split()), " ".join(said_as.split())
    if not said or not named or len(said) > LONGEST["words"] or len(named) > LONGEST["by"]:
        raise Wrong("bag.word", "Write what they said, and how they want to be named. Nothing was lost.")
    if agreed_on > today:
        raise Wrong("bag.word_day", "Their yes is dated in the future. Look at the day. Nothing was lost.")
    with ledger.entry(actor, "bag.agree", f"code:{people.code_of(actor, worker)}", now):
        record = people_write.anchor(actor, worker=worker, now=now)
        row = Word.objects.create(
            record_id=record, text=said, said_as=named, agreed_on=agreed_on, asked_by=actor.id, noted_by=actor.id,
            noted_at=now,
        )  # fmt: skip
        return row.pk


def withdraw(actor: Actor, *, word: int, now: datetime, today: date) -> None:
    """They do not want it printed any more. Errors: Wrong if there are no such words in reach."""
    _turn(actor, word, today, "bag.withdraw", now)


def agree_again(actor: Actor, *, word: int, now: datetime) -> None:
    """That they do not want it was written down by mistake. Errors: as `withdraw`."""
    _turn(actor, word, None, "bag.agree_again", now)


def make(actor: Actor, *, language: str, message: Message, word: int | None, now: datetime) -> int:
    """Keep a leaflet. word: of a co-worker, with their yes. Gives its number.

    Errors: Wrong if it asks for more than one thing, or is none, or if the words may not be printed.
    """
    allow(actor, "bag.write")
    said = None
    if word is not None:
        near = reach.within(actor, "people.look", "record__worker__")
        said = Word.objects.filter(near, pk=word, withdrawn_on=None).first()
        if said is None:
            raise Wrong("bag.no_yes", "We have no yes to printing these words. Ask first. Nothing was lost.")
    if language not in texts.languages():
        raise Wrong("bag.language", "The forms do not speak this language yet. Choose another one.")
    whole = checked(replace(message, words="", by=""), language)
    with ledger.entry(actor, "bag.make", f"leaflet:{language}", now):
        row = Leaflet.objects.create(
            language=language, message=whole.message, more=whole.more, ask=whole.ask, link=whole.link, word=said,
            made_by=actor.id, made_at=now,
        )  # fmt: skip
        return row.pk


def end(actor: Actor, *, leaflet: int, now: datetime, today: date) -> None:
    """Put a leaflet away. Errors: Wrong if there is none, or it is away."""
    _put(actor, leaflet, today, now)


def use_again(actor: Actor, *, leaflet: int, now: datetime) -> None:
    """Bring a leaflet back that was put away. Errors: Wrong if there is none, or it is in use."""
    _put(actor, leaflet, None, now)


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Nothing these people said is kept or printed any more."""
    allow(actor, "people.forget")
    with ledger.entry(actor, "bag.forget", "", now):
        Word.objects.filter(record__in=list(records)).delete()


def shred(actor: Actor) -> int:
    """The campaign is over: everything of the bag goes. Gives how many rows."""
    allow(actor, "people.shred")
    return sum(table._default_manager.all().delete()[0] for table in (Given, Gate, Leaflet, Word))


def _turn(actor: Actor, word: int, day: date | None, verb: str, now: datetime) -> None:
    allow(actor, "bag.write")
    near = reach.within(actor, "people.look", "record__worker__")
    rows = Word.objects.filter(near, pk=word, withdrawn_on__isnull=day is not None)
    with ledger.entry(actor, verb, f"word:{word}", now):
        if not rows.exists():
            raise Wrong("bag.nothing", NOTHING)
        Word.objects.filter(pk=word).update(withdrawn_on=day)


def _put(actor: Actor, leaflet: int, day: date | None, now: datetime) -> None:
    allow(actor, "bag.write")
    rows = Leaflet.objects.filter(pk=leaflet, ended_on__isnull=day is not None)
    with ledger.entry(actor, "bag.put", f"leaflet:{leaflet}", now):
        if not rows.update(ended_on=day):
            raise Wrong("bag.nothing", NOTHING)
