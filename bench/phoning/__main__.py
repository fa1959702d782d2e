"""A scripted thumb logs talks on a phone of 360x740 that was let in and has no network; thumb.py says how fast.

Taps, letters and seconds of each kind of talk, from the first touch until the phone says that it is sealed; the
bytes of the whole app, compressed; how long it takes to open without a network, also on a processor six times
slower; how long it takes from starting a browser that was let in to the first talk. Cut short, it goes on where it
was; --fresh begins anew. --lighthouse FOLDER: where npm installed lighthouse; else that part is not run.
"""

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from bench.phoning.talks import NAME, TALKS, by_name
from bench.phoning.thumb import Thumb
from playwright.sync_api import Browser, Page, expect
from results import Results
from tests.journeys.conftest import CHROMIUM, FLAGS, PHONE, chromium
from tests.journeys.test_pocket import Pocket, let_in
from tests.journeys.test_pocket_reading import begin, talk, unlock

SLOWER, OPENED = 6, 15
GOALS = {"taps": 8, "seconds": 20, "bytes": 150_000, "open_seconds": 2}
IS_READY = "() => document.querySelector('.bar-done button')?.disabled === false"
LIGHTHOUSE_PORT = 9333


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    asked.add_argument("--times", type=int, default=20, help="talks of each kind")
    asked.add_argument("--lighthouse", type=Path, help="a folder with node_modules/.bin/lighthouse")
    told = asked.parse_args()
    results = Results("phone", fresh=told.fresh)
    with tempfile.TemporaryDirectory() as folder, chromium(Path(folder)) as browser:
        measure(results, browser, Path(folder), told.times)
        if told.lighthouse:
            results.keep("lighthouse", lighthouse(browser, Path(folder), told.lighthouse))
    results.parts.setdefault("lighthouse", "not run: no --lighthouse was given")
    results.write(goals=GOALS, load=os.getloadavg()[0])
    for name, part in results.parts.items():
        print(f"{name:18}", json.dumps(part))


def measure(results: Results, browser: Browser, folder: Path, times: int) -> None:
    """What was not measured yet, kept as it comes."""
    wanted = [name for name in (*TALKS, "bytes", "open offline", "first log") if name not in results.parts]
    if not wanted:
        return
    with phone(browser, folder / "one") as pocket:
        if "from my list" in wanted:
            talk(pocket, NAME)
            begin(pocket)
        if "bytes" in wanted:
            results.keep("bytes", weight(pocket.open()))
        if "open offline" in wanted:
            results.keep("open offline", opening(pocket))
        pocket.context.set_offline(True)
        for name in TALKS:
            if name in wanted:
                results.keep(name, logged(pocket, name, times))
        if "first log" in wanted:
            results.keep("first log", first_log(browser, pocket))


