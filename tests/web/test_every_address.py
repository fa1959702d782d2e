"""Every address of the hub, with ids nobody has, in every way it can be asked: an answer in words, never a 500."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.harbor.cast import TODAY, Harbor
from tests.web.test_pages import full

from brazier.people import queries as people
from brazier.storage import actions as storage
from brazier.storage import jobs, sight
from brazier.web import actions as web
from brazier.workplaces import queries as workplaces
from brazier.workplaces.holes import queries as holes

TEMPLATES = Path(web.__file__).parents[1].rglob("templates/**/*.html")
FIELDS = sorted({name for page in TEMPLATES for name in re.findall(r'\bname="([a-z_-]+)"', page.read_text())})
HOSTILE = [
    "", "-1", "9" * 40, "²", "\0", "'\"; DROP TABLE people_worker; --<script>alert(1)</script>",
    "%s %(name)s {0} \u202e😀", "../../etc/passwd", "x" * 5000, "1999-01-01",
]  # fmt: skip
WHOLE = "BRAZIER_WHOLE" in os.environ
"""All turns, as bench/hostile asks for; a part of them otherwise."""
BROKEN = 500  # 503 is what a stranger to `brazier seal` gets
UNKNOWN = {
    "int": ["0", "4711", "9" * 40],
    "slug": ["zz", "nothing-read"],
    "str": ["zz", "7QK-4MP", "department", "%00", "..."],
}


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address of the program, as it is written in its urls.py."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield before + str(entry.pattern)
        else:
            yield from patterns(entry, before + str(entry.pattern))


def filled(pattern: str) -> list[str]:
    """Addresses for one pattern, each id in turn one that nobody has."""
    kinds = [kind or "str" for kind in re.findall(r"<(?:(\w+):)?\w+>", pattern)]
    most = max((len(UNKNOWN[kind]) for kind in kinds), default=1)
    found = []
    for turn in range(most):
        ids = iter([UNKNOWN[kind][turn % len(UNKNOWN[kind])] for kind in kinds])
        found.append("/" + re.sub(r"<[^>]+>", lambda _: next(ids), pattern))  # noqa: B023  # used at once
    return found


ADDRESSES = sorted({address for pattern in patterns(get_resolver()) for address in filled(pattern)})


@pytest.fixture(autouse=True)
def nothing_leaves_this_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sealing would close the tests' own hub, the sample is another program, and jobs run in front of us."""
    monkeypatch.setattr(storage, "seal", lambda _actor: None)
    monkeypatch.setattr(web, "start_sample", lambda _actor, **_: "/")

    def at_once(_self: object, name: str, work: Callable[[jobs.Report], object], after: object) -> jobs.Job:
        job = jobs.Job(name)
        jobs._run(job, work, lambda: None, sight.current())
        return job

    monkeypatch.setattr(jobs.Jobs, "start", at_once)


def ask(client: Client, method: str, address: str, typed: dict[str, str], *, by_page: bool = False) -> int:
    """The status of one answer; a crash is the answer 500, as it is for people."""
    client.raise_request_exception = False
    headers = {"HX-Request": "true"} if by_page else {}
    send = getattr(client, method)
    return int(send(address, typed, headers=headers).status_code)


def test_there_are_addresses_and_fields_to_walk() -> None:
    assert len(ADDRESSES) > 60
    assert {"name", "organizer", "people", "words", "folder", "answer"} <= set(FIELDS)


@pytest.mark.parametrize("method", ["get", "post", "head"])
def test_no_address_breaks_when_nothing_is_said(at_desk: Client, harbor: Harbor, method: str) -> None:
    full(harbor)
    answers = {
        (address, by_page): ask(at_desk, method, address, {}, by_page=by_page)
        for address in ADDRESSES
        for by_page in (False, True)
    }
    assert {asked for asked, status in answers.items() if status == BROKEN} == set()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_no_address_breaks_when_asked_in_a_way_it_does_not_know_n06(at_desk: Client, method: str) -> None:
    at_desk.raise_request_exception = False
    answers = {address: getattr(at_desk, method)(address).status_code for address in ADDRESSES}
    assert {address for address, status in answers.items() if status == BROKEN} == set()


@pytest.mark.parametrize("turn", range(len(HOSTILE) if WHOLE else 2))
def test_no_address_breaks_whatever_is_typed_n32(at_desk: Client, harbor: Harbor, turn: int) -> None:
    """Each address gets every hostile text in ten turns, neighbors different ones; two turns in ./test."""
    full(harbor)
    answers = {
        (address, method): ask(
            at_desk, method, address, dict.fromkeys(FIELDS, HOSTILE[(turn + at) % len(HOSTILE)])
        )
        for at, address in enumerate(ADDRESSES)
        for method in ("get", "post")
        if address not in ("/hide", "/seal")  # they only lock the desk the others need
    }
    assert {asked for asked, status in answers.items() if status == BROKEN} == set()


@pytest.mark.parametrize("address", ["/people/", "/talks", "/chart/holes/1", "/more/look", "/lists/"])
def test_a_body_that_is_no_form_is_answered_n32(at_desk: Client, harbor: Harbor, address: str) -> None:
    at_desk.raise_request_exception = False
    for kind in ("application/json", "multipart/form-data; boundary=x", "text/plain", ""):
        assert at_desk.generic("POST", address, b"\xff\0{not a form", content_type=kind).status_code != BROKEN


def test_a_file_where_words_belong_is_answered(at_desk: Client, harbor: Harbor) -> None:
    for address in ADDRESSES:
        if address in ("/hide", "/seal"):
            continue
        files = {name: SimpleUploadedFile("x.csv", b"\xff\xfe\0\0") for name in FIELDS}
        at_desk.raise_request_exception = False
        assert at_desk.post(address, files).status_code != BROKEN, address


def test_a_cell_nobody_drew_gets_neither_owner_nor_headcount(at_desk: Client, harbor: Harbor) -> None:
    owner = {"owner": f"o{harbor.amara.id}", "by_day": TODAY.replace(year=TODAY.year + 1).isoformat()}
    assert at_desk.post("/chart/holes/4711", owner).status_code == 404
    assert at_desk.post("/building/headcount/4711", {"people": "9", "source": "guess"}).status_code == 404
    assert holes.owners(harbor.amara) == {}
    assert workplaces.history(harbor.amara, 4711) == ()


def test_somebody_is_added_the_same_way_whoever_sends_the_form(at_desk: Client, harbor: Harbor) -> None:
    assert at_desk.post("/people/", {"name": "Cleo Diaz"}, headers={"HX-Request": "true"}).status_code == 302
    assert people.count(harbor.amara) == 1
