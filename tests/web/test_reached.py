"""What being reached by a name changes, header by header."""

import asyncio
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import Harbor

from brazier.terms import Wrong
from brazier.web import reached
from brazier.web.intake import Message, Receive, Scope, Send

NAME = "notes.example"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("notes.example.org", "notes.example.org"),
        ("  Notes.Example.ORG. ", "notes.example.org"),
        ("büro.example", "xn--bro-hoa.example"),
        ("笔记.example", "xn--uvz335a.example"),
        ("a-b.c1.example", "a-b.c1.example"),
    ],
)
def test_a_name_is_written_as_browsers_write_it(typed: str, name: str) -> None:
    assert reached.name_of(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "", "localhost", "notes", "https://notes.example", "notes.example:443", "notes.example/x", "10.0.0.1",
        "::1", "[::1]", "1.2.3", "a..b", ".example", "-a.example", "a-.example", "a_b.example", "*.example",
        "a b.example",
        "x" * 64 + ".example", ".".join(["abcdefgh"] * 40), "a@b.example", "a.example\nbind 0.0.0.0", "a.example{",
        "$port.example", "a.example#x", "\0.a",
        "127.1", "0x7f.1",
    ],
)  # fmt: skip
def test_what_is_no_name_is_told_in_words(typed: str) -> None:
    with pytest.raises(Wrong, match="no name browsers could come by"):
        reached.name_of(typed)


@given(st.text(max_size=80))
def test_whatever_is_typed_a_name_can_stand_in_any_of_our_files(typed: str) -> None:
    try:
        name = reached.name_of(typed)
    except Wrong:
        return
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert reached.name_of(name) == name


def test_every_cookie_that_leaves_is_bound_to_the_name() -> None:
    for sets in (
        b"desk=abc; HttpOnly; Path=/; SameSite=Strict",
        b"desk=abc; Domain=example; Path=/more; HttpOnly; SameSite=Strict",
        b"desk=abc; HttpOnly; SameSite=Strict; secure",
    ):
        name, value = reached.bound((b"set-cookie", sets))
        assert (name, value) == (b"set-cookie", b"__Host-desk=abc; HttpOnly; SameSite=Strict; Path=/; Secure")
    assert reached.bound((b"location", b"desk=abc")) == (b"location", b"desk=abc")


@pytest.mark.parametrize(
    ("brought", "believed"),
    [
        (b"__Host-desk=a", [(b"cookie", b"desk=a")]),
        (b"desk=evil; __Host-desk=a;__Host-form=b", [(b"cookie", b"desk=a; form=b")]),
        (b"__Host-desk=a; desk=evil", [(b"cookie", b"desk=a")]),
        (b"desk=evil", []),
        (b"__host-desk=evil; __Secure-desk=evil; x__Host-desk=evil", []),
        (b"__Host-__Host-desk=evil", [(b"cookie", b"__Host-desk=evil")]),
        (b";;; =", []),
        (b"", []),
    ],
)
def test_only_cookies_bound_to_the_name_are_believed(brought: bytes, believed: list[tuple[bytes, bytes]]) -> None:
    assert reached.believed([(b"cookie", brought)]) == believed


@pytest.mark.parametrize(
    "name",
    [
        "x-forwarded-for",
        "X-Forwarded-Host",
        "x_forwarded_proto",
        "x-forwarded-port",
        "forwarded",
        "x-real-ip",
        "x-original-url",
    ],
)
def test_hearsay_is_dropped(name: str) -> None:
    assert reached.believed([(name.encode(), b"evil"), (b"host", b"notes.example")]) == [
        (b"host", b"notes.example")
    ]


def asked(headers: list[tuple[bytes, bytes]], kind: str = "http") -> tuple[dict[str, Any], list[Message]]:
    """What the application sees of one request, and what the browser gets."""
    seen: dict[str, Any] = {}
    sent: list[Message] = []

    async def application(scope: Scope, _receive: Receive, send: Send) -> None:
        seen.update(scope)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"set-cookie", b"form=1; Path=/")]})
        await send({"type": "http.response.body", "body": b"page"})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": kind, "scheme": "http", "headers": headers}
    asyncio.run(reached.over_tls(application)(scope, receive, send))
    return seen, sent


