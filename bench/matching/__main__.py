"""Matching, measured beside plain Splink and rapidfuzz: `python -m bench.matching`. See bench/README.md.

Stopped half-way, it goes on where it was: what stands in results/ is not measured again.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.matching.figures import report
from bench.matching.measuring import Cost, commit, machine, measured

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = HERE / "results"
LISTS = ("employer_list", "paper_signup", "whatsapp", "auth_cards", "web_form")
THRESHOLDS = ("0.5", "0.9", "0.95", "0.999")


@dataclass(frozen=True, slots=True)
class Task:
    """One tool on one world."""

    world: str
    workers: int
    seed: int
    tool: str

    @property
    def kept(self) -> Path:
        """Where its result is kept."""
        return RESULTS / f"{self.world}-{self.workers}-{self.seed}-{self.tool}.json"


def tasks(seeds: list[int], million: bool) -> Iterator[Task]:
    """All there is to measure; tools on one world one after the other, so that they meet the same machine."""
    for seed in seeds:
        for tool in ("balanced", "auto", "splink", "rapidfuzz", "answered"):
            yield Task("plain", 8_325, seed, tool)
        for tool in ("balanced", "auto", "splink"):
            yield Task("harder", 8_325, seed, tool)
        for tool in ("balanced", "auto", "splink"):
            yield Task("plain", 100_000, seed, tool)
    if million:
        yield Task("plain", 1_000_000, seeds[0], "balanced")


def main() -> None:
    """Measure what is missing, then write the figures."""
    asked = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    asked.add_argument("--seeds", default="1201,1202,1203", help="three numbers nobody tuned on")
    asked.add_argument("--million", action="store_true", help="1,000,000 workers too: ten minutes, 6 GB")
    asked.add_argument("--peers", default="python3", help="a Python that has splink and the like")
    asked.add_argument("--only", default="", help="measure only tasks whose name holds this, such as plain-8325")
    asked.add_argument("--again", action="store_true", help="measure anew what is there already")
    told = asked.parse_args()
    RESULTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for task in tasks([int(seed) for seed in told.seeds.split(",")], told.million):
            if told.only in task.kept.stem and (told.again or not task.kept.exists()):
                sys.stderr.write(f"{task.kept.stem}\n")
                found = _measure(task, _world(task, Path(folder)), told.peers)
                task.kept.write_text(json.dumps(found, indent=1) + "\n")
    report(RESULTS, HERE)


def _world(task: Task, folder: Path) -> Path:
    place = folder / f"{task.world}-{task.workers}-{task.seed}"
    if not place.exists():
        maker = [str(HERE / "generate.py")] if task.world == "plain" else ["-m", "bench.matching.harder"]
        sizes = ["--workers", str(task.workers), "--seed", str(task.seed), "--out", str(place)]
        measured([sys.executable, *maker, *sizes], HERE, ROOT)
    return place


def _measure(task: Task, world: Path, peers: str) -> dict[str, object]:
    scores: dict[str, object]
    if task.tool in ("balanced", "auto"):
        files = [str(world / f"{name}.csv") for name in LISTS]
        out = world / f"{task.tool}.csv"
        asked = ["--one-row-each", files[0], "--out", str(out), "--mode", task.tool, "--json"]
        cost = measured([sys.executable, "-m", "brazier", "match", *files, *asked], world, ROOT)
        scores = json.loads(
            measured([sys.executable, str(HERE / "evaluate.py"), str(world), str(out)], HERE, ROOT).said
        )
    elif task.tool == "answered":
        cost = measured([sys.executable, "-m", "bench.matching.answers", str(world), "1000"], HERE, ROOT)
        scores = json.loads(cost.said)
    else:
        cost, scores = _peer(task, world, peers)
    return {
        **scores, "tool": task.tool, "world": task.world, "workers": task.workers, "seed": task.seed,
        "seconds": cost.seconds, "processor_seconds": cost.processor, "peak_mb": cost.peak_mb,
        "groups": _groups(world), "commit": commit(ROOT), "machine": machine(),
    }  # fmt: skip


def _peer(task: Task, world: Path, peers: str) -> tuple[Cost, dict[str, object]]:
    """A peer at its best: of Splink's thresholds the one with the best F1 (the strictest stands beside it)."""
    script = "splink_baseline.py" if task.tool == "splink" else "rapidfuzz_peer.py"
    thresholds = THRESHOLDS if task.tool == "splink" else ()
    cost = measured([peers, str(HERE / script), str(world), *thresholds], HERE, ROOT, quiet=True)
    lines = [json.loads(line) for line in cost.said.splitlines() if line.startswith("{")]
    best = max(lines, key=lambda line: float(line["f1"]))
    if task.tool == "splink":
        # its own clock, started after reading and cleaning, stopped at the first result: kinder to it than to us
        cost = Cost(lines[0]["seconds"], cost.processor, lines[0]["peak_mb"], "")
        best = best | {"strictest": lines[-1]}
    return cost, {name: value for name, value in best.items() if name not in ("tool", "seconds", "peak_mb")}


def _groups(world: Path) -> dict[str, int]:
    """How many workers each name group has."""
    found: dict[str, set[str]] = {}
    for line in (world / "truth.csv").read_text().splitlines()[1:]:
        _, worker, group, _ = line.split(",")
        found.setdefault(group, set()).add(worker)
    return {group: len(workers) for group, workers in sorted(found.items())}


if __name__ == "__main__":
    main()
