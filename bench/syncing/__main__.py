"""200 phones come back at shift change with 20 facts each. Run it as `bench/sync`.

Each phone does what outbox.js does: it asks whether it may go on, then hands over one box after the other on a
line of its own, and goes on to the next when the proof of the last is there. All begin at the same moment. The hub
is served as people serve it, a program of its own on the same cores. Before and after, in the same file with
nobody else in it: one row after another, each acknowledged by itself, as long as what a phone tells.
"""

import argparse
import asyncio
import os
import statistics

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brazier.web.settings")

import django

django.setup()

from bench.faults.results import Results  # noqa: E402
from bench.scale.results import WORK  # noqa: E402
from bench.syncing import crowd, hub  # noqa: E402

GOAL = 4.0


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--phones", type=int, default=200)
    asked.add_argument("--facts", type=int, default=20)
    asked.add_argument("--people", type=int, default=8325)
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    given = asked.parse_args()
    results = Results("sync", fresh=given.fresh)
    for number in range(given.rounds):
        if f"round {number}" not in results.parts:
            results.keep(f"round {number}", one_round(given.phones, given.facts, given.people))
    rounds = list(results.parts.values())
    middle = {what: statistics.median(part[what] for part in rounds) for what in rounds[0]}
    results.write(goal=GOAL, middle={what: float(f"{value:.4g}") for what, value in middle.items()})
    for what, value in results.content["middle"].items():
        print(f"{what}: {value:g}")


def one_round(phones: int, facts: int, people: int) -> dict[str, float]:
    """All that is told of one shift change."""
    folder = WORK / "sync"
    letters = hub.prepare(folder, phones, facts, people)
    many = phones * facts
    before, load = hub.bare(folder, many // 2), os.getloadavg()[0]
    with hub.served(folder) as (pid, port):
        worked, memory = hub.processor(pid), hub.memory_mb(pid)
        seconds, answers = asyncio.run(crowd.all_at_once(port, letters))
        worked, most = hub.processor(pid) - worked, hub.memory_mb(pid, "VmHWM")
    hub.check(folder, many)
    bare = (before + hub.bare(folder, many // 2)) / many
    ranked = sorted(answers.waits)
    return {
        "seconds until all is kept": seconds,
        "milliseconds a fact": 1000 * seconds / many,
        "milliseconds a bare insert": 1000 * bare,
        "times the bare loop": seconds / many / bare,
        "milliseconds of the hub's processor a fact": 1000 * worked / many,
        "milliseconds for one answer, median": 1000 * statistics.median(ranked),
        "milliseconds for one answer, p99": 1000 * ranked[int(0.99 * len(ranked))],
        "milliseconds for one answer, most": 1000 * ranked[-1],
        "answers that were not kept at first": answers.again,
        "memory before, MB": memory,
        "memory at most, MB": most,
        "load when it began": load,
    }


if __name__ == "__main__":
    main()
