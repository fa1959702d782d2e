"""What an informer does with an organizer's login each day, and what she has read by then."""

import random
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from bench.planted.world import WORD, World, digits
from django.test import Client
from tests.web.conftest import seat_as

from brazier.access import queries as access
from brazier.access.looking import actions as looking
from brazier.access.models import Proposal
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.terms import Actor
from brazier.web import clock
from brazier.workplaces import queries as workplaces

BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAYS, WEEK, CIRCLES_A_DAY = 30, 7, 3
A_TURN = timedelta(minutes=1)
PHONE = re.compile(r"\+?\d[\d\s().-]{7,}\d")
PAGES = (
    "/today", "/leaders", "/calibration",
    "/chart/", "/chart/holes", "/chart/committee", "/chart/mirror", "/chart/freshness", "/people/", "/talks",
    "/steps", "/lists/", "/review", "/building/", "/paper/", "/paper/chart.pdf", "/more/", "/more/copies",
    "/more/verify", "/more/looking", "/more/kept", "/more/aside", "/more/words", "/more/shares", "/pairs",
    "/organizers", "/paper/envelope", "/paper/type-back",
)  # fmt: skip
OF_ONE = ("", "/record.pdf", "/same", "/part")
TO_ONE = {
    "/edit": {"name": "x"}, "/state": {"state": "left"}, "/acts": {"what": "wear"}, "/ties": {"other": "x"},
    "/seen-as": {"kind": "leader"}, "/committee": {"on": "yes"}, "/leave-out": {"kept": "yes"},
}  # fmt: skip


@dataclass(slots=True)
class Seen:
    """Whom she read: by name; by name and phone; by name on a page that tells where people stand."""

    names: set[int] = field(default_factory=set)
    phones: set[int] = field(default_factory=set)
    rated: set[int] = field(default_factory=set)

    def take(self, other: "Seen") -> None:
        """Remember these too."""
        self.names |= other.names
        self.phones |= other.phones
        self.rated |= other.rated


