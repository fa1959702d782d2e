"""Many readers of one hub at once: a hub served as people serve it, and browsers that all ask again and again."""

import os
import re
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path

from bench.scale import results
from bench.scale.world import WORDS

from brazier.cli.serving import serve_open_hub
from brazier.storage import actions as storage
from brazier.terms import Actor

PAGES_EACH = 6


def measured(folder: Path, readers: int) -> dict[str, float]:
    """Serve the folder and let so many readers open the chart at the same moment, six times each."""
    command = [sys.executable, "-m", "bench.scale.readers", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as hub:
        try:
            assert hub.stdout is not None
            address = next(filter(None, (re.search(r"localhost:(\d+)(/\S+)", line) for line in hub.stdout)))
            port, cookie = int(address[1]), _sit_down(int(address[1]), address[2])
            _ask(port, cookie)
            return _all_at_once(port, cookie, readers)
        finally:
            hub.terminate()


def _all_at_once(port: int, cookie: str, readers: int) -> dict[str, float]:
    taken: list[float] = []
    refused: list[int] = []
    gate = threading.Barrier(readers + 1)

    def read() -> None:
        gate.wait()
        for _ in range(PAGES_EACH):
            try:
                taken.append(_ask(port, cookie))
            except _NotServed:
                refused.append(1)

    crowd = [threading.Thread(target=read) for _ in range(readers)]
    for reader in crowd:
        reader.start()
    gate.wait()
    began = time.perf_counter()
    for reader in crowd:
        reader.join()
    whole = time.perf_counter() - began
    assert len(taken) + len(refused) == readers * PAGES_EACH
    speed = round(len(taken) / whole, 1)
    return {"readers": readers, **results.spread(taken), "pages_a_second": speed, "refused": len(refused)}


class _NotServed(Exception):
    """The hub was too busy to answer."""


def _sit_down(port: int, path: str) -> str:
    door = HTTPConnection("127.0.0.1", port, timeout=60)
    door.request("GET", path, headers={"Host": f"localhost:{port}"})
    found = re.search(r"desk=[^;]+", door.getresponse().headers.get("Set-Cookie", ""))
    assert found
    return found[0]


def _ask(port: int, cookie: str) -> float:
    began = time.perf_counter()
    door = HTTPConnection("127.0.0.1", port, timeout=600)
    door.request("GET", "/chart/", headers={"Host": f"localhost:{port}", "Cookie": cookie})
    answer = door.getresponse()
    body = answer.read()
    door.close()
    if answer.status != 200 or len(body) < 10_000:
        raise _NotServed
    return time.perf_counter() - began


def _serve(folder: Path) -> None:
    storage.use_folder(Actor.keeper, folder)
    storage.unseal(Actor.nobody, passphrase=WORDS)
    serve_open_hub(0, no_browser=True)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
