"""Every actor, at every level, at every address, about people in their care and out of it: what each must get.

What is expected comes from matrix.toml, a small table written by hand; addresses come from the program itself, so
that a new one without a row is noticed. Nothing here reads policy.toml.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from tests.harbor.cast import NOW, TODAY, Harbor
from tests.web.conftest import seat_as
from tests.web.test_every_address import patterns

from brazier.access.looking import actions as looking
from brazier.access.models import Level, Organizer, Turf
from brazier.conversations.models import Ask, FollowUp
from brazier.conversations.talk import Step
from brazier.people import actions as people
from brazier.people import queries as people_read
from brazier.web import clock
from brazier.web.views import STEPPED

TABLE = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text("utf-8"))
RIGHTS: dict[str, dict[str, str]] = TABLE["rights"]
ROUTES: dict[str, dict[str, str]] = TABLE["routes"]
DOORS: dict[str, str] = TABLE["doors"]
LETTERS = {
    "founder": "F", "organizer": "O", "lead": "L", "committee": "C", "registrar": "R", "custodian": "U",
    "treasurer": "T", "taker": "K", "probation": "P", "newcomer": "N",
}  # fmt: skip
LEVELS = ("table", "committee", "site")
OBJECTS = ("own", "other", "none", "left", "expired")
OUT = ("nobody", "removed")
"""Actors who are not here: never signed in; removed."""
TYPED = {
    "name": "Eve", "names": "Stow", "into": "1", "headcount": "1", "people": "5", "source": "guess",
    "stage": "cards",
    "owner": "o1", "by_day": "2126-01-01", "how": "done", "handle": "Eve", "title": "Eve", "icon": "leaf",
    "who": "Eve", "when": "none", "on": "yes", "state": "left", "other": "Eve", "answer": "same",
    "folder": "/nowhere", "text": "lunch", "level": "2", "what": "wear", "day": "2026-11-01", "kept": "yes",
    "due": "2126-01-01", "whose": "organizer",
}  # fmt: skip
TOKEN = re.compile(rb'value="\w{64}"| aria-current="page"|name="seat" content="[^"]*"')
"""What differs between any two pages: the token of forms, the seat's next question, the tab one is in."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question. of: own, other, none, left or expired; empty where the address is about nobody."""

    role: str
    level: str
    pattern: str
    method: str
    of: str = ""

    @property
    def expected(self) -> str:
        """allow, deny (as if it were not there), closed (405, whoever asks) or door (back to the cover)."""
        route = ROUTES[self.pattern]
        needed = route.get(self.method, "-")
        if self.role in OUT:
            return "door"
        if needed == "-":
            return "closed"
        right, letter = RIGHTS[needed], LETTERS[self.role]
        if self.level == "table" and self.role not in {"newcomer", "founder"}:
            letter = "O"  # whatever somebody was appointed to: at a table all organizers are alike
        if letter not in right["table" if self.level == "table" else "up"]:
            return "deny"
        if self.of == "none":
            return "deny"
        if self.of in {"other", "expired"} and self.level != "table" and letter in right.get("care", ""):
            return "deny"
        return "allow"


def every_check() -> Iterator[Check]:
    """All of them, in a fixed order."""
    for pattern, route in ROUTES.items():
        for method in ("get", "post"):
            for level in LEVELS:
                for role in (*LETTERS, *OUT):
                    if (role == "founder") != (level == "table") and role in {"founder"}:
                        continue
                    for of in OBJECTS if "of" in route else ("",):
                        yield Check(role, level, pattern, method, of)


def without_row() -> set[str]:
    """Addresses of the program that nobody wrote a row for."""
    return set(patterns(get_resolver())) - ROUTES.keys() - DOORS.keys()


def without_address() -> set[str]:
    """Rows whose address is gone."""
    return (ROUTES.keys() | DOORS.keys()) - set(patterns(get_resolver()))


