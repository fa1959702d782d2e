"""Read leaflets, and words that may be printed."""

from django.db.models import Q, Sum

from brazier.access.gate import allow
from brazier.bag.leaflets.facts import LeafletFacts, WordFacts
from brazier.bag.message import Message
from brazier.bag.models import Leaflet, Word
from brazier.people import queries as people
from brazier.people.reach import queries as reach
from brazier.storage import sight
from brazier.storage.days import day_of
from brazier.terms import Actor, Wrong

NOTHING = "There is nothing here."
MOST = 50


@sight.whole()
def leaflets(actor: Actor) -> tuple[LeafletFacts, ...]:
    """All leaflets, those in use first, the newest first. What a leaflet says is public: nobody's code is told."""
    allow(actor, "bag.give")
    rows = Leaflet.objects.select_related("word").annotate(given_out=_given()).order_by("-pk")[:MOST]
    return tuple(sorted(map(_facts, rows), key=lambda one: one.ended_on is not None))


@sight.whole()
def leaflet(actor: Actor, *, leaflet: int) -> LeafletFacts:
    """One leaflet. Errors: Wrong if there is none."""
    allow(actor, "bag.give")
    row = Leaflet.objects.select_related("word").annotate(given_out=_given()).filter(pk=leaflet).first()
    if row is None:
        raise Wrong("bag.nothing", NOTHING)
    return _facts(row)


def words(actor: Actor) -> tuple[WordFacts, ...]:
    """Words of people whom whoever asks may reach, the newest first."""
    allow(actor, "bag.write")
    rows = Word.objects.filter(reach.within(actor, "people.look", "record__worker__")).order_by("-pk")[:MOST]
    return tuple(
        WordFacts(
            row.pk, people.code_of(actor, row.record_id), row.text, row.said_as, row.agreed_on, row.asked_by,
            row.withdrawn_on,
        )
        for row in rows
    )  # fmt: skip


def _given() -> Sum:
    return Sum("given__many", filter=Q(given__taken_back=False))


def _facts(row: Leaflet) -> LeafletFacts:
    word = row.word if row.word and row.word.withdrawn_on is None else None
    given: int | None = row.given_out  # type: ignore[attr-defined]
    return LeafletFacts(
        id=row.pk,
        language=row.language,
        message=Message(
            row.message, row.more, row.ask, row.link, word.text if word else "", word.said_as if word else ""
        ),
        made_on=day_of(row.made_at),
        lost_word=row.word is not None and word is None,
        given=given or 0,
        ended_on=row.ended_on,
    )
