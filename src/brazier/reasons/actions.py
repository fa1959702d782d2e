"""Write our reason, bring back the words of before; write wins down, and take them back."""

from datetime import date, datetime

from brazier.access.gate import allow
from brazier.ledger import actions as ledger
from brazier.reasons import facts, queries
from brazier.reasons.models import Reason, Win
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."


def write(actor: Actor, *, language: str, text: str, now: datetime) -> int:
    """From now on this is our reason in this language. Gives the number of the version; of words that stand
    already, that of theirs.

    Errors: Wrong if it says nothing, or too much for a small screen.
    """
    allow(actor, "reasons.write")
    said = "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
    if not said:
        raise Wrong("reasons.empty", "Write what you do it for, in a few words. Nothing was changed.")
    if len(said) > facts.LONGEST_REASON:
        raise Wrong(
            "reasons.long",
            "This has %(signs)s signs, and %(most)s fit on a phone. Nothing was lost.",
            signs=len(said),
            most=facts.LONGEST_REASON,
        )
    return _put(actor, "reasons.write", language, said, now)


def bring_back(actor: Actor, *, version: int, now: datetime) -> int:
    """The words of an earlier version stand again. Gives the number of the new version. Errors: Wrong for none."""
    allow(actor, "reasons.write")
    found = _version(actor, version)
    return _put(actor, "reasons.bring_back", found.language, found.text, now)


def take_back(actor: Actor, *, version: int, now: datetime) -> int:
    """A version was a mistake: what stood before it stands again. Gives the number of the new version.

    Errors: Wrong for none, or if another has been written since, which nobody wants to lose.
    """
    allow(actor, "reasons.write")
    found = _version(actor, version)
    if any(v.id > found.id and v.language == found.language for v in queries.history(actor)):
        raise Wrong(
            "reasons.newer", "Somebody has written another one since. Bring back the words you want from the list."
        )
    older = facts.before(queries.history(actor), found)
    return _put(actor, "reasons.take_back", found.language, older, now)


def _version(actor: Actor, version: int) -> facts.Version:
    found = next((v for v in queries.history(actor) if v.id == version), None)
    if found is None:
        raise Wrong("reasons.nothing", NOTHING)
    return found


def _put(actor: Actor, verb: str, language: str, text: str, now: datetime) -> int:
    with ledger.entry(actor, verb, language, now):
        newest = Reason.objects.filter(language=language).order_by("-pk").first()
        if newest is not None and newest.text == text:
            return newest.pk
        row = Reason.objects.create(language=language, text=text, written_by=actor.id, written_at=now)
        return row.pk


def add_win(actor: Actor, *, text: str, day: date, now: datetime) -> int:
    """Write down something we won. Gives its number.

    Errors: Wrong if it says nothing, is too long, or is dated in the future.
    """
    allow(actor, "reasons.write")
    said = " ".join(text.split())
    if not said or len(said) > facts.LONGEST_WIN:
        raise Wrong(
            "reasons.win",
            "Say in one line what was won, in at most %(most)s signs. Nothing was lost.",
            most=facts.LONGEST_WIN,
        )
    if day > now.date():
        raise Wrong("reasons.day", "This day is still to come. Write it down once it is won. Nothing was lost.")
    with ledger.entry(actor, "reasons.win", "", now):
        return Win.objects.create(text=said, day=day, written_by=actor.id, written_at=now).pk


def take_win_back(actor: Actor, *, win: int, now: datetime) -> None:
    """It was written by mistake. Errors: Wrong for none that stands."""
    allow(actor, "reasons.write")
    with ledger.entry(actor, "reasons.win_back", f"win:{win}", now):
        if not Win.objects.filter(pk=win, taken_back_at=None).update(taken_back_at=now):
            raise Wrong("reasons.nothing", NOTHING)


def win_stands(actor: Actor, *, win: int, now: datetime) -> None:
    """It was won after all. Errors: Wrong for none that was taken back."""
    allow(actor, "reasons.write")
    with ledger.entry(actor, "reasons.win_stands", f"win:{win}", now):
        if not Win.objects.filter(pk=win).exclude(taken_back_at=None).update(taken_back_at=None):
            raise Wrong("reasons.nothing", NOTHING)


def shred(actor: Actor) -> int:
    """The campaign is over: what was written goes. Gives how many rows."""
    allow(actor, "people.shred")
    return sum(table._default_manager.all().delete()[0] for table in (Reason, Win))
