"""Find the one person that was meant; if several fit, none is guessed."""

from collections.abc import Sequence
from datetime import date

from brazier.access.gate import allow
from brazier.matching import names as spellings
from brazier.people import codes
from brazier.people import queries as people
from brazier.people.marks import marks_of
from brazier.people.models import LeftOut, LeftOutMark, Record
from brazier.storage import sight
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong


def the_one(actor: Actor, *, text: str, today: date, but: int = 0) -> int:
    """The number of the one worker a name or a code means. but: somebody who was surely not meant.

    Errors: Wrong if nobody fits, or several do.
    """
    allow(actor, "people.look")
    asked = text.strip().casefold()
    found = [row for row in people.search(actor, text=text, today=today) if row.number != but]
    named = [row for row in found if asked in (row.name.casefold(), row.code.casefold())] or found
    if len(named) != 1:
        raise Wrong(
            "people.who",
            "%(n)s people fit that name. Type the code from their page instead. Nothing was lost.",
            n=len(named),
        )
    return named[0].number


def asked_out(actor: Actor, *, who: str) -> date | None:
    """When somebody whom this code or full name means asked to be left out; None if nobody did. The newest day, if
    several bear the name."""
    allow(actor, "people.reckon")
    hints = marks_of([{"name": who}], here.opened_keys().marks).hints
    days = LeftOutMark.objects.filter(mark__in=hints)
    found = set(days.values_list("left_out__day", flat=True))
    if (number := _number(who)) is not None:
        found |= {day for numbers, day in LeftOut.objects.values_list("numbers", "day") if number in numbers}
    return max(found, default=None)


def is_code(actor: Actor, text: str) -> bool:
    """Whether this can only be a code, whoever it leads to."""
    allow(actor, "people.reckon")
    return text.strip()[3:4] == "-" and _number(text) is not None


def _number(code: str) -> int | None:
    try:
        return codes.number_of(code, here.opened_keys().marks)
    except Wrong:
        return None


@sight.whole()
def namesakes(actor: Actor, *, names: Sequence[str]) -> list[tuple[int, ...]]:
    """Who has each of these full names: the workers with a spelling of the same words, in any order. Initials and
    titles do not count. Numbers, to be reckoned with; never shown as they are."""
    allow(actor, "people.reckon")
    wanted = [_words(name) for name in names]
    found: dict[frozenset[str], dict[int, None]] = {words: {} for words in wanted if words}
    rows = Record.objects.filter(worker__isnull=False, waits=False).order_by("worker")
    fields = rows.values_list("worker", "said__name", "said__first", "said__last")
    for worker, name, first, last in fields.iterator(5000):
        for spelled in (name, f"{first or ''} {last or ''}"):
            same = found.get(_words(spelled)) if isinstance(spelled, str) else None
            if same is not None:
                same[worker] = None
    return [tuple(found.get(words, ())) for words in wanted]


def _words(name: str) -> frozenset[str]:
    tokens = spellings.tokens(name)
    return frozenset(word for word in tokens if len(word) > 1) or frozenset(tokens)
