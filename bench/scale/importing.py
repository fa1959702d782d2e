"""Rows a second from files to workers, beside writing bare rows and beside sqlite-utils. Run it as `bench/import`.

brazier: the five lists of bench/matching/generate.py brought in, matched and taken, as people do it. bare: the
very rows that came out of it, written again by one executemany into the same table of another encrypted file;
nothing is read, guessed, described, compared or settled. sqlite-utils: the same five files into a plain file,
each cell as text. All three in one run, a round after the other.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.scale import plot, results
from bench.scale.world import begin_empty
from django.db import connection

from brazier.lists import actions
from brazier.people.roster.actions import RECORD
from brazier.storage import actions as storage
from brazier.storage.hub import here
from brazier.terms import Actor
from brazier.web import clock

ROOT = Path(__file__).parent.parent.parent
SIZES = {25_000: 8_325, 300_000: 98_300}
STEPS = ("read", "describe", "compare", "write", "settle")
TOOL = "sqlite-utils==4.2.1"


def main() -> None:
    """Each size in rounds; what was measured at this commit is passed over."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", default="25000,300000", help="sizes, with commas")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--again", action="store_true", help="also what was measured at this commit already")
    asked.add_argument("--one", type=int, help=argparse.SUPPRESS)
    wanted = asked.parse_args()
    if wanted.one:
        print(json.dumps(_one(_lists(wanted.one), results.WORK / "import")))
        return
    for rows in map(int, wanted.rows.split(",")):
        if wanted.again or not results.is_fresh("import", str(rows)):
            _measure(rows, wanted.rounds)
    plot.imports()


def _measure(rows: int, rounds: int) -> None:
    files, tool = _lists(rows), _tool()
    taken = []
    for _ in range(rounds):
        command = [sys.executable, "-m", "bench.scale.importing", "--one", str(rows)]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        taken.append({**json.loads(told.splitlines()[-1]), **_by_tool(tool, files)})
    middle = {key: statistics.median(t[key] for t in taken) for key in taken[0]}
    figures: dict[str, Any] = {
        "rounds": rounds,
        **{key: round(value, 3) for key, value in middle.items()},
        "rows_a_second": round(middle["rows"] / middle["brazier_s"]),
        "bare_rows_a_second": round(middle["rows"] / middle["bare_s"]),
        "tool_rows_a_second": round(middle["rows"] / middle["tool_s"]),
        "to_bare": round(middle["brazier_s"] / middle["bare_s"], 2),
        "to_tool": round(middle["brazier_s"] / middle["tool_s"], 2),
        "without_matching_to_bare": round(
            (middle["brazier_s"] - middle["describe_s"] - middle["compare_s"]) / middle["bare_s"], 2
        ),
        "least_s": round(min(t["brazier_s"] for t in taken), 2),
        "most_s": round(max(t["brazier_s"] for t in taken), 2),
    }
    results.keep("import", str(rows), figures)
    _tell(figures)


def _lists(rows: int) -> list[Path]:
    """The five lists, made once."""
    folder = results.WORK / f"lists-{rows}"
    if not (folder / "truth.csv").exists():
        made = [sys.executable, "bench/matching/generate.py", "--workers", str(SIZES[rows]), "--seed", "7"]
        subprocess.run([*made, "--out", str(folder)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return sorted(path for path in folder.glob("*.csv") if path.name != "truth.csv")


def _one(files: Sequence[Path], folder: Path) -> dict[str, float]:
    actor = begin_empty(folder / "hub")
    before = _peak_mb()
    began: list[tuple[str, float]] = [("read", time.perf_counter())]

    def heard(step: str, done: int, whole: int) -> None:
        if step != began[-1][0] and step in STEPS:
            began.append((step, time.perf_counter()))

    contents = [(path.name, path.read_bytes()) for path in files]
    import_id, faults = actions.bring(actor, files=contents, now=clock.now())
    assert import_id is not None and not faults, faults
    counted = actions.preview(actor, import_id=import_id, report=heard)
    actions.take(actor, import_id=import_id, now=clock.now(), report=heard)
    ended = time.perf_counter()
    peak = _peak_mb()
    ends = [*[at for _, at in began[1:]], ended]
    parts = {f"{step}_s": end - at for (step, at), end in zip(began, ends, strict=True)}
    rows = sum(c.rows for c in counted)
    told = {
        "rows": rows,
        "review": sum(c.review for c in counted),
        "brazier_s": ended - began[0][1],
        **{f"{step}_s": parts.get(f"{step}_s", 0.0) for step in STEPS},
        "memory_before_mb": before,
        "memory_peak_mb": peak,
    }
    return told | {"bare_s": _bare(folder / "bare")}


def _bare(folder: Path) -> float:
    """Write the same records again, and nothing else, in one transaction."""
    columns = [c for c in RECORD if c != "worker_id"]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM people_record")
        rows = cursor.fetchall()
    storage.seal(Actor.keeper)
    begin_empty(folder)
    places = ", ".join("?" * len(columns))
    lender = here.opened_pool()
    raw = lender.lend()
    began = time.perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(f"INSERT INTO people_record ({', '.join(columns)}) VALUES ({places})", rows)
    raw.execute("COMMIT")
    taken = time.perf_counter() - began
    lender.give_back(raw)
    return taken


def _tool() -> Path:
    """sqlite-utils in an environment of its own, made once."""
    home = results.WORK / "sqlite-utils"
    if not (home / "bin" / "sqlite-utils").exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(home / "bin" / "pip"), "install", "--quiet", TOOL], check=True)
    return home / "bin" / "sqlite-utils"


def _by_tool(tool: Path, files: Sequence[Path]) -> dict[str, float]:
    target = results.WORK / "import" / "plain.db"
    target.unlink(missing_ok=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    for path in files:
        subprocess.run([str(tool), "insert", str(target), path.stem, str(path), "--csv"], check=True)
    taken = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"tool_s": taken, "tool_cpu_s": after.ru_utime - before.ru_utime}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _tell(f: dict[str, Any]) -> None:
    steps = ", ".join(f"{step} {f[f'{step}_s']:.1f}" for step in STEPS)
    print(
        f"{f['rows']:>9,.0f} rows: {f['rows_a_second']:,} rows a second ({f['brazier_s']:.1f} s: {steps}); "
        f"x{f['to_bare']} bare executemany ({f['bare_rows_a_second']:,} rows a second; without matching "
        f"x{f['without_matching_to_bare']}), x{f['to_tool']} sqlite-utils ({f['tool_rows_a_second']:,}); "
        f"memory {f['memory_peak_mb']:.0f} MB, {f['memory_before_mb']:.0f} before"
    )


if __name__ == "__main__":
    main()
