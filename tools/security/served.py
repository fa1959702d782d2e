"""A hub that is really served on this machine, with people in it and a seat; and everything it can be sent."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from tests.faults.browser import Browser
from tests.faults.hubs import WORDS, Folder, Zygote
from tests.journeys.conftest import Served

NAMES = ("Rosa Diaz", "Kwame Asante", "Mei-Lin Zhao")
LIST = b"Name,Phone,Department,Shift\nRosa Dias,917 555 0148,Stow,Nights\nAna Lopez,917 555 0149,Pick,Days\n"
WAITING = b"Name,Phone\nTahmina Akter,917 555 0150\nTotal,1\n"
ENDS_THE_VISIT = ("/seal", "/seal-now", "/hide", "/start", "/language", "/more/words", "/sit-down")
"""Addresses that lock the desk or begin another hub; tests/faults and tests/web attack them one by one."""
MOST_PAGES = 150
STARTS = ("/chart/", "/more/", "/people/?q=rosa", "/talks?who=Rosa", "/review", "/lists/", "/steps?whose=all")
CODE = r"/people/([0-9A-Z]{3}-[0-9A-Z]{3,4})"


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to attack. address: with its query; fields: of a form, name and value; empty for a page."""

    method: str
    address: str
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> str:
        """The same for all that differ in ids and codes only."""
        parts = urlsplit(self.address)
        plain = re.sub(r"/(\d+|[0-9A-Z]{3}-[0-9A-Z]{3,4})\b", "/_", parts.path)
        query = ",".join(sorted(name for name, _ in parse_qsl(parts.query, keep_blank_values=True)))
        return f"{self.method} {plain}?{query} {','.join(sorted(name for name, _ in self.fields))}"


class _Page(HTMLParser):
    """The links and forms of a page."""

    def __init__(self, at: str) -> None:
        super().__init__()
        self.at, self.links, self.forms = at, [], []  # type: ignore[var-annotated]
        self._form: tuple[str, str, list[tuple[str, str]]] | None = None
        self._selects = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what leads on."""
        said = {name: value or "" for name, value in attributes}
        for name in ("href", "hx-get"):
            if name in said and tag != "link":
                self.links.append(urldefrag(urljoin(self.at, said[name]))[0])
        if tag == "form":
            to = urldefrag(urljoin(self.at, said.get("action") or self.at))[0]
            self._form = (said.get("method", "get").upper(), to, [])
        elif self._form and tag in {"input", "textarea", "button"} and said.get("name"):
            if said.get("type") != "file":
                self._form[2].append((said["name"], said.get("value", "1")))
        elif self._form and tag == "select":
            self._selects = said.get("name", "")
        elif self._form and tag == "option" and self._selects:
            self._form[2].append((self._selects, said.get("value", "")))
            self._selects = ""

    def handle_endtag(self, tag: str) -> None:
        """A form is whole."""
        if tag == "form" and self._form:
            method, to, fields = self._form
            self.forms.append(Target(method, to, tuple(dict(reversed(fields)).items())))
            self._form = None


@dataclass(frozen=True, slots=True)
class Seated:
    """An open hub and a browser that sits at it. address: http://127.0.0.1:port; cookies: as a header."""

    address: str
    browser: Browser
    cookies: str

    def people(self) -> int:
        """How many people the hub knows, as its page says."""
        return len(set(re.findall(CODE, self.browser.get("/people/").text)))

    def pages(self) -> list[str]:
        """One page of each kind, walking from the chart."""
        return self._walked()[0]

    def targets(self) -> list[Target]:
        """One of each kind of page with a query or an id, and of each kind of form."""
        return self._walked()[1]

    def _walked(self) -> tuple[list[str], list[Target]]:
        found: dict[str, Target] = {}
        waiting, seen, pages = list(STARTS), set(), []
        while waiting and len(seen) < MOST_PAGES:
            path = waiting.pop(0)
            page = Target("GET", path)
            if page.kind in seen or path.startswith((*ENDS_THE_VISIT, "/static/")):
                continue
            seen.add(page.kind)
            answer = self.browser.get(path)
            if urlsplit(path).query or "/_" in page.kind:
                found.setdefault(page.kind, page)
            if "text/html" not in answer.headers.get("content-type", ""):
                continue
            pages.append(path)
            read = _Page(path)
            read.feed(answer.text)
            waiting += [link for link in read.links if link.startswith("/")]
            forms = [form for form in read.forms if not form.address.startswith(ENDS_THE_VISIT)]
            found |= {form.kind: form for form in forms if form.kind not in found}
        return pages, list(found.values())


@contextmanager
def seated(work: Path) -> Iterator[Seated]:
    """Serve a hub with a bit of everything and sit down at it."""
    zygote = Zygote(work / "notes")
    folder = Folder.made(work / "campaign", zygote, NAMES)
    zygote.close()
    served = Served(folder.at)
    try:
        browser = Browser(int(served.address.rstrip("/").rpartition(":")[2]))
        if browser.unseal(WORDS).status != 302:
            raise RuntimeError("the words did not open the hub")
        _fill(browser)
        cookies = "; ".join(f"{name}={value}" for name, value in browser._cookies.items())
        yield Seated(f"http://127.0.0.1:{browser.port}", browser, cookies)
    finally:
        served.stop()


def _fill(browser: Browser) -> None:
    """Departments, a list that was taken with a doubt in it, one that waits, a talk, an act, a tie."""
    browser.post("/building/draw/department", {"names": "Stow\nPick"})
    browser.post("/building/draw/shift", {"names": "Days\nNights"})
    browser.take(browser.bring([("list.csv", LIST)]))
    browser.look(browser.bring([("waits.csv", WAITING)]))
    browser.post("/more/organizers", {"handle": "Bo"})
    typed = {"who": "Rosa Diaz", "level": "2", "quote": "my line signs", "ask": "wear", "answer": "yes",
             "step": "call", "when": "tomorrow"}  # fmt: skip
    browser.post("/talks", typed | {"worker": ""})
    [code] = re.findall(CODE, browser.get("/people/?q=Kwame").text)[:1]
    browser.post(f"/people/{code}/edit", {"name": "Kwame Asante", "department": "Stow", "shift": "Days"})
    browser.post(f"/people/{code}/acts", {"kind": "wear", "text": "red on Friday", "level": "2"})
    browser.post(f"/people/{code}/ties", {"other": "Mei-Lin Zhao", "kind": "gym"})
