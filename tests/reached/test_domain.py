"""A hub with a name of its own: real Caddy, real TLS, browsers that come from another machine."""

import http.client
import itertools
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.hubs import Folder, Zygote
from tests.reached.hubs import PORT, FromOutside, Hub, listens, until, write
from tests.reached.network import Machine, missing

NAME = "notes.example"
HERE, OUTSIDE = "10.77.1.1", "10.77.1.2"
REASON = missing("caddy")
pytestmark = [
    pytest.mark.skipif(bool(REASON), reason=REASON or "-"),
    pytest.mark.allow_hosts([HERE, "127.0.0.1", "localhost"]),
]


@pytest.fixture(scope="module")
def reached(tmp_path_factory: pytest.TempPathFactory, fresh: Folder) -> Iterator[tuple[Hub, Machine]]:
    """A hub by its name, and a machine elsewhere."""
    at = tmp_path_factory.mktemp("domain")
    with ExitStack() as afterwards:
        hub_at, elsewhere = Machine("hub"), Machine("far")
        afterwards.callback(hub_at.gone)
        afterwards.callback(elsewhere.gone)
        hub_at.plug(elsewhere, "10.77.1")
        write("domain-config", NAME, "--to", at / "config")
        hub = Hub(hub_at, NAME, fresh.copied_to(at / "campaign"), at, at / "config/Caddyfile", 443)
        afterwards.callback(hub.end)
        until(FromOutside(elsewhere, hub, HERE).speaks, "no certificate was made")
        yield hub, elsewhere


@pytest.fixture
def browser(reached: tuple[Hub, Machine]) -> FromOutside:
    """A browser elsewhere, that was never here before."""
    return FromOutside(reached[1], reached[0], HERE)


@pytest.fixture
def at_desk(browser: FromOutside) -> FromOutside:
    """The same, after the six words."""
    assert browser.unseal(browser.hub.folder.words).status == 302
    return browser


def test_it_is_opened_and_written_to_over_tls_by_its_name(at_desk: FromOutside) -> None:
    at_desk.get("/people/")
    assert at_desk.post("/people/", {"name": "Mei-Lin Zhao"}).status == 302
    assert "Mei-Lin Zhao" in at_desk.get("/people/").text
    assert ("DNS", NAME) in at_desk.vouched["subjectAltName"]  # type: ignore[operator]


def test_every_cookie_belongs_to_this_name_alone(at_desk: FromOutside) -> None:
    at_desk.get("/people/")
    at_desk.post("/people/", {"name": "Emeka Okafor"})
    at_desk.post("/language", {"language": "es", "next": "/more/"})
    names = {cookie.split("=")[0] for cookie in at_desk.cookies_set}
    assert {"__Host-desk", "__Host-form", "__Host-language"} <= names
    assert any(name.startswith("__Host-seen-") for name in names)
    for cookie in at_desk.cookies_set:
        said = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "path=/", "samesite=strict"} <= said, cookie
        assert not [part for part in said if part.startswith("domain")], cookie
        assert cookie.startswith("__Host-")


def test_a_cookie_that_is_not_bound_to_the_name_is_not_believed(at_desk: FromOutside) -> None:
    bound = dict(at_desk._cookies)
    at_desk._cookies = {name.removeprefix("__Host-"): value for name, value in bound.items()}
    assert at_desk.get("/people/").headers["location"] == "/unseal"
    at_desk._cookies = bound
    assert at_desk.get("/people/").status == 200


def test_browsers_are_told_to_come_over_tls_from_now_on_and_only_here(
    browser: FromOutside, folder: Folder
) -> None:
    for path in ("/", "/unseal", "/people/", "/static/web/pages.css", "/not/there"):
        assert browser.get(path).headers["strict-transport-security"] == "max-age=31536000"
    _, at_home = folder.serve()
    assert "strict-transport-security" not in at_home.get("/unseal").headers


