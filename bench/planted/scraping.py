"""A scraper who sits at the hub itself with a registrar's or a lead's login, at any pace and by any address."""

import random
from datetime import datetime, timedelta

from bench.planted.informer import BEGIN, Informer, read
from bench.planted.world import World

from brazier.access.models import Proposal, Turf
from brazier.terms import Actor
from brazier.workplaces import queries as workplaces

WAYS = ("page", "paper", "same", "with", "part", "form")


def registrar(
    world: World, seed: int, *, way: str = "", most: int = 100, at: datetime = BEGIN
) -> dict[str, object]:
    """Until stopped, at most so many people, by one address (a drawn one for each where none is said).

    Gives how many people's names and phones came out, and after how many she was first stopped.
    """
    chance = random.Random(seed)
    eve = Informer(world, chance, at)
    world.parts["informer"] = world.parts["registrar"]
    asked = chance.sample(sorted(world.codes), min(most, len(world.codes)))
    first, got = None, set()
    for place, person in enumerate(asked):
        answer = _one(eve, way or chance.choice(WAYS), world.codes[person], world.codes[asked[place - 1]])
        got |= read(world, "", answer, "").names
        if answer.status_code == 429 and first is None:
            first = len(got)
        eve.at += timedelta(seconds=chance.choice((0, 60, 600)))
    return {"way": way or "mixed", "read": len(got), "stopped_after": first, "asked": len(asked)}


def _one(eve: Informer, way: str, code: str, other: str) -> object:
    """One person by one address."""
    if way == "with":
        return eve.ask(f"/people/{other}/same", **{"with": code})
    if way == "form":  # a form that is not kept gives the page back
        return eve.ask(f"/people/{code}/ties", {"other": "nobody of this name", "kind": "friend"})
    ending = {"page": "", "paper": "/record.pdf", "same": "/same", "part": "/part"}[way]
    return eve.ask(f"/people/{code}{ending}")


def lead(world: World) -> dict[str, object]:
    """A lead who puts cell after cell in her own care, and then in that of others, where she reaches them too:
    whom she reads in one day, and how many cells it took."""
    eve = Informer(world, random.Random(1))
    me = world.parts["informer"] = world.parts["lead"]
    got: set[int] = set()
    cells = [c.id for c in workplaces.cells(Actor.clock) if c.department]
    for place, cell in enumerate(cells[:30]):
        whom = me if place < 20 else world.parts["second"]
        eve.ask(f"/organizers/{whom}/turf", {"cell": str(cell)})
        for page in range(1, 5):
            got |= read(world, "", eve.ask(f"/chart/cell/{cell}", page=str(page)), "").names
    taken = Turf.objects.filter(kind="cell", given_by=me).count()
    waits = Proposal.objects.filter(kind="turf_give", ended_at=None).count()
    return {"cells_asked": len(cells[:30]), "cells_taken": taken, "wait_for_a_second": waits, "read": len(got)}
