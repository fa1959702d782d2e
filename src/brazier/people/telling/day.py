"""What is told from a day on: by unit, and to each organizer of the units in which they have people in care. Pure.

A unit is a cell of twenty or more, or all smaller cells of a department together: in fewer people no crowd ever
moves, and what never moves is soon wrong.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from brazier.people.telling.split import NOTHING, Split, from_numbers, gathered, minus, next_told, plus

LARGE = 20
GOOD_FOR = timedelta(days=30)
"""What did not move for so long is told no more: whoever was rated then is rated no longer."""
REST = "rest"
Own = tuple[Split, Split, int]
"""Of somebody's people in one cell: all of them, those of them she has in care one by one, and how many they
are."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is told of a unit, and the day on which it moved last."""

    split: Split = NOTHING
    moved_on: date = date.min

    def good(self, today: date) -> Split:
        """What may still be believed of it."""
        return self.split if today - self.moved_on <= GOOD_FOR else Split(stale=self.split.stale)


@dataclass(frozen=True, slots=True)
class Beside:
    """What somebody is told of a unit in which she has people in care. others: of everybody else; own: of her
    people; loose: of those of them who are not in a cell she has in care whole; size: how many she has."""

    others: Unit
    own: Split
    loose: Split
    size: int


@dataclass(frozen=True, slots=True)
class Day:
    """level: of the group; units: by cell; told: by unit; beside: by organizer and unit."""

    level: str = ""
    units: Mapping[int, str] = field(default_factory=dict)
    told: Mapping[str, Unit] = field(default_factory=dict)
    beside: Mapping[str, Mapping[str, Beside]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Now:
    """How it is. true: how people stand by cell; sizes: people by cell; departments: of each cell, None for none;
    own: by organizer, of their people by cell."""

    true: Mapping[int, Split]
    sizes: Mapping[int, int]
    departments: Mapping[int, int | None]
    own: Mapping[str, Mapping[int, Own]]


def units_of(known: Mapping[int, str], now: Now) -> dict[int, str]:
    """The unit of each cell somebody stands in. A cell that has one keeps it: if it changed, the same people
    counted otherwise would tell who moved."""
    new = [cell for cell, people in now.sizes.items() if people and cell not in known]
    small: dict[str, int] = {}
    for cell in new:
        if now.sizes[cell] < LARGE:
            name = f"d{now.departments.get(cell) or 0}"
            small[name] = small.get(name, 0) + now.sizes[cell]
    taken = set(known.values())
    found = dict(known)
    for cell in new:
        name = f"c{cell}" if now.sizes[cell] >= LARGE else f"d{now.departments.get(cell) or 0}"
        found[cell] = name if name in taken or small.get(name, LARGE) >= LARGE else REST
    return found


def next_day(before: Day, now: Now, *, level: str, today: date) -> Day:
    """What is told today, from what was told last and how it is. At a table all is told; and where the level is
    another one the units are drawn anew, because two wanted that and it is seldom."""
    is_table = level == "table"
    is_anew = is_table or before.level not in (level, "table")
    units = units_of({} if is_anew else before.units, now)
    true = gathered(now.true, units)
    if is_table:
        told = {unit: Unit(split, today) for unit, split in true.items()}
    else:
        same = _same_units(before.units, units)
        was = {unit: before.told.get(unit, Unit()) if unit in same else Unit() for unit in {*units.values()}}
        told = {unit: _moved(was[unit], true.get(unit, NOTHING), today) for unit in was}
    beside: dict[str, dict[str, Beside]] = {}
    for who, cells in now.own.items():
        for unit, (own, loose, size) in _own_by_unit(cells, units).items():
            rest = minus(true.get(unit, NOTHING), own)
            public = Unit(minus(told[unit].split, own), told[unit].moved_on) if unit in told else Unit()
            others = (
                Unit(rest, today)
                if is_table
                else _moved(_others(before.beside.get(who, {}).get(unit), public, own, size), rest, today)
            )
            beside.setdefault(who, {})[unit] = Beside(others, own, loose, size)
    return Day(level, units, told, beside)


def _same_units(before: Mapping[int, str], units: Mapping[int, str]) -> set[str]:
    """Units of which no cell went into another since."""
    moved = {
        name for cell, was in before.items() for name in (was, units.get(cell, was)) if units.get(cell, was) != was
    }
    return {*units.values()} - moved


def _moved(was: Unit, true: Split, today: date) -> Unit:
    split = next_told(was.split, true)
    return Unit(split, today) if split.levels != was.split.levels else Unit(split, was.moved_on)


def _others(before: Beside | None, public: Unit, own: Split, size: int) -> Unit:
    """What she was told of everybody but her own. Who had nobody there knows what everybody is told; who comes
    into her care is no other any more, and who leaves it is one."""
    if before is None:
        return public
    if before.size != size:
        return Unit(minus(plus(before.others.split, before.own), own), before.others.moved_on)
    return before.others


def _own_by_unit(cells: Mapping[int, Own], units: Mapping[int, str]) -> dict[str, Own]:
    found: dict[str, Own] = {}
    for cell, (own, loose, size) in cells.items():
        if cell in units:
            known, apart, many = found.get(units[cell], (NOTHING, NOTHING, 0))
            found[units[cell]] = (plus(known, own), plus(apart, loose), many + size)
    return found


def to_plain(day: Day) -> dict[str, Any]:
    """As it is stored."""
    return {
        "level": day.level,
        "units": {str(cell): unit for cell, unit in day.units.items()},
        "told": {name: _plain(unit) for name, unit in day.told.items()},
        "beside": {
            who: {
                name: [_plain(it.others), it.own.numbers, it.loose.numbers, it.size] for name, it in held.items()
            }
            for who, held in day.beside.items()
        },
    }


def from_plain(plain: Mapping[str, Any]) -> Day:
    """What `to_plain` gave."""
    return Day(
        plain.get("level", ""),
        {int(cell): unit for cell, unit in plain.get("units", {}).items()},
        {name: _unit(told) for name, told in plain.get("told", {}).items()},
        {
            who: {
                name: Beside(_unit(others), from_numbers(own), from_numbers(loose), size)
                for name, (others, own, loose, size) in held.items()
            }
            for who, held in plain.get("beside", {}).items()
        },
    )


def _plain(unit: Unit) -> list[object]:
    return [list(unit.split.numbers), unit.moved_on.isoformat()]


def _unit(plain: Iterable[Any]) -> Unit:
    numbers, day = plain
    return Unit(from_numbers(numbers), date.fromisoformat(day))


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody is told. units: by cell; rest: by unit, of everybody in it who is not in a cell she has in
    care whole."""

    units: Mapping[int, str] = field(default_factory=dict)
    rest: Mapping[str, Split] = field(default_factory=dict)


def shown_to(day: Day, who: str, near: Iterable[int], today: date) -> Shown:
    """What this organizer is told. near: cells she has in care whole. Of a unit with such a cell nothing is told
    of the rest before it was reckoned without her own people."""
    rest = {name: unit.good(today) for name, unit in day.told.items()}
    rest |= dict.fromkeys({day.units[cell] for cell in near if cell in day.units}, NOTHING)
    for name, it in day.beside.get(who, {}).items():
        rest[name] = plus(it.others.good(today), it.loose)
    return Shown(day.units, rest)
