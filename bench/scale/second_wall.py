"""What the second wall costs. Run it as `bench/second_wall`.

The same reads of the same people, in turns in one process: as who made the tables (no wall), seeing all, seeing
one cell. The first wall is off in all three. worked: processor time of our process and of the server's together.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.scale import results
from bench.scale.world import open_world
from django.db import connection

from brazier.conversations import queries as conversations
from brazier.people import queries
from brazier.people.models import Record, Worker
from brazier.storage import sight
from brazier.storage.sight import Sight
from brazier.terms import Actor
from brazier.web import clock

ROOT = Path(__file__).parent.parent.parent
TICK = os.sysconf("SC_CLK_TCK")
PERSONS, SEARCHES, TOTALS = 150, 20, 5


def main() -> None:
    """Each size beside a PostgreSQL of its own."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", default="8325,100000", help="sizes, with commas")
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--one", type=int, help=argparse.SUPPRESS)
    wanted = asked.parse_args()
    if wanted.one:
        _one(wanted.one, wanted.rounds)
        return
    for people in wanted.people.split(","):
        command = [
            "tools/with_postgresql", "--keep", str(results.WORK / "walled"), "--schema", f"walled_{people}",
            sys.executable, "-m", "bench.scale.second_wall", "--one", people, "--rounds", str(wanted.rounds),
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True)


def _one(people: int, rounds: int) -> None:
    actor, today = open_world(results.WORK / f"walled-{people}", people), clock.today()
    cell = Worker.objects.order_by("cell").values_list("cell_id", flat=True)[people // 2]
    workers = list(Worker.objects.filter(cell=cell).values_list("pk", flat=True)[:PERSONS])
    names = list(Worker.objects.filter(pk__in=workers[:SEARCHES]).values_list("name", flat=True))
    seen = {"bare": sight.OWNER, "all": sight.ALL, "care": Sight("care", cells=(cell,))}
    reads: dict[str, tuple[int, Callable[[], object]]] = {
        "person": (len(workers), lambda: [_person(actor, w) for w in workers]),
        "search": (len(names), lambda: [queries.search(actor, text=n, today=today) for n in names]),
        "totals": (TOTALS, lambda: [queries.tallies(actor, today) for _ in range(TOTALS)]),
    }
    found: dict[str, object] = {"people": people, "in the cell": len(workers)}
    for name, (times, work) in reads.items():
        taken: dict[str, list[tuple[float, float]]] = {kind: [] for kind in seen}
        for _ in range(rounds + 1):
            for kind, sees in seen.items():
                with sight.seeing(sees):
                    taken[kind].append(_timed(work))
        told = {
            kind: [statistics.median(t[n] for t in pairs[1:]) for n in (0, 1)] for kind, pairs in taken.items()
        }
        for kind, (wall, worked) in told.items():
            found[f"{name} {kind}"] = {
                "ms": round(wall / times * 1000, 3),
                "worked_ms": round(worked / times * 1000, 3),
                "to_bare": round(wall / told["bare"][0], 2),
                "to_bare_worked": round(worked / told["bare"][1], 2) if told["bare"][1] else None,
            }
            print(people, name, kind, found[f"{name} {kind}"])
    results.keep("second_wall", str(people), found)


def _person(actor: Actor, worker: int) -> None:
    """What the page of one person reads of her."""
    queries.person(actor, worker=worker, today=clock.today())
    records = Record.objects.filter(worker=worker).values_list("pk", flat=True)
    conversations.history(actor, records=list(records))
    queries.ties_of(actor, worker=worker)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and worked by us and by the server's process that serves us."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = cursor.fetchone()[0]
    began, worked = time.perf_counter(), time.process_time() + _worked(server)
    work()
    return time.perf_counter() - began, time.process_time() + _worked(server) - worked


def _worked(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


if __name__ == "__main__":
    main()