@contextmanager
def phone(browser: Browser, folder: Path) -> Iterator[Pocket]:
    """A founder's phone that was let in, with fingers."""
    folder.mkdir()
    evening = folder / "evening"
    command = [sys.executable, "-m", "tests.journeys.one_evening", str(evening)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with let_in(browser, evening, folder) as pocket:
        pocket.context.close()
        pocket.context = fingers(browser, pocket.profile)
        yield pocket


def fingers(browser: Browser, profile: Path, *flags: str) -> Any:
    """The phone's browser again, with a screen that is touched."""
    return browser.browser_type.launch_persistent_context(
        str(profile), executable_path=CHROMIUM, args=[*FLAGS, *flags], viewport=PHONE, locale="en-US",  # type: ignore[arg-type]
        has_touch=True, is_mobile=True, device_scale_factor=2,
    )  # fmt: skip


def logged(pocket: Pocket, name: str, times: int) -> dict[str, Any]:
    """So many talks of one kind, each with other choices."""
    path, act = TALKS[name]
    found = []
    for nth in range(times):
        page = pocket.open(path)
        if path.endswith("mine/"):
            unlock(page)
            expect(page.locator("[data-list] .name")).to_have_text([NAME], timeout=60_000)
        page.wait_for_load_state()
        thumb = Thumb(page)
        act(thumb, random.Random(nth))
        found.append((thumb.taps, thumb.letters, thumb.flicks, round(thumb.seconds, 2)))
    taps, letters, flicks, seconds = (sorted(column) for column in zip(*found, strict=True))
    return {
        "talks": times, "taps": median(taps), "letters": median(letters), "flicks": median(flicks),
        "seconds": round(median(seconds), 2), "p95": seconds[-(-95 * times // 100) - 1], "most": seconds[-1],
    }  # fmt: skip


def weight(page: Page) -> dict[str, Any]:
    """All that the worker keeps, compressed one by one as it is sent."""
    texts: dict[str, str] = page.evaluate(
        """async () => {
          const found = {};
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const asked of await cache.keys()) {
              found[new URL(asked.url).pathname] = await (await cache.match(asked)).text();
            }
          }
          return found;
        }"""
    )
    sizes = {path: len(gzip.compress(text.encode())) for path, text in texts.items()}
    book = sizes.get("/pocket/book/", 0)
    return {
        "files": len(sizes),
        "all": sum(sizes.values()),
        "the handbook of it": book,
        "the log": sizes["/pocket/"],
    }


def opening(pocket: Pocket) -> dict[str, Any]:
    """From asking for the app to the moment a talk can be kept, without a network, slowed down; each time in a
    window of its own."""
    found = {}
    for slower in (1, SLOWER):
        pocket.context.set_offline(True)
        line = []
        for _ in range(OPENED):
            page = pocket.context.new_page()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            begun = time.monotonic()
            page.goto(pocket.served.address + "pocket/", wait_until="commit")
            page.wait_for_function(IS_READY)
            line.append(time.monotonic() - begun)
            page.close()
        line.sort()
        found[f"{slower} times slower"] = {
            "median": round(median(line), 2), "p95": round(line[-(-95 * OPENED // 100) - 1], 2)
        }  # fmt: skip
    return found


def first_log(browser: Browser, pocket: Pocket) -> dict[str, Any]:
    """A phone that was let in: its browser is started, the app opened without a network, a talk sealed."""
    pocket.context.close()
    begun = time.monotonic()
    pocket.context = fingers(browser, pocket.profile)
    pocket.context.set_offline(True)
    page = pocket.open()
    page.wait_for_function(IS_READY)
    thumb = Thumb(page)
    by_name(thumb, random.Random(0))
    return {"seconds": round(time.monotonic() - begun, 2), "taps": thumb.taps, "letters": thumb.letters}


def lighthouse(browser: Browser, folder: Path, at: Path) -> Any:
    """What Lighthouse says of the quick log on a phone that was let in; or why it said nothing."""
    with phone(browser, folder / "two") as pocket:
        pocket.context.close()
        pocket.context = fingers(browser, pocket.profile, f"--remote-debugging-port={LIGHTHOUSE_PORT}")
        pocket.open()
        told = subprocess.run(
            [str(at / "node_modules/.bin/lighthouse"), pocket.served.address + "pocket/", "--quiet",
             "--output=json", f"--port={LIGHTHOUSE_PORT}", "--disable-storage-reset",
             "--only-categories=performance,accessibility,best-practices"],
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        if told.returncode:
            return f"not run: {told.stderr.strip().splitlines()[-1][:200]}"
        said = json.loads(told.stdout)
    metrics = (
        "first-contentful-paint",
        "largest-contentful-paint",
        "total-blocking-time",
        "cumulative-layout-shift",
    )
    return {
        "version": said["lighthouseVersion"],
        **{name: round(100 * part["score"]) for name, part in said["categories"].items()},
        **{name: round(said["audits"][name]["numericValue"], 3) for name in metrics},
        "failed": sorted(n for n, a in said["audits"].items() if a["score"] == 0),
    }


if __name__ == "__main__":
    main()
