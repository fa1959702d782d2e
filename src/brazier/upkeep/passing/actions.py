"""Write that a method was passed on; begin a campaign with one."""

from datetime import datetime

from brazier.access.gate import allow
from brazier.handbook.own import actions as writing
from brazier.keeping import actions as keeping
from brazier.keeping.spans import SPANS, check
from brazier.ledger import actions as ledger
from brazier.pages.actions import MOST_SIGNS
from brazier.terms import Actor, Wrong
from brazier.tests_of_strength import actions as strength
from brazier.tests_of_strength.ladder import checked
from brazier.upkeep.passing import queries
from brazier.upkeep.passing.method import Method
from brazier.upkeep.passing.queries import Gathered, Pages
from brazier.workplaces import actions as workplaces
from brazier.workplaces.facts import JURISDICTIONS


def pass_on(actor: Actor, *, lessons: str, own: Pages, now: datetime) -> Gathered:
    """What is passed on, with one line in the ledger; also for what was refused, since a refusal tells something.

    Errors: as `queries.gather`.
    """
    allow(actor, "upkeep.method")
    try:
        found = queries.gather(actor, lessons=lessons, own=own)
    except Wrong:
        with ledger.entry(actor, "upkeep.method_refused", "", now):
            pass
        raise
    with ledger.entry(actor, "upkeep.method", "", now):
        return found


def look_at(actor: Actor, *, method: Method) -> None:
    """Look before anything is made that this program can begin with it. Errors: Wrong if not."""
    allow(actor, "upkeep.look")
    if method.place not in ("", *JURISDICTIONS) or not method.days.keys() <= SPANS.keys():
        raise Wrong(
            "upkeep.method_newer", "This method pack is from another Brazier than this one. Nothing was made."
        )
    for kind, days in method.days.items():
        check(kind, days)
    if method.ladder:
        checked(method.ladder)
    if any(len(text) > MOST_SIGNS for files in method.own_pages.values() for text in files.values()):
        raise Wrong(
            "upkeep.method_page", "A page of the handbook in it is longer than any sheet holds. Nothing was made."
        )


def begin_with(actor: Actor, *, method: Method, now: datetime) -> None:
    """Put the law and the times of a method into a campaign that was just begun with its issues. Errors: as
    `look_at`."""
    allow(actor, "upkeep.method")
    look_at(actor, method=method)
    with ledger.entry(actor, "upkeep.begun_with_method", "", now):
        workplaces.change_campaign(actor, jurisdiction=method.place, now=now)
        for kind, days in method.days.items():
            keeping.choose(actor, kind=kind, days=days, now=now)
        if method.ladder:
            strength.write_ladder(actor, rungs=method.ladder, now=now)
        writing.keep_all(actor, own=method.own_pages, now=now, today=now.date())