def test_the_answer_names_neither_program_nor_version(browser: FromOutside) -> None:
    headers = browser.get("/unseal").headers
    assert not {"server", "via", "x-powered-by", "alt-svc"} & set(headers)


def test_only_caddy_is_reached_from_elsewhere(reached: tuple[Hub, Machine]) -> None:
    hub, elsewhere = reached
    assert [port for port in (80, 443, 2019, PORT) if listens(elsewhere, HERE, port)] == [443]
    assert listens(hub.machine, "127.0.0.1", PORT)
    assert not listens(hub.machine, HERE, PORT)
    assert not listens(hub.machine, "127.0.0.1", 2019), "Caddy lets itself be told things over HTTP"


@pytest.mark.parametrize(
    "host", ["evil.example", f"{NAME}.evil.example", "localhost", "127.0.0.1", HERE, "", f"{NAME}, evil.example"]
)
def test_n39_another_host_name_gets_nothing(browser: FromOutside, host: str) -> None:
    for path in ("/", "/unseal", "/people/", "/static/web/pages.css"):
        answer = browser.wire(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1.1 4\d\d", answer)
        assert b"<html" not in answer


def test_n39_past_caddy_the_hub_itself_knows_only_its_name(reached: tuple[Hub, Machine]) -> None:
    hub, _ = reached
    said = {}
    for host in (NAME, "localhost", f"localhost:{PORT}", "127.0.0.1", "evil.example", HERE):
        with hub.machine.inside():
            door = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
            door.request("GET", "/unseal", headers={"Host": host})
            said[host] = door.getresponse().status
            door.close()
    assert {host for host, status in said.items() if status == 200} == {NAME}
    assert set(said.values()) == {200, 400}


def test_n39_an_address_with_a_foreign_name_in_it_gets_nothing(browser: FromOutside) -> None:
    for path, host in itertools.product(
        ("http://evil.example/unseal", "https://evil.example/", f"http://{NAME}@evil.example/"),
        (NAME, "evil.example"),
    ):
        answer = browser.wire(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1.1 4\d\d", answer)
        assert b"<html" not in answer


def test_n39_past_caddy_the_hub_itself_takes_no_address_with_a_name_in_it(reached: tuple[Hub, Machine]) -> None:
    hub, _ = reached
    for path in ("http://evil.example/unseal", f"https://{NAME}/unseal", "*"):
        with hub.machine.inside(), socket.create_connection(("127.0.0.1", PORT), timeout=20) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
            assert b"".join(iter(lambda: line.recv(65536), b"")).startswith(b"HTTP/1.1 400"), path


def test_n39_no_page_believes_what_a_header_claims_of_its_origin(at_desk: FromOutside) -> None:
    claims = {
        "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "X-Forwarded-For": "203.0.113.9",
        "Forwarded": "for=203.0.113.9;host=evil.example;proto=http", "X-Real-IP": "203.0.113.9",
        "X-Original-URL": "/seal", "X-Rewrite-URL": "/seal", "X-Host": "evil.example",
        "X_Forwarded_Host": "evil.example",
    }  # fmt: skip
    plain = re.sub(r'value="\w{64}"', "", at_desk.get("/more/").text)
    claimed = at_desk.send("GET", "/more/", headers=claims)
    assert re.sub(r'value="\w{64}"', "", claimed.text) == plain
    assert "evil.example" not in plain + str(claimed.headers)
    moved = at_desk.send("GET", "/more", headers=claims)
    assert "evil" not in moved.headers.get("location", "")
    assert at_desk.get("/people/").status == 200, "it was sealed by a header"


def test_n39_two_lengths_in_one_request_never_answer_the_next_visitor(reached: tuple[Hub, Machine]) -> None:
    hub, elsewhere = reached
    hidden = f"GET /health HTTP/1.1\r\nHost: {NAME}\r\nX: "
    pairs = (
        f"Content-Length: {len(hidden) + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}",
        f"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n{len(hidden):x}\r\n{hidden}\r\n0\r\n\r\n",
        f"Transfer-Encoding: xchunked\r\nContent-Length: {len(hidden) + 5}\r\n\r\n0\r\n\r\n{hidden}",
        f"Content-Length: 0\r\nContent-Length: {len(hidden)}\r\n\r\n{hidden}",
        f"Transfer-Encoding : chunked\r\nContent-Length: {len(hidden) + 5}\r\n\r\n0\r\n\r\n{hidden}",
    )
    for pair in pairs:
        attacker, visitor = FromOutside(elsewhere, hub, HERE), FromOutside(elsewhere, hub, HERE)
        with attacker.line() as line:
            line.sendall(f"POST /unseal HTTP/1.1\r\nHost: {NAME}\r\n{pair}".encode())
            for _ in range(4):
                answer = visitor.get("/unseal")
                assert answer.status == 200
                assert "The six words" in answer.text


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", f"http://{NAME}", f"https://{NAME}:444", f"https://a.{NAME}"]
)
def test_n37_a_page_from_elsewhere_can_do_nothing(at_desk: FromOutside, origin: str) -> None:
    for path in ("/people/", "/seal", "/hide", "/unseal", "/language"):
        body = f"csrfmiddlewaretoken={at_desk._token}&name=Eve".encode()
        said = {"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
        assert at_desk.send("POST", path, body, said).status == 400, path
    assert "Eve" not in at_desk.get("/people/").text


@pytest.mark.parametrize("origin", ["https://evil.example", f"https://{NAME}"])
def test_n87_nothing_here_is_a_websocket(at_desk: FromOutside, origin: str) -> None:
    cookies = "; ".join(f"{k}={v}" for k, v in at_desk._cookies.items())
    for path in ("/", "/people/", "/ws", "/unseal"):
        answer = at_desk.wire(
            f"GET {path} HTTP/1.1\r\nHost: {NAME}\r\nOrigin: {origin}\r\nCookie: {cookies}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        assert answer.startswith(b"HTTP/1.1 ")
        assert not answer.startswith(b"HTTP/1.1 101")
        assert origin == f"https://{NAME}" or answer.startswith(b"HTTP/1.1 400")


def test_another_name_gets_no_certificate(browser: FromOutside) -> None:
    for name in ("evil.example", "localhost"):
        with pytest.raises(ssl.SSLError):
            browser.line(name)


def test_without_tls_there_is_no_page(browser: FromOutside) -> None:
    asked = f"GET /unseal HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n"
    assert b"six words" not in browser.bare(asked.encode())


def test_the_terminal_seals_it_all_the_same(at_desk: FromOutside) -> None:
    assert at_desk.get("/people/").status == 200
    hub = at_desk.hub
    with hub.machine.inside():
        zygote = Zygote(hub.at / "sealing")
    assert zygote.run("seal", "--data", hub.folder.at).said == "Sealed.\n"
    zygote.close()
    assert at_desk.get("/people/").status == 503


def test_before_the_first_evening_nobody_is_let_in_from_elsewhere(zygote: Zygote, tmp_path: Path) -> None:
    born = zygote.command("serve", "--domain", NAME, "--data", tmp_path / "new", "--no-browser")
    try:
        until(born.is_over, "a hub without a campaign is served", 30)
    finally:
        born.kill()
    assert born.code == 1
    assert "Start it at this machine first" in born.complained
    assert not (tmp_path / "new").exists()


def test_n39_at_the_desk_no_header_makes_it_another_hub_either(folder: Folder) -> None:
    _, at_home = folder.open()
    plain = re.sub(r'value="\w{64}"', "", at_home.get("/more/").text)
    claims = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "203.0.113.9"}
    claimed = at_home.send("GET", "/more/", headers=claims)
    assert re.sub(r'value="\w{64}"', "", claimed.text) == plain
    assert "strict-transport-security" not in claimed.headers
    assert at_home.get("/people/").status == 200
