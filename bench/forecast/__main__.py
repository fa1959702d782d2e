"""The forecast, measured: `python -m bench.forecast elections|checks|speed|talks`. See bench/README.md.

elections   each year from the years before it, beside base rate, size bucket, cards = votes and scikit-learn
checks      1,500 imagined campaigns of the model's own world, and worlds that break its assumptions
speed       8,325 workers x 10,000 draws beside the bare numpy floor
talks       the list of next talks beside random ones
"""

import argparse
import json
from pathlib import Path

from bench.forecast import cards, checks, plot, rolling, speed, talking
from bench.matching.measuring import commit, machine

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "bench/results"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.forecast", description=__doc__)
    asked.add_argument("what", choices=("elections", "checks", "speed", "talks"))
    asked.add_argument("--elections", type=Path, help="nlrb_elections_1999_2018.csv.gz")
    asked.add_argument("--years", default="2017,2018")
    asked.add_argument("--peers", default="", help="a Python that has scikit-learn")
    asked.add_argument("--runs", type=int, default=0, help="fewer runs than usual")
    asked.add_argument("--keep", default="", help="another name for what is kept")
    told = asked.parse_args()
    if told.what == "elections":
        if told.elections is None:
            asked.error("elections needs --elections FILE")
        found = rolling.measured(told.elections, [int(y) for y in told.years.split(",")], told.peers)
        found["cards"] = cards.measured()
    elif told.what == "checks":
        found = checks.measured(told.runs)
    elif told.what == "speed":
        found = speed.measured()
    else:
        found = talking.measured(told.runs or 160)
    found |= {"commit": commit(ROOT), "machine": machine()}
    name = f"forecast{told.keep}" if told.what == "elections" else f"forecast_{told.what}{told.keep}"
    (RESULTS / f"{name}.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))
    if told.what == "elections":
        title = f"Forecast and won, {told.years.replace(',', ' and ')}"
        (RESULTS / f"{name}.svg").write_text(plot.calibration(found["tenths"], title), "utf-8")


main()
