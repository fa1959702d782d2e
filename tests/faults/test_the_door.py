"""What a hub on a port says to somebody who has no business there, byte by byte as it comes over the wire."""

import itertools
import re
import socket

import pytest

from brazier.storage.cover import ICONS
from brazier.web.middleware import SEALED_PATHS, SHUT
from tests.faults.hubs import WORDS, Folder

PATHS = (
    "/chart/", "/people/", "/people/7QK-4MP", "/people/?q=Rosa", "/lists/", "/lists/1", "/lists/1/take", "/review",
    "/more/", "/more/copies", "/more/verify", "/talks", "/building/", "/seal", "/seal-now", "/hide", "/sit-down",
    "/sit-down?ticket=x", "/language", "/start", "/start/words", "/static/web/desk.js", "/static/web/nothing.css",
    "/static/../hub.keyring", "/hub.db", "/.git/config", "/admin/", "/unseal/", "/unseal/x", "//", "/health/",
    "/%00", "/%ff", "/" + "x" * 4000, "/chart/?" + "y" * 4000, "/people/%3Cscript%3E",
)  # fmt: skip
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")


def wire(port: int, method: str, path: str, **headers: str) -> bytes:
    """The whole answer, without its date. The body that is sent is small."""
    body = b"name=Eve" if method in {"POST", "PUT", "PATCH"} else b""
    said = {"Host": f"localhost:{port}", "Content-Length": str(len(body)), "Connection": "close"} | headers
    head = "".join(f"{k.replace('_', '-')}: {v}\r\n" for k, v in said.items())
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + body)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    return re.sub(rb"date: [^\r]*\r\n", b"", answer, flags=re.I)


def test_a_sealed_hub_says_the_same_bytes_to_everything_else(folder: Folder) -> None:
    _, browser = folder.serve()
    said = {
        (method, path): wire(browser.port, method, path)
        for method, path in itertools.product(METHODS, PATHS)
        if (method, path) != ("POST", "/language")
    }
    assert len(said) > 250
    assert len(set(said.values())) == 1
    [constant] = set(said.values())
    assert constant.startswith(b"HTTP/1.1 503")
    assert SHUT in constant


def test_with_cookies_of_an_open_day_or_a_form_it_says_no_more(folder: Folder) -> None:
    _, browser = folder.open()
    browser.post("/seal")
    said = {browser.get(path).body for path in ("/people/", "/chart/", "/nothing")}
    said.add(browser.post("/people/", {"name": "Eve"}).body)
    said.add(browser.upload("/lists/", [("list.csv", b"Name\nEve")]).body)
    assert said == {SHUT}


def test_the_open_door_of_a_sealed_hub_is_cover_unsealing_health_and_the_files_they_name(folder: Folder) -> None:
    _, browser = folder.serve()
    pages = [browser.get(path) for path in ("/", "/unseal", "/health")]
    assert [page.status for page in pages] == [200, 200, 200]
    named = {found for page in pages for found in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)}
    assert named
    icons = {f"/static/web/icon-{icon}.svg" for icon in ICONS}  # the committee chooses one of them
    assert named <= set(SEALED_PATHS)
    assert set(SEALED_PATHS) - icons == {*named, "/", "/unseal", "/health"} - icons
    assert {browser.get(path).status for path in named | icons} == {200}


@pytest.mark.parametrize("is_open", [False, True])
def test_a_name_that_leads_here_from_outside_gets_nothing_n39(folder: Folder, is_open: bool) -> None:
    _, browser = folder.serve()
    if is_open:
        browser.unseal(WORDS)
    hosts = (
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "192.168.1.7",
        "0.0.0.0",
        "[::]",
        "",
        "a b",
    )
    paths = ("/", "/unseal", "/health", "/people/", "/seal-now", "/static/web/tokens.css")
    said = {wire(browser.port, "GET", path, Host=host) for host, path in itertools.product(hosts, paths)}
    assert len(said) == 1
    assert said.pop().startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1", "https://localhost"])
def test_a_page_from_elsewhere_can_neither_unseal_nor_seal_n37(folder: Folder, origin: str) -> None:
    _, browser = folder.open()
    for path in ("/unseal", "/seal", "/seal-now", "/people/", "/hide", "/language"):
        answer = wire(browser.port, "POST", path, Origin=origin, X_Seal=browser.ticket)
        assert answer.startswith(b"HTTP/1.1 400"), path
    assert browser.get("/people/").status == 200


def test_a_browser_that_found_the_port_needs_more_than_that(folder: Folder) -> None:
    _, browser = folder.open()
    other = browser.another()
    assert other.get("/sit-down?ticket=guessed").headers["location"] == "/"
    assert other.get("/people/").headers["location"] == "/unseal"
    assert other.send("POST", "/seal-now", headers={"X-Seal": "guessed"}).status == 503
    assert browser.get("/people/").status == 200


def test_lines_that_are_no_request_are_refused_and_the_hub_stays(folder: Folder) -> None:
    _, browser = folder.serve()
    for noise in (
        b"\x00" * 100,
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
        b"GET\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", browser.port), timeout=20) as line:
            line.sendall(noise)
            line.shutdown(socket.SHUT_WR)
            assert b"200 OK" not in b"".join(iter(lambda: line.recv(65536), b""))
    assert browser.get("/health").status == 200
