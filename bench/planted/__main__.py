"""All parts of `bench/plant`, one after the other; what is known already is not done again."""

import argparse
import csv
import json
import logging
import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "brazier.web.settings"

import django

django.setup()

from bench.faults.results import Results, commit  # noqa: E402
from bench.planted import looking, month, plot, scraping, world  # noqa: E402
from bench.planted.informer import BEGIN  # noqa: E402

from brazier.access.looking import actions as looks  # noqa: E402

SIMULATIONS, AT_THE_HUB, SEEDS = 1_000, 20, 5


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", choices=["informer", "alarms", "scrapers", "totals"])
    asked.add_argument("--levels", nargs="*", choices=list(world.SIZES), default=list(world.SIZES))
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    given = asked.parse_args()
    logging.disable(logging.ERROR)
    looks._soon = lambda: None
    results = Results("plant", fresh=given.fresh)
    for only, run in (("alarms", alarms), ("scrapers", scrapers), ("totals", totals), ("informer", informer)):
        if given.only in (None, only):
            run(results, *([given.levels] if only in ("informer", "totals") else []))
    plot.shares(results)


def alarms(results: Results) -> None:
    """Twenty times fifty honest organizers; the same again eleven hours later by the clock."""
    if "alarms" not in results.parts:
        runs = [looking.honest(seed) for seed in range(20)]
        moved = [looking.honest(seed, shifted=11 * looking.HOUR) for seed in range(20)]
        rates = sorted(float(str(run["alerts_per_organizer"])) for run in runs)
        busier = {
            str(times): [
                float(str(looking.honest(seed, busy=times)["alerts_per_organizer"])) for seed in range(20)
            ]
            for times in (1.5, 2.0, 3.0)
        }
        most = {times: max(found) for times, found in busier.items()}
        results.keep("alarms", {"commit": commit(), "most_if_busier": most,
                                "least": rates[0], "median": rates[10], "most": rates[-1],
                                "hour_changes_nothing": runs == moved, "first": runs[0]})  # fmt: skip
    print("alarms:", results.parts["alarms"])


def scrapers(results: Results) -> None:
    """1,000 against the budget itself, 20 at the hub, and a lead who gives herself turf."""
    if "scrapers" not in results.parts:
        runs = [looking.scraper(seed) for seed in range(SIMULATIONS)]
        results.keep("scrapers", {"commit": commit(), "simulations": len(runs),
                                  "stopped": sum(r["stopped"] for r in runs),
                                  "most_past": max(r["past"] for r in runs),
                                  "most_over_in_24_hours": max(r["most_over"] for r in runs)})  # fmt: skip
    if "scrapers at the hub" not in results.parts:
        found = []
        with tempfile.TemporaryDirectory() as place, month.hub("site", 1_000, Path(place) / "hub") as here:
            for seed in range(AT_THE_HUB):
                way = scraping.WAYS[seed] if seed < len(scraping.WAYS) else ""
                moment = BEGIN + timedelta(days=2 * seed)
                found.append(scraping.registrar(here, seed, way=way, most=100, at=moment))
            led = scraping.lead(here)
        results.keep("scrapers at the hub", {"commit": commit(), "registrar": found, "lead": led})
    print("scrapers:", results.parts["scrapers"], results.parts["scrapers at the hub"])


def totals(results: Results, levels: list[str]) -> None:
    """What follows from the chart alone, as it is told and as if all were told at once, in a sleepy and in a
    lively campaign; five seeds each."""
    for level in levels:
        name = f"totals at {level}"
        if level != "table" and name not in results.parts:
            found = []
            for seed in range(SEEDS):
                for rated_of, exact in ((400, False), (400, True), (40, False)):
                    with tempfile.TemporaryDirectory() as place:
                        hub, told = Path(place) / "hub", month.SEED + seed
                        found.append(month.watched(level, told, hub, rated_of=rated_of, exact=exact))
            results.keep(name, {"commit": commit(), "runs": found})
        if level != "table":
            print(name, *results.parts[name]["runs"], sep="\n")


def informer(results: Results, levels: list[str]) -> None:
    """Thirty days at each level, and the same list in a sheet and in a plain admin."""
    for level in levels:
        if level not in results.parts:
            results.keep(level, {"commit": commit(), **_told(month.lived(level))})
        told = {k: v for k, v in results.parts[level].items() if k != "by_day"}
        print(level, told, results.parts[level]["by_day"][-1])


def _told(lived: month.Month) -> dict[str, object]:
    eve, reckoner = lived.eve, lived.reckoner
    return {
        "people": len(eve.world.codes), "care": len(eve.world.care), "peers": _peers(eve.world),
        "requests": eve.asked, "statuses": eve.statuses, "probes": len(eve.probes),
        "probes_answered_alike": sum(eve.probes),
        "shown_by_a_registrars_same": sum(eve.joined), "registrars_same": len(eve.joined),
        "outside_care_without_circle": len(eve.own.names - eve.world.care),
        "circles": eve.circles, "open_outside_its_part": eve.outside_its_part,
        "still_open_after_a_circle": eve.after_circle,
        **reckoner.figures(),
        "by_day": lived.by_day,
    }  # fmt: skip


def _peers(here: world.World) -> dict[str, object]:
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as given:
        sheet = csv.writer(given)
        sheet.writerow(["name", "phone", "level"])
        sheet.writerows((f"{p.told.first} {p.told.last}", p.told.phone, p.level) for p in here.everybody)
        given.flush()
        told = subprocess.run([sys.executable, "-m", "bench.planted.peers", given.name],
                              capture_output=True, check=True, text=True)  # fmt: skip
    found: dict[str, object] = json.loads(told.stdout)
    return found


if __name__ == "__main__":
    main()
