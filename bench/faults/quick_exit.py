"""From pressing Escape to the cover, on every main page of a hub with people in it, in a real browser, 30 times.

covered: until the browser has drawn a window without the page; replaced: until the cover page has come from the
hub and is drawn in its place; over: until the hub has ended the session. Milliseconds, by the browser's own clock;
over is read from outside. Cut short, it goes on where it was; --fresh begins anew.
"""

import argparse
import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from results import Results

TIMES = 30
GOAL_MS = 300
PAGES = ("chart/", "chart/holes", "people/", "talks", "steps", "lists/", "review", "building/", "paper/", "more/")
NAMES = [f"{first} {last}" for first in ("Rosa", "Kwame", "Mei-Lin", "Hamid", "José") for last in "ABCDEFGHIJ"]
WATCH = """
addEventListener("keydown", () => {
  const pressed = performance.timeOrigin + performance.now();
  sessionStorage.setItem("pressed", pressed);
  requestAnimationFrame(() => setTimeout(() => {
    sessionStorage.setItem("covered", performance.timeOrigin + performance.now() - pressed);
  }));
}, { capture: true });
"""
DRAWN = """
new Promise((done) => {
  const drawn = () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    if (!paint) return setTimeout(drawn, 5);
    const replaced = performance.timeOrigin + paint.startTime - sessionStorage.getItem("pressed");
    done([Number(sessionStorage.getItem("covered")), replaced]);
  };
  drawn();
})
"""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--fresh", action="store_true", help="forget earlier results")
    asked.add_argument("--times", type=int, default=TIMES)
    told = asked.parse_args()
    results = Results("quick_exit", fresh=told.fresh)
    measure(results, told.times)
    worst = {kind: max(part[kind]["p95"] for part in results.parts.values()) for kind in ("covered", "replaced")}
    results.write(goal_ms=GOAL_MS, worst_p95=worst, load=os.getloadavg()[0])
    for path, part in results.parts.items():
        print(f"/{path:12}", *(f"{kind} {part[kind]['median']} ({part[kind]['p95']})" for kind in part))
    print("worst p95:", worst)


def measure(results: Results, times: int) -> None:
    """Each page that was not measured yet, kept as it comes. The hub is served from this very process, so that a
    browser can be given a seat without the second that the words take each time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brazier.web.settings")
    import django  # noqa: PLC0415

    django.setup()
    from tests.faults import inside  # noqa: PLC0415
    from tests.journeys.conftest import chromium  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        inside.opened(inside.make(f"{folder}/hub", NAMES))
        with served() as address, chromium(Path(folder)) as browser:
            for path in PAGES:
                if path not in results.parts:
                    results.keep(path, summed([leave(browser, address, path) for _ in range(times)]))


@contextmanager
def served() -> Iterator[str]:
    """The hub of this process on a port of this machine; gives its address."""
    import uvicorn  # noqa: PLC0415

    from brazier.web.asgi import application  # noqa: PLC0415

    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application, log_config=None, access_log=False, lifespan="off"))
        running = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        running.start()
        yield f"http://localhost:{bound.getsockname()[1]}/"
        server.should_exit = True
        running.join()


def seat() -> str:
    """The cookie of a browser that sits at the desk."""
    from django.contrib.sessions.backends.cache import SessionStore  # noqa: PLC0415

    from brazier.storage.hub import here  # noqa: PLC0415
    from brazier.web import clock  # noqa: PLC0415

    session = SessionStore()
    session["opened"], session["touched"] = here.times_opened, clock.now().timestamp()
    session.create()
    return str(session.session_key)


def leave(browser: Any, address: str, path: str) -> dict[str, float]:
    """Sit down, open the page, press the key."""
    context = browser.new_context(locale="en-US")
    desk = seat()
    context.add_cookies([{"name": "desk", "value": desk, "url": address, "httpOnly": True, "sameSite": "Strict"}])
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    page.evaluate("document.activeElement?.blur()")
    begun = time.perf_counter()
    page.keyboard.press("Escape")
    page.wait_for_url("**/cover")
    over = until_over(context, address, desk, begun)
    covered, replaced = page.evaluate(DRAWN)
    context.close()
    return {"covered": covered, "replaced": replaced, "over": over}


def until_over(context: Any, address: str, desk: str, begun: float) -> float:
    """Milliseconds until the session's own cookie opens nothing any more."""
    asked = {"Cookie": f"desk={desk}", "HX-Trigger-Name": "poll"}
    while context.request.get(f"{address}seat", headers=asked).status == 204:
        time.sleep(0.005)
    return (time.perf_counter() - begun) * 1000


def summed(found: list[dict[str, float]]) -> dict[str, dict[str, float]]:
    """Middle, 95th of a hundred, and most, for each kind."""
    said = {}
    for kind in found[0]:
        line = sorted(one[kind] for one in found)
        places = {"median": len(line) // 2, "p95": -(-95 * len(line) // 100) - 1, "most": -1}
        said[kind] = {name: round(line[place], 1) for name, place in places.items()}
    return said


if __name__ == "__main__":
    main()
