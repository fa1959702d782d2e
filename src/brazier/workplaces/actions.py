"""Write the building down: campaign, departments, shifts, headcounts, hole owners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import Max

from brazier.access.gate import allow
from brazier.ledger import actions as ledger
from brazier.storage import cover
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.workplaces.models import (
    SOURCES,
    Campaign,
    Cell,
    Department,
    Headcount,
    HoleOwner,
    Part,
    Shift,
    Worksite,
)
from brazier.workplaces.names import as_written, key_of

MOST_PEOPLE = 5_000_000
PARTS: dict[str, type[Part]] = {"department": Department, "shift": Shift}


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a list says it: names as typed, empty when it says nothing."""

    worksite: str = ""
    department: str = ""
    shift: str = ""


def begin(actor: Actor, *, name: str, worksite: str, people: int | None, now: datetime) -> None:
    """Start the campaign: its code name, its first worksite, about how many work there.

    Errors: Wrong if there is a campaign already, a name is empty, or the number can not be.
    """
    allow(actor, "workplaces.write")
    name, worksite = as_written(name), as_written(worksite)
    if not name or not worksite:
        raise Wrong("workplaces.name", "Write a code name. You can change it later.")
    if Campaign.objects.exists():
        raise Wrong("workplaces.begun", "This campaign has been started already.")
    with ledger.entry(actor, "campaign.begin", "", now):
        Campaign.objects.create(pk=1, name=name, title=cover.Cover().title, begun=now.date())
        Worksite.objects.create(name=worksite, key=_key(worksite))
        if people is not None:
            note_headcount(actor, cell_id=None, people=people, source="guess", as_of=now.date(), now=now)


def change_campaign(actor: Actor, *, now: datetime, **fields: str) -> None:
    """Change name, title, icon, stage, region or jurisdiction. Errors: Wrong for an empty name or title."""
    allow(actor, "workplaces.write")
    allowed = {"name", "title", "icon", "stage", "region", "jurisdiction"}
    cleaned = {field: as_written(text) for field, text in fields.items() if field in allowed}
    if any(field in {"name", "title"} and not text for field, text in cleaned.items()):
        raise Wrong("workplaces.name", "Write a code name. You can change it later.")
    with ledger.entry(actor, "campaign.change", "", now):
        Campaign.objects.filter(pk=1).update(**cleaned)
    if cleaned.keys() & {"title", "icon"}:
        transaction.on_commit(lambda: show_cover(actor))


def show_cover(actor: Actor) -> None:
    """Let the sealed door carry the title and icon the committee chose."""
    allow(actor, "workplaces.write")
    known = Campaign.objects.get(pk=1)
    cover.write(here.folder, cover.Cover(known.title, known.icon))


def place(actor: Actor, *, wanted: Iterable[Where], now: datetime, by_list: bool = False) -> dict[Where, int]:
    """The cell of each place, made if it is new. Gives cell ids by what was asked.

    by_list: made for an import, so that undoing it may remove what nobody else uses.
    """
    allow(actor, "workplaces.write")
    asked = set(wanted)
    with ledger.entry(actor, "workplaces.place", "", now):
        sites = _parts(Worksite, sorted({w.worksite for w in asked}), by_list=by_list)
        departments = _parts(Department, sorted({w.department for w in asked}), by_list=by_list)
        shifts = _parts(Shift, sorted({w.shift for w in asked}), by_list=by_list)
        first_site = Worksite.objects.order_by("id").values_list("pk", flat=True)[0]
        spots = {
            w: (
                sites.get(_key(w.worksite), first_site),
                departments.get(_key(w.department)),
                shifts.get(_key(w.shift)),
            )
            for w in asked
        }
        known: dict[tuple[int, int | None, int | None], int] = {
            (site, department, shift): pk
            for pk, site, department, shift in Cell.objects.values_list("pk", "worksite", "department", "shift")
        }
        for spot in sorted(set(spots.values()) - known.keys(), key=str):
            site, department, shift = spot
            known[spot] = Cell.objects.create(
                worksite_id=site, department_id=department, shift_id=shift, by_list=by_list
            ).pk
        return {w: known[spot] for w, spot in spots.items()}


