"""Somebody attacks by browser: quotes everywhere, forms from elsewhere, spoofed heads, forced crashes."""

import json
import re
import sys
from collections.abc import Callable

import django
import pytest
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.harbor import hostile
from tests.harbor.cast import Harbor
from tests.web.conftest import seat
from tests.web.test_every_address import (  # it holds here too
    ADDRESSES,
    FIELDS,
    UNKNOWN,
    ask,
    filled,
    nothing_leaves_this_test,  # noqa: F401
    patterns,
)
from tests.web.test_pages import code, full

from brazier.access.models import Organizer
from brazier.ledger import queries as ledger
from brazier.people import queries as people
from brazier.terms import Refused
from brazier.web import settings as own

BROKEN = 500
ENDS = ("/hide", "/seal", "/seal-now")
OUTSIDE = {"HTTP_ORIGIN": "https://evil.example", "HTTP_SEC_FETCH_SITE": "cross-site"}


def lines(harbor: Harbor) -> int:
    return ledger.head(harbor.amara)


@pytest.mark.slow
@pytest.mark.parametrize("shift", range(3))
def test_a_quote_in_every_field_query_and_address_breaks_nothing_n32(
    at_desk: Client, harbor: Harbor, shift: int
) -> None:
    full(harbor)
    many = len(hostile.QUOTES)
    asked = [address for address in ADDRESSES if address not in ENDS] + ["/people/%27%22--", "/people/?q=%27--"]
    broken = []
    for at, address in enumerate(asked):  # each field meets each quote on some address, in turns
        typed = {name: hostile.QUOTES[(11 * shift + at + n) % many] for n, name in enumerate(FIELDS)}
        broken += [(address, way) for way in ("get", "post") if ask(at_desk, way, address, typed) == BROKEN]
    assert broken == []
    assert people.count(harbor.amara) >= 2


@pytest.mark.slow
def test_a_quote_in_every_header_and_cookie_breaks_nothing_n32(at_desk: Client, harbor: Harbor) -> None:
    full(harbor)
    for quote in (q for q in hostile.QUOTES if q.isascii() and q.isprintable()):
        heads = {
            "HTTP_USER_AGENT": quote,
            "HTTP_REFERER": quote,
            "HTTP_ACCEPT_LANGUAGE": quote,
            "HTTP_COOKIE": quote,
        }
        for path in ("/people/", "/chart/", "/unseal"):
            assert at_desk.get(path, **heads).status_code != BROKEN, (path, quote)


@pytest.mark.parametrize("role", ["founder", "lead", "committee"])
def test_fields_nobody_asked_for_change_nothing_n05(at_desk: Client, harbor: Harbor, role: str) -> None:
    more = {
        "role": role,
        "is_staff": "True",
        "is_superuser": "1",
        "turf": "[1,2,3]",
        "id": "1",
        "pk": "1",
        "level": "1",
    }
    at_desk.post("/more/organizers", {"handle": "Bo", **more})
    number = full(harbor)
    at_desk.post(
        f"/people/{code(harbor, number)}/edit", {"name": "Cleo Diaz", "worker": "1", "standing": "1", **more}
    )
    assert dict(Organizer.objects.values_list("handle", "role")) == {"Amara": "founder", "Bo": "organizer"}
    assert harbor.person(number).standing.level != 1


@pytest.mark.slow
@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace", "head"])
def test_another_way_to_ask_shows_and_changes_nothing_more_n06(
    at_desk: Client, harbor: Harbor, method: str
) -> None:
    cleo = full(harbor)
    before = lines(harbor)
    at_desk.raise_request_exception = False
    for address in [*ADDRESSES, f"/people/{code(harbor, cleo)}", f"/people/{code(harbor, cleo)}/leave-out"]:
        if address in ENDS:
            continue
        answer = getattr(at_desk, method)(address, HTTP_X_HTTP_METHOD_OVERRIDE="DELETE")
        if method == "head":
            assert answer.status_code in {405, at_desk.get(address).status_code}, address
            assert answer.content == b"" or address.startswith("/static/"), address
    for override in ({"_method": "DELETE"}, {"_method": "PUT"}):
        at_desk.get(f"/people/{code(harbor, cleo)}/leave-out", override)
    assert harbor.person(cleo).portrait.name == "Cleo Diaz"
    if (
        method != "head"
    ):  # it was compared with pages that were opened, and some of those write that somebody looked
        assert lines(harbor) == before


