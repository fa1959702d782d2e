"""By which name browsers reach the hub from outside, and what that changes on the way in and out. Pure.

Without a name only browsers on this machine speak to us. With one, Caddy stands in front, ends TLS and hands every
request on over loopback. What it means to be reached so is said here, once, around the whole application: no area
knows of it, and no cookie, whoever sets it, can be forgotten.
"""

import base64
import hashlib
import ipaddress
import re
from collections.abc import Iterable
from typing import Any, Final

from brazier.terms import Wrong
from brazier.web.intake import Application, Message, Receive, Scope, Send

Headers = list[tuple[bytes, bytes]]

AT_DESK: Final = ("localhost", "127.0.0.1", "[::1]")
"""The names of a hub that only this machine reaches."""

TLS_ALWAYS: Final = (b"strict-transport-security", b"max-age=31536000")
PREFIX: Final = b"__Host-"
"""Browsers keep such a cookie only if it came over TLS, for exactly this name; no neighbor can plant one."""

ONION: Final = ".onion"
"""Names that Tor alone leads to. Tor ends its own encryption beside us, so what comes is plain http."""
_ONION_LETTERS, _ONION_VERSION = 56, b"\x03"

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_HEARSAY = re.compile(rb"forwarded|x-forwarded-.*|x-real-ip|x-original-.*|x-rewrite-url|x-host", re.IGNORECASE)


def name_of(typed: str) -> str:
    """The name a hub is reached by, as browsers write it: small letters, other scripts as xn--.

    Errors: Wrong if it is no name of the Domain Name System: an address in numbers, one word, a port, a path.
    """
    try:
        name = typed.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        name = ""
    labels = name.split(".")
    well_formed = len(labels) > 1 and len(name) <= 253 and all(map(_LABEL.fullmatch, labels))
    if well_formed and name.endswith(ONION) and not _is_onion(labels):
        raise Wrong(
            "web.no_onion",
            "This is no onion address, or a letter of it is wrong. Nothing was changed. Copy the whole line of "
            "the file hostname: 56 letters and digits, then .onion.",
        )
    if not well_formed or labels[-1].isdigit() or _is_address(name):
        raise Wrong(
            "web.no_name",
            "This is no name browsers could come by. Nothing was changed. Write it like notes.example.org, "
            "without https:// and without a number behind it.",
        )
    return name


def _is_onion(labels: list[str]) -> bool:
    """Whether this is an address of version 3: key, checksum and version, as Tor's rend-spec-v3 has it."""
    if len(labels) != 2 or len(labels[0]) != _ONION_LETTERS or not re.fullmatch("[a-z2-7]+", labels[0]):
        return False
    raw = base64.b32decode(labels[0].upper())
    key, checksum, version = raw[:32], raw[32:34], raw[34:]
    wanted = hashlib.sha3_256(b".onion checksum" + key + version).digest()[:2]
    return version == _ONION_VERSION and checksum == wanted


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def over_tls(application: Application) -> Application:
    """The application as browsers see it that come through Caddy: every address https, every cookie bound to our
    name, TLS from now on. What a header claims about where a request came from is never read."""

    async def handle(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [bound(header) for header in message["headers"]]
                message = {**message, "headers": [*headers, TLS_ALWAYS]}
            await send(message)

        inside: dict[str, Any] = {**scope, "scheme": "https", "headers": list(believed(scope["headers"]))}
        await application(inside, receive, dressed)

    return handle


def believed(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """What we take from a request: no hearsay, and of the cookies those bound to our name, called as inside."""
    kept = []
    for name, value in headers:
        if name.lower() == b"cookie":
            crumbs = (crumb.strip() for crumb in value.split(b";"))
            ours = b"; ".join(c.removeprefix(PREFIX) for c in crumbs if c.startswith(PREFIX))
            if ours:
                kept.append((name, ours))
        elif not _HEARSAY.fullmatch(name.replace(b"_", b"-")):
            kept.append((name, value))
    return kept


def bound(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A header of an answer; a cookie it sets belongs to our name alone and travels over TLS only."""
    name, value = header
    if name.lower() != b"set-cookie":
        return header
    parts = [part.strip() for part in value.split(b";")]
    wanted = [part for part in parts[1:] if part.partition(b"=")[0].lower() not in {b"domain", b"path", b"secure"}]
    return name, b"; ".join([PREFIX + parts[0], *wanted, b"Path=/", b"Secure"])
