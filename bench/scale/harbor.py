"""How long `./run --demo` takes to make Harbor, after installation. Run it as `bench/demo`."""

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench.scale import results

ROOT = Path(__file__).parent.parent.parent
GOAL_S = 60


def main() -> None:
    """Make it a few times, each in a process of its own."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=3)
    folder = results.WORK / "harbor"
    command = [sys.executable, "-m", "brazier", "demo", "--data", str(folder), "--fresh", "--only-make"]
    taken, worked = [], []
    for _ in range(asked.parse_args().rounds):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([*command, "--no-browser"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(time.perf_counter() - began)
        worked.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    spread = {k: v for k, v in results.spread(taken).items() if k != "p95_ms"}
    size = (folder / "hub.db").stat().st_size
    results.keep("demo", "harbor", {**spread, "cpu_s": round(min(worked), 1), "bytes": size, "goal_s": GOAL_S})
    print(f"Harbor: {min(taken):.1f} to {max(taken):.1f} s, of which the processor worked {min(worked):.1f} s")


if __name__ == "__main__":
    main()