@dataclass(slots=True)
class Informer:
    """Her browser, and what she has read. circle: what she read only while a cell was open to two of them."""

    world: World
    chance: random.Random
    at: datetime = BEGIN
    own: Seen = field(default_factory=Seen)
    circle: Seen = field(default_factory=Seen)
    asked: int = 0
    statuses: dict[int, int] = field(default_factory=dict)
    in_circle: bool = False
    browsers: dict[str, tuple[Client, datetime]] = field(default_factory=dict)
    after_circle: int = 0
    circles: int = 0
    outside_its_part: int = 0
    probes: list[bool] = field(default_factory=list)
    joined: list[bool] = field(default_factory=list)

    def ask(self, path: str, typed: dict[str, str] | None = None, *, by: str = "informer", **query: str) -> Any:
        """One request, half a second after the last, by the clock of the hub."""
        self.at += timedelta(seconds=0.5)
        with patch.object(clock, "now", lambda: self.at):
            browser = self._browser(by)
            send = browser.post if typed is not None else browser.get
            answer = send(path, typed if typed is not None else query)
        if by == "informer":
            self.asked += 1
            self.statuses[answer.status_code] = self.statuses.get(answer.status_code, 0) + 1
            said = " ".join([*(typed or {}).values(), *query.values()])
            (self.circle if self.in_circle else self.own).take(read(self.world, path, answer, said))
        if len(looking._missed) > 50:
            with patch.object(clock, "now", lambda: self.at):
                looking.write_missed(Actor.clock)
        return answer

    def _browser(self, by: str) -> Client:
        """Signed in, with a device of their own, for a minute at most: the device proves its key again."""
        browser, since = self.browsers.get(by, (None, self.at))
        if browser is None or self.at - since > A_TURN:
            browser = seat_as(
                Client(HTTP_HOST="localhost:8765", raise_request_exception=False), self.world.parts[by]
            )
            self.browsers[by] = (browser, self.at)
        return browser

    def day(self, number: int, *, days: int = DAYS) -> None:
        """Everything her login allows on one day. days: over how many she spreads all codes, names and digits."""
        self.at = BEGIN + timedelta(days=number)
        self.browsers.clear()
        for path in PAGES:
            self.ask(path)
        self._lists(number, 5 if number else 1)
        unread = self.own.names - self.own.phones
        mine = sorted({*self.world.care, *unread, *_portion(self.world.codes, number, days)})
        for person in mine:
            self.ask(f"/people/{self.world.codes[person]}")
        for person in self.chance.sample(sorted(self.world.codes), 5):
            self._at_one(self.world.codes[person])
        for word in (*_portion(self.world.by_word, number, days), *_first_names(self.world, number, days)):
            self.ask("/people/", q=word)
        for four in _portion([f"{n:04d}" for n in range(min(10_000, len(self.world.codes)))], number, days):
            self.ask("/people/", q=four)
        self._write_down(number)
        if number in (3, 17):
            self.ask(f"/more/looking/{self.world.parts['informer']}", {}, by="lead")
        if number % WEEK == 0 and self.world.founder_level != "table":
            for _ in range(CIRCLES_A_DAY):
                self._circle()

    def _lists(self, number: int, days: int) -> None:
        for cell in _portion([c.id for c in workplaces.cells(Actor.clock)], number, days):
            self.ask(f"/chart/cell/{cell}")
            self.ask(f"/chart/cell/{cell}", page="2", level="1")
        for cell in self.chance.sample([c.id for c in workplaces.cells(Actor.clock) if c.department], 2):
            self.ask(f"/paper/key/{cell}.pdf")
            self.ask(f"/paper/charting/{cell}.pdf", {})

    def _at_one(self, code: str) -> None:
        for ending in OF_ONE:
            self.ask(f"/people/{code}{ending}")
        for ending, typed in TO_ONE.items():
            if code not in {self.world.codes[n] for n in self.world.care}:  # she harms nobody she may keep reading
                self.ask(f"/people/{code}{ending}", typed)
        self.ask(f"/people/{self.chance.choice(list(self.world.codes.values()))}/same", **{"with": code})

    def _write_down(self, number: int) -> None:
        """Somebody who is not there, and somebody with a phone she knows: do both answers look alike?"""
        known = self.chance.choice(self.world.everybody)
        answers = [
            self.ask("/people/", {"name": f"Wu Nuevo{number}{kind}", "phone": phone})
            for kind, phone in (("a", f"+1 424 555-{number:04d}"), ("b", known.told.phone))
        ]
        page = self.ask(answers[1].get("Location", "/people/")).content.decode()
        names_the_owner = known.told.last in page or self.world.codes[known.number] in page
        same = answers[0].status_code == answers[1].status_code and not names_the_owner
        self.probes.append(same or known.number in self.world.care or self.world.founder_level == "table")
        if self.world.founder_level != "table" and known.number not in self.world.care:
            self._is_said_to_be(known.number, answers[1].get("Location", "").rpartition("new=")[2])

    def _is_said_to_be(self, known: int, code: str) -> None:
        """A registrar sees the same phone twice and answers: the same person. Does that open her?"""
        other = self.world.codes[known]
        self.ask(f"/people/{code}/same", {"with": other, "answer": "same"}, by="registrar")
        worker = people_read.workers_of(Actor.clock, [known])[known]
        one_now = people_read.records(Actor.clock, [known, people_read.record_of(Actor.clock, code)])
        assert worker and len(one_now) == 2
        self.joined.append(200 in {self.ask(f"/people/{c}").status_code for c in (code, other)})
        rest = [n for n in one_now if n != known]
        registrar = access.actor_of(Actor.keeper, organizer=self.world.parts["registrar"], now=self.at)
        people.unjoin(registrar, worker=worker, records=rest, now=self.at)

    def _circle(self) -> None:
        """A lead agrees to open the next of the biggest cells; she reads all that opens in 45 minutes, and tries
        whom it does not open."""
        sizes: dict[int, list[int]] = {}
        for person in self.world.everybody:
            sizes.setdefault(person.cell, []).append(person.number)
        cell, inside = sorted(sizes.items(), key=lambda item: -len(item[1]))[self.circles % len(sizes)]
        self.ask("/organizers/opened", {"cell": str(cell), "how": "circle"})
        waits = Proposal.objects.filter(kind="circle", ended_at=None).order_by("-pk").first()
        if waits is None:
            return
        agreed = self.ask(f"/pairs/{waits.pk}", {"answer": "agree"}, by="lead")
        self.circles += agreed.status_code == 302
        self.in_circle = True
        for page in range(1, 2 + len(inside) // 30):
            self.ask(f"/chart/cell/{cell}", page=str(page))
        self.ask(f"/paper/key/{cell}.pdf")
        read_now = self.circle.names & set(inside)
        for person in sorted(read_now):
            self.ask(f"/people/{self.world.codes[person]}")
        rest = [n for n in inside if n not in read_now | self.world.care]
        for person in self.chance.sample(rest, min(20, len(rest))):
            self.outside_its_part += self.ask(f"/people/{self.world.codes[person]}").status_code == 200
        self.in_circle = False
        self.at += timedelta(minutes=46)
        for person in sorted(read_now - self.world.care)[:20]:  # is it shut again?
            self.after_circle += self.ask(f"/people/{self.world.codes[person]}").status_code == 200


def _portion(things: Iterable[Any], number: int, days: int) -> list[Any]:
    """Of all things, those whose turn it is: each once in so many days."""
    return [thing for at, thing in enumerate(things) if at % days == number % days]


def _first_names(world: World, number: int, days: int) -> list[str]:
    return _portion(sorted({p.told.first for p in world.everybody}), number, days)


def read(world: World, path: str, answer: Any, said: str) -> Seen:
    """Whom this answer names. What she typed herself tells her nothing, unless a code stands by it."""
    body = answer.content
    if body[:5] == b"%PDF-":
        run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=body, capture_output=True, check=True)
        text = run.stdout.decode()
    else:
        text = body.decode(errors="replace")
    typed = {word.casefold() for word in WORD.findall(said)}
    names = set()
    for word in {w.casefold() for w in WORD.findall(text)} & world.by_word.keys():
        person = world.by_word[word]
        if word not in typed or world.codes[person] in path + text:
            names.add(person)
    phones = {world.by_phone.get(digits(found)) for found in PHONE.findall(text)}
    return Seen(names, {n for n in names if n in phones}, names & world.rated)