@dataclass(slots=True)
class World:
    """A campaign with somebody in care, somebody out of it, somebody who left and somebody whose care is over."""

    harbor: Harbor
    actors: dict[str, str] = field(default_factory=dict)
    workers: dict[str, int] = field(default_factory=dict)
    things: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def begin(cls) -> "World":
        """Everything of it, written by the founder at table level."""
        harbor = Harbor.begin()
        world = cls(harbor)
        for of in OBJECTS[:2] + OBJECTS[3:]:
            world._somebody(of)
        people.move(harbor.amara, worker=world.workers["left"], state="left", now=NOW)
        for role in (*LETTERS, "removed"):
            if role != "founder":
                world._organizer(role)
        world.actors |= {"founder": harbor.amara.id, "nobody": ""}
        return world

    def _somebody(self, of: str) -> None:
        harbor = self.harbor
        worker = harbor.worker(f"Quarantine{of}", department=f"Dept{of}", shift="Nights")
        talk = harbor.talk(
            worker, 2, quote=f"secret-{of}", ask="wear", answer="yes", step=Step("ring", TODAY, harbor.amara.id)
        )
        self.workers[of] = worker
        self.things["talk", of] = talk
        self.things["step", of] = FollowUp.objects.get(conversation=talk).pk
        self.things["ask", of] = Ask.objects.get(conversation=talk).pk

    def _organizer(self, role: str) -> None:
        number = int(self.harbor.organizer(role))
        rows = Organizer.objects.filter(pk=number)
        if role == "probation":
            rows.update(probation_until=clock.today() + timedelta(days=7))
        elif role == "removed":
            rows.update(until=NOW)
        else:
            rows.update(role=role)
        for of, until in (("own", 30), ("left", 30), ("expired", -1)):
            Turf.objects.create(
                organizer_id=number,
                kind="person",
                thing=self.workers[of],
                given_by="1",
                until=clock.today() + timedelta(days=until),
            )
        self.actors[role] = str(number)

    def address(self, check: Check) -> str:
        """The address of this check, with the codes and numbers of what it is about."""
        code = people_read.code_of(self.harbor.amara, self.workers.get(check.of, 4711))
        kind = ROUTES[check.pattern].get("of", "")
        number = str(self.things.get((kind, check.of), 4711))

        def fill(found: re.Match[str]) -> str:
            name = found[1]
            if name == "code":
                return code
            if name in {"number", "ask", "talk"}:
                return number
            if name == "kind":
                return "talk" if kind == "talk" else "department"
            return {"part": "1", "organizer": self.actors["organizer"]}.get(name, "1")

        return "/" + re.sub(r"<\w+:(\w+)>", fill, check.pattern)


def browser(world: World, check: Check) -> Client:
    """The browser of this actor."""
    client = Client(HTTP_HOST="localhost:8765", raise_request_exception=False)
    return client if check.role == "nobody" else seat_as(client, world.actors[check.role])


def told(world: World, check: Check) -> str:
    """What this check got, in the words of `Check.expected`; anything else says what went wrong.

    What it changed is taken back.
    """
    typed = TYPED | {"with": people_read.code_of(world.harbor.amara, world.workers["left"])}
    with transaction.atomic():
        level = Level.objects.create(level=check.level, since=NOW, by="1", agreed_by="1")
        client = browser(world, check)
        if check.role != "nobody":  # they were told of it: the first page of a sitting says it, whichever it is
            session = client.session
            session[STEPPED] = level.pk
            session.save()
        send = client.get if check.method == "get" else client.post
        answer = send(world.address(check), typed if check.method == "post" else {})
        missing = client.get(_of_nobody(world, check)).content if answer.status_code == 404 else b""
        transaction.set_rollback(True)
    looking._missed.clear()
    return _as_word(check, answer.status_code, answer.content, missing, answer.get("Location", ""))


def _of_nobody(world: World, check: Check) -> str:
    return "/" + re.sub(r"^/", "", f"/{check.pattern.split('<')[0]}no-such-thing/none/at/all")


def _as_word(check: Check, status: int, body: bytes, missing: bytes, to: str) -> str:
    leaked = [
        of for of in ("other", "expired") if f"Quarantine{of}".encode() in body or f"secret-{of}".encode() in body
    ]
    if leaked and check.level != "table" and check.role != "registrar":
        return f"leaks {leaked}"
    if status == 405:
        return "closed"
    if (status == 302 and to in {"/unseal", "/sign-in"}) or status == 401:
        return "door"
    if status == 404:
        same = TOKEN.sub(b"", body) == TOKEN.sub(b"", missing)
        if same and check.expected == "allow" and "gone" in ROUTES[check.pattern]:
            return "allow"
        return "deny" if same else "another page than for what is not there"
    return "allow" if status in {200, 204, 302, 400, 429} else f"status {status}"