def draw(actor: Actor, *, part: str, names: Iterable[str], now: datetime) -> None:
    """Add departments or shifts by hand; every department on every shift becomes a cell.

    part: `department` or `shift`. Names that are there already change nothing.
    """
    allow(actor, "workplaces.write")
    with ledger.entry(actor, "workplaces.draw", part, now):
        _parts(PARTS[part], names, by_list=False)
        departments, shifts = Department.objects.all(), Shift.objects.all()
        place(actor, wanted=[Where("", d.name, s.name) for d in departments for s in shifts], now=now)


def _key(text: str) -> str:
    return key_of(text) or as_written(text).casefold()


def _parts(table: type[Part], names: Iterable[str], *, by_list: bool) -> dict[str, int]:
    """The numbers of these parts by key; new names are added at the end, in the order given."""
    rows = table._default_manager
    known: dict[str, int] = dict(rows.values_list("key", "pk"))
    for name in names:
        key = _key(name)
        if not key or key in known:
            continue
        last = rows.aggregate(last=Max("place"))["last"] or 0
        known[key] = rows.create(name=as_written(name), key=key, by_list=by_list, place=last + 1).pk
    return known


def rename(actor: Actor, *, part: str, part_id: int, name: str, hours: str = "", now: datetime) -> None:
    """Give a department or shift another name. part: `department` or `shift`.

    Errors: Wrong if the name is empty or another one has it.
    """
    allow(actor, "workplaces.write")
    rows = PARTS[part]._default_manager
    shown, key = as_written(name), _key(name)
    if not key:
        raise Wrong("workplaces.empty_name", "Write a name. Nothing was changed.")
    if rows.filter(key=key).exclude(pk=part_id).exists():
        raise Wrong(
            "workplaces.name_taken",
            "Another one is called %(name)s already. Nothing was changed.",
            name=shown,
        )
    fields: dict[str, object] = {"name": shown, "key": key, "by_list": False}
    if part == "shift":
        fields["hours"] = as_written(hours)
    with ledger.entry(actor, "workplaces.rename", f"{part}:{part_id}", now):
        rows.filter(pk=part_id).update(**fields)


def note_headcount(
    actor: Actor, *, cell_id: int | None, people: int, source: str, as_of: date, now: datetime
) -> None:
    """Keep an estimate and choose it; earlier ones stay.

    Errors: Wrong if the number or the source can not be.
    """
    allow(actor, "workplaces.write")
    if not 0 < people <= MOST_PEOPLE:
        raise Wrong(
            "workplaces.headcount", "About how many work here? Write a number from 1 up. Nothing was changed."
        )
    if source not in SOURCES:
        raise Wrong("workplaces.source", "Say where this number comes from. Nothing was changed.")
    if cell_id is not None:
        _known(Cell, cell_id)
    with ledger.entry(actor, "workplaces.headcount", f"cell:{cell_id}", now):
        Headcount.objects.filter(cell=cell_id, chosen=True).update(chosen=False)
        Headcount.objects.create(
            cell_id=cell_id, people=people, source=source, as_of=as_of, noted_by=actor.id, noted_at=now
        )


def own_hole(actor: Actor, *, cell_id: int, organizer: str, by_day: date, now: datetime) -> None:
    """Put a name and a date on a hole; a new owner replaces the old one."""
    allow(actor, "workplaces.write")
    if not organizer:
        raise Wrong("workplaces.owner", "Choose who takes this hole. Nothing was changed.")
    _known(Cell, cell_id)
    with ledger.entry(actor, "workplaces.own_hole", f"cell:{cell_id}", now):
        HoleOwner.objects.update_or_create(cell_id=cell_id, defaults={"organizer": organizer, "by_day": by_day})


def _known(table: type[models.Model], number: int) -> None:
    """Errors: Wrong if there is no such row; a number from an address may be anything."""
    if not table._default_manager.filter(pk=number).exists():
        raise Wrong("workplaces.not_here", "There is nothing here.")


def drop_unused(actor: Actor, *, used_cells: set[int], now: datetime) -> None:
    """After an import is undone: remove cells, departments and shifts that only it had made."""
    allow(actor, "workplaces.write")
    with ledger.entry(actor, "workplaces.drop_unused", "", now):
        spare = Cell.objects.filter(by_list=True, headcount=None, holeowner=None)
        Cell.objects.filter(pk__in=set(spare.values_list("pk", flat=True)) - used_cells).delete()
        for part in (Department, Shift, Worksite):
            part._default_manager.filter(by_list=True, cell=None).delete()
