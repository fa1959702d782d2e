"""2,000 kills over the whole program: how many acknowledged writes are lost, how often something is half done.

Acknowledged is what a page answered with 2xx or 3xx, or a command ended with 0 for. Each acknowledgment is fsynced
to a log outside the hub before the next deed begins. Cut short, it goes on where it was; --fresh begins anew.
"""

import argparse
import shutil
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from results import Results
from tests.faults.hubs import Folder, Zygote
from tests.faults.killing import Run, copies_are_whole

KILLS_A_RUN = 50


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kills", type=int, default=2000)
    asked.add_argument("--at-once", type=int, default=2, help="runs beside each other")
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    given = asked.parse_args()
    results = Results("kills", fresh=given.fresh)
    seeds = [f"kills-{n}" for n in range(-(-given.kills // KILLS_A_RUN))]
    open_seeds = [seed for seed in seeds if seed not in results.parts]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kills-") as place, ThreadPoolExecutor(given.at_once) as pool:
        running = [pool.submit(one_run, Path(place), seed) for seed in open_seeds]
        for done in as_completed(running):
            seed, part = done.result()
            results.keep(seed, part)
            tell(results, time.monotonic() - began)
    broken = [fault for part in results.parts.values() for fault in part["broken"]]
    raise SystemExit(bool(broken))


def one_run(place: Path, seed: str) -> tuple[str, dict[str, object]]:
    """One campaign, killed 50 times; its folder is kept beside the results if a promise was broken."""
    began = time.monotonic()
    at = place / seed
    zygote = Zygote(at / "notes")
    run = Run(Folder.made(at, zygote, ["Rosa Diaz", "Kwame Asante"]), seed)
    toll = run.go(KILLS_A_RUN)
    toll.broken += copies_are_whole(run.folder)
    run.folder.end()
    zygote.close()
    if toll.broken:
        shutil.copytree(at, Path(tempfile.mkdtemp(prefix="broken-")) / seed)
    shutil.rmtree(at)
    return seed, toll.plain() | {"seconds": round(time.monotonic() - began, 1)}


def tell(results: Results, seconds: float) -> None:
    """Sum up what is known so far."""
    parts = list(results.parts.values())
    whole = {name: sum(part[name] for part in parts) for name in ("kills", "acknowledged", "looked")}
    at: Counter[str] = Counter()
    for part in parts:
        at.update(part["at"])
    broken = [fault for part in parts for fault in part["broken"]]
    results.write(**whole, lost=len(broken), at=dict(at.most_common()))
    print(
        f"{whole['kills']} kills, {whole['acknowledged']} acknowledged, {len(broken)} lost or half done, "
        f"{seconds:.0f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
