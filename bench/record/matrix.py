"""The authorization matrix whole, in ten parts, and how long a denial takes beside a miss. By `bench/matrix`."""

import argparse
import os
import re
import subprocess
import sys
import time

import django
from bench.faults.results import ROOT, Results

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brazier.web.settings")
django.setup()

from tests.access import matrix  # noqa: E402  # needs Django
from tests.access.test_matrix import PART  # noqa: E402

CHECK = (
    "tests/access/test_matrix.py::test_everybody_gets_what_the_table_says_and_a_denial_looks_like_nothing_there"
)
MEASURE = "tests/access/denials.py"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    results = Results("matrix", fresh=asked.parse_args().fresh)
    for part in range(PART):
        if f"part {part}" not in results.parts:
            results.keep(f"part {part}", _run(part))
    if "denials" not in results.content:
        told = _pytest(MEASURE, {})
        if told.returncode:
            sys.exit(f"the time of a denial was not measured:\n{told.stdout[-2000:]}")
        results.write(denials={k: float(v) for k, v in re.findall(r"(\w+)=([\d.-]+)", told.stdout)})
    wrong = [part for part, found in results.parts.items() if not found["right"]]
    print(
        f"{sum(p['checks'] for p in results.parts.values())} checks, parts with a wrong answer: {wrong or 'none'}"
    )
    print(results.content["denials"])


def _run(part: int) -> dict[str, object]:
    began = time.monotonic()
    told = _pytest(CHECK, {"BRAZIER_MATRIX": str(part)})
    checks = len(list(matrix.every_check())[part::PART])
    lines = [line for line in told.stdout.splitlines() if "Check(" in line][:20]
    return {
        "checks": checks,
        "right": told.returncode == 0,
        "wrong": lines,
        "seconds": round(time.monotonic() - began),
    }


def _pytest(what: str, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:logging", "-p", "no:cacheprovider", what]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **more}
    )


main()
