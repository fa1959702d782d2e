"""What sealing costs: seconds to unseal, and how much more work the encrypted file is than plain SQLite, both in
one run, nine times in turn. Work is processor time, which others on the machine hardly change; what waits for a
disk is told by the clock too. Cut short, it goes on where it was; --fresh begins anew.
"""

import argparse
import os
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from results import Results

from brazier.storage import keyring, pool
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness, seconds_alone, tuned

ROWS = 100_000
TIMES = 9
WORDS = "abacus abdomen abdominal abide abiding ability"
KEY = os.urandom(32)
SETTINGS = ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY", "secure_delete = ON",
            "foreign_keys = ON", "cache_size = -64000")  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    results = Results("seal", fresh=asked.parse_args().fresh)
    for name, measure in (("unsealing", unsealing), ("encryption", encryption)):
        if name not in results.parts:
            results.keep(name, measure())
    for name, part in results.parts.items():
        for what, figure in part.items():
            print(f"{name}: {what}: {figure}")


def unsealing() -> dict[str, object]:
    """Seconds for the words, for the work each guess costs; and whether this machine keeps the full work."""
    found: dict[str, object] = {}
    for slowness in (Slowness(), Slowness(LEAST_MEMORY_KIB)):
        ring, _ = keyring.create(WORDS, slowness)
        taken = [measured(lambda ring=ring: keyring.unlock(ring, WORDS)) for _ in range(TIMES)]
        memory = f"{slowness.memory_kib // 1024} MiB"
        found[f"{memory}, seconds of the clock"] = spread([clock for clock, _ in taken])
        found[f"{memory}, seconds of work on all cores"] = spread([work for _, work in taken])
    found["chosen for a new hub here, MiB"] = tuned(seconds_alone).memory_kib // 1024
    found["opening one keyed connection, seconds"] = spread(connections())
    return found


def connections() -> list[float]:
    """Seconds to open a connection with the raw key and all its settings."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "hub.db"
        pool.open_raw(path, KEY).close()
        return [measured(lambda: pool.open_raw(path, KEY).close())[0] for _ in range(20)]


def encryption() -> dict[str, object]:
    """Work with the encrypted file over work with a plain one of the same settings: middle, least and most."""
    taken: dict[str, dict[str, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    for turn in range(TIMES):
        for kind in ("plain", "sealed") if turn % 2 else ("sealed", "plain"):
            with tempfile.TemporaryDirectory() as place, opened(kind, Path(place)) as database:
                for what, work in WORK.items():
                    taken[what][kind].append(measured(lambda work=work, database=database: work(database)))
    return {what: compared(both["sealed"], both["plain"]) for what, both in taken.items()}


def compared(sealed: list[tuple[float, float]], plain: list[tuple[float, float]]) -> dict[str, object]:
    """Ratios and seconds of one kind of work."""
    return {
        "ratio of work": spread([s / p for (_, s), (_, p) in zip(sealed, plain, strict=True)]),
        "ratio by the clock, best of each": float(f"{min(sealed)[0] / min(plain)[0]:.3g}"),
        "sealed, seconds of work": spread([work for _, work in sealed]),
        "sealed, seconds of the clock": spread([clock for clock, _ in sealed]),
    }


@contextmanager
def opened(kind: str, place: Path) -> Iterator[Any]:
    """A database of this kind with Brazier's settings."""
    path = place / "hub.db"
    if kind == "sealed":
        raw = pool.open_raw(path, KEY)
    else:
        raw = sqlite3.connect(path, isolation_level=None, cached_statements=256)
        for setting in SETTINGS:
            raw.execute(f"PRAGMA {setting}")
    with closing(raw):
        yield raw


def bulk(database: Any) -> None:
    """100,000 people in one transaction."""
    database.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, cell INT, level INT, name TEXT, said TEXT)")
    database.execute("CREATE INDEX people_chart ON people (cell, level)")
    database.execute("BEGIN")
    rows = ((n % 84, n % 6, f"Worker {n}", f'{{"name": "Worker {n}", "phones": ["917 555 {n}"]}}' * 4)
            for n in range(ROWS))  # fmt: skip
    database.executemany("INSERT INTO people (cell, level, name, said) VALUES (?, ?, ?, ?)", rows)
    database.execute("COMMIT")


def singles(database: Any) -> None:
    """300 people, each acknowledged by itself."""
    for n in range(300):
        database.execute("INSERT INTO people (cell, level, name, said) VALUES (1, 1, ?, '{}')", (f"One {n}",))


def chart(database: Any) -> None:
    """The wall chart's count, 20 times: one walk along an index."""
    for _ in range(20):
        database.execute("SELECT cell, level, count(*) FROM people GROUP BY cell, level").fetchall()


def scans(database: Any) -> None:
    """Five walks through every row."""
    for _ in range(5):
        database.execute("SELECT sum(length(said)) FROM people").fetchall()


def reads(database: Any) -> None:
    """20,000 people by number."""
    for n in range(20_000):
        database.execute("SELECT name FROM people WHERE id = ?", (n * 4 + 1,)).fetchone()


WORK: dict[str, Callable[[Any], None]] = {
    "100,000 rows in one transaction": bulk,
    "300 acknowledged rows": singles,
    "the chart's count, 20 times": chart,
    "five scans of all rows": scans,
    "20,000 reads by number": reads,
}


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock and of work that this takes."""
    clock, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - worked


def spread(taken: list[float]) -> dict[str, float]:
    """Middle, least and most, to three figures."""
    told = {"middle": statistics.median(taken), "least": min(taken), "most": max(taken)}
    return {what: float(f"{value:.3g}") for what, value in told.items()}


if __name__ == "__main__":
    main()
