"""2,000 bad nights: one to three phones send what they were told through a network that loses, doubles, delays and
garbles, to a hub that is killed, sealed, full and restored, while browsers are killed and clocks turned. After
each night everything that was told must be on the hub once, and in the order in which it was told.

The hub is the true one behind its door; the phones are `tests/faults/outbox.py`, which a journey holds to the true
outbox.js. Controls: a hub that knows no box again, a hub that orders what comes by when it came, and a
phone that believes every answer must be noticed. Cut short, it goes on where it was; --fresh begins anew.
"""

import argparse
import shutil
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from results import Results
from tests.faults import carrying
from tests.faults.hubs import Zygote

NIGHTS_A_PART = 50
CONTROLS: dict[str, dict[str, Any]] = {
    "a hub that knows no box again": {"hub": "forgets"},
    "a hub that orders what comes by when it came": {"hub": "takes as it comes"},
    "a phone that believes every answer": {"believes_all": True},
}
CONTROL_NIGHTS = 50


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--nights", type=int, default=2000)
    asked.add_argument("--at-once", type=int, default=2, help="nights beside each other")
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    given = asked.parse_args()
    results = Results("outbox", fresh=given.fresh)
    parts = {f"nights-{n}": (f"{n}", NIGHTS_A_PART, {}) for n in range(-(-given.nights // NIGHTS_A_PART))}
    parts |= {name: (name, CONTROL_NIGHTS, wrong) for name, wrong in CONTROLS.items()}
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="outbox-") as place, ThreadPoolExecutor(given.at_once) as pool:
        zygote = Zygote(Path(place) / "notes")
        base = Path(place) / "base"
        let_in = base, zygote.call("let_in", str(base), carrying.keys(), carrying.NAMES)
        zygote.ask({"warm": str(base)})
        running = [
            pool.submit(one_part, zygote, let_in, Path(place) / name, name, *part)
            for name, part in parts.items()
            if name not in results.parts
        ]
        for done in as_completed(running):
            results.keep(*done.result())
            tell(results, time.monotonic() - began)
        zygote.close()
    tell(results, time.monotonic() - began)
    noticed = all(results.parts[name]["wrong nights"] for name in CONTROLS)
    raise SystemExit(bool(results.content["wrong nights"]) or not noticed)


def one_part(
    zygote: Zygote,
    let_in: tuple[Path, list[str]],
    at: Path,
    name: str,
    seed: str,
    nights: int,
    wrong: dict[str, Any],
) -> tuple[str, dict[str, Any]]:
    """Some nights, one after the other; what was wrong after each, and what happened in all."""
    began, happened, found = time.monotonic(), Counter[str](), {}
    for number in range(nights):
        night = f"{seed}-{number}"
        run = carrying.begin(zygote, let_in, at / str(number), night, **wrong)
        if faults := run.go():
            found[night] = faults[:5]
        happened.update(run.events)
        happened["lives of a hub"] += run.hub.lives
        run.hub.end()
        shutil.rmtree(at / str(number))
    part = {"nights": nights, "wrong nights": len(found), "wrong": found, "happened": happened}
    return name, part | {"seconds": round(time.monotonic() - began, 1)}


def tell(results: Results, seconds: float) -> None:
    """Sum up what is known so far."""
    true = [part for name, part in results.parts.items() if name not in CONTROLS]
    happened: Counter[str] = Counter()
    for part in true:
        happened.update(part["happened"])
    whole = {what: sum(part[what] for part in true) for what in ("nights", "wrong nights")}
    controls = {name: results.parts[name]["wrong nights"] for name in CONTROLS if name in results.parts}
    results.write(**whole, happened=dict(happened.most_common()), controls=controls)
    print(
        f"{whole['nights']} nights, {whole['wrong nights']} wrong, {happened['told']} told; {seconds:.0f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
