"""Invented campaigns of any size, written straight into the tables so that a million people take minutes.

Everybody is invented (`demo.world`'s names). A site has Harbor's building; bigger campaigns have more sites.
What a page reads is there in the amounts a campaign of that size has: records, keys for search, ratings,
headcounts, ties, next steps, the counted days the arrows look back to.
"""

import hashlib
import json
import os
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import psycopg
from django.db import connection
from django.db.models import NOT_PROVIDED, AutoField, Model

import brazier
from brazier.access.queries import alone
from brazier.conversations import actions as conversations
from brazier.conversations.models import Act, Assessment, ChartDay, Conversation, FollowUp
from brazier.demo import world as harbor
from brazier.demo.building import DEPARTMENTS, SHIFTS, WORKERS
from brazier.ledger import actions as ledger
from brazier.people import finding
from brazier.people.models import Record, SearchKey, Tie, Worker
from brazier.people.traits import traits_of
from brazier.storage import actions as storage
from brazier.storage import sight
from brazier.storage.hub import State, here
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness
from brazier.terms import Actor
from brazier.web import actions as web
from brazier.web import clock
from brazier.workplaces import actions as workplaces
from brazier.workplaces.actions import Where

WORDS = "abacus abdomen abdominal abide abiding ability"
MADE = "made"
WORKER = ("id", "cell_id", "name", "on_committee", "level", "basis", "assessed_on", "acted_on")
RECORD = ("id", "worker_id", "source", "day", "written_by", "said", "traits", "standing")
KEY = ("worker_id", "key")
RATING = ("record_id", "level", "basis", "day", "author", "written_at")
ACT = ("record_id", "kind", "day", "noted_by", "noted_at")
TALK = ("record_id", "organizer", "had_on", "written_by", "written_at")
STEP = ("record_id", "owner", "what", "due")
TIE = ("a_id", "b_id", "kind", "noted_by", "day")


@dataclass(frozen=True, slots=True)
class Person:
    """One invented worker as the tables hold her. number: of her record and of herself."""

    number: int
    cell: int
    told: harbor.Invented
    level: int
    basis: str
    assessed: date | None
    acted: date | None
    seated: bool


def open_world(folder: Path, people: int) -> Actor:
    """Open a campaign of this many people, made now if it is not there. Gives its founder."""
    sight.from_now_on(sight.OWNER)
    storage.use_folder(Actor.keeper, folder)
    if not _is_made(folder, people):
        _begin_again(folder)
        _make(folder, people)
        storage.seal(Actor.keeper)  # caches are sized when connections open
    if here.state is not State.OPEN:
        storage.unseal(Actor.nobody, passphrase=WORDS)
    return alone(Actor.keeper)


def begin_empty(folder: Path) -> Actor:
    """A campaign of a founder and nobody else, in a folder that is emptied first. Gives the founder."""
    sight.from_now_on(sight.OWNER)
    storage.use_folder(Actor.keeper, folder)
    _begin_again(folder)
    return web.begin(
        Actor.keeper, passphrase=WORDS, name="Harbor", worksite="Site 1", people_here=None, trusted=(),
        handle="you", now=clock.now(), slowness=Slowness(LEAST_MEMORY_KIB),
    )  # fmt: skip


def _begin_again(folder: Path) -> None:
    for leftover in folder.glob("*"):
        leftover.unlink()
    if connection.vendor == "postgresql":
        server = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        with server:
            [schema] = server.execute("SHOW search_path").fetchone() or ("",)
            server.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
            server.execute(f"CREATE SCHEMA {schema}")


def _make(folder: Path, people: int) -> None:
    actor = begin_empty(folder)
    now, today = clock.now(), clock.today()
    with ledger.entry(actor, "bench.world", "", now):
        cells = _cells(actor, people, today, now)
        chance = random.Random(people)
        invented = list(_people(people, cells, chance, today))
        _write(invented, actor, chance, today, now)
        conversations.note_day(actor, today=today)
    _look_back(actor, today)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    (folder / MADE).write_text(_recipe(people), encoding="utf-8")


def _is_made(folder: Path, people: int) -> bool:
    made = folder / MADE
    return made.exists() and made.read_text("utf-8") == _recipe(people)


def _recipe(people: int) -> str:
    """Size, and a mark of the tables' shape and of this file: a campaign of yesterday's shape is made anew."""
    shapes = sorted(Path(brazier.__file__).parent.glob("*/migrations/0*.py"))
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in (*shapes, Path(__file__))))
    return f"{people} {clock.today()} {mark.hexdigest()}"


