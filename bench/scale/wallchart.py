"""How long the wall chart takes, beside one bare aggregate over the same workers. Run it as `bench/wallchart`.

bare: one GROUP BY over the workers, by cell and level, nothing else. chart: the statements the chart is counted
from, sent again one by one; reads: every statement of the page. page: the whole answer, from the request to the
last byte, as the first to come after somebody wrote (cold) and as everybody after her (warm). All are taken in
turns, in one process.
"""

import argparse
import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.scale import plot, results
from bench.scale import readers as crowd
from bench.scale.world import open_world
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from brazier.ledger import actions as ledger
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.wallchart import queries
from brazier.web import clock

ROOT = Path(__file__).parent.parent.parent
BARE = "SELECT cell_id, level, count(*) FROM people_worker WHERE state = 'here' GROUP BY cell_id, level"
PAGE = "/chart/"
SERVER = "postgresql"


def main() -> None:
    """Each size on each database in a process of its own; what was measured at this commit is passed over."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", default="8325,100000,1000000", help="sizes, with commas")
    asked.add_argument("--database", default="sqlcipher,postgresql")
    asked.add_argument("--rounds", type=int, default=40)
    asked.add_argument("--readers", type=int, default=50)
    asked.add_argument("--again", action="store_true", help="also what was measured at this commit already")
    asked.add_argument("--one", nargs=2, metavar=("DATABASE", "PEOPLE"), help=argparse.SUPPRESS)
    wanted = asked.parse_args()
    if wanted.one:
        _one(wanted.one[0], int(wanted.one[1]), wanted.rounds, wanted.readers)
        return
    for database in wanted.database.split(","):
        for people in map(int, wanted.people.split(",")):
            if wanted.again or not results.is_fresh("wallchart", f"{database} {people}"):
                _in_own_process(database, people, wanted.rounds, wanted.readers)
    plot.wallchart()


def _in_own_process(database: str, people: int, rounds: int, readers: int) -> None:
    command = [
        sys.executable, "-m", "bench.scale.wallchart", "--one", database, str(people),
        "--rounds", str(rounds), "--readers", str(readers),
    ]  # fmt: skip
    surroundings = dict(os.environ)
    surroundings.pop("DATABASE_URL", None)
    if database == SERVER:
        data = results.WORK / "postgresql"
        command = ["tools/with_postgresql", "--keep", str(data), "--schema", f"people_{people}", *command]
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True)


def _one(database: str, people: int, rounds: int, readers: int) -> None:
    folder = results.WORK / f"{database}-{people}"
    actor = open_world(folder, people)
    figures = _measured(actor, rounds)
    figures["readers"] = crowd.measured(folder, readers)
    results.keep("wallchart", f"{database} {people}", figures)
    _tell(database, people, figures)


def _measured(actor: Actor, rounds: int) -> dict[str, Any]:
    browser = _browser()
    today = clock.today()
    with CaptureQueriesContext(connection) as sent:
        queries.chart(actor, today)
    counted = [q["sql"] for q in sent.captured_queries]
    _write_something(actor)
    with CaptureQueriesContext(connection) as sent:
        assert browser.get(PAGE).status_code == 200
    statements = [q["sql"] for q in sent.captured_queries]
    taken: dict[str, list[tuple[float, float]]] = {
        "bare": [], "chart": [], "reads": [], "cold": [], "warm": [],
    }  # fmt: skip
    for _ in range(rounds):
        taken["bare"].append(_timed(lambda: _send([BARE])))
        taken["chart"].append(_timed(lambda: _send(counted)))
        taken["reads"].append(_timed(lambda: _send(statements)))
        _write_something(actor)
        taken["cold"].append(_timed(lambda: browser.get(PAGE)))
        taken["warm"].append(_timed(lambda: browser.get(PAGE)))
    spreads = {name: _spread(pairs) for name, pairs in taken.items()}
    figures: dict[str, Any] = {"statements": len(statements), **spreads}
    for name in ("chart", "reads", "cold", "warm"):
        figures[f"{name}_to_bare"] = round(spreads[name]["median_ms"] / spreads["bare"]["median_ms"], 2)
        figures[f"{name}_to_bare_cpu"] = round(spreads[name]["cpu_ms"] / spreads["bare"]["cpu_ms"], 2)
    return figures


def _spread(pairs: list[tuple[float, float]]) -> dict[str, float]:
    """Of the clock, and the middle of what the processor worked for us, whoever else uses the machine."""
    cpu = round(statistics.median(cpu for _, cpu in pairs) * 1000, 2)
    return {**results.spread([wall for wall, _ in pairs]), "cpu_ms": cpu}


def _browser() -> Client:
    browser = Client(HTTP_HOST="localhost:8765")
    session = browser.session
    session["opened"], session["touched"] = here.times_opened, clock.now().timestamp()
    session.save()
    return browser


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    gc.collect()
    began, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - worked


def _send(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
            cursor.fetchall()


def _write_something(actor: Actor) -> None:
    """One line more in the ledger: whatever is kept under the newest line is of yesterday."""
    with ledger.entry(actor, "bench.write", "", clock.now()):
        pass


def _tell(database: str, people: int, found: dict[str, Any]) -> None:
    together = found["readers"]
    print(
        f"{database:10} {people:>9,} people: bare {found['bare']['median_ms']:.1f} ms, "
        f"chart x{found['chart_to_bare']:.2f}, reads x{found['reads_to_bare']:.2f}, "
        f"page cold {found['cold']['median_ms']:.0f} ms "
        f"(p95 {found['cold']['p95_ms']:.0f}, x{found['cold_to_bare']:.2f}), "
        f"warm {found['warm']['median_ms']:.0f} ms (x{found['warm_to_bare']:.2f}); "
        f"{together['readers']} readers at once: median {together['median_ms']:.0f} ms, "
        f"p95 {together['p95_ms']:.0f}, {together['pages_a_second']:.1f} pages a second"
    )


if __name__ == "__main__":
    main()
