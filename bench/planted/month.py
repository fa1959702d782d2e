"""An informer's thirty days. After each day hub and memory are put aside; a day cut short is begun again."""

import pickle
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from bench.planted import life, world
from bench.planted.informer import BEGIN, DAYS, Informer
from bench.planted.totals import Reckoner
from bench.scale import world as scale

from brazier.access import actions as access
from brazier.access.looking import actions as looks
from brazier.storage import actions as storage
from brazier.terms import Actor
from brazier.wallchart import queries as chart
from brazier.web import clock

SEED = 20261126
MEMORY = Path("/dev/shm")
WORK = (MEMORY if MEMORY.exists() else Path(tempfile.gettempdir())) / "brazier-plant"


@dataclass(slots=True)
class Month:
    """What is remembered from one day to the next."""

    eve: Informer
    reckoner: Reckoner
    by_day: list[dict[str, int]] = field(default_factory=list)


def at(moment: datetime) -> AbstractContextManager[object]:
    """The hub's clock stands at this moment."""
    return patch.object(clock, "now", lambda: moment)


@contextmanager
def hub(level: str, people: int, folder: Path) -> Iterator[world.World]:
    """A new hub of this level and size, open as long as this goes on."""
    with at(BEGIN - timedelta(hours=2)):
        founder = scale.begin_empty(folder)
        filled = world.fill(founder, level=level, people_here=people, seed=SEED)
    yield filled
    storage.seal(Actor.keeper)


def lived(level: str) -> Month:
    """All thirty days at this level."""
    place = WORK / level
    month = _taken_up(place) or _begun(level, place)
    while len(month.by_day) < DAYS:
        _day(month)
        _put_aside(month, place)
        print(level, len(month.by_day), month.by_day[-1], flush=True)
    storage.seal(Actor.keeper)
    shutil.rmtree(place)
    return month


def _begun(level: str, place: Path) -> Month:
    shutil.rmtree(place, ignore_errors=True)
    with at(BEGIN - timedelta(hours=2)):
        founder = scale.begin_empty(place / "hub")
        filled = world.fill(founder, level=level, people_here=world.SIZES[level], seed=SEED)
    return Month(Informer(filled, random.Random(SEED)), Reckoner(filled))


def _taken_up(place: Path) -> Month | None:
    if not (place / "aside" / "month").exists():
        return None
    shutil.rmtree(place / "hub", ignore_errors=True)
    shutil.copytree(place / "aside" / "hub", place / "hub")
    storage.use_folder(Actor.keeper, place / "hub")
    storage.unseal(Actor.nobody, passphrase=scale.WORDS)
    month: Month = pickle.loads((place / "aside" / "month").read_bytes())
    return month


def _put_aside(month: Month, place: Path) -> None:
    """Sealed meanwhile, so that the copy is whole; put in place at once."""
    month.eve.browsers.clear()
    storage.seal(Actor.keeper)
    draft, aside = place / "draft", place / "aside"
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(place / "hub", draft / "hub")
    (draft / "month").write_bytes(pickle.dumps(month))
    shutil.rmtree(aside, ignore_errors=True)
    draft.rename(aside)
    storage.unseal(Actor.nobody, passphrase=scale.WORDS)


def _day(month: Month) -> None:
    eve, day = month.eve, len(month.by_day)
    with at(BEGIN + timedelta(days=day, hours=-1)):
        looks.tend(Actor.clock, now=clock.now())
        access.tend(Actor.clock, today=clock.today())
        month.reckoner.look(*life.a_day(eve.world, random.Random(SEED + day)))
        told = month.reckoner.told_and_true()
    eve.day(day)
    month.by_day.append({
        "names": len(eve.own.names), "name_and_phone": len(eve.own.phones), "rated": len(eve.own.rated),
        "names_with_circles": len(eve.own.names | eve.circle.names),
        "phones_with_circles": len(eve.own.phones | eve.circle.phones),
        "rated_with_circles": len(eve.own.rated | eve.circle.rated), "circles": eve.circles, **told,
    })  # fmt: skip


def watched(level: str, seed: int, folder: Path, *, rated_of: int, exact: bool = False) -> dict[str, int]:
    """Thirty days in which she only looks at the chart, and others leave and are rated, one in so many a day.
    exact: as if every number were told at once, as it was before."""
    with at(BEGIN - timedelta(hours=2)):
        founder = scale.begin_empty(folder)
        filled = world.fill(founder, level=level, people_here=world.SIZES[level], seed=seed)
    reckoner = Reckoner(filled)
    shown = patch.object(chart, "_told", lambda actor, today, near: chart._whole(actor, today))
    with shown if exact else nullcontext():
        for day in range(DAYS):
            with at(BEGIN + timedelta(days=day, hours=-1)):
                reckoner.look(*life.a_day(filled, random.Random(seed + day), rated_of=rated_of))
    with at(BEGIN + timedelta(days=DAYS, hours=-1)):
        told = reckoner.told_and_true()
    storage.seal(Actor.keeper)
    return {"seed": seed, "rated_of": rated_of, "exact": exact, **reckoner.figures(), **told}