def _cells(actor: Actor, people: int, today: date, now: datetime) -> list[tuple[int, int]]:
    """Cells with their sizes: Harbor's building as often as it takes, the last site as full as is left."""
    wanted: dict[Where, int] = {}
    left = people
    for site in range(1, -(-people // WORKERS) + 1):
        for department, sizes in DEPARTMENTS.items():
            for (shift, _), size in zip(SHIFTS, sizes, strict=True):
                if size and left:
                    wanted[Where(f"Site {site}", department, shift)] = min(size, left)
                    left -= min(size, left)
    found = workplaces.place(actor, wanted=wanted, now=now)
    for where, cell in found.items():
        workplaces.note_headcount(
            actor, cell_id=cell, people=wanted[where], source="company", as_of=today, now=now
        )
    return [(found[where], size) for where, size in wanted.items()]


def _people(people: int, cells: Sequence[tuple[int, int]], chance: random.Random, today: date) -> Iterator[Person]:
    """Everybody, cell by cell. Of everybody 27 in a hundred are rated within 30 days and 12 longer ago."""
    invented = harbor.invent(people)
    number = 0
    for cell, size in cells:
        for told in chance.choices(invented, k=size):
            number += 1
            yield _person(number, cell, told, chance, today)


def _person(number: int, cell: int, told: harbor.Invented, chance: random.Random, today: date) -> Person:
    draw = chance.random()
    if draw > 0.39:
        return Person(number, cell, told, 0, "", None, None, chance.random() < 0.002)
    age = chance.randrange(30) if draw < 0.27 else chance.randrange(31, 90)
    basis = chance.choices(("did", "said", "reported", "guess"), (0.15, 0.55, 0.1, 0.2))[0]
    acts = told.leaning <= 2 and chance.random() < 0.45
    acted = today - timedelta(days=chance.randrange(75)) if acts else None
    seated = told.leaning == 1 and chance.random() < 0.4
    return Person(number, cell, told, told.leaning, basis, today - timedelta(days=age), acted, seated)


def _write(people: Sequence[Person], actor: Actor, chance: random.Random, today: date, now: datetime) -> None:
    """All tables, in the order in which they point at each other."""
    day = today - timedelta(days=80)
    traits = _traits(people[:5000])
    rated = [p for p in people if p.level]
    place = {p.number: at for at, p in enumerate(rated, 1)}  # the order of writing, as the table will number them
    seats = [p.number for p in people if p.seated]
    _load(Worker, WORKER, (
        (p.number, p.cell, _name(p), p.seated, p.level, p.basis, p.assessed, p.acted) for p in people
    ))  # fmt: skip
    _load(Record, RECORD, (
        (
            p.number, p.number, "talk", day, actor.id,
            json.dumps({"name": _name(p), "phones": [p.told.phone], "badge": p.told.badge}),
            traits[p.number % len(traits)], _standing(p, actor, place.get(p.number, 0)),
        )
        for p in people
    ))  # fmt: skip
    _load(SearchKey, KEY, (
        (p.number, key) for p in people for key in sorted(finding.keys_of([_name(p)], [p.told.phone]))
    ))  # fmt: skip
    _load(Conversation, TALK, ((p.number, actor.id, p.assessed, actor.id, now) for p in rated))
    _load(Assessment, RATING, ((p.number, p.level, p.basis, p.assessed, actor.id, now) for p in rated))
    _load(Act, ACT, ((p.number, "wear", p.acted, actor.id, now) for p in rated if p.acted))
    _load(FollowUp, STEP, (
        (p.number, actor.id, "eat together", p.assessed + timedelta(days=14))
        for p in rated
        if p.assessed and p.assessed > today - timedelta(days=30)
    ))  # fmt: skip
    ties = {(n, other) for n in seats for other in chance.sample(range(1, len(people) + 1), 3) if n < other}
    _load(Tie, TIE, ((a, b, "friend", actor.id, day) for a, b in sorted(ties)))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(pg_get_serial_sequence('people_record', 'id'), %s)", [len(people)])


def _name(p: Person) -> str:
    return f"{p.told.first} {p.told.last}"


def _traits(people: Sequence[Person]) -> list[bytes]:
    said: list[dict[str, object]] = [{"name": _name(p), "phones": [p.told.phone]} for p in people]
    return traits_of(said, [{}] * len(said), secret=here.opened_keys().marks, region="US")


def _standing(p: Person, actor: Actor, number: int) -> str | None:
    if not p.level or p.assessed is None:
        return None
    rating = [p.level, p.assessed.isoformat(), p.basis, number]
    acted = p.acted.isoformat() if p.acted else None
    return json.dumps({"ratings": {actor.id: rating}, "did": rating if p.basis == "did" else None, "acted": acted})


def _load(table: type[Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows of these columns; the others get what the model or the database gives when nothing is said."""
    others = [f for f in table._meta.concrete_fields if f.attname not in columns and not isinstance(f, AutoField)]
    rest = [f for f in others if f.db_default is NOT_PROVIDED]
    told = tuple(f.get_db_prep_save(f.get_default(), connection) for f in rest)
    names = ", ".join([*columns, *(f.attname for f in rest)])
    whole = ((*row, *told) for row in rows)
    with sight.seeing(sight.OWNER), connection.cursor() as cursor:  # COPY does not go through the second wall
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table._meta.db_table} ({names}) FROM STDIN") as target:
                for row in whole:
                    target.write_row(row)
        else:
            places = ", ".join(["%s"] * (len(columns) + len(rest)))
            cursor.executemany(f"INSERT INTO {table._meta.db_table} ({names}) VALUES ({places})", whole)


def _look_back(actor: Actor, today: date) -> None:
    """The chart as counted on each of the last 21 days, so that the arrows have something to look back to."""
    counted = ChartDay.objects.get(day=today)
    for back in range(1, 22):
        then = {cell: [max(0, good - 1), rated] for cell, (good, rated) in counted.counts.items()}
        ChartDay.objects.create(day=today - timedelta(days=back), counts=then)
