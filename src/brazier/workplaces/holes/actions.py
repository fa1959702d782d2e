"""Take a hole, hand it over, say it is done, set it free; and take the last of these back."""

from collections.abc import Iterable
from datetime import date, datetime

from brazier.access import actions as care
from brazier.access import queries as access
from brazier.access.gate import allow
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong
from brazier.workplaces import queries as workplaces
from brazier.workplaces.models import HoleTurn

DONE, FREED, HANDED = "done", "freed", "handed"


def take(
    actor: Actor,
    *,
    cell_id: int,
    by_day: date,
    now: datetime,
    today: date,
    organizer: str = "",
    record: int | None = None,
) -> None:
    """Put a name and a date on a hole; whoever had it hands it over. At a table an organizer gets the cell into
    their care.

    organizer: the id of one of us; or record: of somebody on the committee. today: where the campaign is.
    Errors: Wrong if there is no such cell or organizer, nobody or two are named, or the day is over.
    """
    allow(actor, "workplaces.write")
    cell = workplaces.cell(actor, cell_id).id
    known = {o.id for o in access.organizers(actor)}
    if (record is None) == (not organizer) or (organizer and organizer not in known):
        raise Wrong("workplaces.owner", "Choose who takes this hole. Nothing was changed.")
    if by_day < today:
        raise Wrong("workplaces.day_over", "This day is over. Choose today or a day to come. Nothing was changed.")
    with ledger.entry(actor, "workplaces.take_hole", f"cell:{cell}", now):
        _let_go(actor, cell, how=HANDED, now=now, today=today)
        HoleTurn.objects.create(cell_id=cell, organizer=organizer, record=record, by_day=by_day, taken_on=today)
        if organizer and actor.level == "table":  # past it turf is given on its own page, which keeps to limits
            care.assign(actor, organizer=organizer, kind="cell", thing=cell, now=now, today=today)


def end(actor: Actor, *, cell_id: int, how: str, now: datetime, today: date) -> None:
    """Whoever takes this hole is done with it (`done`) or gives it back (`freed`).

    Errors: Wrong if nobody takes it.
    """
    allow(actor, "workplaces.write")
    cell = workplaces.cell(actor, cell_id).id
    with ledger.entry(actor, f"workplaces.hole_{how}", f"cell:{cell}", now):
        if how not in (DONE, FREED) or not _let_go(actor, cell, how=how, now=now, today=today):
            raise Wrong("workplaces.no_turn", "Nobody takes this hole just now. Nothing was changed.")


def take_back(actor: Actor, *, cell_id: int, now: datetime) -> None:
    """Undo what was said last of this hole. Errors: Wrong if nothing was."""
    allow(actor, "workplaces.write")
    cell = workplaces.cell(actor, cell_id).id
    turns = HoleTurn.objects.filter(cell__in=workplaces.group_of(actor, cell)).order_by("-pk")
    last = turns.first()
    if last is None:
        raise Wrong("workplaces.no_turn", "Nobody takes this hole just now. Nothing was changed.")
    with ledger.entry(actor, "workplaces.hole_back", f"cell:{cell}", now):
        if last.ended_on is not None:
            HoleTurn.objects.filter(pk=last.pk).update(ended_on=None, how="")
            return
        HoleTurn.objects.filter(pk=last.pk).delete()
        before = turns.first()
        if before is not None and before.how == HANDED:
            HoleTurn.objects.filter(pk=before.pk).update(ended_on=None, how="")


def free_all(actor: Actor, *, organizer: str, now: datetime) -> None:
    """Holes this organizer took are holes without an owner again; whoever removes them may do this."""
    allow(actor, "access.remove")
    with ledger.entry(actor, "workplaces.hole_freed", f"organizer:{organizer}", now):
        HoleTurn.objects.filter(organizer=organizer, ended_on=None).update(ended_on=now.date(), how=FREED)


def forget(actor: Actor, *, records: Iterable[int], now: datetime) -> None:
    """Holes these records took are nobody's; that they ever took them is gone."""
    allow(actor, "people.forget")
    with ledger.entry(actor, "workplaces.forget", "", now):
        HoleTurn.objects.filter(record__in=list(records)).delete()


def shred(actor: Actor) -> int:
    """The campaign is over: who took which hole goes. Gives how many rows."""
    allow(actor, "people.shred")
    return HoleTurn.objects.all().delete()[0]


def _let_go(actor: Actor, cell: int, *, how: str, now: datetime, today: date) -> int:
    """End whatever turn goes on; the cell leaves the care of whoever had it. Gives how many turns that were."""
    going_on = HoleTurn.objects.filter(cell__in=workplaces.group_of(actor, cell), ended_on=None)
    had = {turn.organizer for turn in going_on}
    for known in access.turf(actor, today=today):
        if known.organizer in had and (known.kind, known.thing) == ("cell", cell):
            care.end(actor, turf=known.id, now=now)
    return going_on.update(ended_on=today, how=how)
