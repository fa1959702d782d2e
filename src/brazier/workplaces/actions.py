"""Write the building down: campaign, departments, shifts, headcounts, hole owners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models, transaction
from django.db.models import Max

from brazier.access.gate import allow
from brazier.ledger import actions as ledger
from brazier.storage import cover
from brazier.storage.hub import here
from brazier.terms import Actor, Wrong
from brazier.workplaces import queries
from brazier.workplaces.facts import JURISDICTIONS, REGIONS
from brazier.workplaces.joined import heads, roots
from brazier.workplaces.models import (
    PARTS,
    SOURCES,
    STAGES,
    Campaign,
    Cell,
    Department,
    Headcount,
    Part,
    Shift,
    Worksite,
)
from brazier.workplaces.names import as_written, key_of

MOST_PEOPLE = 5_000_000
A_DAY_AHEAD = timedelta(days=1)  # somewhere it is tomorrow already
NOTHING = "There is nothing here."
CHANGEABLE = {"name", "title", "icon", "stage", "region", "jurisdiction"}
KNOWN = {"icon": cover.ICONS, "stage": STAGES, "region": REGIONS, "jurisdiction": ["", *JURISDICTIONS]}


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
    """Change name, title, icon, stage, region or jurisdiction; what is not given stays.

    Errors: Wrong for an empty name or title, a title too long, or a stage, region or jurisdiction we do not know.
    """
    allow(actor, "workplaces.write")
    cleaned = {field: as_written(text) for field, text in fields.items() if field in CHANGEABLE}
    if any(field in {"name", "title"} and not text for field, text in cleaned.items()):
        raise Wrong("workplaces.name", "Write a code name. You can change it later.")
    if len(cleaned.get("title", "")) > cover.LONGEST:
        raise Wrong("workplaces.title", "Write a shorter title, of 40 letters at most. Nothing was changed.")
    if any(cleaned.get(field, known[0]) not in known for field, known in KNOWN.items()):
        raise Wrong("workplaces.not_known", "Choose one of the list. Nothing was changed.")
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
    allow(actor, "workplaces.place")
    asked = set(wanted)
    with ledger.entry(actor, "workplaces.place", "", now):
        sites = _parts(Worksite, sorted({w.worksite for w in asked}), by_list=by_list)
        departments = _parts(Department, sorted({w.department for w in asked}), by_list=by_list)
        shifts = _parts(Shift, sorted({w.shift for w in asked}), by_list=by_list)
        first_site = Worksite.objects.filter(same_as=None).order_by("id").values_list("pk", flat=True)[0]
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
    """Add worksites, departments or shifts by hand; every department on every shift at every worksite becomes
    a cell.

    part: `worksite`, `department` or `shift`. Names that are there already change nothing.
    """
    allow(actor, "workplaces.write")
    with ledger.entry(actor, "workplaces.draw", part, now):
        _parts(PARTS[part], names, by_list=False)
        sites, departments, shifts = (
            list(table._default_manager.filter(same_as=None).values_list("name", flat=True))
            for table in PARTS.values()
        )
        wanted = [Where(site, d, s) for site in sites for d in departments for s in shifts]
        place(actor, wanted=wanted, now=now)


def _key(text: str) -> str:
    return key_of(text) or as_written(text).casefold()


def _parts(table: type[Part], names: Iterable[str], *, by_list: bool) -> dict[str, int]:
    """The numbers of these parts by key; new names are added at the end, in the order given."""
    rows = table._default_manager
    counts_as = heads(dict(rows.values_list("pk", "same_as")))
    known = {key: counts_as[pk] for key, pk in rows.values_list("key", "pk")}
    for name in names:
        key = _key(name)
        if not key or key in known:
            continue
        last = rows.aggregate(last=Max("place"))["last"] or 0
        known[key] = rows.create(name=as_written(name), key=key, by_list=by_list, place=last + 1).pk
    return known


def rename(actor: Actor, *, part: str, part_id: int, name: str, hours: str = "", now: datetime) -> None:
    """Give a worksite, department or shift another name; the old one leads to it too, for later lists.

    Errors: Wrong if the name is empty, another one has it, or there is no such part.
    """
    allow(actor, "workplaces.write")
    rows = PARTS[part]._default_manager
    shown, key = as_written(name), _key(name)
    if not key:
        raise Wrong("workplaces.empty_name", "Write a name. Nothing was changed.")
    if taken(actor, part=part, name=name, beside=part_id) is not None:
        raise Wrong(
            "workplaces.name_taken",
            "Another one is called %(name)s already. Nothing was changed.",
            name=shown,
        )
    before = rows.filter(pk=part_id, same_as=None).first()
    if before is None:
        raise Wrong("workplaces.not_here", NOTHING)
    fields: dict[str, object] = {"name": shown, "key": key, "by_list": False}
    if part == "shift":
        fields["hours"] = as_written(hours)
    with ledger.entry(actor, "workplaces.rename", f"{part}:{part_id}", now):
        earlier = rows.filter(key=key).exclude(pk=part_id).values_list("pk", flat=True).first()
        if earlier is None and before.key != key:
            earlier = rows.create(name=shown, key=key, place=before.place, same_as=part_id).pk
        rows.filter(pk=earlier).update(key=f"-{part_id}")  # free for the moment between two unique names
        rows.filter(pk=part_id).update(**fields)
        rows.filter(pk=earlier).update(name=before.name, key=before.key)


def taken(actor: Actor, *, part: str, name: str, beside: int) -> int | None:
    """The part that has this name already, beside one; None if it is free."""
    allow(actor, "workplaces.look")
    rows = PARTS[part]._default_manager
    counts_as = heads(dict(rows.values_list("pk", "same_as")))
    for pk in rows.filter(key=_key(name)).values_list("pk", flat=True):
        return counts_as[pk] if counts_as[pk] != beside else None
    return None


def join(actor: Actor, *, kind: str, part: int, into: int, now: datetime) -> dict[int, int]:
    """These are the same: one name counts as the other, now and on later lists. Cells, estimates and hole owners
    count there; nothing is thrown away. Gives the cells that moved, each with where its people belong now.

    Errors: as `queries.joining`.
    """
    allow(actor, "workplaces.write")
    queries.joining(actor, kind=kind, part=part, into=into)
    with ledger.entry(actor, "workplaces.join", f"{kind}:{part}", now):
        before = queries.roots(actor)
        rows = PARTS[kind]._default_manager
        rows.filter(pk__in=(part, into)).update(by_list=False)  # what people said outlasts the list
        rows.filter(pk=part).update(same_as=into)
        _fill_spots()
        after = queries.roots(actor)
        return {cell: root for cell, root in after.items() if before.get(cell, cell) != root}


def unjoin(actor: Actor, *, kind: str, part: int, now: datetime) -> tuple[int, ...]:
    """They are two after all: the name stands for itself again, with all that was its own. Gives the cells whose
    people must be placed anew, by their own words.

    Errors: Wrong if this name was not joined to another.
    """
    allow(actor, "workplaces.write")
    with ledger.entry(actor, "workplaces.unjoin", f"{kind}:{part}", now):
        before = queries.roots(actor)
        if not PARTS[kind]._default_manager.filter(pk=part, same_as__isnull=False).update(same_as=None):
            raise Wrong("workplaces.not_here", NOTHING)
        _fill_spots()
        after = queries.roots(actor)
        return tuple(sorted({root for cell, root in before.items() if after.get(cell, cell) != root}))


def _fill_spots() -> None:
    """Make the cells that others count as since names were joined."""
    spots = [(pk, (w, d, s)) for pk, w, d, s in Cell.objects.values_list("pk", "worksite", "department", "shift")]
    counts_as = [heads(dict(table._default_manager.values_list("pk", "same_as"))) for table in PARTS.values()]
    _, missing = roots(spots, *counts_as)
    for site, department, shift in sorted(missing, key=str):
        Cell.objects.create(worksite_id=site, department_id=department, shift_id=shift)


def note_headcount(
    actor: Actor, *, cell_id: int | None, people: int, source: str, as_of: date, now: datetime
) -> None:
    """Keep an estimate and choose it; earlier ones stay. as_of: the day it was true.

    Errors: Wrong if number, source or day can not be, or there is no such cell.
    """
    allow(actor, "workplaces.write")
    if not 0 < people <= MOST_PEOPLE:
        raise Wrong(
            "workplaces.headcount", "About how many work here? Write a number from 1 up. Nothing was changed."
        )
    if source not in SOURCES:
        raise Wrong("workplaces.source", "Say where this number comes from. Nothing was changed.")
    if as_of > now.date() + A_DAY_AHEAD:
        raise Wrong("workplaces.as_of", "This day is still to come. Say when the number was true.")
    if cell_id is not None:
        _known(Cell, cell_id)
    with ledger.entry(actor, "workplaces.headcount", f"cell:{cell_id}", now):
        _choose_none(actor, cell_id)
        Headcount.objects.create(
            cell_id=cell_id, people=people, source=source, as_of=as_of, noted_by=actor.id, noted_at=now
        )


def choose_headcount(actor: Actor, *, headcount: int, now: datetime) -> int | None:
    """Let another of the kept estimates count. Gives its cell; None for the whole unit.

    Errors: Wrong if there is no such estimate.
    """
    allow(actor, "workplaces.write")
    row = Headcount.objects.filter(pk=headcount).first()
    if row is None:
        raise Wrong("workplaces.not_here", NOTHING)
    cell = row.cell_id if row.cell_id is None else queries.roots(actor).get(row.cell_id, row.cell_id)
    with ledger.entry(actor, "workplaces.choose_headcount", f"headcount:{headcount}", now):
        _choose_none(actor, cell)
        Headcount.objects.filter(pk=headcount).update(chosen=True)
    return cell


def _choose_none(actor: Actor, cell_id: int | None) -> None:
    rows = Headcount.objects.filter(chosen=True)
    rows = rows.filter(cell=None) if cell_id is None else rows.filter(cell__in=queries.group_of(actor, cell_id))
    rows.update(chosen=False)


def _known(table: type[models.Model], number: int) -> None:
    """Errors: Wrong if there is no such row; a number from an address may be anything."""
    if not table._default_manager.filter(pk=number).exists():
        raise Wrong("workplaces.not_here", NOTHING)


def drop_unused(actor: Actor, *, used_cells: set[int], now: datetime) -> None:
    """After an import is undone: remove cells, departments and shifts that only it had made."""
    allow(actor, "workplaces.place")
    with ledger.entry(actor, "workplaces.drop_unused", "", now):
        spare = Cell.objects.filter(by_list=True, headcount=None, holeturn=None)
        Cell.objects.filter(pk__in=set(spare.values_list("pk", flat=True)) - used_cells).delete()
        for part in (Department, Shift, Worksite):
            part._default_manager.filter(by_list=True, cell=None).delete()
