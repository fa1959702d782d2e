"""Simulated power cuts while Brazier works: how many folders that could be found afterwards lost something that
was acknowledged, or are not whole. FULL is what Brazier uses; NORMAL and OFF are controls that must be caught.

The layer that writes down every write and sync stands in the very library that Brazier ships. Cut short, it goes
on where it was; --fresh begins anew.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from results import Results
from tests.faults.hubs import Folder, Zygote

IMAGES_A_PART = 1000
ROUNDS = 50


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--images", type=int, default=20_000, help="with FULL; the controls get a tenth each")
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    given = asked.parse_args()
    results = Results("powercut", fresh=given.fresh)
    parts = -(-given.images // IMAGES_A_PART)
    wanted = [(setting, n) for n in range(parts) for setting in ("FULL", "NORMAL", "OFF")
              if setting == "FULL" or n < max(1, parts // 10)]  # fmt: skip
    began = time.monotonic()
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # images go to memory: they are many
    with tempfile.TemporaryDirectory(prefix="powercut-", dir=memory) as place:
        zygote = Zygote(Path(place) / "notes")
        fresh = Folder.made(Path(place) / "fresh", zygote, ["Rosa Diaz", "Kwame Asante"])
        for setting, n in wanted:
            name = f"{setting}-{n}"
            if name in results.parts:
                continue
            folder = fresh.copied_to(Path(place) / name)
            results.keep(name, zygote.call("work_recorded", str(folder.at), setting, name, ROUNDS, IMAGES_A_PART))
            tell(results, time.monotonic() - began)
        zygote.close()
    raise SystemExit(not as_promised(results))


def sums(results: Results) -> dict[str, dict[str, int]]:
    """Images, lost and not whole, by setting."""
    whole: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name, part in results.parts.items():
        for what in ("images", "lost", "not whole", "acknowledged"):
            whole[name.split("-")[0]][what] += part[what]
    return {setting: dict(found) for setting, found in whole.items()}


def as_promised(results: Results) -> bool:
    """FULL loses nothing, and NORMAL loses at least 300 of 1,000: a harness that it passes is broken."""
    found = sums(results)
    full, normal = found["FULL"], found["NORMAL"]
    return full["lost"] == full["not whole"] == 0 and normal["lost"] >= 0.3 * normal["images"]


def tell(results: Results, seconds: float) -> None:
    """Sum up what is known so far."""
    found = sums(results)
    results.write(sums=found)
    said = (f"{s}: {f['images']} cuts, {f['lost']} lost, {f['not whole']} not whole" for s, f in found.items())
    print("; ".join(said) + f"; {seconds:.0f} s", flush=True)


if __name__ == "__main__":
    main()
