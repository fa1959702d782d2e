"""What goes of the count with a person, and when the campaign is over."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from brazier.access.gate import allow
from brazier.election.models import (
    Challenge,
    ContestedList,
    ContestedName,
    Debrief,
    Judged,
    Motion,
    NightSaid,
    Observer,
    Plan,
    Polls,
    VotePlan,
    VoterList,
)
from brazier.ledger import actions as ledger
from brazier.matching import names
from brazier.people import queries as people
from brazier.terms import Actor

OF_PEOPLE = (VotePlan, Observer, Challenge, ContestedName)


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """What hangs on these records goes: vote plans, watching at the polls, challenges, and their names on lists
    that were handed in against our cards. Whoever trusted one of them to go along needs another."""
    allow(actor, "people.forget")
    gone = list(records)
    with ledger.entry(actor, "election.forget", "", now):
        for table in OF_PEOPLE:
            table._default_manager.filter(record__in=gone).delete()
        VotePlan.objects.filter(friend_record__in=gone).update(friend_record=None, comes_along=False)
        _forget_contested(actor, gone)


def _forget_contested(actor: Actor, gone: list[int]) -> None:
    """Names nobody is known by yet go as well if they may be hers, or are written as hers are."""
    workers = {*gone, *people.workers_of(actor, gone).values()}
    said = people.records(actor, gone).values()
    hers = {words for record in said for words in _spelled(record.said_plain)}
    open_names = ContestedName.objects.filter(record=None).values_list("pk", "name", "maybe")
    due = [pk for pk, name, maybe in open_names if workers & set(maybe) or frozenset(names.tokens(name)) in hers]
    ContestedName.objects.filter(pk__in=due).delete()


def _spelled(said: Mapping[str, object]) -> set[frozenset[str]]:
    """The words of her name in each of its spellings."""
    written = (str(said.get("name") or ""), f"{said.get('first') or ''} {said.get('last') or ''}")
    return {words for text in written if (words := frozenset(names.tokens(text)))}


def shred(actor: Actor) -> int:
    """The campaign is over: what people wrote and decided goes, and who counted which batch; what the ballots came
    to stays. Gives how many rows went."""
    allow(actor, "people.shred")
    tables = (*OF_PEOPLE, ContestedList, Polls, VoterList, Motion, Judged, Debrief, Plan)
    gone = sum(table._default_manager.all().delete()[0] for table in tables)
    _forget_counters()
    return gone


def _forget_counters() -> None:
    """Counters become numbers, so that two of a batch are still two and nobody knows who."""
    known = list(NightSaid.objects.order_by("counter").values_list("night", "counter").distinct())
    for at, (night, counter) in enumerate(known):
        if not counter.startswith("-"):
            NightSaid.objects.filter(night=night, counter=counter).update(counter=f"-{at}", typed_by="")
