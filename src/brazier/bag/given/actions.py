"""Write down where leaflets were given out; take it back; name gates and put them away."""

from datetime import date, datetime

from brazier.access.gate import allow
from brazier.bag.given.grid import MOST_AT_ONCE
from brazier.bag.models import Gate, Given, Leaflet
from brazier.ledger import actions as ledger
from brazier.terms import Actor, Wrong
from brazier.workplaces import queries as workplaces

NOTHING = "There is nothing here."
LONGEST = 60


def name_gate(actor: Actor, *, name: str, now: datetime) -> int:
    """A gate, a door or a bus stop, as people there call it; one that was put away is used again. Gives its
    number.

    Errors: Wrong without a name, or if it is there already.
    """
    allow(actor, "bag.give")
    said = " ".join(name.split())
    if not said or len(said) > LONGEST:
        raise Wrong("bag.gate", "Write what people there call it, in a few words. Nothing was lost.")
    with ledger.entry(actor, "bag.name_gate", "", now):
        row = Gate.objects.filter(key=said.casefold()[:LONGEST]).first()
        if row is not None and row.ended_on is None:
            raise Wrong("bag.gate_there", "This gate is there already. Nothing was changed.")
        if row is None:
            return Gate.objects.create(name=said, key=said.casefold()[:LONGEST]).pk
        Gate.objects.filter(pk=row.pk).update(name=said, ended_on=None)
        return row.pk


def end_gate(actor: Actor, *, gate: int, now: datetime, today: date) -> None:
    """Nobody goes to this gate any more. What was given out there stays. Errors: Wrong if there is none."""
    allow(actor, "bag.give")
    _turn_gate(actor, gate, today, now)


def use_gate(actor: Actor, *, gate: int, now: datetime) -> None:
    """People go to this gate again. Errors: Wrong if there is none."""
    allow(actor, "bag.give")
    _turn_gate(actor, gate, None, now)


def note(
    actor: Actor, *, gate: int, shift: int, many: int, day: date, leaflet: int | None, now: datetime, today: date
) -> int:
    """So many leaflets were given out by whoever asks. Gives the number of the line.

    Errors: Wrong for a gate, shift or leaflet there is none of, no number, or a day to come.
    """
    allow(actor, "bag.give")
    fits = Gate.objects.filter(pk=gate, ended_on=None).exists() and shift in {
        one.id for one in workplaces.shifts(actor)
    }
    if not fits or (leaflet is not None and not Leaflet.objects.filter(pk=leaflet).exists()):
        raise Wrong("bag.where", "Choose a gate and a shift. Nothing was lost.")
    if not 0 < many <= MOST_AT_ONCE:
        raise Wrong("bag.many", "Write how many, from 1 to %(most)s. Nothing was lost.", most=MOST_AT_ONCE)
    if day > today:
        raise Wrong("bag.given_day", "This day is still to come. Nothing was lost.")
    with ledger.entry(actor, "bag.note", f"gate:{gate}:{shift}", now):
        row = Given.objects.create(
            gate_id=gate, shift=shift, leaflet_id=leaflet, many=many, day=day, by=actor.id, noted_by=actor.id,
            noted_at=now,
        )  # fmt: skip
        return row.pk


def take_back(actor: Actor, *, given: int, now: datetime) -> None:
    """It was written down by mistake. Errors: Wrong if there is no such line."""
    _turn_given(actor, given, True, now)


def stand_again(actor: Actor, *, given: int, now: datetime) -> None:
    """It was no mistake. Errors: as `take_back`."""
    _turn_given(actor, given, False, now)


def _turn_gate(actor: Actor, gate: int, day: date | None, now: datetime) -> None:
    with ledger.entry(actor, "bag.turn_gate", f"gate:{gate}", now):
        if not Gate.objects.filter(pk=gate, ended_on__isnull=day is not None).update(ended_on=day):
            raise Wrong("bag.nothing", NOTHING)


def _turn_given(actor: Actor, given: int, taken_back: bool, now: datetime) -> None:
    allow(actor, "bag.give")
    with ledger.entry(actor, "bag.take_back", f"given:{given}", now):
        if not Given.objects.filter(pk=given, taken_back=not taken_back).update(taken_back=taken_back):
            raise Wrong("bag.nothing", NOTHING)