@pytest.fixture
def strict(harbor: Harbor) -> Client:
    """A browser at the desk whose forms are checked as they are for people."""
    return seat(Client(enforce_csrf_checks=True, HTTP_HOST="localhost:8765"))


def token(client: Client) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get("/more/").content.decode())
    assert found
    return found[1]


FORGED: dict[str, Callable[[Client, str, str], HttpResponse]] = {
    "a form of another site": lambda c, t, _: c.post(
        "/people/", {"name": "Eve", "csrfmiddlewaretoken": t}, **OUTSIDE
    ),
    "fetch without cors": lambda c, t, _: c.post(
        "/people/", {"name": "Eve"}, HTTP_SEC_FETCH_SITE="cross-site", HTTP_SEC_FETCH_MODE="no-cors"
    ),
    "json as plain text": lambda c, t, _: c.generic(
        "POST", "/people/", json.dumps({"name": "Eve", "csrfmiddlewaretoken": t}), content_type="text/plain"
    ),
    "no token": lambda c, _t, _o: c.post("/people/", {"name": "Eve"}),
    "the token of another browser": lambda c, _t, o: c.post("/people/", {"name": "Eve", "csrfmiddlewaretoken": o}),
    "a token made up": lambda c, _t, _o: c.post("/people/", {"name": "Eve", "csrfmiddlewaretoken": "a" * 64}),
    "an origin of null": lambda c, t, _: c.post(
        "/people/", {"name": "Eve", "csrfmiddlewaretoken": t}, HTTP_ORIGIN="null"
    ),
    "the token in the address": lambda c, t, _: c.post(f"/people/?csrfmiddlewaretoken={t}", {"name": "Eve"}),
}


@pytest.mark.parametrize("way", FORGED)
def test_a_forged_form_changes_nothing_n37(strict: Client, harbor: Harbor, way: str) -> None:
    own, before = token(strict), lines(harbor)
    answer = FORGED[way](strict, own, token(seat(Client(HTTP_HOST="localhost:8765"))))
    assert answer.status_code in {400, 403}
    assert (people.count(harbor.amara), lines(harbor)) == (0, before)


def test_the_true_form_is_kept_so_the_forged_ones_fail_for_their_forging_n37(
    strict: Client, harbor: Harbor
) -> None:
    assert strict.post("/people/", {"name": "Rosa", "csrfmiddlewaretoken": token(strict)}).status_code == 302
    assert people.count(harbor.amara) == 1


@pytest.mark.slow
def test_every_form_but_the_terminals_own_asks_for_its_token_n37(strict: Client, harbor: Harbor) -> None:
    strict.raise_request_exception = False
    asked = [a for a in ADDRESSES if a != "/hide"]  # pages a phone keeps hold no token; see below
    lax = {a for a in asked if strict.post(a, dict.fromkeys(FIELDS, "x")).status_code not in (403, 404)}
    assert lax == {"/drop", "/seal-now"}  # a signature, and the ticket of this run: 503


def test_no_foreign_page_ends_a_sitting(at_desk: Client) -> None:
    for heads in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert at_desk.post("/hide", headers=heads).status_code in (400, 403)
    assert at_desk.get("/people/").status_code == 200


