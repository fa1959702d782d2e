"""What is typed of tests of strength."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from math import ceil
from typing import ClassVar

from django import forms

from brazier.people.forms import Careful
from brazier.people.redlines import NOTE
from brazier.tests_of_strength.facts import PROOFS
from brazier.tests_of_strength.ladder import Rung, fresh_key

MOST = 500


class PlanForm(Careful):
    """A test: the rung it is on, its name, what people are asked for, its days, the share that sets the goals."""

    rung = forms.CharField(max_length=40)
    name = forms.CharField(max_length=80)
    ask = forms.CharField(max_length=200)
    starts_on = forms.DateField()
    ends_on = forms.DateField()
    share = forms.IntegerField(min_value=1, max_value=100)
    reads: ClassVar[Mapping[str, str]] = {"name": NOTE, "ask": NOTE}


class DebriefForm(Careful):
    """What was learned; about no single person."""

    learned = forms.CharField(max_length=2_000)
    reads: ClassVar[Mapping[str, str]] = {"learned": NOTE}


class Took(forms.Form):
    """Who took part, by the codes of people; perhaps who asked them."""

    asker = forms.CharField(max_length=120, required=False)


class Verify(forms.Form):
    """How it is known."""

    how = forms.ChoiceField(choices=[(p, p) for p in PROOFS])


def goals_typed(data: Mapping[str, str]) -> dict[int, tuple[int, str]]:
    """Goal and owner by cell, from fields called `goal_<cell>` and `owner_<cell>`; what is no number is passed
    over, an empty goal is 0."""
    found = {}
    for name, text in data.items():
        cell = name.removeprefix("goal_")
        if name.startswith("goal_") and _is_number(cell) and (_is_number(text.strip()) or not text.strip()):
            found[int(cell)] = (int(text.strip() or 0), data.get(f"owner_{cell}", "").strip()[:40])
    return found


def numbers_typed(texts: list[str]) -> list[int]:
    """The numbers among these, as many as one form may hold."""
    return [int(text) for text in texts[:MOST] if _is_number(text)]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def rungs_typed(data: Mapping[str, str], now_at: tuple[Rung, ...]) -> tuple[Rung, ...]:
    """The ladder as it was typed: one group of fields for each rung there is, by its key, and one for a new one.

    A rung whose box is empty goes. place_<key> says in which order they stand. Shipped names stay shipped as long
    as nobody writes another.
    """
    known = {rung.key: rung for rung in now_at}
    found: list[tuple[int, Rung]] = []
    for at, rung in enumerate(now_at, 1):
        if data.get(f"keep_{rung.key}"):
            found.append((_number(data.get(f"place_{rung.key}", ""), at), _typed(data, rung)))
    name = " ".join(data.get("name_new", "").split())
    if name:
        new = Rung(fresh_key(tuple(known.values())), data.get("kind_new", "other"), 0, False, name)
        found.append((_number(data.get("place_new", ""), len(found) + 1), _typed(data, new, "new")))
    return tuple(rung for _, rung in sorted(found, key=lambda pair: pair[0]))


def _typed(data: Mapping[str, str], rung: Rung, key: str = "") -> Rung:
    field = key or rung.key
    name = " ".join(data.get(f"name_{field}", rung.name).split())
    is_shipped = not rung.name and name == data.get(f"was_{field}", "")
    return Rung(
        rung.key,
        rung.kind,
        _number(data.get(f"share_{field}", ""), 0),
        bool(data.get(f"public_{field}")),
        "" if is_shipped else name or rung.name,
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if _is_number(text.strip()) else otherwise


def days_left(ends_on: date, today: date) -> int:
    """Days until the last one is over, that one included; never less than none."""
    return max(0, (ends_on - today).days + 1)


def hours_left(ends_on: date, now: datetime, zone: tzinfo) -> int:
    """Hours until the last day is over where the campaign is; never less than none."""
    over = datetime.combine(ends_on + timedelta(days=1), time(), tzinfo=zone)
    return max(0, ceil((over - now).total_seconds() / 3600))
