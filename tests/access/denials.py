"""2,000 pairs of requests of one organizer: a person out of reach, and nobody. Run by `bench/matrix`."""

import random
import statistics
import sys
import time

from django.test import Client
from tests.harbor.cast import NOW, Harbor
from tests.web.conftest import seat_as

from brazier.access import actions as access
from brazier.access.looking import actions as looking
from brazier.people import queries as people

PAIRS = 2_000


def test_how_long_a_denial_takes(db: None) -> None:
    harbor = Harbor.begin()
    codes = {
        "denied": people.code_of(harbor.amara, harbor.worker("Cleo")),
        "missing": people.code_of(harbor.amara, 4711),
    }
    bo = harbor.organizer("Bo")
    access.set_level(harbor.amara, level="site", by=harbor.amara.id, now=NOW)
    browser = seat_as(Client(HTTP_HOST="localhost:8765"), bo)
    took: dict[str, list[float]] = {name: [] for name in codes}
    for turn in range(PAIRS):
        for name in random.Random(turn).sample(sorted(codes), 2):
            began = time.perf_counter()
            assert browser.get(f"/people/{codes[name]}").status_code == 404
            took[name].append(time.perf_counter() - began)
        looking._missed.clear()
    denied, missing = (1000 * statistics.median(took[name]) for name in ("denied", "missing"))
    sys.stdout.write(f"\ndenied={denied:.3f} missing={missing:.3f} apart={abs(denied - missing):.3f}\n")
