"""Everything a hub does in an evening, with lists that ask to fetch from elsewhere; run on a machine of its own.

Run as: python -m tests.reached.evening FOLDER. Prints what was done as JSON.
"""

import contextlib
import json
import re
import socket
import sys
from pathlib import Path

from tests.faults.browser import Browser
from tests.faults.hubs import Folder, Zygote
from tests.reached import bait

ALIKE = 2
"""Pages that differ only in which person or cell they show are opened this often."""
LINK = re.compile(r'(?:href|src|hx-get|action)="(/[^"#]*)"')
AWAY = re.compile(
    r'(?:href|src|srcset|action|data|poster|hx-get|hx-post)="(?:[a-z]+:)?//[^"]*"|url\(["\']?(?:[a-z]+:)?//'
)


def main(at: Path) -> dict[str, object]:
    """The evening. Gives what happened, by name."""
    zygote = Zygote(at / "notes")
    folder = Folder.made(at / "campaign", zygote, ["Rosa Diaz", "Kwame Asante"])
    _, browser = folder.open()
    for name in bait.names():
        browser.get("/people/")
        browser.post("/people/", {"name": name})
    taken = _take_all(browser)
    is_copied = browser.copy(str(folder.stick))
    pages, away = crawl(browser)
    browser.post("/seal")
    sealed = [browser.get(path).status for path in ("/", "/unseal", "/people/")]
    folder.end()
    codes = _commands(zygote, folder, at)
    zygote.close()
    return {
        "taken": taken,
        "copied": is_copied,
        "pages": len(pages),
        "pdf": sum(kind == "pdf" for kind in pages.values()),
        "broken": [path for path, kind in pages.items() if kind == "broken"],
        "away": away,
        "sealed": sealed,
        "codes": codes,
    }


def _take_all(browser: Browser) -> list[str]:
    """Hand every list in and take it; gives those that were taken. One that is refused was read all the same."""
    taken = []
    for name, content in bait.lists():
        found = re.fullmatch(r"/lists/(\d+)/?", browser.hand_in([(name, content)]).headers.get("location", ""))
        if found and browser.take(int(found[1])):
            taken.append(name)
    return taken


def crawl(browser: Browser) -> tuple[dict[str, str], list[str]]:
    """Open every page that is linked from another. Gives each with its kind, and links that lead away."""
    waiting, seen, alike, away = ["/chart/", "/people/", "/more/"], {}, {}, []
    while waiting:
        path = waiting.pop(0)
        shape = re.sub(r"\d+|[2-9A-Z]{3}-[2-9A-Z]{3}|=[^&]*", "*", path)
        alike[shape] = alike.get(shape, 0) + 1
        if path in seen or alike[shape] > ALIKE:
            continue
        answer = browser.get(path)
        is_pdf = answer.body.startswith(b"%PDF")
        seen[path] = "broken" if answer.status >= 500 else "pdf" if is_pdf else "page"
        if is_pdf:
            away += [f"{path}: a link in the PDF"] if b"/URI" in answer.body else []
            continue
        away += [f"{path}: {found}" for found in AWAY.findall(answer.text)]
        if "text/html" in answer.headers.get("content-type", ""):
            waiting += [found.replace("&amp;", "&") for found in LINK.findall(answer.text)]
    return seen, away


def _commands(zygote: Zygote, folder: Folder, at: Path) -> dict[str, int]:
    """What is done at the terminal."""
    files = []
    for name, content in bait.lists():
        (at / name).write_bytes(content)
        files.append(at / name)
    return {
        "import": zygote.run("import", files[0], files[4], files[6], *folder.options, "--yes").wait(),
        "match": zygote.run("match", files[6], "--out", at / "clusters.csv").wait(),
        "chart": zygote.run("chart", *folder.options).wait(),
        "verify": zygote.run("verify", *folder.options).wait(),
        "backup": zygote.run("backup", *folder.options, "--to", folder.stick).wait(),
        "export": zygote.run("export", at / "all.xlsx", *folder.options).wait(),
    }


def reach_out() -> None:
    """What must be noticed: a look-up, a line, a packet of each kind."""
    with contextlib.suppress(OSError):
        socket.getaddrinfo("list-was-opened.example", 443)
    for family, address in ((socket.AF_INET, "198.51.100.7"), (socket.AF_INET6, "2001:db8:7::7")):
        with socket.socket(family, socket.SOCK_STREAM) as line:
            line.settimeout(0.5)
            line.connect_ex((address, 80))


if __name__ == "__main__":
    if sys.argv[1:] == ["--reach-out"]:
        reach_out()
    else:
        sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
