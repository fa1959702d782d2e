"""Ask of texts whether they name somebody. Whose name it is, and which word, is never told."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.people.models import Record, Worker
from brazier.people.naming import telltale
from brazier.people.naming.telltale import Usual
from brazier.storage import sight
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

NAMED = ("name", "first", "middle", "last", "nickname", "worksite", "department", "shift")
"""What of a record is a name of somebody or of a place."""


@sight.whole()
def telling(
    actor: Actor, *, texts: Sequence[str], usual: Sequence[Usual] = (), also: Iterable[str] = ()
) -> tuple[bool, ...]:
    """Of each text whether it holds a name of anybody or any place here, or reaches somebody. It looks at
    everybody, whoever asks, and names nobody. usual: as in `telltale.tells`; also: names that are kept
    elsewhere."""
    allow(actor, "people.reckon")
    badges = (said.get("badge") for said in Record.objects.values_list("said", flat=True).iterator())
    names = telltale.known(chain(_names(actor), also), (str(one) for one in badges if one))
    return tuple(telltale.tells(text, names, usual=usual) for text in texts)


@sight.whole()
def in_full(actor: Actor, texts: Sequence[str]) -> bool:
    """Whether any of these texts holds the whole name of somebody here, or reaches somebody. It looks at
    everybody, whoever asks, and names nobody."""
    allow(actor, "people.reckon")
    names = telltale.known(Worker.objects.values_list("name", flat=True))
    return any(telltale.names_in_full(text, names) for text in texts)


def _names(actor: Actor) -> Iterator[str]:
    """Every name in this hub: of people, as shown and as typed anywhere; of organizers; of places."""
    yield from Worker.objects.values_list("name", flat=True)
    for said in Record.objects.values_list("said", flat=True).iterator():
        yield from (text for part in NAMED for text in _texts(said.get(part)))
    yield from access.handles(actor).values()
    yield from _places(actor)


def _texts(said: object) -> Iterable[str]:
    return [said] if isinstance(said, str) else [str(one) for one in said] if isinstance(said, list) else []


def _places(actor: Actor) -> Iterator[str]:
    campaign = workplaces.campaign(actor)
    if campaign is not None:
        yield campaign.name
    for part in (workplaces.worksites, workplaces.departments, workplaces.shifts):
        yield from (one.name for one in part(actor))
    yield from (other.name for other in workplaces.other_names(actor))