def test_a_request_is_https_inside_and_its_answer_says_to_stay_so() -> None:
    seen, sent = asked([(b"cookie", b"__Host-form=1"), (b"x-forwarded-proto", b"http")])
    assert (seen["scheme"], seen["headers"]) == ("https", [(b"cookie", b"form=1")])
    assert sent[0]["headers"] == [
        (b"set-cookie", b"__Host-form=1; Path=/; Secure"),
        (b"strict-transport-security", b"max-age=31536000"),
    ]
    assert sent[1] == {"type": "http.response.body", "body": b"page"}


def test_what_is_no_request_for_a_page_passes_as_it_is() -> None:
    seen, sent = asked([(b"cookie", b"form=1")], kind="lifespan")
    assert seen["headers"] == [(b"cookie", b"form=1")]
    assert sent[0]["headers"] == [(b"set-cookie", b"form=1; Path=/")]


@pytest.fixture
def by_name(settings: Any, at_desk: Client) -> Client:
    """The founder's browser at a hub that is served by a name."""
    settings.ALLOWED_HOSTS = [NAME]
    at_desk.defaults["HTTP_HOST"] = NAME
    return at_desk


def test_n39_the_door_knows_its_one_name_and_no_longer_localhost(by_name: Client) -> None:
    assert by_name.get("/people/", secure=True).status_code == 200
    for host in (
        "localhost",
        "localhost:8765",
        "127.0.0.1",
        "evil.example",
        f"x.{NAME}",
        f"{NAME}.",
        NAME.upper(),
        "",
    ):
        assert by_name.get("/people/", secure=True, HTTP_HOST=host).status_code == 400, host


@pytest.mark.parametrize(
    "origin", [f"http://{NAME}", f"https://{NAME}:444", "https://localhost", "null", "https://x"]
)
def test_n37_the_same_name_without_tls_is_a_page_from_elsewhere(
    by_name: Client, harbor: Harbor, origin: str
) -> None:
    assert by_name.post("/people/", {"name": "Eve"}, secure=True, HTTP_ORIGIN=origin).status_code == 400
    kept = by_name.post("/people/", {"name": "Eve"}, secure=True, HTTP_ORIGIN=f"https://{NAME}")
    assert kept.status_code == 302


def test_more_says_who_can_reach_the_hub(at_desk: Client, settings: Any) -> None:
    assert "Only browsers on this machine reach this hub." in at_desk.get("/more/").content.decode()
    settings.ALLOWED_HOSTS = [NAME]
    page = at_desk.get("/more/", secure=True, HTTP_HOST=NAME).content.decode()
    assert f"""by the name <bdi dir="ltr">{NAME}</bdi>""" in page
    assert "Only browsers on this machine" not in page


ONION = "z37lauqvq3olxn4kv5rsa3idiypbjdbnehnkyu74qcdwd7iwxdtsoyid.onion"


def test_an_onion_address_is_taken_as_tor_writes_it() -> None:
    assert reached.name_of(f" {ONION.upper()}\n") == ONION


@given(place=st.integers(0, 55), letter=st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_an_onion_address_with_one_other_letter_is_refused(place: int, letter: str) -> None:
    typed = ONION[:place] + letter + ONION[place + 1 :]
    if typed == ONION:
        assert reached.name_of(typed) == ONION
    else:
        with pytest.raises(Wrong, match="no onion address"):
            reached.name_of(typed)


@pytest.mark.parametrize(
    "typed", [f"www.{ONION}", ONION[1:], "facebookcorewwwi.onion", "onion.onion", f"{ONION[:-6]}1.onion"]
)
def test_what_is_no_onion_address_of_today_is_refused(typed: str) -> None:
    with pytest.raises(Wrong, match="no onion address"):
        reached.name_of(typed)
