"""10,000 bent ledgers over the real tables of an open hub, and the cost of one line. Run it as `bench/ledger`.

Mutants are those of tests/ledger/mutants.py, 500 to a seed. A line is measured against the line as it was before
checkpoints: the same insert, linked by a keyless hash, nothing signed, no file beside it; both in turns in one
hub.
"""

import argparse
import hashlib
import os
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

os.environ["DJANGO_SETTINGS_MODULE"] = "brazier.web.settings"

import django

django.setup()

from bench.faults.results import Results  # noqa: E402
from django.db import transaction  # noqa: E402
from tests.harbor.cast import NOW  # noqa: E402
from tests.ledger import mutants  # noqa: E402

from brazier.ledger import actions, chain  # noqa: E402
from brazier.ledger.models import Line  # noqa: E402
from brazier.storage import actions as storage  # noqa: E402
from brazier.storage.hub import here  # noqa: E402
from brazier.storage.keys import LEAST_MEMORY_KIB, Slowness  # noqa: E402
from brazier.terms import Actor  # noqa: E402

AT_ONCE = 500
TURN = 50
FOLDER = {"ledger_whole", "ledger_signed", "ledger_head"}
AT_MOST = 1.2


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--mutants", type=int, default=10_000)
    asked.add_argument("--rounds", type=int, default=40, help=f"turns of {TURN} lines each way")
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    given = asked.parse_args()
    results = Results("ledger", fresh=given.fresh)
    with tempfile.TemporaryDirectory(prefix="ledger-") as place:
        if "appending" not in results.content:
            _open(Path(place) / "appending")
            results.write(appending=appending(given.rounds))
        _open(Path(place) / "mutants")
        stick = Path(place) / "stick"
        stick.mkdir()
        world = mutants.write(NOW, stick)
        for seed in range(-(-given.mutants // AT_ONCE)):
            if str(seed) not in results.parts:
                results.keep(str(seed), bent(world, seed))
                tell(results)
        storage.seal(Actor.keeper)
    tell(results)
    raise SystemExit(bool(results.content["missed"] or results.content["cried_wolf"]))


def _open(folder: Path) -> None:
    storage.use_folder(Actor.keeper, folder)
    storage.create(Actor.keeper, passphrase="only for this bench", slowness=Slowness(LEAST_MEMORY_KIB))


def bent(world: mutants.World, seed: int) -> dict[str, object]:
    """500 mutants of one seed: by kind and hand, how many there were and how many each one noticed."""
    chance, began = Random(seed), time.monotonic()
    by: dict[str, Counter[str]] = defaultdict(Counter)
    wolf = len(mutants.look(world))
    for _ in range(AT_ONCE):
        mutant = mutants.draw(world, chance)
        found = mutants.noticed(world, mutant)
        count = by[f"{mutant.kind}, by {mutant.hand}"]
        count.update(["drawn", *found])
        count["noticed"] += bool(found)
        count["in the folder"] += bool(found & FOLDER)
    return {"by": by, "cried_wolf": wolf, "seconds": round(time.monotonic() - began, 1)}


def appending(rounds: int) -> dict[str, object]:
    """Milliseconds for one line, now and as it was, in turns."""
    now, then = [], []
    for turn in range(rounds + 2):
        for times, line in (
            ((now, _line_now), (then, _line_then)) if turn % 2 else ((then, _line_then), (now, _line_now))
        ):
            for number in range(TURN):
                began = time.perf_counter()
                line(number)
                if turn >= 2:
                    times.append(1000 * (time.perf_counter() - began))
    medians = statistics.median(now), statistics.median(then)
    return {
        "lines_each_way": len(now),
        "now_ms": round(medians[0], 3),
        "then_ms": round(medians[1], 3),
        "ratio": round(medians[0] / medians[1], 3),
        "at_most": AT_MOST,
    }


def _line_now(number: int) -> None:
    with actions.entry(Actor("1", "founder"), "people.add", f"worker:{number}", NOW):
        pass


def _line_then(number: int) -> None:
    """One line as it was written before."""
    with transaction.atomic():
        last = Line.objects.order_by("-number").first()
        key = here.opened_keys().log
        new = chain.Entry(
            number=last.number + 1 if last else 1,
            hour=NOW.strftime("%Y-%m-%dT%H:00Z"),
            who=chain.pseudonym(key, "", "founder:1"),
            verb="people.add",
            what=chain.pseudonym(key, "", f"worker:{number}"),
        )
        before = last.digest if last else chain.START
        text = "\x1f".join((before, str(new.number), new.hour, new.who, new.verb, new.what))
        Line.objects.create(
            number=new.number,
            hour=new.hour,
            who=new.who,
            verb=new.verb,
            what=new.what,
            digest=hashlib.sha256(text.encode()).hexdigest(),
        )


def tell(results: Results) -> None:
    """Sum up what is known so far."""
    whole: dict[str, Counter[str]] = defaultdict(Counter)
    for part in results.parts.values():
        for name, count in part["by"].items():
            whole[name].update(count)
    drawn = sum(count["drawn"] for count in whole.values())
    missed = drawn - sum(count["noticed"] for count in whole.values())
    wolf = sum(part["cried_wolf"] for part in results.parts.values())
    results.write(
        mutants=drawn, missed=missed, cried_wolf=wolf, whole={name: whole[name] for name in sorted(whole)}
    )
    print(f"{drawn} bent ledgers, {missed} missed; a line costs {results.content['appending']['ratio']} of before")


if __name__ == "__main__":
    main()
