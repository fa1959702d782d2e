"""Make a campaign of story A6, in a process of its own: `python -m tests.journeys.a_borrowed_office <folder>`.

240 we know, with numbers of their own and what they speak; some rated, with a few words of theirs. `voters` is the
list the board hands over five weeks before the vote: 8,000 of them, our people with another number.
"""

import os
import sys
from itertools import product
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "brazier.web.settings"

import django

django.setup()

from brazier.conversations import actions as conversations  # noqa: E402
from brazier.conversations.talk import Talk  # noqa: E402
from brazier.lists import actions as lists  # noqa: E402
from brazier.people.models import Worker  # noqa: E402
from brazier.storage import actions as storage  # noqa: E402
from brazier.terms import Actor  # noqa: E402
from brazier.web import clock  # noqa: E402
from brazier.workplaces import actions as workplaces  # noqa: E402
from tests.journeys.a_big_drive import FIRST, LAST, NAMES, PLACES  # noqa: E402
from tests.journeys.one_evening import begin  # noqa: E402

OURS, ALL = NAMES[10:250], 8000
SPOKEN = {"French": 0, "Spanish": 1, "English": 2}
"""Who speaks what: every third."""
QUOTE = "Ask me again after Friday, not before."


def ours(at: int) -> str:
    """The number we have of one of ours."""
    return f"718-555-{1000 + at}"


def mail(name: str) -> str:
    """The private e-mail both lists have."""
    return f"{name.casefold().replace(' ', '.')}@example.org"


def voters() -> str:
    """The list as it came: each with a name, a place and a number of the company's."""
    more = (f"{first} {one}-{other}" for first, one, other in product(FIRST.split(), LAST.split(), LAST.split()))
    names = [*OURS, *(next(more) for _ in range(ALL - len(OURS)))]
    rows = (
        f"{name},{1 + at} Elm St,{mail(name)},929-{300 + at // 5000}-{1000 + at % 5000},{PLACES[at % 3]}"
        for at, name in enumerate(names)
    )
    return "\n".join(("Name,Address,Personal email,Phone,Department,Shift", *rows))


def office(folder: Path) -> None:
    """Those we know, and what some of them said."""
    amara, now = begin(folder), clock.now()
    workplaces.change_campaign(amara, now=now, jurisdiction="us.nlra")
    tongues = list(SPOKEN)
    rows = [f"{name},{ours(at)},{mail(name)},{tongues[at % 3]},{PLACES[at % 3]}" for at, name in enumerate(OURS)]
    table = "\n".join(("Name,Cell phone,Personal email,Languages,Department,Shift", *rows)).encode()
    brought, unread = lists.bring(amara, files=[("ours.csv", table)], now=now)
    assert brought is not None, unread
    lists.take(amara, import_id=brought, now=now)
    known = dict(Worker.objects.values_list("name", "pk"))
    talks = [
        Talk(worker=known[name], had_on=now.date(), organizer=amara.id, level=4, quote=QUOTE) for name in OURS[:30]
    ]
    conversations.record_all(amara, talks=talks, now=now, today=now.date())
    storage.seal(Actor.keeper)


if __name__ == "__main__":
    office(Path(sys.argv[1]))