@pytest.mark.parametrize(
    "heads",
    [
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_X_FORWARDED_FOR": "10.0.0.1"},
        {"HTTP_FORWARDED": "host=evil.example;proto=https"},
        {"HTTP_X_ORIGINAL_URL": "/seal"},
        {"HTTP_X_REWRITE_URL": "/seal"},
        {"HTTP_X_HTTP_METHOD": "DELETE"},
    ],
    ids=lambda heads: next(iter(heads)),
)
def test_what_a_proxy_might_say_is_believed_by_nobody_n39(
    at_desk: Client, harbor: Harbor, heads: dict[str, str]
) -> None:
    plain = [at_desk.get(path) for path in ("/people/", "/more/", "/hide", "/review")]
    spoofed = [at_desk.get(path, **heads) for path in ("/people/", "/more/", "/hide", "/review")]
    without_token = [re.sub(rb'value="\w{64}"', b"", a.content) for a in (*plain, *spoofed)]
    assert without_token[:4] == without_token[4:]
    assert [a.headers.get("Location") for a in plain] == [a.headers.get("Location") for a in spoofed]
    assert not [a for a in spoofed if b"evil.example" in a.content]


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example/", "/\\evil.example", "/\t/evil.example", "\\\\evil.example",
             "javascript:alert(1)", "http:evil.example", "/%5cevil.example", "///evil.example",
             "/\r\nSet-Cookie: a=b"]
)  # fmt: skip
def test_choosing_a_language_leads_nowhere_else_n39(at_desk: Client, back: str) -> None:
    answer = at_desk.post("/language", {"language": "es", "back": back})
    assert re.match(r"/(?![/\\])", answer["Location"])
    assert "a" not in answer.cookies


def entries(resolver: URLResolver) -> list[URLPattern]:
    return [
        found
        for entry in resolver.url_patterns
        for found in ([entry] if isinstance(entry, URLPattern) else entries(entry))
    ]


SECRET = "Cleo Quarantine-Name 917 555 0148"


@pytest.mark.parametrize("accept", ["text/html", "application/json", "x/" + "y" * 2000, "*/*;q=\xff"])
def test_a_crash_in_any_view_tells_a_sentence_and_no_more_n75(
    at_desk: Client,
    harbor: Harbor,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    accept: str,
) -> None:
    def crash(request: HttpRequest, **_: object) -> HttpResponse:
        raise ValueError(SECRET)

    every = entries(get_resolver())
    for entry in every:
        monkeypatch.setattr(entry, "callback", crash)
    at_desk.raise_request_exception = False
    bodies = set()
    for pattern in patterns(get_resolver()):
        address = filled(pattern)[-1 if "%" not in filled(pattern)[-1] else 0]
        if any(part in address for part in UNKNOWN["str"][3:]):
            continue
        answer = at_desk.get(address, {"debug": "1"}, HTTP_ACCEPT=accept)
        assert answer.status_code in {500, 404}, address
        if answer.status_code == BROKEN:
            bodies.add(re.sub(rb'value="[^"]*"', b"", answer.content))
    assert bodies
    for body in bodies:
        told = body.decode().lower()
        assert "<h1>" in told
        leaks = (
            "traceback",
            "valueerror",
            "quarantine",
            ".py",
            "django",
            django.__version__,
            sys.version.split()[0],
        )
        assert [leak for leak in leaks if leak in told] == []
    said = capsys.readouterr()
    assert "Quarantine" not in said.out + said.err
    assert "brazier: ValueError at " in said.err


def test_refused_by_the_gate_and_not_there_are_the_same_status_and_bytes(
    at_desk: Client, harbor: Harbor, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = []
    for error in (Refused("access.denied", "There is nothing here."), Http404(), OverflowError()):

        def say(request: HttpRequest, *, error: Exception = error, **_: object) -> HttpResponse:
            raise error

        for entry in entries(get_resolver()):
            monkeypatch.setattr(entry, "callback", say)
        replies += [at_desk.get(path) for path in ("/people/", "/people/7QK-4MP", "/lists/1")]
    assert {reply.status_code for reply in replies} == {404}
    bodies = {re.sub(rb'value="[^"]*"', b"", reply.content) for reply in replies[::3]}
    assert len(bodies) == 1


def test_it_never_runs_with_its_insides_open_n75() -> None:
    assert settings.DEBUG is False
    assert own.ALLOWED_HOSTS == ["localhost", "127.0.0.1", "[::1]"]  # the tests add a name of their own
    assert not [app for app in settings.INSTALLED_APPS if "debug" in app or "admin" in app]
